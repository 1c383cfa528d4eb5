"""Articles by their numbers: metadata, versions, records, and the bytes they came in."""

import sqlite3
import zlib
from collections.abc import Sequence
from typing import Any

from onrecord.archive.originals import ORIGINAL_COLUMNS, unpack_original, unpack_record
from onrecord.archive.rows import StoredArticle
from onrecord.errors import NotAnArchiveError, NotInArchiveError
from onrecord.schema import Original, Record

COLUMNS = StoredArticle.__slots__
SELECTED = ", ".join(f"a.{name}" for name in COLUMNS)
"""What is asked of the table a for a `StoredArticle`."""


def stored(values: Sequence[Any]) -> StoredArticle:
    """Make an article of the values of COLUMNS."""
    named = dict(zip(COLUMNS, values, strict=True))
    return StoredArticle(**named | {"latest": bool(named["latest"])})


def article(connection: sqlite3.Connection, number: int) -> StoredArticle:
    """Give what is known about an article; raises NotInArchiveError."""
    return stored(_row(connection, f"SELECT {SELECTED} FROM articles AS a WHERE a.id = ?", number))


def latest(connection: sqlite3.Connection, number: int) -> int:
    """Give the number of the last version of an article; raises NotInArchiveError."""
    identity = _row(connection, "SELECT identity FROM articles WHERE id = ?", number)["identity"]
    (found,) = connection.execute("SELECT id FROM articles WHERE identity = ? AND latest", (identity,)).fetchone()
    return int(found)


def versions(connection: sqlite3.Connection, number: int) -> list[StoredArticle]:
    """List all versions of an article, the first one first; raises NotInArchiveError."""
    identity = _row(connection, "SELECT identity FROM articles WHERE id = ?", number)["identity"]
    rows = connection.execute(f"SELECT {SELECTED} FROM articles AS a WHERE identity = ? ORDER BY version", (identity,))
    return [stored(row) for row in rows]


def record(connection: sqlite3.Connection, number: int) -> Record:
    """Give an article's record as it was read; raises NotInArchiveError, and NotAnArchiveError where it is damaged."""
    row = _row(connection, "SELECT record, text FROM records JOIN texts USING (article) WHERE article = ?", number)
    try:
        return unpack_record(row["record"], row["text"])
    except (zlib.error, ValueError) as error:
        raise NotAnArchiveError(
            "The record of an article is damaged", value=number, hint="Read it again: onrecord reread --all."
        ) from error


def original(connection: sqlite3.Connection, number: int) -> Original:
    """Give the bytes that an article came in; raises NotInArchiveError."""
    columns = ", ".join(ORIGINAL_COLUMNS)
    return unpack_original(_row(connection, f"SELECT {columns} FROM originals WHERE article = ?", number))


def text_with(connection: sqlite3.Connection, text_hash: bytes) -> str | None:
    """Give the text with this SHA-256; None if no article has it."""
    row = connection.execute(
        "SELECT text FROM articles JOIN texts ON texts.article = articles.id WHERE text_hash = ? LIMIT 1", (text_hash,)
    ).fetchone()
    return None if row is None else row["text"]


def numbers(connection: sqlite3.Connection, *, model: str | None, program: str | None) -> list[int]:
    """List the numbers of all articles; given a model or a program, those read by another."""
    rows = connection.execute(
        "SELECT id FROM articles WHERE (:model IS NULL AND :program IS NULL)"
        " OR model IS NOT ifnull(:model, model) OR program IS NOT ifnull(:program, program) ORDER BY id",
        {"model": model, "program": program},
    )
    return [row["id"] for row in rows]


def _row(connection: sqlite3.Connection, sql: str, number: int) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute(sql, (number,)).fetchone()
    if row is None:
        raise NotInArchiveError("There is no such article", value=number, hint="See `onrecord search --articles`.")
    return row
