"""What the queries of search pages share: which filters are set, and the addresses of similar queries."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any, ClassVar

from onrecord.archive import Store
from onrecord.desk.pages import query_address
from onrecord.desk.pages.query_address import Chip
from onrecord.errors import NotInArchiveError
from onrecord.render.captions import day

PARAMETERS: Mapping[str, str] = MappingProxyType({"words": "q", "since": "from", "until": "to"})
"""Fields whose name in an address differs from that in Python."""

_WORDS: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {"since": day, "until": day, "confidence": lambda value: f"{value:g} or more"}
)


class PageQuery:
    """The query of a search page: a frozen dataclass whose fields have the names of the command line's options."""

    __slots__ = ()

    PATH: ClassVar[str]
    LABELS: ClassVar[Mapping[str, str]]
    """The labels of the filters, in the order in which they are shown."""

    ALWAYS: ClassVar[tuple[str, ...]] = ()
    """The fields that the archive takes whatever they say, such as the order."""

    ACTORS: ClassVar[tuple[str, ...]] = ()
    """The filters that are numbers of actors."""

    IN_WORDS: ClassVar[Mapping[str, Callable[[Any], str]]] = {}
    """How the values of filters are written that aren't shown as they are."""

    page: int

    @property
    def active(self) -> list[str]:
        """The names of the filters that are set."""
        return [name for name in self.LABELS if getattr(self, name) is not None]

    def filters(self) -> dict[str, Any]:
        """Give the filters as the archive takes them."""
        return {name: getattr(self, name) for name in (*self.active, *self.ALWAYS)}

    def url(self, path: str | None = None, /, **changes: Any) -> str:
        """Give the address of this query with some changes, from its first page."""
        return query_address.written(self, path or self.PATH, changes, parameters=PARAMETERS)  # type: ignore[arg-type]

    def names(self, archive: Store) -> dict[int, str]:
        """Give the names of the actors whose numbers the query gives."""
        found = {}
        for number in {getattr(self, name) for name in self.ACTORS} - {None}:
            with suppress(NotInArchiveError):
                found[number] = archive.actor(number).name
        return found

    def chips(self, names: Mapping[int, str] = MappingProxyType({})) -> list[Chip]:
        """List the filters that are set; `names` has the names of actors by number."""
        return [Chip(self.LABELS[name], self._shown(name, names), self._url_without(name)) for name in self.active]

    def _shown(self, name: str, names: Mapping[int, str]) -> str:
        value = getattr(self, name)
        if name in self.ACTORS:
            return names.get(value, f"number {value}")
        return (self.IN_WORDS.get(name) or _WORDS.get(name, str))(value)

    def _url_without(self, name: str) -> str:
        return self.url(**{name: None})
