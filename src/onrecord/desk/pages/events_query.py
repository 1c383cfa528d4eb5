"""The query in the address of the search page for events, and the addresses of similar queries."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from onrecord import knowledge
from onrecord.desk.pages import query_address
from onrecord.desk.pages.accounting import ACCOUNT_WORDS
from onrecord.desk.pages.page_query import PARAMETERS, PageQuery
from onrecord.desk.pages.query_address import Reader
from onrecord.errors import QueryError
from onrecord.render.event_words import STANDINGS, STATUSES, TYPES

ACTORS = ("who_actor", "whom_actor", "where_actor", "actor", "other_actor", "word_actor")
"""The filters that are numbers of actors."""

_TICKED = {"dated": "what has a day", "denied": "what is denied", "happened": "what counts as having happened"}


def country_name(code: str) -> str:
    """Give a country's name by its code; the code itself if nobody knows it."""
    return knowledge.load().country_name(code) or code


def _ticked(words: str) -> Callable[[bool], str]:
    return lambda value: words if value else f"not {words}"


def _in_words(words: Mapping[Any, str]) -> Callable[[str], str]:
    return lambda value: words.get(value, value)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsQuery(PageQuery):
    """The query of a search page for events; its fields have the names of the command line's options.

    >>> EventsQuery(type="assault", page=3).url(since="2024", happened=True)
    '/events?type=assault&from=2024&happened=true'
    """

    PATH = "/events"
    LABELS = MappingProxyType(
        {
            "type": "what happens",
            "who": "who",
            "who_actor": "who",
            "whom": "to whom",
            "whom_actor": "to whom",
            "where": "where",
            "where_actor": "where",
            "country": "country",
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
    )
    ACTORS = ACTORS
    IN_WORDS = MappingProxyType(
        {
            **{name: _ticked(words) for name, words in _TICKED.items()},
            "type": _in_words(TYPES),
            "status": _in_words(STATUSES),
            "standing": _in_words(STANDINGS),
            "account": _in_words(ACCOUNT_WORDS),
            "country": country_name,
        }
    )

    type: str | None = None
    who: str | None = None
    who_actor: int | None = None
    whom: str | None = None
    whom_actor: int | None = None
    where: str | None = None
    where_actor: int | None = None
    country: str | None = None
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

    def _url_without(self, name: str) -> str:
        # There is nothing between one actor.
        return self.url(**({"actor": None, "other_actor": None} if name == "actor" else {name: None}))


def parse_events_query(parameters: Mapping[str, str]) -> tuple[EventsQuery, QueryError | None]:
    """Read a query from the parameters of an address; also gives the error if one of them can't be used.

    >>> parse_events_query({"who": " Kelve ", "denied": "true", "page": "x"})[0].url()
    '/events?who=Kelve&denied=true'
    """
    return query_address.read(EventsQuery, parameters, parameters=PARAMETERS, readers=_READERS)


_READERS: dict[str, Reader] = {
    **dict.fromkeys(ACTORS, query_address.actor),
    **dict.fromkeys(_TICKED, query_address.yes),
    "article": query_address.number,
    "page": query_address.number,
    "confidence": query_address.confidence,
}
"""How the fields are read that aren't texts; what gives None doesn't count."""
