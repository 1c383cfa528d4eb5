"""The query in the address of the search page, and the addresses of similar queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from onrecord.archive import Filters, Order
from onrecord.desk.pages import query_address
from onrecord.desk.pages.query_address import Chip, Reader
from onrecord.errors import QueryError
from onrecord.render.captions import day
from onrecord.schema import SAID, SURE

ResultType = Literal["statements", "articles"]

_PARAMETERS = {"since": "from", "until": "to", "result_type": "in"}
"""Fields whose name in an address differs from that in Python."""

_FILTERS = {"q": "words", "kind": "source_kind"}
"""Fields that the archive calls by another name."""

LABELS = {
    "q": "words",
    "speaker": "speaker",
    "actor": "speaker",
    "about": "about",
    "subject": "about",
    "since": "from",
    "until": "to",
    "outlet": "outlet",
    "form": "form",
    "kind": "source",
    "act": "act",
    "confidence": "confidence",
    "speaker_confidence": "confidence in the speaker",
}
"""The labels of the filters, in the order in which they are shown."""


def field_of(part: str) -> str:
    """Name the field of a part of the archive's query.

    >>> field_of("words"), field_of("outlet")
    ('q', 'outlet')
    """
    return next((name for name, called in _FILTERS.items() if called == part), part)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """The query of a search page; its fields have the names of the command line's options.

    Only what somebody said outright is found, unless `everything` is asked for.
    """

    q: str | None = None
    speaker: str | None = None
    actor: int | None = None
    about: str | None = None
    subject: int | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    form: str | None = None
    kind: str | None = None
    act: str | None = None
    confidence: float | None = None
    speaker_confidence: float | None = None
    everything: bool = False
    order: str | None = None
    result_type: str = "statements"
    page: int = 1

    @property
    def effective_order(self) -> Order:
        """The order that is given; else the best first if there are words, or the newest first."""
        return self.order if self.order in get_args(Order) else "rank" if self.q else "date"  # type: ignore[return-value]

    @property
    def active(self) -> list[str]:
        """The names of the filters that are set."""
        return [name for name in LABELS if getattr(self, name) is not None]

    @property
    def finds_everything(self) -> bool:
        """Whether it also finds what nobody said outright: if that is asked for, or an act or a confidence like it.

        >>> [SearchQuery(act=act).finds_everything for act in ("deny", "believe")]
        [False, True]
        """
        unsaid = self.act is not None and self.act not in SAID
        return self.everything or unsaid or (self.confidence is not None and self.confidence < SURE)

    def filters(self) -> Filters:
        """Give the filters as the archive takes them."""
        found: Filters = {_FILTERS.get(name, name): getattr(self, name) for name in self.active}  # type: ignore[assignment]
        if self.result_type == "statements" and not self.finds_everything:
            found["said"] = True
        return found

    def url(self, address: str = "/search", /, **changes: Any) -> str:
        """Give the address of this query with some changes, from its first page.

        >>> SearchQuery(q="dam", page=3).url(since="2024", result_type="articles")
        '/search?q=dam&from=2024&in=articles'
        """
        return query_address.written(self, address, changes, parameters=_PARAMETERS)

    def url_without_filters(self) -> str:
        """Give the address of the same search without its filters.

        >>> SearchQuery(q="dam", outlet="Courier", result_type="articles", order="date").url_without_filters()
        '/search?order=date&in=articles'
        """
        return self.url(**dict.fromkeys(self.active))

    def chips(self, names: Mapping[int, str]) -> list[Chip]:
        """List the filters that are set; `names` has the names of actors by number."""
        chips = []
        if self.since and self.since == self.until:
            chips.append(Chip("published in" if len(self.since) < 10 else "published on", day(self.since),
                              self.url(since=None, until=None)))  # fmt: skip
        for name in self.active:
            value = getattr(self, name)
            if name in ("since", "until"):
                if self.since == self.until:
                    continue
                value = day(value)
            elif name in ("actor", "subject"):
                value = names.get(value, f"number {value}")
            elif name in ("confidence", "speaker_confidence"):
                value = f"{value:g} or more"
            chips.append(Chip(LABELS[name], str(value), self.url(**{name: None})))
        return chips


def parse_search_query(parameters: Mapping[str, str]) -> tuple[SearchQuery, QueryError | None]:
    """Read a query from the parameters of an address; also gives the error if one of them can't be used.

    >>> parse_search_query({"q": " dam ", "from": "2024", "speaker": "", "page": "x"})[0].url()
    '/search?q=dam&from=2024'
    """
    return query_address.read(SearchQuery, parameters, parameters=_PARAMETERS, readers=_READERS)


_READERS: dict[str, Reader] = {
    "actor": query_address.actor,
    "subject": query_address.actor,
    "page": query_address.number,
    "confidence": query_address.confidence,
    "speaker_confidence": query_address.confidence,
    "everything": query_address.yes,
    "result_type": lambda written: "articles" if written == "articles" else "statements",
    "order": lambda written: written if written in get_args(Order) else None,
}
"""How the fields are read that aren't texts; what gives None doesn't count."""
