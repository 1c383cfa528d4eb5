"""The query in the address of the search page for quotations, and the addresses of similar queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from onrecord.archive import StoryOrder
from onrecord.desk.pages import query_address
from onrecord.desk.pages.page_query import PARAMETERS, PageQuery
from onrecord.desk.pages.query_address import Reader
from onrecord.errors import QueryError

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "identical": "word for word",
        "cut": "cut",
        "altered": "altered",
        "translated": "in other words",
        "other_speaker": "given to somebody else",
        "other_day": "said on another day",
    }
)
"""How a wording differs from the fullest one, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationsQuery(PageQuery):
    """The query of a search page for quotations; its fields have the names of the command line's options.

    >>> QuotationsQuery(words="dam", page=3).url(since="2024", turned=True)
    '/quotations?q=dam&from=2024&turned=true'
    """

    PATH = "/quotations"
    LABELS = MappingProxyType(
        {
            "words": "words",
            "speaker": "speaker",
            "outlet": "outlet",
            "since": "from",
            "until": "to",
            "kind": "one is",
            "turned": "only",
            "story": "story",
            "article": "article",
            "least": "at least",
        }
    )
    ALWAYS = ("order",)
    IN_WORDS = MappingProxyType(
        {
            "kind": lambda kind: KINDS.get(kind, kind),
            "turned": lambda _: "where a word may turn the sense",
            "least": lambda value: f"{value} outlet{'' if value == 1 else 's'}",
        }
    )

    words: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None
    turned: bool | None = None
    story: int | None = None
    article: int | None = None
    least: int | None = None
    order: StoryOrder = "newest"
    page: int = 1


def parse_quotations_query(parameters: Mapping[str, str]) -> tuple[QuotationsQuery, QueryError | None]:
    """Read a query from the parameters of an address; also gives the error if one of them can't be used.

    >>> parse_quotations_query({"q": " dam ", "turned": "true", "order": "best", "page": "x"})[0].url()
    '/quotations?q=dam&turned=true'
    """
    return query_address.read(QuotationsQuery, parameters, parameters=PARAMETERS, readers=_READERS)


_READERS: dict[str, Reader] = {
    "turned": query_address.yes,
    "story": query_address.number,
    "article": query_address.number,
    "least": query_address.fewest("outlets"),
    "order": query_address.one_of(StoryOrder),
    "page": query_address.number,
}
"""How the fields are read that aren't texts; what gives None doesn't count."""
