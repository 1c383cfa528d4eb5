"""What the articles that were added last bring for a search, in SQL.

What is new goes by the numbers of articles, which only grow, and not by their days: an old article that is added today
is new. No more than the last MOST_ARTICLES are looked at, so that this takes no longer in a large archive.
"""

import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from onrecord.archive import checks, events, searching
from onrecord.archive.check_query import CheckQuery
from onrecord.archive.event_query import EventQuery
from onrecord.archive.query import Query
from onrecord.archive.rows import Count
from onrecord.archive.saved_rows import Arrival, SavedSearch
from onrecord.archive.searching import Where

MOST_ARTICLES = 10_000
"""So many of the articles that were added last are looked at."""


def last_article(connection: sqlite3.Connection) -> int:
    """Give the number of the article that was added last; 0 in an empty archive."""
    (number,) = connection.execute("SELECT max(id) FROM articles").fetchone()
    return number or 0


def last_before(connection: sqlite3.Connection, moment: str) -> int:
    """Give the number of the last article that was added before a moment; 0 if there is none."""
    # From the newest back: numbers and moments grow together, and the moments have no index.
    row = connection.execute(
        "SELECT id FROM articles WHERE added_at < ? ORDER BY id DESC LIMIT 1", (moment,)
    ).fetchone()
    return row["id"] if row else 0


def count(connection: sqlite3.Connection, search: SavedSearch, *, after: int) -> Count:
    """Count what articles bring that were added after one, up to MOST_COUNTED."""
    if after >= last_article(connection):
        return Count(0, at_least=False)
    where = _new(connection, search, after).where
    return searching.counted(connection, where.sql("1"), where.values)


def newest(connection: sqlite3.Connection, search: SavedSearch, *, after: int, most: int) -> list[Arrival]:
    """Give what articles bring that were added after one: what the last article brings first, in its text's order."""
    where, number, article = _new(connection, search, after)
    sql = where.sql(number, f" ORDER BY {article} DESC, {number} LIMIT ?")
    ids = [row[0] for row in connection.execute(sql, (*where.values, most))]
    match search.kind:
        case "statements":
            return [*searching.by_ids(connection, ids, _marked(search))]
        case "articles":
            return [*searching.articles_by_ids(connection, ids, search.filters.get("words"))]
        case "events":
            return [*events.by_ids(connection, ids)]
        case "checks":
            return [*checks.by_ids(connection, ids)]


def _marked(search: SavedSearch) -> str | None:
    query = search.query
    return query.marked if isinstance(query, Query) else None


class _New(NamedTuple):
    """What is new for a search: where to find it, and the columns with its number and that of its article."""

    where: Where
    number: str
    article: str


def _new(connection: sqlite3.Connection, search: SavedSearch, after: int) -> _New:
    after = max(after, last_article(connection) - MOST_ARTICLES)
    query = search.query
    if isinstance(query, EventQuery):
        return _New(_within(events.events_where(query), "events", "e", after), "e.id", "e.article")
    if isinstance(query, CheckQuery):
        return _New(_within(checks.checks_where(query), "checks", "c", after), "c.id", "c.article")
    if search.kind == "articles":
        narrowed = {"a.id > ?": after} | ({"texts_fts.rowid > ?": after} if query.words is not None else {})
        return _New(_also(searching.articles_where(query), narrowed), "a.id", "a.id")
    # The plus: SQLite would look for the least number through all statements, from the first one.
    (first,) = connection.execute("SELECT min(+id) FROM statements WHERE article > ?", (after,)).fetchone()
    if first is None:
        return _New(Where("articles AS a", ("0",), ()), "a.id", "a.id")
    lead = searching.leading_number(query)  # what is walked first is narrowed, too: SQLite doesn't see that by itself
    narrowed = {"a.id > ?": after} | ({f"{lead} >= ?": first} if lead else {})
    return _New(_also(searching.statements_where(query), narrowed), "s.id", "a.id")


def _within(where: Where, table: str, name: str, after: int) -> Where:
    """Narrow events or findings to those of the new articles, and walk these alone."""
    tables = where.tables.replace(f"{table} AS {name}", f"{table} AS {name} INDEXED BY {table}_by_article", 1)
    return _also(where._replace(tables=tables), {f"{name}.article > ?": after})


def _also(where: Where, narrowed: Mapping[str, int]) -> Where:
    return Where(where.tables, (*where.conditions, *narrowed), (*where.values, *narrowed.values()))
