"""The query in the address of the search page for stories, and the addresses of similar queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from onrecord.archive import StoryFilters, StoryOrder
from onrecord.desk.pages import query_address
from onrecord.desk.pages.query_address import Chip, Reader
from onrecord.errors import QueryError
from onrecord.render.captions import day

_PARAMETERS = {"words": "q", "since": "from", "until": "to"}
"""Fields whose name in an address differs from that in Python."""

LABELS = {"words": "words", "outlet": "outlet", "since": "from", "until": "to", "actor": "with", "least": "at least"}
"""The labels of the filters, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesQuery:
    """The query of a search page for stories; its fields have the names of the command line's options."""

    words: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    actor: int | None = None
    least: int | None = None
    order: StoryOrder = "newest"
    page: int = 1

    @property
    def active(self) -> list[str]:
        """The names of the filters that are set."""
        return [name for name in LABELS if getattr(self, name) is not None]

    def filters(self) -> StoryFilters:
        """Give the filters as the archive takes them."""
        return {name: getattr(self, name) for name in (*self.active, "order")}  # type: ignore[return-value]

    def url(self, path: str = "/stories", /, **changes: Any) -> str:
        """Give the address of this query with some changes, from its first page.

        >>> StoriesQuery(words="dam", page=3).url(since="2024", order="largest")
        '/stories?q=dam&from=2024&order=largest'
        """
        return query_address.written(self, path, changes, parameters=_PARAMETERS)

    def chips(self, names: Mapping[int, str]) -> list[Chip]:
        """List the filters that are set; `names` has the names of actors by number."""
        chips = []
        for name in self.active:
            value = getattr(self, name)
            if name == "actor":
                shown = names.get(value, f"number {value}")
            elif name in ("since", "until"):
                shown = day(value)
            elif name == "least":
                shown = f"{value} article{'' if value == 1 else 's'}"
            else:
                shown = value
            chips.append(Chip(LABELS[name], shown, self.url(**{name: None})))
        return chips


def parse_stories_query(parameters: Mapping[str, str]) -> tuple[StoriesQuery, QueryError | None]:
    """Read a query from the parameters of an address; also gives the error if one of them can't be used.

    >>> parse_stories_query({"q": " dam ", "least": "3", "order": "best", "page": "x"})[0].url()
    '/stories?q=dam&least=3'
    """
    return query_address.read(StoriesQuery, parameters, parameters=_PARAMETERS, readers=_READERS)


def _least(text: str) -> int:
    """Read a number of articles; raises QueryError."""
    value = query_address.number(text)
    if value is None:
        raise QueryError("This is no number of articles", value=text, allowed="1 or more")
    return value


_READERS: dict[str, Reader] = {
    "actor": query_address.actor,
    "least": _least,
    "order": lambda written: written if written in get_args(StoryOrder) else None,
    "page": query_address.number,
}
"""How the fields are read that aren't texts; what gives None doesn't count."""
