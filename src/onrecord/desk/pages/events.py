"""The search page for events: who did what to whom, and on whose word; and the results as CSV and JSON."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.archive import Bar, EventFacets, EventQuery, Store
from onrecord.archive.listing import EVENT_COLUMNS, event_row
from onrecord.archive.query import MOST_CHARACTERS
from onrecord.desk.dependencies import CurrentDesk, ReadableArchive
from onrecord.desk.pages.events_query import ACTORS, EventsQuery, parse_events_query
from onrecord.desk.pages.facets import MAX_FACET_VALUES, Choice, Facet
from onrecord.desk.pages.paging import MAX_PAGE, PAGE_SIZE, pager
from onrecord.desk.pages.row_files import MAX_ROWS, csv_file, json_file
from onrecord.desk.pages.templates import render
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.render.event_words import STANDINGS, STATUSES, TYPES
from onrecord.schema import EventStatus, EventType, StandingKind

router = APIRouter(include_in_schema=False)


@router.get("/events")
def search(request: Request, archive: ReadableArchive) -> Response:
    """Show the events found, each with how it stands."""
    query, error = parse_events_query(request.query_params)
    view: dict[str, Any] = {
        "query": query,
        "error": error,
        "chips": query.chips(_names(archive, query)),
        "types": get_args(EventType),
        "statuses": get_args(EventStatus),
        "standings": get_args(StandingKind),
        "max_characters": MOST_CHARACTERS,
        "max_rows": MAX_ROWS,
        "total": None,
    }
    if error is None:
        try:
            view |= _results(archive, query)
        except QueryError as wrong:
            view["error"] = wrong
    return render(request, "events.html", status=400 if view["error"] else 200, **view)


@router.get("/events.csv")
def as_csv(request: Request, desk: CurrentDesk) -> Response:
    """Give the events found as CSV, with a byte order mark for spreadsheets."""
    query = _parse(request)
    return csv_file(_rows(desk.path, query), EVENT_COLUMNS, "events.csv")


@router.get("/events.json")
def as_json(request: Request, desk: CurrentDesk) -> Response:
    """Give the events found as a JSON array."""
    query = _parse(request)
    return json_file(_rows(desk.path, query), "events.json")


def _results(archive: Store, query: EventsQuery) -> dict[str, Any]:
    """Find one page of events; raises QueryError."""
    filters, page = query.filters(), min(query.page, MAX_PAGE)
    events = list(archive.events(limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE, **filters))
    tellings = archive.count_events(tellings=True, **filters)
    divided = archive.event_facets(most=MAX_FACET_VALUES, **filters) if tellings.number else None
    return {
        "events": events,
        "total": archive.count_events(**filters),
        "tellings": tellings,
        "no_events": not tellings.number and not archive.totals().events,
        "facets": tuple(_facets(divided, query)) if divided else (),
        "complete": divided is None or divided.complete,
        "pager": pager(page, len(events), tellings, lambda to: query.url(page=to)) if events else None,
    }


def _facets(divided: EventFacets, query: EventsQuery) -> Iterator[Facet]:
    """Make the facets that can narrow the results: none for a filter that is set already."""
    named: tuple[tuple[str, str, tuple[Bar, ...], Any], ...] = (
        ("How it stands", "standing", divided.standing, STANDINGS),
        ("What happens", "type", divided.type, TYPES),
        ("Status", "status", divided.status, STATUSES),
        ("Outlet", "outlet", divided.outlet, {}),
    )
    for label, field, bars, words in named:
        if getattr(query, field) is None:
            yield Facet(
                label,
                tuple(
                    Choice(
                        words.get(bar.value, bar.value) or "not known",
                        bar.count,
                        None if bar.value is None else query.url(**{field: bar.value}),
                    )
                    for bar in bars
                ),
            )


def _names(archive: Store, query: EventsQuery) -> dict[int, str]:
    """Give the names of the actors that a query gives by number."""
    names = {}
    for number in {getattr(query, name) for name in ACTORS} - {None}:
        with suppress(NotInArchiveError):
            names[number] = archive.actor(number).name
    return names


def _parse(request: Request) -> EventsQuery:
    """Read the query; raises QueryError before anything is sent."""
    query, error = parse_events_query(request.query_params)
    if error is not None:
        raise error
    EventQuery(**query.filters())
    return query


def _rows(path: Path, query: EventsQuery) -> Iterator[dict[str, Any]]:
    """Give the events as rows; the archive stays open until the last one is taken."""
    with Store(path, read_only=True) as archive:
        yield from map(event_row, archive.events(limit=MAX_ROWS, **query.filters()))
