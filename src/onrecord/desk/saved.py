"""Saved searches as the desk's pages have them: by the addresses of the searches."""

from urllib.parse import parse_qsl, urlsplit

from onrecord.archive import SavedKind, SavedSearch
from onrecord.desk.pages.checks_query import ChecksQuery, parse_checks_query
from onrecord.desk.pages.events_query import EventsQuery, parse_events_query
from onrecord.desk.pages.search_query import SearchQuery, field_of, parse_search_query
from onrecord.errors import QueryError

_MOST_PARAMETERS = 100


def address_of(search: SavedSearch) -> str:
    """Give the address of a saved search's page of results.

    >>> search = SavedSearch(1, "Dam", "articles", {"words": "dam", "source_kind": "person"}, "", "", 0, 0, "")
    >>> address_of(search)
    '/search?q=dam&kind=person&in=articles'
    """
    filters = dict(search.filters)
    if search.kind == "events":
        return EventsQuery(**filters).url()
    if search.kind == "checks":
        return ChecksQuery(**filters).url()
    everything = not filters.pop("said", False) and search.kind == "statements"
    named = {field_of(name): value for name, value in filters.items()}
    return SearchQuery(**named, everything=everything, result_type=search.kind, order="date").url(order=None)


def search_at(address: str) -> tuple[SavedKind, dict[str, object]]:
    """Read what a page of results searches for, from its address; raises QueryError.

    >>> search_at("/search?q=dam&kind=person&in=articles&page=3")
    ('articles', {'words': 'dam', 'source_kind': 'person'})
    """
    try:
        parts = urlsplit(address)
        parameters = dict(reversed(parse_qsl(parts.query, max_num_fields=_MOST_PARAMETERS)))
    except ValueError as error:
        raise QueryError("This is no address of a search", value=address) from error
    path = "" if parts.scheme or parts.netloc else parts.path
    if path == "/events":
        events, wrong = parse_events_query(parameters)
        kind, filters = "events", dict(events.filters())
    elif path == "/checks":
        checks, wrong = parse_checks_query(parameters)
        kind, filters = "checks", dict(checks.filters())
    elif path == "/search":
        found, wrong = parse_search_query(parameters)
        kind, filters = found.result_type, dict(found.filters())
    else:
        raise QueryError("This is no address of a search", value=address, allowed="/search, /events or /checks")
    if wrong is not None:
        raise wrong
    return kind, filters  # type: ignore[return-value]
