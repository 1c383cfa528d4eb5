"""The search tables, which are derived from the records. The caller has begun the transaction.

Adding an article, replacing its record and reindexing all go through `DERIVED`. To add a table, add a function that
fills it to that list. Also add a migration that makes the table and writes the stage "articles" into `reindexing`, so
that `onrecord reindex` fills it from the existing records.
"""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from onrecord.archive import actors, corrected, dismissing
from onrecord.archive.gathering import queue
from onrecord.archive.telling import EVENT_COLUMNS, event_values
from onrecord.eventdata import Part, parts_of
from onrecord.schema import Published, Record, Span, level_of
from onrecord.schema.rows import SEVERAL
from onrecord.text.callings import Callings

T = TypeVar("T")


class Before(NamedTuple):
    """What the tables said about an article before they were filled again, so that numbers stay the same."""

    actors: Mapping[str, int]
    """The actors that the article's own keys stood for."""
    appearances: Sequence[int]
    """The row numbers of its appearances, ascending; the record's appearances get them again in order."""
    statements: Sequence[int]
    """The row numbers of its statements, likewise."""
    events: Sequence[int]
    """The row numbers of its events, likewise."""
    checks: Sequence[int]
    """The row numbers of its findings, likewise."""


NOTHING = Before({}, (), (), (), ())


class Entry(NamedTuple):
    """An article's number and its record, from which the tables are filled."""

    number: int
    record: Record
    before: Before

    @property
    def day(self) -> str:
        """The article's day, empty if it isn't known."""
        return day_of(self.record.article.published) or ""


def put_appearances(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write the actors of a record and their mentions, and make the actors that the archive doesn't know yet."""
    number, record, before = entry
    rows = _numbered(record.actors, before.appearances)
    callings = Callings(record)
    for (row, actor), appearance in zip(rows, actors.appearances(record.actors), strict=True):
        is_actor = actors.resolve(connection, number, appearance, before.actors)
        known = actor.known_as
        made = connection.execute(
            "INSERT INTO appearances (id, article, actor_id, actor, name, kind, named, number, known_as, country,"
            " office, as_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(row, number, actor.id, is_actor),
                *(actor.name, actor.kind, actor.named, appearance.number),
                *((known.name, known.country, known.office, known.as_of) if known else (None,) * 4),
            ),
        )
        connection.executemany(
            'INSERT INTO mentions (appearance, start, "end", form, text) VALUES (?, ?, ?, ?, ?)',
            (
                (made.lastrowid, each.start, each.end, each.form, " ".join(each.cut(record.article.text).split()))
                for each in actor.mentions
            ),
        )
        connection.executemany(
            'INSERT OR IGNORE INTO called (appearance, start, "end", form, text, statement) VALUES (?, ?, ?, ?, ?, ?)',
            ((made.lastrowid, each.span.start, each.span.end, *each[1:]) for each in callings.of(actor)),
        )


def put_statements(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write the statements of a record, with who makes them and whom they mention."""
    number, record, before = entry
    cast = _cast(connection, number)
    mentioned = sorted(
        (mention.start, mention.end, actor.id)
        for actor in record.actors
        if actor.named or actor.known_as
        for mention in actor.mentions
    )
    for row, statement in _numbered(record.statements, before.statements):
        speakers = [cast[each] for each in statement.speakers or ()]
        subjects = sorted(cast[each] for each in mentioned_in(statement.content, mentioned))
        made = connection.execute(
            "INSERT INTO statements (id, article, statement_id, speaker, source, cue, content, about, form, act,"
            ' source_kind, unresolved, said_on, within, confidence, start, "end", place, speaker_confidence, corrected)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(row, number, statement.id, _names(sorted(speakers))),
                *(statement.source_text or None, statement.cue_text or None, statement.content_text, _names(subjects)),
                *(statement.form, statement.act, statement.source_kind, statement.unresolved, statement.said_on),
                *(statement.within, statement.confidence, statement.content[0].start, statement.content[-1].end),
                record.article.place_at(statement.content[0].start),
                statement.speaker_confidence,
                statement.corrected,
            ),
        )
        for table, those in (("speakers", speakers), ("subjects", subjects)):
            connection.executemany(
                f"INSERT OR IGNORE INTO {table} (actor, day, statement, appearance) VALUES (?, ?, ?, ?)",
                ((each.actor, entry.day, made.lastrowid, each.appearance) for each in those),
            )


def put_times(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write the times of a record."""
    values = (time.model_dump(mode="json") for time in entry.record.times)
    columns = ("start", "end", "kind", "value", "earliest", "latest")
    connection.executemany(
        'INSERT INTO times (article, time_id, start, "end", kind, value, earliest, latest)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((entry.number, each["id"], *(each.get(name) for name in columns)) for each in values),
    )


def put_events(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write the events of a record, with who takes part in them and where they happen."""
    number, record, before = entry
    cast = _cast(connection, number)
    names = tuple(actors.EVENT_ROLES.values())
    columns = ("id", "article", *EVENT_COLUMNS, *names)
    named = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    for row, (event, values) in _numbered(event_values(record, entry.day), before.events):
        parts = {role: _played(record, cast, parts_of(record, event, role)) for role in actors.EVENT_ROLES}
        called = [SEVERAL.join(dict.fromkeys(each.name for each in found)) or None for found in parts.values()]
        made = connection.execute(
            f"INSERT INTO events ({named}) VALUES ({marks})", (row, number, *values.values(), *called)
        )
        connection.executemany(
            'INSERT INTO event_actors (event, role, number, actor, appearance, start, "end", text, inferred)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (made.lastrowid, role, place, each.actor, each.appearance, *each.rest)
                for role, found in parts.items()
                for place, each in enumerate(found, 1)
            ),
        )


def put_checks(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write what checks have found in a record, with the words that each finding rests on."""
    number, record, before = entry
    article = record.article
    dismissed = dismissing.dismissed(connection, number, record)
    for place, (row, check) in enumerate(_numbered(record.checks, before.checks), 1):
        spans = check.about or check.evidence
        start, end = (min(each.start for each in spans), max(each.end for each in spans)) if spans else (None, None)
        made = connection.execute(
            "INSERT INTO checks (id, article, check_id, number, kind, verdict, level, message, confidence, shown, day,"
            ' start, "end", place, statements, events, elsewhere, decision)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(row, number, check.id, place, check.kind, check.verdict, level_of(check)),
                *(check.message, check.confidence, check.shown, entry.day),
                *(start, end, None if start is None else article.place_at(start)),
                *(json.dumps(check.statements), json.dumps(check.events)),
                json.dumps([each.model_dump(mode="json", exclude_none=True) for each in check.elsewhere]),
                dismissed.get(check.id),
            ),
        )
        connection.executemany(
            'INSERT INTO check_words (finding, role, number, start, "end", text) VALUES (?, ?, ?, ?, ?, ?)',
            (
                (made.lastrowid, role, order, span.start, span.end, " ".join(span.cut(article.text).split()))
                for role, found in (("about", check.about), ("evidence", check.evidence))
                for order, span in enumerate(found, 1)
            ),
        )


def put_aside(connection: sqlite3.Connection, entry: Entry) -> None:
    """Note that the article is to be gathered with others."""
    queue.put(connection, entry.number)


class Derived(NamedTuple):
    """A table with a column `article`, and the function that fills it and the tables that refer to its rows."""

    table: str
    put: Callable[[sqlite3.Connection, Entry], None]


DERIVED = (
    Derived("appearances", put_appearances),  # with `mentions` and `called`
    Derived("statements", put_statements),  # with `speakers` and `subjects`, which refer to appearances
    Derived("times", put_times),
    Derived("events", put_events),  # with `event_actors`, which refer to appearances
    Derived("checks", put_checks),  # with `check_words`
    Derived("ungathered", put_aside),
)
"""Everything that is derived from a record, in the order in which it is filled."""


def fill(connection: sqlite3.Connection, number: int, record: Record, before: Before = NOTHING) -> None:
    """Write what a record says, as people have corrected it, into the tables; they must have nothing of the article."""
    entry = Entry(number, corrected.corrected(connection, number, record).record, before)
    for derived in DERIVED:
        derived.put(connection, entry)


def refill(connection: sqlite3.Connection, number: int, record: Record) -> None:
    """Replace what the tables say about an article with what its record says; numbers stay the same."""
    before = Before(
        actors.own_keys(connection, number),
        _rows(connection, "appearances", number),
        _rows(connection, "statements", number),
        _rows(connection, "events", number),
        _rows(connection, "checks", number),
    )
    appeared = _delete(connection, number)
    fill(connection, number, record, before)
    actors.forget_unused(connection, appeared)


def refill_checks(connection: sqlite3.Connection, number: int, record: Record) -> None:
    """Replace what the tables say of an article's findings, and nothing else."""
    before = NOTHING._replace(checks=_rows(connection, "checks", number))
    connection.execute("DELETE FROM checks WHERE article = ?", (number,))
    put_checks(connection, Entry(number, corrected.corrected(connection, number, record).record, before))


def take_out(connection: sqlite3.Connection, number: int) -> None:
    """Take an article out of the tables, and the actors that no other article has."""
    actors.forget_unused(connection, _delete(connection, number))


def day_of(published: Published | None) -> str | None:
    """Give the first day that a date of publication can mean.

    >>> day_of(Published(value="2024", how="given")), day_of(Published(value="2024-03-05T18:40:00Z", how="given"))
    ('2024-01-01', '2024-03-05')
    """
    if published is None:
        return None
    day = published.value[:10]
    return day + "0000-01-01"[len(day) :]


def _delete(connection: sqlite3.Connection, number: int) -> set[int]:
    """Delete an article's rows, and give the actors that appeared in it."""
    rows = connection.execute("SELECT actor FROM appearances WHERE article = ?", (number,))
    appeared = {row["actor"] for row in rows}
    queue.forget(connection, number)
    for derived in reversed(DERIVED):
        connection.execute(f"DELETE FROM {derived.table} WHERE article = ?", (number,))
    return appeared


def _rows(connection: sqlite3.Connection, table: str, number: int) -> list[int]:
    rows = connection.execute(f"SELECT id FROM {table} WHERE article = ? ORDER BY id", (number,))
    return [row["id"] for row in rows]


def _numbered(items: Iterable[T], rows: Iterable[int]) -> Iterator[tuple[int | None, T]]:
    """Give each item a row number that is free again, as long as there are any; then None, for the next number."""
    free = iter(rows)
    for item in items:
        yield next(free, None), item


class _Role(NamedTuple):
    """An actor of the record in the archive."""

    appearance: int
    actor: int
    name: str
    named: bool


class _Played(NamedTuple):
    """A part in an event as the archive has it; `rest` are the columns that say where its words stand, and these."""

    actor: int | None
    appearance: int | None
    name: str
    rest: tuple[int, int, str, bool]


def _played(record: Record, cast: Mapping[str, _Role], parts: Iterable[Part]) -> list[_Played]:
    """Look the actors of parts up; who has no name, or is no actor, goes by the article's words."""
    found = []
    for part in parts:
        role = cast.get(part.actor or "")
        text = " ".join(part.span.cut(record.article.text).split())
        name = role.name if role and role.named else text
        rest = (part.span.start, part.span.end, text, part.inferred)
        found.append(_Played(role and role.actor, role and role.appearance, name, rest))
    return found


def _cast(connection: sqlite3.Connection, number: int) -> dict[str, _Role]:
    """Map the ids of the actors in a record to the actors."""
    rows = connection.execute(
        "SELECT p.actor_id, p.id, p.actor, t.name, t.named FROM appearances AS p JOIN actors AS t ON t.id = p.actor"
        " WHERE p.article = ?",
        (number,),
    )
    return {actor_id: _Role(appearance, actor, name, bool(named)) for actor_id, appearance, actor, name, named in rows}


def mentioned_in(content: Sequence[Span], mentioned: Sequence[tuple[int, int, str]]) -> set[str]:
    """Find the actors with a mention inside one of the fragments; mentions are (start, end, actor), sorted."""
    found = set()
    for fragment in content:
        for number in range(bisect_left(mentioned, (fragment.start,)), len(mentioned)):
            start, end, actor = mentioned[number]
            if start >= fragment.end:
                break
            if end <= fragment.end:
                found.add(actor)
    return found


def _names(roles: Sequence[_Role]) -> str | None:
    """Join the names of actors as `actors.name_statements` does: each once, in the order of their appearances."""
    return SEVERAL.join(dict.fromkeys(role.name for role in roles)) or None
