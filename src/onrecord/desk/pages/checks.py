"""The search page for findings: what articles don't bear out; the results as CSV and JSON; and dismissing one."""

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from onrecord.archive import CheckCount, CheckQuery, Store
from onrecord.archive.listing import CHECK_COLUMNS, check_row
from onrecord.checks import CheckType
from onrecord.desk import check_table
from onrecord.desk.dependencies import ArchiveId, WritableArchive
from onrecord.desk.pages.checks_query import ChecksQuery, parse_checks_query
from onrecord.desk.pages.facets import MAX_FACET_VALUES, Choice
from onrecord.desk.pages.search_page import Found, SearchPage, chosen_among
from onrecord.desk.person import Person

router = APIRouter(include_in_schema=False)


class Tally(NamedTuple):
    """How often a check found something: in all, in each outlet, and how much of it was dismissed.

    There are no counts where it found nothing, or where nobody has measured how often it is right.
    """

    check: CheckType
    choices: tuple[Choice, ...]
    dismissed: Choice | None


@router.post("/articles/{number}/checks/{check}/dismiss")
def dismiss(
    number: ArchiveId,
    check: str,
    archive: WritableArchive,
    name: Person,
    why: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Dismiss a finding, and go back to it on its article's page."""
    archive.dismiss(number, check, who=name, why=why)
    return _back(archive, number, check)


@router.post("/articles/{number}/checks/{check}/undismiss")
def undismiss(number: ArchiveId, check: str, archive: WritableArchive, name: Person) -> Response:
    """Take back that a finding was dismissed, and go back to it."""
    archive.undismiss(number, check, who=name)
    return _back(archive, number, check)


def _back(archive: Store, number: int, check: str) -> Response:
    return RedirectResponse(f"/articles/{number}#finding-{archive.check(number, check).number}", 303)


def _form(_: Store, query: ChecksQuery) -> dict[str, Any]:
    return {
        "chips": query.chips(),
        "kinds": chosen_among([each.kind for each in check_table.CHECKS], query.kind),
        "verdicts": chosen_among([verdict for each in _types(query) for verdict in each.verdicts], query.verdict),
    }


def _types(query: ChecksQuery) -> list[CheckType]:
    """List the checks that a query may find something of."""
    return [each for each in check_table.CHECKS if query.kind in (None, each.kind)]


def _find(archive: Store, query: ChecksQuery, limit: int, offset: int) -> Found:
    filters = query.filters()
    counts = archive.check_counts(check_table.precision(), most=MAX_FACET_VALUES, **filters)
    counted = {each.kind: each for each in counts.kinds}
    return Found(
        list(archive.checks(limit=limit, offset=offset, **filters)),
        archive.count_checks(**filters),
        {
            "tallies": [_tally(each, counted.get(each.kind), query) for each in _types(query)],
            "complete": counts.complete,
            "meaning": check_table.meaning,
        },
    )


def _rows(archive: Store, query: ChecksQuery, limit: int) -> Iterator[dict[str, Any]]:
    return map(check_row, archive.checks(limit=limit, **query.filters()))


def _tally(check: CheckType, counted: CheckCount | None, query: ChecksQuery) -> Tally:
    if counted is None:
        return Tally(check, (), None)
    of_check = {"kind": check.kind, "dismissed": None}
    outlets = (
        Choice(
            each.outlet or "not known", each.count, query.url(**of_check, outlet=each.outlet) if each.outlet else None
        )
        for each in counted.outlets
    )
    gone = Choice("Dismissed", counted.dismissed, query.url(kind=check.kind, dismissed=True))
    return Tally(
        check, (Choice("All outlets", counted.count, query.url(**of_check)), *outlets), gone if gone.count else None
    )


SearchPage(
    "checks",
    "checks_list.html",
    parse=parse_checks_query,
    ask=lambda query: CheckQuery(**query.filters()),
    form=_form,
    find=_find,
    rows=_rows,
    columns=lambda _: CHECK_COLUMNS,
).add_to(router)
