"""The pages of quotations: the search, and one with all its wordings, who printed it first, and to whom it is given."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Count, QuotationQuery, Store, StoredStory
from onrecord.archive.listing import QUOTATION_COLUMNS, quotation_row
from onrecord.archive.quotation_rows import printed_by
from onrecord.desk.dependencies import ArchiveId, ReadableArchive
from onrecord.desk.pages.paging import PAGE_SIZE, asked_page, pager
from onrecord.desk.pages.quotations_query import KINDS, QuotationsQuery, parse_quotations_query
from onrecord.desk.pages.search_page import Found, SearchPage, chosen_among
from onrecord.desk.pages.templates import render
from onrecord.desk.quoted import Quoted, quoted, shown
from onrecord.desk.timeline import timeline
from onrecord.errors import NotInArchiveError

router = APIRouter(include_in_schema=False)

MAX_DRAWN = 60
"""The most wordings that are drawn: the first ones."""

MAX_LISTED = 3
"""The most quotations that the page of a story has: those that most outlets print."""

MAX_WORDINGS = 6
"""The most wordings of a quotation in a list."""


@router.get("/quotations/{number}")
def show(request: Request, number: ArchiveId, archive: ReadableArchive) -> Response:
    """Show the quotation that a statement gives; raises NotInArchiveError. It has one address, that of its number."""
    quotation = archive.quotation(number)
    if quotation.id != number:
        return RedirectResponse(f"/quotations/{quotation.id}", 303)
    page = asked_page(request)
    wordings = archive.wordings(number, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    drawn = archive.wordings(number, limit=MAX_DRAWN)

    def address(to: int) -> str:
        return f"/quotations/{number}{f'?page={to}' if to > 1 else ''}#wordings"

    return render(
        request,
        "quotation.html",
        quotation=quotation,
        timeline=timeline(printed_by(drawn), (each.statement.article for each in drawn)),
        drawn=len(drawn),
        wordings=shown(quotation, wordings),
        fullest=next((each.statement for each in drawn if each.fullest), drawn[0].statement),
        story=_story(archive, quotation.article),
        pager=pager(page, len(wordings), Count(quotation.statements), address) if wordings else None,
    )


@router.get("/stories/{number}/quotations")
def list_of_story(request: Request, number: ArchiveId, archive: ReadableArchive) -> Response:
    """List the quotations that several outlets print in a story, those first that most print."""
    story = archive.story(number)
    if story.id != number:
        return RedirectResponse(f"/stories/{story.id}/quotations", 303)
    page = asked_page(request)
    total, found = of_story(archive, number, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)

    def address(to: int) -> str:
        return f"/stories/{number}/quotations{f'?page={to}' if to > 1 else ''}"

    return render(
        request,
        "story_quotations.html",
        story=story,
        total=total,
        quotations=found,
        pager=pager(page, len(found), total, address) if found else None,
    )


def of_story(archive: Store, story: int, *, limit: int = MAX_LISTED, offset: int = 0) -> tuple[Count, list[Quoted]]:
    """Count the quotations that several outlets print in a story, and lay out some, those first that most print."""
    total = archive.count_quotations(story=story)
    if not total.number:
        return total, []
    return total, _laid_out(archive, story=story, order="largest", limit=limit, offset=offset)


def _laid_out(archive: Store, **asked: Any) -> list[Quoted]:
    """Find quotations, each with its first wordings."""
    return [quoted(each, archive.wordings(each.id, limit=MAX_WORDINGS)) for each in list(archive.quotations(**asked))]


def _story(archive: Store, article: int) -> StoredStory | None:
    with suppress(NotInArchiveError):
        return archive.story(article)
    return None


def _form(_: Store, query: QuotationsQuery) -> dict[str, Any]:
    return {"chips": query.chips(), "kinds": chosen_among(list(KINDS), query.kind), "kind_words": KINDS}


def _find(archive: Store, query: QuotationsQuery, limit: int, offset: int) -> Found:
    filters = query.filters()
    total = archive.count_quotations(**filters)
    found = _laid_out(archive, limit=limit, offset=offset, **filters)
    return Found(found, total, {"ungathered": 0 if total.number else archive.ungathered()})


def _rows(archive: Store, query: QuotationsQuery, limit: int) -> Iterator[dict[str, Any]]:
    return map(quotation_row, archive.quotations(limit=limit, **query.filters()))


SearchPage(
    "quotations",
    "quotations_list.html",
    parse=parse_quotations_query,
    ask=lambda query: QuotationQuery(**query.filters()),
    form=_form,
    find=_find,
    rows=_rows,
    columns=lambda _: QUOTATION_COLUMNS,
).add_to(router)
