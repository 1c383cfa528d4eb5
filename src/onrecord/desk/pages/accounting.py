"""One list of events for each account, so that what is denied or unclear never stands among what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from onrecord.archive import Count, Dealing, EventFilters, EventQuery, Store
from onrecord.archive.dealings import accounts
from onrecord.desk.pages import query_address
from onrecord.desk.pages.paging import MAX_PAGE, PAGE_SIZE, pager
from onrecord.desk.pages.query_address import Reader
from onrecord.errors import QueryError
from onrecord.schema import EventType
from onrecord.schema.account import COUNTED, Account

Drawer = Literal["happened", "denied", "unclear", "open"]
"""A list of events: of those that count as having happened, or of one of the accounts that don't."""

DRAWERS: Final[tuple[Drawer, ...]] = get_args(Drawer)

DRAWER_WORDS: Final[Mapping[Drawer, tuple[str, str]]] = {
    "happened": ("Happened", "Told by an outlet, or said by a source. The label of each says which."),
    "denied": ("Denied", "A source denies these. They count as nothing that happened."),
    "unclear": ("Unclear", "It is unclear whether the outlet says these or a source does. They don’t count."),
    "open": ("Open", "These are planned, possible, asked about, or said not to have happened. They don’t count."),
}
"""The name of each list, and what to know about what is in it."""

ACCOUNT_WORDS: Final[Mapping[Account, str]] = {
    "outlet": "told by an outlet",
    "source": "on a source’s word",
    "denied": "denied",
    "unclear": "unclear",
    "open": "open",
}
"""The accounts in words."""

_PARAMETERS = {"since": "from", "until": "to"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """The query of a page that lists events of actors: which list, which of its views, and filters by type and time."""

    show: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    drawer: str = "happened"
    page: int = 1

    def filters(self, whose: EventFilters) -> EventFilters:
        """Add the filters to those that the page has of its own, as the archive takes them, whatever the list is."""
        own: EventFilters = {"type": self.type, "since": self.since, "until": self.until}  # type: ignore[typeddict-item]
        return {**whose, **own}

    def url(self, path: str, /, **changes: Any) -> str:
        """Give the address of this query with some changes, from its first page.

        >>> ListQuery(show="did", page=2).url("/actors/7", drawer="denied")
        '/actors/7?show=did&drawer=denied'
        """
        return query_address.written(self, path, changes, parameters=_PARAMETERS)


def parse_list_query(parameters: Mapping[str, str], shows: Mapping[str, Any]) -> ListQuery:
    """Read a query from the parameters of an address; what is none of `shows` or of the lists doesn't count.

    >>> parse_list_query({"show": "did", "drawer": "x"}, {"did": 1}).url("/actors/7")
    '/actors/7?show=did'
    """
    readers: dict[str, Reader] = {
        "show": lambda text: text if text in shows else None,
        "drawer": lambda text: text if text in DRAWERS else None,
        "page": query_address.number,
    }
    query, _ = query_address.read(ListQuery, parameters, parameters=_PARAMETERS, readers=readers)
    return query


@dataclass(frozen=True, slots=True)
class Choice:
    """A list that can be chosen: its name, its number of events, its address, and whether it is the one shown."""

    name: str
    count: int
    address: str
    current: bool


def tally(found: list[Dealing]) -> dict[Drawer, int]:
    """Count dealings by the list that they belong in.

    >>> tally([Dealing("2024-01", "conflict", "source", 2), Dealing("2024-01", "conflict", "denied", 1)])
    {'happened': 2, 'denied': 1, 'unclear': 0, 'open': 0}
    """
    counts = accounts(found)
    apart: dict[Drawer, int] = {name: counts[name] for name in DRAWERS if name != "happened"}
    return {"happened": sum(counts[account] for account in COUNTED), **apart}


def _told(tellings: Count, events: int) -> str:
    """Say how often events are told, where that is more often than once."""
    return "" if tellings.at_least or tellings.number <= events else f" They are told {tellings.number:,} times."


def event_list(archive: Store, query: ListQuery, path: str, whose: EventFilters) -> dict[str, Any]:
    """Gather what "events_list.html" shows; `whose` are the filters that the page has of its own.

    Where the query can't be asked, it has the `error` and no events.
    """
    view: dict[str, Any] = {
        "list_query": query,
        "list_path": path,
        "types": get_args(EventType),
        "events": [],
        "event_pager": None,
        "list_error": None,
        "drawers": [],
        "dealings": [],
    }
    filters = query.filters(whose)
    try:
        EventQuery(**filters)
    except QueryError as error:
        return view | {"list_error": error}
    found = archive.dealings(**filters)
    drawer: Drawer = next(name for name in DRAWERS if name == query.drawer)
    in_drawer: EventFilters = {**filters, "happened": True} if drawer == "happened" else {**filters, "account": drawer}
    page = min(query.page, MAX_PAGE)
    events = list(archive.events(limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE, **in_drawer))
    total = archive.count_events(tellings=True, **in_drawer)
    counts = tally(found)
    return view | {
        "events": events,
        "event_pager": pager(page, len(events), total, lambda to: query.url(path, page=to) + "#events")
        if events
        else None,
        "drawers": [
            Choice(DRAWER_WORDS[name][0], counts[name], query.url(path, drawer=name) + "#events", name == drawer)
            for name in DRAWERS
        ],
        "drawer_hint": DRAWER_WORDS[drawer][1] + _told(total, counts[drawer]),
        "dealings": found,
    }
