"""Questions about actors: who there is, what they are called, whom they are quoted with, and when they spoke."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from onrecord.archive import actors
from onrecord.archive.query import match
from onrecord.archive.rows import ActorName, Bar, StoredActor

_COUNTS = """
    (SELECT country FROM appearances WHERE actor = t.id AND country IS NOT NULL LIMIT 1) AS country,
    (SELECT office FROM appearances WHERE actor = t.id AND office IS NOT NULL ORDER BY as_of DESC, id DESC LIMIT 1)
        AS office,
    (SELECT count(DISTINCT article) FROM appearances WHERE actor = t.id) AS articles,
    (SELECT count(DISTINCT statement) FROM speakers WHERE actor = t.id) AS statements
"""
_MOST_NAMESAKES = 500


def actor(connection: sqlite3.Connection, number: int) -> StoredActor:
    """Give one actor; raises NotInArchiveError."""
    actors.require(connection, number)
    row = connection.execute(f"SELECT t.*, {_COUNTS} FROM actors AS t WHERE t.id = ?", (number,)).fetchone()
    return _actor(row)


def listed(
    connection: sqlite3.Connection, words: str | None, *, kind: str | None, limit: int | None, offset: int
) -> Iterator[StoredActor]:
    """List named actors, those who speak most first; with words, those whose name has them."""
    on_kind, values = ("", []) if kind is None else (" AND actors.kind = ?", [kind])
    chosen: list[Any]
    if words is None:
        picked = "SELECT actor AS id, count(*) AS spoken FROM speakers GROUP BY actor"
        chosen = []
    else:
        picked = (
            "SELECT rowid AS id, (SELECT count(*) FROM speakers WHERE actor = actors_fts.rowid) AS spoken"
            f" FROM actors_fts WHERE actors_fts MATCH ? LIMIT {_MOST_NAMESAKES}"
        )
        chosen = [match(words)]
    rows = connection.execute(
        f"SELECT t.*, {_COUNTS} FROM (SELECT actors.*, picked.spoken FROM ({picked}) AS picked"
        f" JOIN actors ON actors.id = picked.id WHERE actors.named{on_kind}"
        " ORDER BY picked.spoken DESC, actors.id LIMIT ? OFFSET ?) AS t ORDER BY t.spoken DESC, t.id",
        (*chosen, *values, -1 if limit is None else limit, offset),
    )
    for row in rows:
        found = _actor(row)
        if found.articles:
            yield found


def names(connection: sqlite3.Connection, number: int, *, most: int) -> list[ActorName]:
    """List the names and descriptions that articles use for an actor, by outlet, the most frequent first."""
    rows = connection.execute(
        "SELECT m.text AS text, m.form AS form, a.outlet AS outlet, count(*) AS times FROM appearances AS p"
        " CROSS JOIN mentions AS m ON m.appearance = p.id JOIN articles AS a ON a.id = p.article"
        " WHERE p.actor = ? AND m.form <> 'pronoun' GROUP BY m.text, m.form, a.outlet"
        " ORDER BY times DESC, m.text, a.outlet LIMIT ?",
        (number, most),
    )
    return [ActorName(**dict(row)) for row in rows]


def quoted_with(connection: sqlite3.Connection, number: int, *, most: int) -> list[tuple[StoredActor, int]]:
    """List the named actors who speak in the same articles, and in how many of them, the most frequent first."""
    rows = connection.execute(
        "SELECT p.actor AS actor, count(DISTINCT p.article) AS together FROM"
        " (SELECT DISTINCT s.article AS article FROM speakers AS l JOIN statements AS s ON s.id = l.statement"
        "  WHERE l.actor = :actor ORDER BY l.day DESC LIMIT 1000) AS own"
        " CROSS JOIN appearances AS p ON p.article = own.article"
        " WHERE p.actor <> :actor AND p.named AND EXISTS (SELECT 1 FROM speakers WHERE appearance = p.id)"
        " GROUP BY p.actor ORDER BY together DESC, p.actor LIMIT :most",
        {"actor": number, "most": most},
    ).fetchall()
    return [(actor(connection, row["actor"]), row["together"]) for row in rows]


def months(connection: sqlite3.Connection, number: int) -> list[Bar]:
    """Count an actor's statements by month (2024-03), the earliest first; None for articles without a date."""
    rows = connection.execute(
        "SELECT nullif(substr(day, 1, 7), '') AS value, count(DISTINCT statement) AS count FROM speakers"
        " WHERE actor = ? GROUP BY 1 ORDER BY 1",
        (number,),
    )
    return [Bar(**dict(row)) for row in rows]


def outlets(connection: sqlite3.Connection, number: int) -> list[Bar]:
    """Count an actor's statements by outlet, the largest first."""
    rows = connection.execute(
        "SELECT a.outlet AS value, count(DISTINCT l.statement) AS count FROM speakers AS l"
        " CROSS JOIN statements AS s ON s.id = l.statement CROSS JOIN articles AS a ON a.id = s.article"
        " WHERE l.actor = ? GROUP BY 1 ORDER BY 2 DESC, 1",
        (number,),
    )
    return [Bar(**dict(row)) for row in rows]


def _actor(row: sqlite3.Row) -> StoredActor:
    values = {name: row[name] for name in StoredActor.__slots__}
    return StoredActor(**values | {"named": bool(values["named"])})
