"""Which articles were removed for good, so that they aren't added again. The caller has begun the transaction.

Nothing of such an article is kept but hashes: by them it is known again, and nobody can tell from them what it was.
"""

import sqlite3
from collections.abc import Iterable
from hashlib import sha256

from onrecord.archive.clock import now
from onrecord.archive.decisions import By, bounded
from onrecord.archive.rows import Tombstone


def mark_of(key: str) -> bytes:
    """Give the hash by which the key of an article's identity is known again."""
    return sha256(key.encode("utf-8", "surrogatepass")).digest()


def put(connection: sqlite3.Connection, key: str, marks: Iterable[bytes], by: By) -> None:
    """Note that an article was removed, and by which marks it is known again; an earlier tombstone is replaced."""
    who, why = bounded(by)
    identity = mark_of(key)
    lift(connection, identity)
    made = connection.execute(
        "INSERT INTO tombstones (identity, who, why, removed_at) VALUES (?, ?, ?, ?)", (identity, who, why, now())
    )
    connection.executemany(
        "INSERT OR IGNORE INTO tombstone_marks (mark, tombstone) VALUES (?, ?)",
        ((mark, made.lastrowid) for mark in (identity, *marks)),
    )


def find(connection: sqlite3.Connection, mark: bytes) -> Tombstone | None:
    """Find the tombstone of an article by one of its marks; None if there is none."""
    row = connection.execute(
        "SELECT who, why, removed_at FROM tombstones JOIN tombstone_marks ON tombstone = id WHERE mark = ? LIMIT 1",
        (mark,),
    ).fetchone()
    return None if row is None else Tombstone(*row)


def lift(connection: sqlite3.Connection, mark: bytes) -> None:
    """Take away every tombstone with this mark: its article may be added again."""
    connection.execute(
        "DELETE FROM tombstones WHERE id IN (SELECT tombstone FROM tombstone_marks WHERE mark = ?)", (mark,)
    )
