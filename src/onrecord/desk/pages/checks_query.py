"""The query in the address of the search page for findings, and the addresses of similar queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.archive import CheckFilters
from onrecord.desk.pages import query_address
from onrecord.desk.pages.query_address import Chip, Reader
from onrecord.errors import QueryError
from onrecord.render.captions import day
from onrecord.render.checks import in_words

_PARAMETERS = {"since": "from", "until": "to"}
"""Fields whose name in an address differs from that in Python."""

LABELS = {
    "kind": "check",
    "verdict": "verdict",
    "outlet": "outlet",
    "since": "from",
    "until": "to",
    "confidence": "confidence",
    "article": "article",
    "dismissed": "only",
    "unshown": "also",
}
"""The labels of the filters, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksQuery:
    """The query of a search page for findings; its fields have the names of the command line's options."""

    kind: str | None = None
    verdict: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    confidence: float | None = None
    article: int | None = None
    dismissed: bool | None = None
    unshown: bool | None = None
    page: int = 1

    @property
    def active(self) -> list[str]:
        """The names of the filters that are set."""
        return [name for name in LABELS if getattr(self, name) is not None]

    def filters(self) -> CheckFilters:
        """Give the filters as the archive takes them."""
        return {name: getattr(self, name) for name in self.active}  # type: ignore[return-value]

    def url(self, path: str = "/checks", /, **changes: Any) -> str:
        """Give the address of this query with some changes, from its first page.

        >>> ChecksQuery(kind="conflict", page=3).url(since="2024", dismissed=True)
        '/checks?kind=conflict&from=2024&dismissed=true'
        """
        return query_address.written(self, path, changes, parameters=_PARAMETERS)

    def chips(self) -> list[Chip]:
        """List the filters that are set."""
        chips = []
        for name in self.active:
            value = getattr(self, name)
            if name == "dismissed":
                shown = "what was dismissed"
            elif name == "unshown":
                shown = "what is wrong more often"
            elif name in ("kind", "verdict"):
                shown = in_words(value)
            elif name in ("since", "until"):
                shown = day(value)
            else:
                shown = f"{value:g} or more" if name == "confidence" else str(value)
            chips.append(Chip(LABELS[name], shown, self.url(**{name: None})))
        return chips


def parse_checks_query(parameters: Mapping[str, str]) -> tuple[ChecksQuery, QueryError | None]:
    """Read a query from the parameters of an address; also gives the error if one of them can't be used.

    >>> parse_checks_query({"kind": " conflict ", "dismissed": "true", "page": "x"})[0].url()
    '/checks?kind=conflict&dismissed=true'
    """
    return query_address.read(ChecksQuery, parameters, parameters=_PARAMETERS, readers=_READERS)


_READERS: dict[str, Reader] = {
    "dismissed": query_address.yes,
    "unshown": query_address.yes,
    "article": query_address.number,
    "page": query_address.number,
    "confidence": query_address.confidence,
}
"""How the fields are read that aren't texts; what gives None doesn't count."""
