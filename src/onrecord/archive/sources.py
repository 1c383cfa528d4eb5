"""What was added before, known by its bytes, so that it isn't read again."""

import sqlite3

from onrecord.archive import failures
from onrecord.schema import Original


def note(connection: sqlite3.Connection, original: Original, number: int) -> None:
    """Note that these bytes are that article, and that they no longer fail."""
    connection.execute(
        "INSERT INTO sources (fingerprint, article, place, line, stamp) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (fingerprint) DO UPDATE SET stamp = ifnull(excluded.stamp, stamp)",
        (original.fingerprint, number, original.place, original.line, original.stamp),
    )
    failures.forget(connection, original.place, original.line)


def find(connection: sqlite3.Connection, original: Original) -> tuple[int | None, bool]:
    """Give the number of the article that these bytes are, and whether there is anything new to `note` about them."""
    row = connection.execute(
        "SELECT article, stamp FROM sources WHERE fingerprint = ?", (original.fingerprint,)
    ).fetchone()
    if row is None:
        return None, False
    is_new = original.stamp is not None and original.stamp != row["stamp"]
    return row["article"], is_new or failures.stands(connection, original.place, original.line)


def seen(connection: sqlite3.Connection, stamp: str) -> bool:
    """Tell whether this entry of a feed was added, and hasn't changed since."""
    return connection.execute("SELECT 1 FROM sources WHERE stamp = ?", (stamp,)).fetchone() is not None
