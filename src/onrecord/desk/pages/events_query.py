"""The query in the address of the search page for events, and the addresses of similar queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.archive import EventFilters
from onrecord.desk.pages import query_address
from onrecord.desk.pages.accounting import ACCOUNT_WORDS
from onrecord.desk.pages.query_address import Chip, Reader
from onrecord.errors import QueryError
from onrecord.render.captions import day
from onrecord.render.event_words import STANDINGS, STATUSES, TYPES

_PARAMETERS = {"since": "from", "until": "to"}
"""Fields whose name in an address differs from that in Python."""

LABELS = {
    "type": "what happens",
    "who": "who",
    "who_actor": "who",
    "whom": "to whom",
    "whom_actor": "to whom",
    "where": "where",
    "where_actor": "where",
    "actor": "takes part",
    "other_actor": "with",
    "since": "from",
    "until": "to",
    "dated": "only",
    "status": "status",
    "standing": "how it stands",
    "on_word_of": "on the word of",
    "word_actor": "on the word of",
    "account": "how it counts",
    "denied": "only",
    "happened": "only",
    "confidence": "confidence",
    "outlet": "outlet",
    "article": "article",
}
"""The labels of the filters, in the order in which they are shown."""

ACTORS = ("who_actor", "whom_actor", "where_actor", "actor", "other_actor", "word_actor")
"""The filters that are numbers of actors."""

_TICKED = {"dated": "what has a day", "denied": "what is denied", "happened": "what counts as having happened"}

_WORDS: dict[str, Mapping[Any, str]] = {
    "type": TYPES,
    "status": STATUSES,
    "standing": STANDINGS,
    "account": ACCOUNT_WORDS,
}
"""The fields whose values are shown by other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsQuery:
    """The query of a search page for events; its fields have the names of the command line's options."""

    type: str | None = None
    who: str | None = None
    who_actor: int | None = None
    whom: str | None = None
    whom_actor: int | None = None
    where: str | None = None
    where_actor: int | None = None
    actor: int | None = None
    other_actor: int | None = None
    since: str | None = None
    until: str | None = None
    dated: bool | None = None
    status: str | None = None
    standing: str | None = None
    on_word_of: str | None = None
    word_actor: int | None = None
    account: str | None = None
    denied: bool | None = None
    happened: bool | None = None
    confidence: float | None = None
    outlet: str | None = None
    article: int | None = None
    page: int = 1

    @property
    def active(self) -> list[str]:
        """The names of the filters that are set."""
        return [name for name in LABELS if getattr(self, name) is not None]

    def filters(self) -> EventFilters:
        """Give the filters as the archive takes them."""
        return {name: getattr(self, name) for name in self.active}  # type: ignore[return-value]

    def url(self, path: str = "/events", /, **changes: Any) -> str:
        """Give the address of this query with some changes, from its first page.

        >>> EventsQuery(type="assault", page=3).url(since="2024", happened=True)
        '/events?type=assault&from=2024&happened=true'
        """
        return query_address.written(self, path, changes, parameters=_PARAMETERS)

    def chips(self, names: Mapping[int, str]) -> list[Chip]:
        """List the filters that are set; `names` has the names of actors by number."""
        chips = []
        for name in self.active:
            value = getattr(self, name)
            change: dict[str, Any] = {name: None}
            if name == "actor" and self.other_actor is not None:
                change["other_actor"] = None  # there is nothing between one actor
            if name in ACTORS:
                shown = names.get(value, f"number {value}")
            elif name in _TICKED:
                shown = _TICKED[name] if value else f"not {_TICKED[name]}"
            elif name in _WORDS:
                shown = _WORDS[name].get(value, value)
            elif name in ("since", "until"):
                shown = day(value)
            else:
                shown = f"{value:g} or more" if name == "confidence" else str(value)
            chips.append(Chip(LABELS[name], shown, self.url(**change)))
        return chips


def parse_events_query(parameters: Mapping[str, str]) -> tuple[EventsQuery, QueryError | None]:
    """Read a query from the parameters of an address; also gives the error if one of them can't be used.

    >>> parse_events_query({"who": " Kelve ", "denied": "true", "page": "x"})[0].url()
    '/events?who=Kelve&denied=true'
    """
    return query_address.read(EventsQuery, parameters, parameters=_PARAMETERS, readers=_READERS)


_READERS: dict[str, Reader] = {
    **dict.fromkeys(ACTORS, query_address.actor),
    **dict.fromkeys(_TICKED, query_address.yes),
    "article": query_address.number,
    "page": query_address.number,
    "confidence": query_address.confidence,
}
"""How the fields are read that aren't texts; what gives None doesn't count."""
