"""What is kept of saved searches and of watches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin, get_type_hints

from onrecord.archive.check_query import CheckQuery
from onrecord.archive.event_query import EventQuery
from onrecord.archive.query import Query
from onrecord.archive.rows import FoundArticle, StoredCheck, StoredEvent, StoredStatement
from onrecord.errors import QueryError

SavedKind = Literal["statements", "articles", "events", "checks"]
"""What a saved search finds."""

Arrival = StoredStatement | FoundArticle | StoredEvent | StoredCheck
"""What a saved search finds in an article."""

_QUERIES: Mapping[str, type[Query | EventQuery | CheckQuery]] = {
    "statements": Query,
    "articles": Query,
    "events": EventQuery,
    "checks": CheckQuery,
}


_LARGEST = 2**63 - 1
"""The largest number that an archive can hold."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that somebody has saved under a name.

    `filters` are those of `Store.statements`, `Store.articles`, `Store.events` or `Store.checks`, by its `kind`. `seen`
    is the number of the last article that was there when somebody had seen its results, and `told` of the last one
    when a digest told them. `feed` is the id of its feed, a UUID, and `key` the secret in the feed's address.
    """

    id: int
    name: str
    kind: SavedKind
    filters: Mapping[str, Any]
    feed: str
    key: str = field(repr=False)
    seen: int
    told: int
    saved_at: str

    @property
    def query(self) -> Query | EventQuery | CheckQuery:
        """The question that it asks."""
        return query_of(self.kind, self.filters)


@dataclass(frozen=True, slots=True)
class Watch:
    """A feed or a page that is looked at again and again.

    The desk looks every so many `minutes`; with None, only `onrecord watch` or `serve --watch` looks. `etag` and
    `modified` are what the server said of what it sent last. `looked_at` is when the last look ended (UTC), and `error`
    why it failed. All looks have brought so many new articles (`added`), new versions (`changed`) and failures.
    """

    id: int
    address: str
    minutes: float | None
    etag: str | None
    modified: str | None
    looked_at: str | None
    error: str | None
    added: int
    changed: int
    failed: int
    set_at: str


def query_of(kind: str, filters: Mapping[str, Any]) -> Query | EventQuery | CheckQuery:
    """Make the question of a search; raises QueryError if it can't be asked.

    >>> query_of("events", {"type": "protest"}).type
    'protest'
    >>> query_of("statements", {"speach": "dam"})
    Traceback (most recent call last):
    onrecord.errors.QueryError: Statements have no such filter: 'speach'. Allowed: words, speaker, about, ...
    """
    if kind not in _QUERIES:
        raise QueryError("There is no such kind of search", value=kind, allowed=", ".join(get_args(SavedKind)))
    made = _QUERIES[kind]
    allowed = made.__dataclass_fields__
    for name in filters:
        if name not in allowed:
            raise QueryError(f"{kind.capitalize()} have no such filter", value=name, allowed=", ".join(allowed))
    for name, hint in get_type_hints(made).items():
        value = filters.get(name)
        if value is not None and type(value) not in (types := _types(hint)):
            names = sorted(each.__name__ for each in types)
            raise QueryError(f"{name} is of another type", value=value, allowed=" or ".join(names))
        if type(value) is int and not 0 <= value <= _LARGEST:
            raise QueryError(f"{name} can't be such a number", value=value, allowed=f"0 to {_LARGEST}")
    query = made(**filters)
    if isinstance(query, Query):
        _ = query.statement_match  # so that an error in the words is raised now
    return query


def _types(hint: Any) -> set[type]:
    """Give the types that a filter may have: a word of a list is a text, and a whole number is a number."""
    if get_origin(hint) is Literal:
        return {str}
    parts = get_args(hint) or (hint,)
    found = {each for part in parts for each in (_types(part) if get_args(part) else {part})}
    return (found | {int} if float in found else found) - {type(None)}
