"""Which actors of different articles are one: by full name, and by what the table of actors knows.

An appearance goes by one key. A full name, or an entry in the table of actors, gives a key that it shares with every
article; a surname or a description alone gives one of its own article's. `actor_keys` says which actor a key stands
for, and whose it would be if nobody had joined or split actors (see `joining`).
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from onrecord.errors import NotInArchiveError
from onrecord.eventdata import Role
from onrecord.schema import Actor

OWN = "article "
"""Begins the keys that belong to one article."""

EVENT_ROLES: Final[dict[Role, str]] = {"who": "who", "whom": "whom", "where": "place_name"}
"""The roles of `event_actors`, and the columns of `events` that have the names of those in them."""

_HONORIFICS = {"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady"}
"""With these before it, a surname looks like a full name."""


class Appearance(NamedTuple):
    """What an article's record says of an actor, as far as it has a bearing on who that is.

    `number` counts those of one article with the same name and kind.
    """

    name: str
    kind: str
    named: bool
    known_as: str | None = None
    country: str | None = None
    number: int = 1
    office: str | None = None

    @property
    def shared_key(self) -> str | None:
        """The key that it has in every article; None where it has only a surname or a description.

        >>> Appearance("Ana Reyes", "person", True).shared_key, Appearance("Mrs. Reyes", "person", True).shared_key
        ('person|ana reyes|', None)
        >>> Appearance("Reyes", "person", True, known_as="Ana Reyes", country="PT").shared_key
        'person|ana reyes|PT'
        >>> office = "President of Brazil"
        >>> Appearance("the president", "person", False, known_as=office, office=office).shared_key is None
        True
        """
        if self.known_as and self.known_as != self.office:  # an office whose holder isn't known is nobody yet
            return f"{self.kind}|{fold(self.known_as)}|{self.country or ''}"
        if not self.named:
            return None
        words = fold(self.name).split()
        if self.kind == "person" and sum(len(word) > 1 and word not in _HONORIFICS for word in words) < 2:
            return None
        return f"{self.kind}|{' '.join(words)}|" if words else None

    def own_key(self, article: int) -> str:
        """The key that it has in its article alone."""
        return f"{OWN}{article}|{self.kind}|{fold(self.name)}|{self.number}"


def appearances(actors: Sequence[Actor]) -> list[Appearance]:
    """Make the appearances of a record's actors, in their order."""
    taken: dict[tuple[str, str], int] = {}
    made = []
    for actor in actors:
        same = (actor.kind, fold(actor.name))
        taken[same] = taken.get(same, 0) + 1
        known = actor.known_as
        name, country, office = (known.name, known.country, known.office) if known else (None, None, None)
        made.append(Appearance(actor.name, actor.kind, actor.named, name, country, taken[same], office))
    return made


def fold(name: str) -> str:
    """Bring a name to the form that is compared: without case, accents and punctuation.

    >>> fold("Jean-Luc  DÉSIRÉ")
    'jean luc desire'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def resolve(connection: sqlite3.Connection, article: int, appearance: Appearance, before: Mapping[str, int]) -> int:
    """Find the actor that an appearance is, or make one; `before` is who its article's own keys stood for."""
    if (known := current(connection, article, appearance)) is not None:
        return known
    own, shared = appearance.own_key(article), appearance.shared_key
    if shared is None:
        return before[own] if own in before else create(connection, appearance)
    namesake = _namesake(connection, shared)
    if namesake is None:
        made = create(connection, appearance)
        namesake = (made, made)
    connection.execute("INSERT INTO actor_keys (key, actor, own) VALUES (?, ?, ?)", (shared, *namesake))
    return namesake[0]


def current(connection: sqlite3.Connection, article: int, appearance: Appearance) -> int | None:
    """Find the actor that the keys of an appearance stand for; None where there are none yet."""
    own, shared = appearance.own_key(article), appearance.shared_key
    found = dict(connection.execute("SELECT key, actor FROM actor_keys WHERE key IN (?, ?)", (own, shared)).fetchall())
    return found.get(own, found.get(shared))


def _namesake(connection: sqlite3.Connection, shared: str) -> tuple[int, int] | None:
    """Find the one actor of this name whose country is known where this one's is not, or the other way round.

    Who that is, and who it would be without any decision.
    """
    stem, _, country = shared.rpartition("|")
    rows = connection.execute(
        "SELECT actor, own FROM actor_keys WHERE key > ? AND key < ?", (f"{stem}|", f"{stem}|~")
    ).fetchall()
    bare = connection.execute("SELECT actor, own FROM actor_keys WHERE key = ?", (f"{stem}|",)).fetchone()
    if country:
        return tuple(bare) if bare is not None and not rows else None
    return tuple(rows[0]) if len(rows) == 1 else None


def create(connection: sqlite3.Connection, appearance: Appearance) -> int:
    """Make an actor who is named as in an appearance."""
    made = connection.execute(
        "INSERT INTO actors (name, kind, named) VALUES (?, ?, ?)",
        (appearance.known_as or appearance.name, appearance.kind, appearance.named or appearance.known_as is not None),
    )
    return int(made.lastrowid or 0)


def own_keys(connection: sqlite3.Connection, article: int) -> dict[str, int]:
    """Give the actors that the keys of the article's own stand for."""
    return {
        appearance.own_key(article): row["actor"]
        for row, appearance in in_rows(connection, "article = ?", (article,))
        if appearance.shared_key is None
    }


def forget_unused(connection: sqlite3.Connection, actors: Iterable[int]) -> None:
    """Delete the actors that no longer appear in any article and that no key stands for."""
    connection.executemany(
        "DELETE FROM actors WHERE id = :id AND NOT EXISTS (SELECT 1 FROM appearances WHERE actor = :id)"
        " AND NOT EXISTS (SELECT 1 FROM actor_keys WHERE actor = :id)",
        ({"id": actor} for actor in actors),
    )


def require(connection: sqlite3.Connection, actor: int) -> None:
    """Raise NotInArchiveError unless there is such an actor."""
    if connection.execute("SELECT 1 FROM actors WHERE id = ?", (actor,)).fetchone() is None:
        raise NotInArchiveError("There is no such actor", value=actor, hint="See `onrecord actors list`.")


def name_statements(connection: sqlite3.Connection, statements: Iterable[int]) -> None:
    """Write the names of speakers and subjects into the statements, where searches look for them."""
    names = (
        "(SELECT group_concat(name, '; ') FROM (SELECT actors.name AS name FROM {table}"
        " JOIN actors ON actors.id = {table}.actor WHERE {table}.statement = statements.id"
        " GROUP BY actors.name ORDER BY min({table}.appearance)))"
    )
    speaker, about = names.format(table="speakers"), names.format(table="subjects")
    connection.executemany(
        f"UPDATE statements SET speaker = {speaker}, about = {about} WHERE id = ?",
        ((statement,) for statement in statements),
    )


def name_events(connection: sqlite3.Connection, events: Iterable[int]) -> None:
    """Write the names of those who take part in events into the events, where searches look for them.

    Who has no name, or is no actor, goes by the article's words.
    """
    names = (
        "(SELECT group_concat(name, '; ') FROM (SELECT CASE WHEN t.named THEN t.name ELSE x.text END AS name"
        " FROM event_actors AS x LEFT JOIN actors AS t ON t.id = x.actor"
        " WHERE x.event = events.id AND x.role = '{role}' GROUP BY 1 ORDER BY min(x.number)))"
    )
    written = (f"{column} = {names.format(role=role)}" for role, column in EVENT_ROLES.items())
    connection.executemany(f"UPDATE events SET {', '.join(written)} WHERE id = ?", ((event,) for event in events))


def in_rows(
    connection: sqlite3.Connection, where: str, values: tuple[int, ...]
) -> list[tuple[sqlite3.Row, Appearance]]:
    """Give the rows of `appearances` that fit a condition, each with what it is made of."""
    rows = connection.execute(f"SELECT * FROM appearances WHERE {where} ORDER BY id", values)
    return [(row, appearance_of(row)) for row in rows]


def appearance_of(row: sqlite3.Row) -> Appearance:
    """Make the appearance of a row of `appearances`."""
    named, known_as = bool(row["named"]), row["known_as"]
    return Appearance(row["name"], row["kind"], named, known_as, row["country"], row["number"], row["office"])


def move(connection: sqlite3.Connection, moved: Sequence[int], actor: int) -> None:
    """Give appearances, what they say and what they take part in, to another actor."""
    ids = [(each,) for each in moved]
    touched: set[int] = set()
    events: set[int] = set()
    for each in moved:
        events.update(
            row[0] for row in connection.execute("SELECT event FROM event_actors WHERE appearance = ?", (each,))
        )
    connection.executemany(f"UPDATE event_actors SET actor = {int(actor)} WHERE appearance = ?", ids)
    for table in ("speakers", "subjects"):
        for each in moved:
            found = connection.execute(f"SELECT statement FROM {table} WHERE appearance = ?", (each,))
            touched.update(row[0] for row in found)
        connection.executemany(
            f"UPDATE {table} SET actor = {int(actor)} WHERE appearance = ?",
            ids,
        )
    connection.executemany(f"UPDATE appearances SET actor = {int(actor)} WHERE id = ?", ids)
    name_statements(connection, sorted(touched))
    name_events(connection, sorted(events))
