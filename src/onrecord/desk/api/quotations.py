"""Quotations that several articles give: finding them, and what differs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from onrecord.archive import QuotationFilters, QuotationKind, StoredQuotation, StoredWording, StoryOrder
from onrecord.desk.api.models import DATE_PATTERN, Page
from onrecord.desk.api.query_params import Limit, Offset, next_address
from onrecord.desk.dependencies import MAX_ID, ArchiveId, ReadableArchive
from onrecord.desk.problems import problem_responses

router = APIRouter(prefix="/quotations", tags=["quotations"])


def _filters(
    *,
    q: Annotated[str | None, Query(max_length=1000, description="Words that a statement with it has.")] = None,
    speaker: Annotated[str | None, Query(max_length=1000, description="Who says it, by any part of the name.")] = None,
    outlet: Annotated[str | None, Query(max_length=1000, description="An outlet that gives it.")] = None,
    since: Annotated[
        str | None,
        Query(alias="from", pattern=DATE_PATTERN, description="Given then or later: 2024, 2024-03 or 2024-03-05."),
    ] = None,
    until: Annotated[
        str | None,
        Query(alias="to", pattern=DATE_PATTERN, description="Given then or earlier: 2024, 2024-03 or 2024-03-05."),
    ] = None,
    kind: Annotated[QuotationKind | None, Query(description="How a wording differs from the fullest one.")] = None,
    turned: Annotated[bool, Query(description="Only where a wording lacks a word that turns what is said.")] = False,
    story: Annotated[int | None, Query(ge=1, le=MAX_ID, description="A story in which it is given.")] = None,
    article: Annotated[int | None, Query(ge=1, le=MAX_ID, description="An article that gives it.")] = None,
    least: Annotated[int, Query(ge=1, le=MAX_ID, description="The fewest outlets that may give it.")] = 2,
    order: Annotated[StoryOrder, Query(description="The newest first, or what most outlets give.")] = "newest",
) -> QuotationFilters:
    return {
        "words": q or None,
        "speaker": speaker or None,
        "outlet": outlet or None,
        "since": since,
        "until": until,
        "kind": kind,
        "turned": turned,
        "story": story,
        "article": article,
        "least": least,
        "order": order,
    }


_QuotationFilters = Annotated[QuotationFilters, Depends(_filters)]
"""Which quotations to find; all filters must match."""


@router.get("", responses=problem_responses(400))
def find_quotations(
    *, request: Request, archive: ReadableArchive, filters: _QuotationFilters, limit: Limit = 25, offset: Offset = 0
) -> Page[StoredQuotation]:
    """Find direct words that several articles give."""
    total = archive.count_quotations(**filters)
    found = list(archive.quotations(limit=limit, offset=offset, **filters))
    return Page(total=total, items=found, next=next_address(request, total, limit, offset))


@router.get("/{number}", responses=problem_responses(404))
def get_quotation(number: ArchiveId, archive: ReadableArchive) -> StoredQuotation:
    """Give a quotation, by the number of any statement that gives it."""
    return archive.quotation(number)


@router.get("/{number}/wordings", responses=problem_responses(404))
def list_quotation_wordings(
    number: ArchiveId, archive: ReadableArchive, limit: Limit = 25, offset: Offset = 0
) -> list[StoredWording]:
    """List the statements that give a quotation, the first one first, and how each differs from the fullest one."""
    return archive.wordings(archive.quotation(number).id, limit=limit, offset=offset)
