"""What was joined and split before version 3 becomes decisions. This is a part of that migration: it never changes.

Until then `actor_keys.by_hand` told that somebody had decided something, but not what, who or when. The keys of an
actor that differ in nothing but the country had come to it together, so they become one actor that was joined. An
article's own key of somebody who has a full name had been split from whoever goes by that name.
"""

import json
import re
import sqlite3
import unicodedata
from dataclasses import dataclass, field
from typing import Any

_OWN = "article "
_HONORIFICS = {"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady"}


@dataclass(slots=True)
class _Group:
    """Keys of an actor that are one but for the country, what goes by them, and the actor that they are alone."""

    actor: int
    keys: list[str] = field(default_factory=list)
    by_hand: bool = False
    appearances: list[sqlite3.Row] = field(default_factory=list)
    split_from: str | None = None
    """The key of the name from which an article's own key was split."""
    alone: int | None = None


def adopt(connection: sqlite3.Connection) -> None:
    """Write decisions from which all actors follow as they stand, and whose the keys are without them."""
    rows = connection.execute("SELECT DISTINCT actor FROM actor_keys_before WHERE by_hand ORDER BY actor").fetchall()
    groups = {actor: _numbered(connection, _groups(connection, actor)) for (actor,) in rows}
    every = [group for of_actor in groups.values() for group in of_actor]
    for group in every:
        if group.split_from is None:
            _set_own(connection, group, group.alone)
    for group in every:
        if group.split_from is not None:
            _adopt_split(connection, group)
    for actor, given in groups.items():
        if others := [_about(group) for group in given if group.alone != actor]:
            join = {"kind": "join", "keep": _actor(connection, actor), "others": others}
            _decide(connection, join, actor)


def _groups(connection: sqlite3.Connection, actor: int) -> list[_Group]:
    """Give the groups of an actor; an appearance that goes by no key is one of its own."""
    groups: dict[str, _Group] = {}
    keys = connection.execute("SELECT key, by_hand FROM actor_keys_before WHERE actor = ? ORDER BY key", (actor,))
    for key, by_hand in keys:
        group = groups.setdefault(_stem(key), _Group(actor))
        group.keys.append(key)
        group.by_hand |= bool(by_hand)
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    for row in cursor.execute("SELECT * FROM appearances WHERE actor = ? ORDER BY id", (actor,)):
        own, shared = _own_key(row), _shared_key(row)
        stem = own if own in groups or shared is None else _stem(shared)
        group = groups.setdefault(stem, _Group(actor))
        group.appearances.append(row)
        if own in group.keys and _stands(connection, shared):
            group.split_from = shared
    return list(groups.values())


def _numbered(connection: sqlite3.Connection, groups: list[_Group]) -> list[_Group]:
    """Give every group the actor that it is alone: what nobody has joined keeps the number, or else what was split.

    A name that all articles share came by hand only where it was joined.
    """
    staying = [group for group in groups if not group.by_hand]
    staying = staying or [group for group in groups if group.appearances and group.keys[0].startswith(_OWN)][:1]
    for group in groups:
        group.alone = group.actor if group in staying else _unused_number(connection, group)
    return groups


def _unused_number(connection: sqlite3.Connection, group: _Group) -> int:
    """Take a number that no actor has ever had."""
    made = connection.execute(
        "INSERT INTO actors (name, kind, named) VALUES (:name, :kind, :named)", _about(group) | {"number": None}
    )
    connection.execute("DELETE FROM actors WHERE id = ?", (made.lastrowid,))
    return int(made.lastrowid or 0)


def _adopt_split(connection: sqlite3.Connection, group: _Group) -> None:
    actor, own = connection.execute("SELECT actor, own FROM actor_keys WHERE key = ?", (group.split_from,)).fetchone()
    _set_own(connection, group, own)
    articles = sorted({row["article"] for row in group.appearances})
    split = {"kind": "split", "actor": _actor(connection, actor), "new": _about(group)}
    _decide(connection, split | {"articles": articles, "keys": group.keys}, actor)


def _set_own(connection: sqlite3.Connection, group: _Group, own: int | None) -> None:
    connection.executemany("UPDATE actor_keys SET own = ? WHERE key = ?", ((own, key) for key in group.keys))


def _decide(connection: sqlite3.Connection, value: dict[str, Any], actor: int) -> None:
    connection.execute(
        "INSERT INTO decisions (kind, subject, value) VALUES (?, ?, ?)",
        (value["kind"], f"actor {actor}", json.dumps(value, ensure_ascii=False)),
    )


def _actor(connection: sqlite3.Connection, actor: int) -> dict[str, Any]:
    row = connection.execute("SELECT name, kind, named FROM actors WHERE id = ?", (actor,)).fetchone()
    return {"number": actor, "name": row[0], "kind": row[1], "named": bool(row[2])}


def _about(group: _Group) -> dict[str, Any]:
    """Name the actor that a group is alone as its first appearance does, or else its key."""
    for row in group.appearances:
        named = bool(row["named"] or row["known_as"])
        return {"number": group.alone, "name": row["known_as"] or row["name"], "kind": row["kind"], "named": named}
    kind, name, _ = group.keys[0].removeprefix(_OWN).split("|")[-3:]
    return {"number": group.alone, "name": name, "kind": kind, "named": not group.keys[0].startswith(_OWN)}


def _stands(connection: sqlite3.Connection, key: str | None) -> bool:
    return connection.execute("SELECT 1 FROM actor_keys_before WHERE key = ?", (key,)).fetchone() is not None


# What an appearance went by when version 2 was released.


def _stem(key: str) -> str:
    return key if key.startswith(_OWN) else key.rpartition("|")[0]


def _own_key(row: sqlite3.Row) -> str:
    return f"{_OWN}{row['article']}|{row['kind']}|{_fold(row['name'])}|{row['number']}"


def _shared_key(row: sqlite3.Row) -> str | None:
    if row["known_as"] and row["known_as"] != row["office"]:
        return f"{row['kind']}|{_fold(row['known_as'])}|{row['country'] or ''}"
    if not row["named"]:
        return None
    words = _fold(row["name"]).split()
    if row["kind"] == "person" and sum(len(word) > 1 and word not in _HONORIFICS for word in words) < 2:
        return None
    return f"{row['kind']}|{' '.join(words)}|" if words else None


def _fold(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.casefold()))
