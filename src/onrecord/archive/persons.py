"""Questions about persons whose names may be alike: who has which surname, where they appear, who appears beside them.

Only those are read whose surnames are asked for: a surname has its own persons, whatever the size of the archive.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
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

_SEEN: Final = """
    SELECT t.id AS number, t.name, t.articles, t.statements, a.id AS article, ifnull(a.day, '') AS day,
        (SELECT story FROM story_articles WHERE article = a.id) AS story,
        (SELECT country FROM appearances WHERE actor = t.id AND country IS NOT NULL LIMIT 1) AS country
    FROM json_each(?) AS m CROSS JOIN actors AS t ON t.id = m.value CROSS JOIN appearances AS p ON p.actor = t.id
    CROSS JOIN articles AS a ON a.id = p.article
    ORDER BY t.id, day, article
"""


class Changed(NamedTuple):
    """Actors who have changed since the last look, and the surnames of whom it must be looked anew."""

    actors: tuple[int, ...]
    surnames: Mapping[int, str]
    """The bones of the surnames of those who are persons with a name."""
    bones: frozenset[str]
    """Of all surnames that they have or had."""

    @classmethod
    def of(cls, connection: sqlite3.Connection, most: int | None = None) -> "Changed":
        """Find them, at most so many."""
        rows = connection.execute(
            "SELECT actor FROM changed_actors ORDER BY actor LIMIT ?", (-1 if most is None else most,)
        )
        actors = tuple(row["actor"] for row in rows)
        chosen = json.dumps(actors)
        names = connection.execute(
            "SELECT t.id, t.name FROM json_each(?) AS m CROSS JOIN actors AS t ON t.id = m.value"
            " WHERE t.named AND t.kind = 'person' AND t.articles",
            (chosen,),
        )
        surnames = {row["id"]: bones for row in names if (bones := surname_bones(row["name"]))}
        before = connection.execute(
            "SELECT s.bones FROM json_each(?) AS m CROSS JOIN surnames AS s ON s.actor = m.value", (chosen,)
        )
        return cls(actors, surnames, frozenset(surnames.values()) | {row["bones"] for row in before})


class SeenPerson(NamedTuple):
    """A named person, and its newest articles by day: the number, the day ("" if not known), the story."""

    number: int
    name: str
    articles: int
    statements: int
    country: str | None
    seen: tuple[tuple[int, str, int | None], ...]


class People:
    """The persons of an archive, as they are by now; each question is asked once, and its answer kept for a while.

    `changed` are those who have changed since the last look, or the first of them.
    """

    def __init__(self, connection: sqlite3.Connection, changed: Changed) -> None:
        self._connection = connection
        self.changed = changed
        self._apart = joining.apart(connection)
        (articles,) = connection.execute("SELECT count(*) FROM articles WHERE latest").fetchone()
        self._most = max(_FEW, articles // _PART)
        self.companions = lru_cache(maxsize=4096)(self._companions)
        self.called = lru_cache(maxsize=1024)(self._called)

    def blocks(self, bones: Iterable[str]) -> Iterator[list[SeenPerson]]:
        """Give the persons of some surnames in blocks of several: all whose surnames have the same bones."""
        for each in sorted(bones):
            members = self._members(each)
            if len(members) > 1:
                rows = self._connection.execute(_SEEN, (json.dumps(members),))
                yield [_seen(list(of)) for _, of in groupby(rows, lambda row: row["number"])]

    def surname(self, person: int) -> str:
        """Give the bones of a person's surname, "" where there is none."""
        return surname_bones(self.name(person))

    def _members(self, bones: str) -> list[int]:
        rows = self._connection.execute("SELECT actor FROM surnames WHERE bones = ?", (bones,))
        changed = set(self.changed.actors)
        still = [row["actor"] for row in rows if row["actor"] not in changed]
        return sorted([*still, *(actor for actor, its in self.changed.surnames.items() if its == bones)])

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
