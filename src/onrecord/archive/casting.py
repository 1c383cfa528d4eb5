"""Questions about actors: who there is, what they are called, whom they are quoted with, and when they spoke."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from onrecord.archive import actors
from onrecord.archive.names import name_match
from onrecord.archive.query import require_text
from onrecord.archive.rows import ActorName, Bar, Companion, Count, StoredActor
from onrecord.archive.searching import counted
from onrecord.archive.words import is_plain, match

KNOWN = """
    (SELECT country FROM appearances WHERE actor = t.id AND country IS NOT NULL LIMIT 1) AS country,
    (SELECT office FROM appearances WHERE actor = t.id AND office IS NOT NULL ORDER BY as_of DESC, office LIMIT 1)
        AS office,
    (SELECT as_of FROM appearances WHERE actor = t.id AND office IS NOT NULL ORDER BY as_of DESC, office LIMIT 1)
        AS as_of
"""
"""What is known of the actor t; the inner SELECTs run in the order of an index, and sort nothing."""

_NEWEST = 2_000
"""So many articles or statements of an actor are looked at to tell what they are called, and who speaks beside them."""


def actor(connection: sqlite3.Connection, number: int) -> StoredActor:
    """Give one actor; raises NotInArchiveError."""
    actors.require(connection, number)
    row = connection.execute(f"SELECT t.*, {KNOWN} FROM actors AS t WHERE t.id = ?", (number,)).fetchone()
    return _actor(row)


def appearing(connection: sqlite3.Connection, article: int) -> dict[str, int]:
    """Give the numbers of the actors who appear in an article, by their ids in its record."""
    rows = connection.execute("SELECT actor_id, actor FROM appearances WHERE article = ?", (article,))
    return {row["actor_id"]: row["actor"] for row in rows}


def listed(
    connection: sqlite3.Connection, words: str | None, *, kind: str | None, limit: int | None, offset: int
) -> Iterator[StoredActor]:
    """List named actors, those who speak most first; with words, those whose name has them.

    Words are a name or a part of one, unless they are written in the language of `match`.
    """
    chosen, values = _named(words, kind)
    rows = connection.execute(
        f"SELECT t.*, {KNOWN} FROM (SELECT actors.* FROM {chosen}"
        " ORDER BY actors.statements DESC, actors.id LIMIT ? OFFSET ?) AS t ORDER BY t.statements DESC, t.id",
        (*values, -1 if limit is None else limit, offset),
    )
    yield from map(_actor, rows)


def count(connection: sqlite3.Connection, words: str | None, *, kind: str | None) -> Count:
    """Count the actors that `listed` gives, up to MOST_COUNTED."""
    chosen, values = _named(words, kind)
    return counted(connection, f"SELECT 1 FROM {chosen}", values)


def _named(words: str | None, kind: str | None) -> tuple[str, list[Any]]:
    """Choose named actors: from which tables and under which conditions, and the values for these."""
    tables, conditions, values = "actors", ["actors.named", "actors.articles"], list[Any]()
    if words is not None:
        tables = "actors_fts CROSS JOIN actors ON actors.id = actors_fts.rowid"
        conditions.append("actors_fts MATCH ?")
        require_text("The name", words)
        values.append(name_match(words) if is_plain(words) else match(words))
    if kind is not None:
        conditions.append("actors.kind = ?")
        values.append(kind)
    return f"{tables} WHERE {' AND '.join(conditions)}", values


def names(connection: sqlite3.Connection, number: int, *, most: int) -> list[ActorName]:
    """List the names and descriptions that articles use for an actor, by outlet; of the newest articles alone."""
    rows = connection.execute(
        "SELECT c.text AS text, c.form AS form, a.outlet AS outlet, count(*) AS times, max(a.id) AS article,"
        " count(c.statement) AS quoted,"
        " iif(count(DISTINCT s.speaker) = 1 AND count(s.speaker) = count(*), min(s.speaker), NULL) AS speaker FROM"
        " (SELECT id, article FROM appearances WHERE actor = ? ORDER BY article DESC LIMIT ?) AS p"
        " CROSS JOIN articles AS a ON a.id = p.article CROSS JOIN called AS c ON c.appearance = p.id"
        " LEFT JOIN statements AS s ON c.statement IS NOT NULL AND s.article = p.article"
        " AND s.statement_id = c.statement"
        " GROUP BY c.text, c.form, a.outlet ORDER BY times DESC, c.text, a.outlet LIMIT ?",
        (number, _NEWEST, most),
    )
    return [ActorName(**dict(row)) for row in rows]


def quoted_with(connection: sqlite3.Connection, number: int, *, most: int) -> list[Companion]:
    """List the named actors who speak in the same articles, the most frequent first; of the newest articles alone."""
    rows = connection.execute(
        "SELECT t.id AS actor, t.name AS name, together AS articles FROM"
        " (SELECT p.actor AS id, count(DISTINCT p.article) AS together FROM"
        "  (SELECT DISTINCT s.article AS article FROM"
        "   (SELECT statement FROM speakers WHERE actor = :actor ORDER BY day DESC LIMIT :newest) AS l"
        "   CROSS JOIN statements AS s ON s.id = l.statement) AS own"
        "  CROSS JOIN appearances AS p ON p.article = own.article"
        "  WHERE p.actor <> :actor AND p.named AND EXISTS (SELECT 1 FROM speakers WHERE appearance = p.id)"
        "  GROUP BY p.actor ORDER BY together DESC, p.actor LIMIT :most) AS found"
        " JOIN actors AS t ON t.id = found.id ORDER BY together DESC, t.id",
        {"actor": number, "most": most, "newest": _NEWEST},
    )
    return [Companion(**dict(row)) for row in rows]


def months(connection: sqlite3.Connection, number: int) -> list[Bar]:
    """Count an actor's statements by month (2024-03), the earliest first; None for articles without a date."""
    rows = connection.execute(
        "SELECT nullif(substr(day, 1, 7), '') AS value, count(*) AS count"
        " FROM (SELECT DISTINCT day, statement FROM speakers WHERE actor = ?) GROUP BY 1 ORDER BY 1",
        (number,),
    )
    return [Bar(**dict(row)) for row in rows]


def outlets(connection: sqlite3.Connection, number: int) -> list[Bar]:
    """Count an actor's statements by outlet, the largest first."""
    # Where an article has the actor twice, both may speak in the same statement; that is rare, and counting it is slow.
    rows = connection.execute(
        "SELECT a.outlet AS value, sum(own.number) AS count FROM"
        " (SELECT article, CASE WHEN appearances = 1 THEN (SELECT count(*) FROM speakers WHERE appearance = id)"
        "  ELSE (SELECT count(DISTINCT s.statement) FROM appearances AS p CROSS JOIN speakers AS s"
        "        ON s.appearance = p.id WHERE p.actor = whole.actor AND p.article = whole.article) END AS number"
        "  FROM (SELECT actor, article, min(id) AS id, count(*) AS appearances"
        "        FROM appearances WHERE actor = ? GROUP BY article) AS whole) AS own"
        " CROSS JOIN articles AS a ON a.id = own.article WHERE own.number GROUP BY 1 ORDER BY 2 DESC, 1",
        (number,),
    )
    return [Bar(**dict(row)) for row in rows]


def _actor(row: sqlite3.Row) -> StoredActor:
    values = {name: row[name] for name in StoredActor.__slots__}
    return StoredActor(**values | {"named": bool(values["named"])})
