"""Which actors may be the same person, as it was found at the last look; who has changed since is looked at anew."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from onrecord.archive.persons import Changed


class KeptSuggestion(NamedTuple):
    """That the actor `other` may be `keep`; each reason is a kind and words."""

    keep: int
    other: int
    bones: str
    reasons: tuple[tuple[str, str], ...]
    confidence: float


def put(connection: sqlite3.Connection, changed: Changed, found: Iterable[KeptSuggestion]) -> None:
    """Put what was found about the surnames of those who have changed in place of what was kept about these."""
    bones, actors = json.dumps(sorted(changed.bones)), json.dumps(changed.actors)
    connection.execute("DELETE FROM same_persons WHERE bones IN (SELECT value FROM json_each(?))", (bones,))
    connection.execute("DELETE FROM surnames WHERE actor IN (SELECT value FROM json_each(?))", (actors,))
    connection.executemany("INSERT INTO surnames (actor, bones) VALUES (?, ?)", changed.surnames.items())
    connection.executemany(
        "INSERT OR REPLACE INTO same_persons (keep, other, bones, reasons, confidence) VALUES (?, ?, ?, ?, ?)",
        ((each.keep, each.other, each.bones, json.dumps(each.reasons), each.confidence) for each in found),
    )
    connection.execute("DELETE FROM changed_actors WHERE actor IN (SELECT value FROM json_each(?))", (actors,))


def kept(
    connection: sqlite3.Connection, *, confidence: float, without: Collection[str] = ()
) -> Iterator[KeptSuggestion]:
    """Go through what is kept, the likeliest first, `without` some surnames."""
    rows = connection.execute(
        "SELECT keep, other, bones, reasons, confidence FROM same_persons WHERE confidence >= ?"
        " ORDER BY confidence DESC, other",
        (confidence,),
    )
    left_out = frozenset(without)
    for row in rows:
        if row["bones"] not in left_out:
            yield KeptSuggestion(**dict(row) | {"reasons": tuple(map(tuple, json.loads(row["reasons"])))})


def count(connection: sqlite3.Connection, *, confidence: float, without: Collection[str] = ()) -> int:
    """Count what `kept` gives."""
    row = connection.execute(
        "SELECT (SELECT count(*) FROM same_persons WHERE confidence >= ?1) - (SELECT count(*) FROM"
        " json_each(?2) AS b CROSS JOIN same_persons AS s ON s.bones = b.value WHERE s.confidence >= ?1)",
        (confidence, json.dumps(sorted(without))),
    ).fetchone()
    return int(row[0])


def note(connection: sqlite3.Connection, actors: Iterable[int]) -> None:
    """Note that it must be looked anew whom some actors may be; the triggers note all else."""
    connection.executemany("INSERT OR IGNORE INTO changed_actors (actor) VALUES (?)", ((each,) for each in actors))


def some_changed(connection: sqlite3.Connection) -> bool:
    """Tell whether anybody has changed since the last look."""
    return connection.execute("SELECT 1 FROM changed_actors LIMIT 1").fetchone() is not None
