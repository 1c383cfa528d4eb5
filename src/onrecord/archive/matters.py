"""What an actor speaks of: other actors, and the words themselves."""

import sqlite3
from dataclasses import dataclass

_NEWEST = 2_000
"""So many statements of an actor are looked at to tell of whom it speaks."""

_OWN = "SELECT statement FROM speakers WHERE actor = :actor ORDER BY day DESC, statement DESC LIMIT :newest"


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor of whom another speaks, and in how many statements."""

    actor: int
    name: str
    statements: int


def subjects(connection: sqlite3.Connection, actor: int, *, most: int) -> list[Subject]:
    """List the named actors of whom an actor speaks, those in most statements first; of the newest statements alone."""
    rows = connection.execute(
        f"SELECT u.actor, t.name, count(DISTINCT u.statement) AS number FROM ({_OWN}) AS l"
        " CROSS JOIN subjects AS u ON u.statement = l.statement AND u.actor <> :actor"
        " CROSS JOIN actors AS t ON t.id = u.actor AND t.named"
        " GROUP BY u.actor ORDER BY number DESC, u.actor LIMIT :most",
        {"actor": actor, "newest": _NEWEST, "most": most},
    )
    return [Subject(*row) for row in rows]


def newest_contents(connection: sqlite3.Connection, actor: int, *, most: int) -> list[str]:
    """List the contents of an actor's newest statements."""
    rows = connection.execute(
        f"SELECT s.content FROM ({_OWN}) AS l CROSS JOIN statements AS s ON s.id = l.statement",
        {"actor": actor, "newest": most},
    )
    return [row["content"] for row in rows]
