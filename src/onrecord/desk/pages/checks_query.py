"""The query in the address of the search page for findings, and the addresses of similar queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.desk.pages import query_address
from onrecord.desk.pages.page_query import PARAMETERS, PageQuery
from onrecord.desk.pages.query_address import Reader
from onrecord.errors import QueryError
from onrecord.render.checks import in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksQuery(PageQuery):
    """The query of a search page for findings; its fields have the names of the command line's options.

    >>> ChecksQuery(kind="conflict", page=3).url(since="2024", dismissed=True)
    '/checks?kind=conflict&from=2024&dismissed=true'
    """

    PATH = "/checks"
    LABELS = MappingProxyType(
        {
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
    )
    IN_WORDS = MappingProxyType(
        {
            "kind": in_words,
            "verdict": in_words,
            "dismissed": lambda _: "what was dismissed",
            "unshown": lambda _: "what is wrong more often",
        }
    )

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


def parse_checks_query(parameters: Mapping[str, str]) -> tuple[ChecksQuery, QueryError | None]:
    """Read a query from the parameters of an address; also gives the error if one of them can't be used.

    >>> parse_checks_query({"kind": " conflict ", "dismissed": "true", "page": "x"})[0].url()
    '/checks?kind=conflict&dismissed=true'
    """
    return query_address.read(ChecksQuery, parameters, parameters=PARAMETERS, readers=_READERS)


_READERS: dict[str, Reader] = {
    "dismissed": query_address.yes,
    "unshown": query_address.yes,
    "article": query_address.number,
    "page": query_address.number,
    "confidence": query_address.confidence,
}
"""How the fields are read that aren't texts; what gives None doesn't count."""
