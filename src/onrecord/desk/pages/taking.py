"""Taking articles and statements along: files for other tools and back, and the page that cites a statement."""

import json
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from starlette.responses import Response

from onrecord.desk.api.read import place_to_read
from onrecord.desk.dependencies import ArchiveId, ReadableArchive, WritableArchive
from onrecord.desk.pages.citations import citation
from onrecord.desk.pages.templates import render
from onrecord.desk.person import Person
from onrecord.desk.taking_along import (
    ArticleFormat,
    StatementFormat,
    article_file,
    statement_file,
    statement_of,
    where,
)
from onrecord.exchange import cite, missing_in, write_bibtex, write_claim_review
from onrecord.exchange.formats import STATEMENT_FORMATS
from onrecord.pipeline.returning import take_back
from onrecord.render.actors import actor_list

router = APIRouter(include_in_schema=False)


@router.get("/articles/{number}/as/{form}")
def article(request: Request, number: ArchiveId, form: ArticleFormat, archive: ReadableArchive) -> Response:
    """Send an article in the format of another tool."""
    return article_file(request, number, form, archive)


@router.get("/articles/{number}/statements/{statement}/as/{form}")
def statement_as(
    request: Request, number: ArchiveId, statement: str, form: StatementFormat, archive: ReadableArchive
) -> Response:
    """Send a statement as a citation, a Claim or a ClaimReview."""
    return statement_file(request, number, statement, form, archive)


@router.get("/articles/{number}/statements/{statement}/cite")
def cite_page(request: Request, number: ArchiveId, statement: str, archive: ReadableArchive) -> Response:
    """Show how a statement is cited, and what a fact-check of it still needs."""
    record = archive.record(number)
    found, at = statement_of(record, number, statement), where(request, number)
    review = json.loads(write_claim_review(record, found, home=at.home, archived=at.archived))
    return render(
        request,
        "cite.html",
        article=record.article,
        number=number,
        statement=found,
        citation=citation(found, record.article, actor_list(record)),
        bibtex=write_bibtex([cite(record, found, archived=at.archived)]),
        claim=review["itemReviewed"]["text"],
        missing=missing_in(review),
        formats=STATEMENT_FORMATS,
    )


@router.post("/articles/{number}/returned", dependencies=[Depends(place_to_read)])
def returned(
    request: Request,
    number: ArchiveId,
    archive: WritableArchive,
    name: Person,
    *,
    file: Annotated[UploadFile, File()],
    why: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Take in a file of the article that somebody has changed in another tool, and show what it corrected."""
    content, reason = file.file.read(), why.strip() or None
    found = take_back(archive, file.filename or "", content, article=number, who=name, why=reason)
    article = archive.record(number).article
    return render(request, "returned.html", number=number, article=article, found=found)
