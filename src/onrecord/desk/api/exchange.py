"""Articles and statements in the formats of other tools."""

from typing import Any

from fastapi import APIRouter, Request, Response

from onrecord.desk.dependencies import ArchiveId, ReadableArchive
from onrecord.desk.problems import problem_responses
from onrecord.desk.taking_along import ArticleFormat, StatementFormat, article_file, statement_file

router = APIRouter(prefix="/articles", tags=["articles"])

_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file, to be saved.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/{number}/as/{form}", response_class=Response, responses={**_FILE, **problem_responses(404)})
def get_article_as(request: Request, number: ArchiveId, form: ArticleFormat, archive: ReadableArchive) -> Response:
    """Give an article in the format of another tool.

    `webannotation` is W3C Web Annotations in JSON-LD, `brat` a ZIP file for brat, `cas` one for INCEpTION, `cas-json`
    the same as JSON; `csl`, `ris` and `bibtex` cite the article.
    """
    return article_file(request, number, form, archive)


@router.get(
    "/{number}/statements/{statement}/as/{form}",
    response_class=Response,
    responses={**_FILE, **problem_responses(404)},
)
def get_statement_as(
    request: Request, number: ArchiveId, statement: str, form: StatementFormat, archive: ReadableArchive
) -> Response:
    """Give a statement as a citation, as a Claim of schema.org, or as a ClaimReview to fill in."""
    return statement_file(request, number, statement, form, archive)
