"""The search page for events: who did what to whom, and on whose word; and the results as CSV and JSON."""

from collections.abc import Callable, Iterator
from typing import Any, get_args

from fastapi import APIRouter

from onrecord.archive import Bar, EventFacets, EventQuery, Store
from onrecord.archive.listing import EVENT_COLUMNS, event_row
from onrecord.desk.pages.events_query import EventsQuery, country_name, parse_events_query
from onrecord.desk.pages.facets import MAX_FACET_VALUES, Choice, Facet
from onrecord.desk.pages.search_page import Found, SearchPage
from onrecord.render.event_words import STANDINGS, STATUSES, TYPES
from onrecord.schema import EventStatus, EventType, StandingKind

router = APIRouter(include_in_schema=False)


def _form(archive: Store, query: EventsQuery) -> dict[str, Any]:
    return {
        "chips": query.chips(query.names(archive)),
        "types": get_args(EventType),
        "statuses": get_args(EventStatus),
        "standings": get_args(StandingKind),
    }


def _find(archive: Store, query: EventsQuery, limit: int, offset: int) -> Found:
    filters = query.filters()
    tellings = archive.count_events(tellings=True, **filters)
    divided = archive.event_facets(most=MAX_FACET_VALUES, **filters) if tellings.number else None
    return Found(
        list(archive.events(limit=limit, offset=offset, **filters)),
        tellings,
        {
            "events": archive.count_events(**filters),
            "no_events": not tellings.number and not archive.totals().events,
            "facets": tuple(_facets(divided, query)) if divided else (),
            "complete": divided is None or divided.complete,
        },
    )


def _rows(archive: Store, query: EventsQuery, limit: int) -> Iterator[dict[str, Any]]:
    return map(event_row, archive.events(limit=limit, **query.filters()))


def _facets(divided: EventFacets, query: EventsQuery) -> Iterator[Facet]:
    """Make the facets that can narrow the results: none for a filter that is set already."""
    named: tuple[tuple[str, str, tuple[Bar, ...], Callable[[Any], str]], ...] = (
        ("How it stands", "standing", divided.standing, STANDINGS.__getitem__),
        ("What happens", "type", divided.type, TYPES.__getitem__),
        ("Where", "where_actor", divided.place, str),
        ("Country", "country", divided.country, country_name),
        ("Status", "status", divided.status, STATUSES.__getitem__),
        ("Outlet", "outlet", divided.outlet, str),
    )
    for label, field, bars, in_words in named:
        if getattr(query, field) is None:
            yield Facet(label, tuple(_choice(bar, field, in_words, query) for bar in bars))


def _choice(bar: Bar, field: str, in_words: Callable[[Any], str], query: EventsQuery) -> Choice:
    if bar.value is None:
        return Choice("not known", bar.count, None)
    return Choice(in_words(bar.value), bar.count, query.url(**{field: bar.value if bar.actor is None else bar.actor}))


SearchPage(
    "events",
    "events.html",
    parse=parse_events_query,
    ask=lambda query: EventQuery(**query.filters()),
    form=_form,
    find=_find,
    rows=_rows,
    columns=lambda _: EVENT_COLUMNS,
).add_to(router)
