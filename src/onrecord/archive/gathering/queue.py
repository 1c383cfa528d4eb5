"""The articles that are still to be gathered, in the order of their numbers."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from onrecord.archive.gathering import events, quotations, stories


class Gathered(NamedTuple):
    """Something that several articles share: how one article is taken out of it, and how all of it is emptied."""

    forget: Callable[[sqlite3.Connection, int], None]
    clear: Callable[[sqlite3.Connection], None]


GATHERED: Final = (
    Gathered(stories.forget, stories.clear),
    Gathered(quotations.forget, quotations.clear),
    Gathered(events.forget, events.clear),
)
"""Everything that articles are gathered into, in the order in which it is filled."""


def put(connection: sqlite3.Connection, article: int) -> None:
    """Note that an article is still to be gathered."""
    connection.execute("INSERT OR IGNORE INTO ungathered (article) VALUES (?)", (article,))


def following(connection: sqlite3.Connection, most: int) -> Sequence[int]:
    """Give the next articles that are to be gathered, at most so many."""
    rows = connection.execute("SELECT article FROM ungathered ORDER BY article LIMIT ?", (most,))
    return [row["article"] for row in rows]


def taken(connection: sqlite3.Connection, article: int) -> None:
    """Note that an article is gathered."""
    connection.execute("DELETE FROM ungathered WHERE article = ?", (article,))


def left(connection: sqlite3.Connection) -> int:
    """Count the articles that are still to be gathered."""
    return int(connection.execute("SELECT count(*) FROM ungathered").fetchone()[0])


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Take an article out of all that it was gathered into."""
    taken(connection, article)
    for each in reversed(GATHERED):
        each.forget(connection, article)


def clear(connection: sqlite3.Connection) -> None:
    """Empty all that articles were gathered into."""
    for each in reversed(GATHERED):
        each.clear(connection)
