"""What couldn't be read, and why."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.archive.originals import ORIGINAL_COLUMNS, pack_original, unpack_original
from onrecord.archive.rows import Failure
from onrecord.errors import NotInArchiveError, OnrecordError
from onrecord.schema import Original

_ROW = "SELECT id, place, line, error, reason, tries, failed_at, given, content IS NOT NULL AS kept FROM failures"


def note(
    connection: sqlite3.Connection,
    place: str,
    error: OnrecordError,
    *,
    line: int | None,
    original: Original | None,
    given: Mapping[str, Any] | None,
    keep: bool,
    settings: str,
    moment: str,
) -> int:
    """Note a failure, replacing an earlier one in the same place; `keep` the bytes if they can't be read again."""
    given = original.given if original else given or {}
    packed = dict(zip(ORIGINAL_COLUMNS, pack_original(original), strict=True)) if original and keep else {}
    (tries,) = connection.execute(
        "SELECT ifnull(max(tries), 0) + 1 FROM failures WHERE place = ? AND ifnull(line, 0) = ?", (place, line or 0)
    ).fetchone()
    forget(connection, place, line)
    made = connection.execute(
        "INSERT INTO failures (place, line, error, reason, settings, tries, failed_at, fingerprint, content, format,"
        " charset, address, given) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(place, line, type(error).__name__, str(error), settings, tries, moment),
            original.fingerprint if original else None,
            *(packed.get(name) for name in ("content", "format", "charset", "address")),
            json.dumps(dict(given), ensure_ascii=False, default=str),
        ),
    )
    return int(made.lastrowid or 0)


_THERE = "FROM failures WHERE place = ? AND ifnull(line, 0) IN (0, ?)"
"""Where a line can be read, the whole can be opened."""


def stands(connection: sqlite3.Connection, place: str, line: int | None) -> bool:
    """Tell whether something failed in a place before."""
    return connection.execute(f"SELECT 1 {_THERE}", (place, line or 0)).fetchone() is not None


def forget(connection: sqlite3.Connection, place: str, line: int | None) -> None:
    """Forget what failed in a place before."""
    connection.execute(f"DELETE {_THERE}", (place, line or 0))


def failed_before(connection: sqlite3.Connection, original: Original, settings: str) -> bool:
    """Tell whether the same bytes failed under the same settings, so that reading them again is useless."""
    row = connection.execute(
        "SELECT 1 FROM failures WHERE fingerprint = ? AND settings = ?", (original.fingerprint, settings)
    ).fetchone()
    return row is not None


def listed(connection: sqlite3.Connection, *, limit: int | None = None, offset: int = 0) -> Iterator[Failure]:
    """List the failures in their order."""
    some = (-1 if limit is None else limit, offset)
    for row in connection.execute(f"{_ROW} ORDER BY id LIMIT ? OFFSET ?", some):
        values = dict(row)
        yield Failure(**values | {"kept": bool(values["kept"]), "given": json.loads(values["given"])})


def original_of(connection: sqlite3.Connection, failure: int) -> Original | None:
    """Give the original of a failure; None if it isn't kept, because it can be read again from where it came."""
    row = connection.execute("SELECT * FROM failures WHERE id = ?", (failure,)).fetchone()
    if row is None:
        raise NotInArchiveError("There is no such failure", value=failure, hint="See `onrecord failures`.")
    if row["content"] is None:
        return None
    return unpack_original(row)
