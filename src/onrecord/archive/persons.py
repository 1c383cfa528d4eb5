"""Questions about persons whose names may be alike: who has which surname, where they appear, who appears beside them.

All the archive's persons are read in one pass, sorted by SQLite, which puts on the disk what doesn't fit into memory.
"""

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final, NamedTuple

from onrecord.archive import joining
from onrecord.knowledge.surnames import surname_bones

MOST_SEEN: Final = 500
"""So many of a person's newest articles are looked at."""

MOST_CALLED: Final = 40
"""So many of the names and descriptions of a person."""

_FEW: Final = 20
_PART: Final = 50
"""Who is in more articles than these few, and in more than one of so many, is everywhere: a country, a party."""

_PERSONS: Final = """
    WITH persons AS MATERIALIZED (
        SELECT id, name, articles, statements, surname_bones(name) AS bones FROM actors
        WHERE named AND kind = 'person' AND articles
    )
    SELECT t.bones, t.id AS number, t.name, t.articles, t.statements, a.id AS article, ifnull(a.day, '') AS day,
        (SELECT story FROM story_articles WHERE article = a.id) AS story,
        (SELECT country FROM appearances WHERE actor = t.id AND country IS NOT NULL LIMIT 1) AS country
    FROM persons AS t CROSS JOIN appearances AS p ON p.actor = t.id CROSS JOIN articles AS a ON a.id = p.article
    WHERE t.bones <> '' AND {which}
    ORDER BY t.bones, t.id, day, article
"""
_SEVERAL: Final = "t.bones IN (SELECT bones FROM persons GROUP BY bones HAVING count(*) > 1)"
_ONE: Final = "t.bones = (SELECT bones FROM persons WHERE id = :person)"


class SeenPerson(NamedTuple):
    """A named person, and its newest articles by day: the number, the day ("" if not known), the story."""

    number: int
    name: str
    articles: int
    statements: int
    country: str | None
    seen: tuple[tuple[int, str, int | None], ...]


class People:
    """The persons of an archive; each question is asked once, and its answer kept for a while."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._connection.create_function("surname_bones", 1, surname_bones, deterministic=True)
        self._apart = joining.apart(connection)
        (articles,) = connection.execute("SELECT count(*) FROM articles WHERE latest").fetchone()
        self._most = max(_FEW, articles // _PART)
        self.companions = lru_cache(maxsize=4096)(self._companions)
        self.called = lru_cache(maxsize=1024)(self._called)

    def blocks(self, person: int | None = None) -> Iterator[list[SeenPerson]]:
        """Give those in blocks whose surnames have the same bones: every block of several, or that of one person."""
        rows = self._connection.execute(
            _PERSONS.format(which=_SEVERAL if person is None else _ONE), {} if person is None else {"person": person}
        )
        for _, block in groupby(rows, lambda row: row["bones"]):
            yield [_seen(list(of)) for _, of in groupby(block, lambda row: row["number"])]

    def name(self, actor: int) -> str:
        """Give an actor's name."""
        row = self._connection.execute("SELECT name FROM actors WHERE id = ?", (actor,)).fetchone()
        return str(row["name"])

    def are_apart(self, one: int, other: int) -> bool:
        """Tell whether somebody has said that two actors aren't one."""
        return frozenset((one, other)) in self._apart

    def _called(self, person: int) -> tuple[str, ...]:
        """Give the names and descriptions that the newest articles have for a person, with titles."""
        rows = self._connection.execute(
            "SELECT DISTINCT m.text FROM"
            " (SELECT id FROM appearances WHERE actor = ? ORDER BY article DESC LIMIT ?) AS p"
            " CROSS JOIN mentions AS m ON m.appearance = p.id WHERE m.form <> 'pronoun' LIMIT ?",
            (person, MOST_SEEN, MOST_CALLED),
        )
        return tuple(row["text"] for row in rows)

    def _companions(self, article: int) -> frozenset[int]:
        """Give the named actors of an article that are in other articles as well, but not everywhere."""
        rows = self._connection.execute(
            "SELECT DISTINCT p.actor FROM appearances AS p CROSS JOIN actors AS t ON t.id = p.actor"
            " WHERE p.article = ? AND t.named AND t.articles BETWEEN 2 AND ?",
            (article, self._most),
        )
        return frozenset(row["actor"] for row in rows)


def _seen(rows: list[sqlite3.Row]) -> SeenPerson:
    first = rows[0]
    seen = dict.fromkeys((row["article"], row["day"], row["story"]) for row in rows[-MOST_SEEN:])
    return SeenPerson(
        first["number"], first["name"], first["articles"], first["statements"], first["country"], tuple(seen)
    )
