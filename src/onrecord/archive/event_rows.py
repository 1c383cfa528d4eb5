"""The archive's events as rows: those of the records, with the archive's numbers and names of the actors."""

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from onrecord.archive.originals import unpack_record
from onrecord.eventdata import COLUMNS, dyads, load_cities
from onrecord.schema import Record

EVENT_TYPES: Final[dict[str, str]] = {
    "article": "INTEGER",
    **{name: column.type for name, column in COLUMNS.items()},
    "actor": "INTEGER",
    "recipient": "INTEGER",
}
"""The columns with their types: those of `onrecord.event_rows`, and the numbers that lead to the other tables."""


def event_rows(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Give the rows of the events of all last versions, lazily. An event's id begins with its article's number."""
    found = connection.execute(
        "SELECT a.id, records.record, texts.text FROM articles AS a JOIN records ON records.article = a.id"
        " JOIN texts ON texts.article = a.id WHERE a.id IN (SELECT article FROM events) ORDER BY a.id"
    )
    for number, packed, text in found:
        cast = {
            row["actor_id"]: (row["actor"], row["name"])
            for row in connection.execute(
                "SELECT p.actor_id, p.actor, t.name FROM appearances AS p JOIN actors AS t ON t.id = p.actor"
                " WHERE p.article = ?",
                (number,),
            )
        }
        record = _renamed(unpack_record(packed, text), {each: name for each, (_, name) in cast.items()})
        for dyad in dyads(record, str(number), load_cities()):
            yield {
                "article": number,
                **dyad.row,
                "actor": cast[dyad.actor][0] if dyad.actor else None,
                "recipient": cast[dyad.recipient][0] if dyad.recipient else None,
            }


def _renamed(record: Record, names: dict[str, str]) -> Record:
    """Call the actors with a name as the archive does: who is one there has one name in all articles."""
    actors = (each.model_copy(update={"name": names[each.id]}) if each.named else each for each in record.actors)
    return record.model_copy(update={"actors": tuple(actors)})
