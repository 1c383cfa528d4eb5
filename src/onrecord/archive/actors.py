"""Which actors of different articles are one: by full name and by what the table of actors knows, or by hand.

An appearance goes by one key. A full name, or an entry in the table of actors, gives a key that it shares with every
article; a surname or a description alone gives one of its own article's. `actor_keys` says which actor a key stands
for, so that a join or a split made by hand outlives reading the article anew.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.errors import NotInArchiveError, QueryError
from onrecord.schema import Actor

_OWN = "article "
"""Begins the keys that belong to one article."""

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
        return f"{_OWN}{article}|{self.kind}|{fold(self.name)}|{self.number}"


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
    own, shared = appearance.own_key(article), appearance.shared_key
    found = dict(connection.execute("SELECT key, actor FROM actor_keys WHERE key IN (?, ?)", (own, shared)))
    if own in found or shared in found:
        return int(found[own] if own in found else found[shared])
    if shared is None:
        return before[own] if own in before else create(connection, appearance)
    actor = _namesake(connection, shared)
    if actor is None:
        actor = create(connection, appearance)
    connection.execute("INSERT INTO actor_keys (key, actor, by_hand) VALUES (?, ?, 0)", (shared, actor))
    return actor


def _namesake(connection: sqlite3.Connection, shared: str) -> int | None:
    """Find the one actor of this name whose country is known where this one's is not, or the other way round."""
    stem, _, country = shared.rpartition("|")
    rows = connection.execute(
        "SELECT DISTINCT actor, substr(key, ?) AS country FROM actor_keys WHERE key > ? AND key < ?",
        (len(stem) + 2, f"{stem}|", f"{stem}|~"),
    ).fetchall()
    bare = connection.execute("SELECT actor FROM actor_keys WHERE key = ?", (f"{stem}|",)).fetchone()
    if country:
        return int(bare["actor"]) if bare is not None and not rows else None
    return int(rows[0]["actor"]) if len(rows) == 1 else None


def create(connection: sqlite3.Connection, appearance: Appearance) -> int:
    """Make an actor who is named as in an appearance."""
    made = connection.execute(
        "INSERT INTO actors (name, kind, named) VALUES (?, ?, ?)",
        (appearance.known_as or appearance.name, appearance.kind, appearance.named or appearance.known_as is not None),
    )
    return int(made.lastrowid or 0)


def own_keys(connection: sqlite3.Connection, article: int) -> dict[str, int]:
    """Tell whom the keys of an article's own stand for."""
    return {
        appearance.own_key(article): row["actor"]
        for row, appearance in _appearances(connection, "article = ?", (article,))
        if appearance.shared_key is None
    }


def forget_unused(connection: sqlite3.Connection, actors: Iterable[int]) -> None:
    """Delete those of the actors whom no article has any more and no key stands for."""
    connection.executemany(
        "DELETE FROM actors WHERE id = :id AND NOT EXISTS (SELECT 1 FROM appearances WHERE actor = :id)"
        " AND NOT EXISTS (SELECT 1 FROM actor_keys WHERE actor = :id)",
        ({"id": actor} for actor in actors),
    )


def merge(connection: sqlite3.Connection, keep: int, others: Sequence[int]) -> None:
    """Join actors into one, whose number and name stay `keep`'s; raises NotInArchiveError and QueryError."""
    for actor in (keep, *others):
        require(connection, actor)
    if keep in others or len(set(others)) < len(others):
        raise QueryError("An actor can't be joined with itself", value=[keep, *others], allowed="different actors")
    for other in others:
        rows = _appearances(connection, "actor = ?", (other,))
        _set_keys(connection, keep, [a.own_key(row["article"]) for row, a in rows if a.shared_key is None])
        connection.execute("UPDATE actor_keys SET actor = ?, by_hand = 1 WHERE actor = ?", (keep, other))
        _move(connection, [row["id"] for row, _ in rows], keep)
        connection.execute("DELETE FROM actors WHERE id = ?", (other,))


def split(connection: sqlite3.Connection, actor: int, articles: Sequence[int] = ()) -> list[int]:
    """Undo joins; the numbers of the actors that come of it.

    With `articles`, the actor of these articles becomes one of its own. Without, every join made by hand is undone.
    Raises NotInArchiveError, and QueryError where nothing can be split.
    """
    require(connection, actor)
    rows = _appearances(connection, "actor = ?", (actor,))
    if articles:
        wanted = set(articles)
        leaving = [(row, a) for row, a in rows if row["article"] in wanted]
        if missing := wanted - {row["article"] for row, _ in leaving}:
            raise NotInArchiveError(
                f"Actor {actor} doesn't appear in that article", value=min(missing), hint="See `onrecord actors list`."
            )
        if len(leaving) == len(rows):
            raise QueryError("Nothing would be left of the actor", value=list(articles), allowed="some of its articles")
        new = create(connection, leaving[0][1])
        _set_keys(connection, new, [a.own_key(row["article"]) for row, a in leaving])
        _move(connection, [row["id"] for row, _ in leaving], new)
        return [new]
    keys: dict[str, list[str]] = {}
    by_hand = connection.execute("SELECT key FROM actor_keys WHERE actor = ? AND by_hand ORDER BY key", (actor,))
    for (key,) in by_hand:
        keys.setdefault(_stem(key), []).append(key)
    groups: dict[str, list[tuple[sqlite3.Row, Appearance]]] = {stem: [] for stem in sorted(keys)}
    for row, appearance in rows:
        own, shared = _stem(appearance.own_key(row["article"])), appearance.shared_key
        stem = own if own in keys else shared and _stem(shared)
        if stem in groups:
            groups[stem].append((row, appearance))
    groups = {stem: group for stem, group in groups.items() if group}
    if sum(map(len, groups.values())) == len(rows):
        groups.pop(min(groups), None)  # all of it was joined by hand: the first keeps the number
    if not groups:
        raise QueryError(
            f"No join of actor {actor} was made by hand", hint="Name the articles whose actor is another: --article N."
        )
    return [_leave(connection, keys[stem], group) for stem, group in groups.items()]


def _leave(connection: sqlite3.Connection, keys: Sequence[str], group: list[tuple[sqlite3.Row, Appearance]]) -> int:
    """Make an actor of the appearances that go by keys with the same stem."""
    new = create(connection, group[0][1])
    shared = {appearance.shared_key for _, appearance in group}
    for key in keys:
        if key in shared or not key.startswith(_OWN):  # a name that joins by itself does so again
            connection.execute("UPDATE actor_keys SET actor = ?, by_hand = 0 WHERE key = ?", (new, key))
        elif shared == {None}:
            connection.execute("DELETE FROM actor_keys WHERE key = ?", (key,))
        else:  # set apart from its name before, and so again
            connection.execute("UPDATE actor_keys SET actor = ? WHERE key = ?", (new, key))
    _move(connection, [row["id"] for row, _ in group], new)
    return new


def _stem(key: str) -> str:
    """The part of a key that is the same whether the country is known or not; a key of an article's own has none."""
    return key if key.startswith(_OWN) else key.rpartition("|")[0]


def require(connection: sqlite3.Connection, actor: int) -> None:
    """Raise NotInArchiveError unless there is such an actor."""
    if connection.execute("SELECT 1 FROM actors WHERE id = ?", (actor,)).fetchone() is None:
        raise NotInArchiveError("There is no such actor", value=actor, hint="See `onrecord actors list`.")


def name_statements(connection: sqlite3.Connection, statements: Iterable[int]) -> None:
    """Write the names of speakers and subjects into the statements, where they are searched for."""
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


def _appearances(
    connection: sqlite3.Connection, where: str, values: tuple[int, ...]
) -> list[tuple[sqlite3.Row, Appearance]]:
    rows = connection.execute(f"SELECT * FROM appearances WHERE {where} ORDER BY id", values)
    return [
        (
            row,
            Appearance(
                row["name"],
                row["kind"],
                bool(row["named"]),
                row["known_as"],
                row["country"],
                row["number"],
                row["office"],
            ),
        )
        for row in rows
    ]


def _set_keys(connection: sqlite3.Connection, actor: int, keys: Iterable[str]) -> None:
    connection.executemany(
        "INSERT INTO actor_keys (key, actor, by_hand) VALUES (?, ?, 1)"
        " ON CONFLICT (key) DO UPDATE SET actor = excluded.actor, by_hand = 1",
        ((key, actor) for key in keys),
    )


def _move(connection: sqlite3.Connection, moved: Sequence[int], actor: int) -> None:
    """Give appearances, and what they say, to another actor."""
    ids = [(each,) for each in moved]
    touched: set[int] = set()
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
