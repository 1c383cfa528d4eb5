"""The file: how it is opened, and what its errors mean."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.archive.migrations import STEPS, migrate, version_of
from onrecord.errors import ArchiveBusyError, ArchiveError, ArchiveFullError, NotAnArchiveError, QueryError

WAIT = 60.0
"""Seconds to wait for another writer."""

SYNCHRONOUS = "FULL"
"""What is reported as added outlives a power cut."""

HOW_TO_BRING_IT_UP_TO_DATE = "Open it once where it may be written to: onrecord actors list --archive FILE."

_CACHE_KIB = 64 * 1024
_READING_CACHE_KIB = 8 * 1024
_MAPPED = 1 << 31
"""Readers map the file into memory, as far as SQLite allows, and need little else."""


def connect(path: Path, *, read_only: bool, wait: float | None = None, as_is: bool = False) -> sqlite3.Connection:
    """Open an archive, or make one if there is no file; raises ArchiveError and NotAnArchiveError.

    `wait` is how many seconds to wait for another writer; WAIT by default. An archive of an earlier version is brought
    up to date first, even if it is only to be read; with `as_is` that is an error, so that nothing is ever written.
    Autocommit: transactions are begun and ended by `writing`.
    """
    if read_only and not path.is_file():
        raise NotAnArchiveError(
            "There is no such archive", value=str(path), hint="Make one: onrecord add --archive FILE SOURCE…"
        )
    if not path.parent.is_dir():
        raise ArchiveError("There is no such folder", value=str(path.parent), hint="Create it first.")
    with translated(path):
        # A file that may not be written can still be read, unless its log would have to be.
        connection = _open(path, "ro" if read_only else "rwc", WAIT if wait is None else wait)
        try:
            _prepare(connection, path, read_only=read_only, as_is=as_is)
        except BaseException:
            connection.close()
            raise
    return connection


def _bring_up_to_date(path: Path, version: int) -> None:
    """Migrate an archive of an earlier version before it is read; raises NotAnArchiveError where that can't be done."""
    try:
        connect(path, read_only=False).close()
    except ArchiveError as error:
        raise NotAnArchiveError(
            f"This archive has version {version}, and could not be brought to version {len(STEPS)} ({error.what})",
            value=str(path),
            hint=HOW_TO_BRING_IT_UP_TO_DATE,
        ) from error


def _open(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=wait, isolation_level=None, check_same_thread=False
    )


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool, as_is: bool) -> None:
    connection.row_factory = sqlite3.Row
    version_of(connection, str(path))  # before anything is written into another program's file
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_READING_CACHE_KIB if read_only else _CACHE_KIB}")
    if read_only:
        connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        version = version_of(connection, str(path))
        if version == 0:
            raise NotAnArchiveError("There is nothing in this file", value=str(path))
        if version < len(STEPS):
            if as_is:
                raise NotAnArchiveError(
                    f"This archive has version {version}, and nothing may be written here to bring it up to date",
                    value=str(path),
                    allowed=f"version {len(STEPS)}",
                    hint=HOW_TO_BRING_IT_UP_TO_DATE,
                )
            _bring_up_to_date(path, version)
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
    connection.execute("PRAGMA fullfsync = ON")  # on macOS only this reaches the disk; elsewhere it says nothing
    migrate(connection, str(path))


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Write all of what happens inside in one transaction, or nothing of it.

    Raises ArchiveFullError, ArchiveBusyError or ArchiveError if it can't be written.
    """
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into the archive's own, QueryError among them for values that it can't hold."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _translate(error, path) from error
    except UnicodeEncodeError as error:
        raise QueryError("This can't be written in UTF-8", value=error.object, allowed="whole characters") from error
    except OverflowError as error:
        raise QueryError("This number is too large for an archive", allowed=f"at most {2**63 - 1}") from error


def _translate(error: sqlite3.DatabaseError, path: Path) -> ArchiveError:
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF
    if primary == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR_WRITE:
        return ArchiveFullError(
            "The archive could not be written: the disk is full",
            value=str(path),
            hint="All that was reported as added is kept. Make room and start again: it goes on where it stopped.",
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ArchiveBusyError(
            "Another process has been writing into the archive for too long",
            value=str(path),
            hint="Try again when it has ended.",
        )
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return NotAnArchiveError(
            "This is no archive, or it is damaged",
            value=str(path),
            allowed="an archive that onrecord has made, or a name where there is no file yet",
        )
    return ArchiveError(f"The archive can't be used ({error})", value=str(path), hint="Check the file and its folder.")
