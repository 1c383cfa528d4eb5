"""The query in the address of the search page for stories, and the addresses of similar queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.archive import StoryOrder
from onrecord.desk.pages import query_address
from onrecord.desk.pages.page_query import PARAMETERS, PageQuery
from onrecord.desk.pages.query_address import Reader
from onrecord.errors import QueryError


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesQuery(PageQuery):
    """The query of a search page for stories; its fields have the names of the command line's options.

    >>> StoriesQuery(words="dam", page=3).url(since="2024", order="largest")
    '/stories?q=dam&from=2024&order=largest'
    """

    PATH = "/stories"
    LABELS = MappingProxyType(
        {"words": "words", "outlet": "outlet", "since": "from", "until": "to", "actor": "with", "least": "at least"}
    )
    ALWAYS = ("order",)
    ACTORS = ("actor",)
    IN_WORDS = MappingProxyType({"least": lambda value: f"{value} article{'' if value == 1 else 's'}"})

    words: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    actor: int | None = None
    least: int | None = None
    order: StoryOrder = "newest"
    page: int = 1


def parse_stories_query(parameters: Mapping[str, str]) -> tuple[StoriesQuery, QueryError | None]:
    """Read a query from the parameters of an address; also gives the error if one of them can't be used.

    >>> parse_stories_query({"q": " dam ", "least": "3", "order": "best", "page": "x"})[0].url()
    '/stories?q=dam&least=3'
    """
    return query_address.read(StoriesQuery, parameters, parameters=PARAMETERS, readers=_READERS)


_READERS: dict[str, Reader] = {
    "actor": query_address.actor,
    "least": query_address.fewest("articles"),
    "order": query_address.one_of(StoryOrder),
    "page": query_address.number,
}
"""How the fields are read that aren't texts; what gives None doesn't count."""
