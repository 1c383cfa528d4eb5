"""The search page for findings: what articles don't bear out; the results as CSV and JSON; and dismissing one."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import CheckCount, CheckQuery, Store
from onrecord.archive.listing import CHECK_COLUMNS, check_row
from onrecord.archive.query import MOST_CHARACTERS
from onrecord.checks import CheckType
from onrecord.desk import check_table
from onrecord.desk.dependencies import ArchiveId, CurrentDesk, ReadableArchive, WritableArchive
from onrecord.desk.pages.checks_query import ChecksQuery, parse_checks_query
from onrecord.desk.pages.facets import MAX_FACET_VALUES, Choice
from onrecord.desk.pages.paging import MAX_PAGE, PAGE_SIZE, pager
from onrecord.desk.pages.row_files import MAX_ROWS, csv_file, json_file
from onrecord.desk.pages.templates import render
from onrecord.desk.person import Person
from onrecord.errors import QueryError

router = APIRouter(include_in_schema=False)


class Tally(NamedTuple):
    """How often a check found something: in all, in each outlet, and how much of it was dismissed.

    There are no counts where it found nothing, or where nobody has measured how often it is right.
    """

    check: CheckType
    choices: tuple[Choice, ...]
    dismissed: Choice | None


@router.get("/checks")
def search(request: Request, archive: ReadableArchive) -> Response:
    """Show the findings, with counts by check and by outlet."""
    query, error = parse_checks_query(request.query_params)
    types = [each for each in check_table.CHECKS if query.kind in (None, each.kind)]
    view: dict[str, Any] = {
        "query": query,
        "error": error,
        "chips": query.chips(),
        "kinds": _choices((each.kind for each in check_table.CHECKS), query.kind),
        "verdicts": _choices((verdict for each in types for verdict in each.verdicts), query.verdict),
        "max_characters": MOST_CHARACTERS,
        "max_rows": MAX_ROWS,
        "total": None,
    }
    if error is None:
        try:
            view |= _results(archive, query, types)
        except QueryError as wrong:
            view["error"] = wrong
    return render(request, "checks_list.html", status=400 if view["error"] else 200, **view)


@router.get("/checks.csv")
def as_csv(request: Request, desk: CurrentDesk) -> Response:
    """Give the findings as CSV, with a byte order mark for spreadsheets."""
    query = _parse(request)
    return csv_file(_rows(desk.path, query), CHECK_COLUMNS, "checks.csv")


@router.get("/checks.json")
def as_json(request: Request, desk: CurrentDesk) -> Response:
    """Give the findings as a JSON array."""
    query = _parse(request)
    return json_file(_rows(desk.path, query), "checks.json")


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


def _results(archive: Store, query: ChecksQuery, types: Iterable[CheckType]) -> dict[str, Any]:
    """Find one page of findings; raises QueryError."""
    filters, page = query.filters(), min(query.page, MAX_PAGE)
    found = list(archive.checks(limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE, **filters))
    total = archive.count_checks(**filters)
    counts = archive.check_counts(check_table.precision(), most=MAX_FACET_VALUES, **filters)
    counted = {each.kind: each for each in counts.kinds}
    return {
        "found": found,
        "total": total,
        "tallies": [_tally(each, counted.get(each.kind), query) for each in types],
        "complete": counts.complete,
        "meaning": check_table.meaning,
        "pager": pager(page, len(found), total, lambda to: query.url(page=to)) if found else None,
    }


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


def _choices(known: Iterable[str], chosen: str | None) -> list[str]:
    """List what can be chosen, and what is chosen even if this version doesn't know it."""
    return list(dict.fromkeys([*known, *([chosen] if chosen else [])]))


def _parse(request: Request) -> ChecksQuery:
    """Read the query; raises QueryError before anything is sent."""
    query, error = parse_checks_query(request.query_params)
    if error is not None:
        raise error
    CheckQuery(**query.filters())
    return query


def _rows(path: Path, query: ChecksQuery) -> Iterator[dict[str, Any]]:
    """Give the findings as rows; the archive stays open until the last one is taken."""
    with Store(path, read_only=True) as archive:
        yield from map(check_row, archive.checks(limit=MAX_ROWS, **query.filters()))
