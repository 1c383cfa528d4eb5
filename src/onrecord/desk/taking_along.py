"""Articles and statements as files for other tools."""

from typing import Annotated, Literal

from fastapi import Path, Request
from starlette.responses import Response

from onrecord.archive import Store
from onrecord.errors import NotInArchiveError
from onrecord.exchange.formats import ARTICLE_FORMATS, STATEMENT_FORMATS, Where, packed
from onrecord.exchange.returning import stem_of
from onrecord.schema import Record, Statement

ArticleFormat = Annotated[
    Literal["webannotation", "brat", "cas", "cas-json", "csl", "ris", "bibtex"],
    Path(description="The format: of tools that mark text, or of citations."),
]
StatementFormat = Annotated[
    Literal["bibtex", "ris", "csl", "claim", "claim-review"],
    Path(description="The format: a citation, a Claim of schema.org, or a ClaimReview to fill in."),
]


def article_file(request: Request, number: int, form: str, archive: Store) -> Response:
    """Send an article in a format, as a file to save. Raises NotInArchiveError, ExchangeError and MissingExtraError."""
    record = archive.record(number)
    stem = stem_of(number, record)
    name, content = packed(ARTICLE_FORMATS[form].write(record, stem, where(request, number)), stem)
    return _file(name, content, ARTICLE_FORMATS[form].media_type)


def statement_file(request: Request, number: int, statement: str, form: str, archive: Store) -> Response:
    """Send a statement in a format, as a file to save. Raises NotInArchiveError."""
    record = archive.record(number)
    found = STATEMENT_FORMATS[form]
    written = found.write(record, statement_of(record, number, statement), where(request, number))
    name = f"article-{number}-{form}.{found.suffix}"
    return _file(name, written.encode("utf-8", "replace"), found.media_type)


def statement_of(record: Record, number: int, statement: str) -> Statement:
    """Give a statement of a record by its id. Raises NotInArchiveError."""
    for each in record.statements:
        if each.id == statement:
            return each
    raise NotInArchiveError("There is no such statement", value=f"{number}/{statement}")


def where(request: Request, number: int) -> Where:
    """Give the addresses of a record's page and of the kept copy of its article, which is the same page."""
    page = str(request.base_url).rstrip("/") + f"/articles/{number}"
    return Where(page, page)


def _file(name: str, content: bytes, media_type: str) -> Response:
    return Response(
        content,
        media_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )
