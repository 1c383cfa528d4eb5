"""Articles and statements in the formats of other tools."""

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Request, Response

from onrecord.desk.dependencies import ArchiveId, ReadableArchive
from onrecord.desk.problems import problem_responses
from onrecord.desk.taking_along import ArticleFormat, article_file, statement_file
from onrecord.desk.taking_along import StatementFormat as FormatOfStatement
from onrecord.exchange.formats import ARTICLE_FORMATS, STATEMENT_FORMATS, Format, StatementFormat

router = APIRouter(prefix="/articles", tags=["articles"])


def _files(formats: Iterable[Format | StatementFormat]) -> dict[int | str, dict[str, Any]]:
    """Describe the files of these formats, for OpenAPI."""
    types = dict.fromkeys(each.media_type.partition(";")[0] for each in formats)
    return {200: {"description": "The file, to be saved.", "content": {each: {"schema": {}} for each in types}}}


_ARTICLES = _files(ARTICLE_FORMATS.values())
_STATEMENTS = _files(STATEMENT_FORMATS.values())


@router.get("/{number}/as/{form}", response_class=Response, responses={**_ARTICLES, **problem_responses(404)})
def get_article_as(request: Request, number: ArchiveId, form: ArticleFormat, archive: ReadableArchive) -> Response:
    """Give an article in the format of another tool.

    `webannotation` is W3C Web Annotations in JSON-LD, `brat` a ZIP file for brat, `cas` one for INCEpTION, `cas-json`
    the same as JSON; `csl`, `ris` and `bibtex` cite the article.
    """
    return article_file(request, number, form, archive)


@router.get(
    "/{number}/statements/{statement}/as/{form}",
    response_class=Response,
    responses={**_STATEMENTS, **problem_responses(404)},
)
def get_statement_as(
    request: Request, number: ArchiveId, statement: str, form: FormatOfStatement, archive: ReadableArchive
) -> Response:
    """Give a statement as a citation, as a Claim of schema.org, or as a ClaimReview to fill in."""
    return statement_file(request, number, statement, form, archive)
