"""Watches in SQL: which addresses are looked at again and again, and what came of it."""

import sqlite3
from collections.abc import Iterator

from onrecord.archive.saved_rows import Watch
from onrecord.errors import NotInArchiveError, QueryError

MOST_WATCHES = 200
"""So many addresses are watched by the desk."""

SHORTEST = 5.0
"""No address is looked at more often, in minutes: servers shut out who asks too often."""

LONGEST = 7 * 24 * 60.0
"""Nor less often, in minutes."""


def watch(connection: sqlite3.Connection, address: str, minutes: float | None, *, moment: str) -> int:
    """Watch an address, or watch it more or less often than before, and give the watch's number; raises QueryError."""
    if minutes is not None:
        if not SHORTEST <= minutes <= LONGEST:
            raise QueryError(
                "An address can't be watched so often, or so seldom",
                value=minutes,
                allowed=f"every {SHORTEST:g} to {LONGEST:g} minutes",
            )
        sql = "SELECT count(*) FROM watches WHERE minutes IS NOT NULL AND address <> ?"
        if connection.execute(sql, (address,)).fetchone()[0] >= MOST_WATCHES:
            raise QueryError(
                "No more addresses can be watched", allowed=f"at most {MOST_WATCHES}", hint="End another watch first."
            )
    row = connection.execute(
        "INSERT INTO watches (address, minutes, set_at) VALUES (?, ?, ?)"
        " ON CONFLICT (address) DO UPDATE SET minutes = ifnull(excluded.minutes, minutes) RETURNING id",
        (address, minutes, moment),
    ).fetchone()
    return int(row["id"])


def listed(connection: sqlite3.Connection) -> Iterator[Watch]:
    """List all watches, the first one first."""
    yield from map(_watch, connection.execute("SELECT * FROM watches ORDER BY id"))


def find(connection: sqlite3.Connection, number: int) -> Watch:
    """Give a watch by its number; raises NotInArchiveError."""
    row = connection.execute("SELECT * FROM watches WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise NotInArchiveError("Nothing is watched under this number", value=number)
    return _watch(row)


def end(connection: sqlite3.Connection, number: int) -> None:
    """End a watch."""
    connection.execute("DELETE FROM watches WHERE id = ?", (number,))


def note(
    connection: sqlite3.Connection,
    number: int,
    *,
    moment: str,
    error: str | None,
    came: tuple[int, int, int],
    sent: tuple[str | None, str | None] | None,
) -> None:
    """Note what came of a look: an error, or articles added, changed and failed; and what the server said of it.

    With `sent` None, what it said before still holds.
    """
    connection.execute(
        "UPDATE watches SET looked_at = ?, error = ?, added = added + ?, changed = changed + ?, failed = failed + ?"
        " WHERE id = ?",
        (moment, error, *came, number),
    )
    if sent is not None:
        connection.execute("UPDATE watches SET etag = ?, modified = ? WHERE id = ?", (*sent, number))


def _watch(row: sqlite3.Row) -> Watch:
    return Watch(**dict(row))
