"""Saved searches in SQL: keeping them, and what their users have seen."""

import json
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any
from uuid import uuid4

from onrecord.archive.saved_rows import SavedSearch, query_of
from onrecord.errors import NotInArchiveError, QueryError

MOST_SAVED = 100
"""So many searches can be saved: a page counts what is new in all of them."""

LONGEST_NAME = 200
"""A name has no more characters."""

MARKS = ("seen", "told")
"""The columns that tell up to which article the results of a search are known."""


def save(
    connection: sqlite3.Connection, name: str, kind: str, filters: Mapping[str, Any], *, moment: str, last: int
) -> int:
    """Save a search whose results so far are known, and give its number; raises QueryError."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or name.isdigit():
        raise QueryError(
            "A search can't be saved under this name",
            value=name,
            allowed=f"1 to {LONGEST_NAME} characters, and not only digits",
        )
    query = query_of(kind, filters)
    if filters.get("article") is not None:
        raise QueryError("A search in one article finds nothing new", value=filters["article"])
    chosen = {each.name: getattr(query, each.name) for each in fields(query)}
    filters = {each.name: chosen[each.name] for each in fields(query) if chosen[each.name] != each.default}
    if connection.execute("SELECT 1 FROM saved_searches WHERE name = ?", (name,)).fetchone():
        raise QueryError("There is a saved search of this name", value=name, hint="Choose another name.")
    (number,) = connection.execute("SELECT count(*) FROM saved_searches").fetchone()
    if number >= MOST_SAVED:
        raise QueryError("No more searches can be saved", allowed=f"at most {MOST_SAVED}", hint="Remove one first.")
    cursor = connection.execute(
        "INSERT INTO saved_searches (name, kind, filters, feed, key, seen, told, saved_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (name, kind, json.dumps(filters, ensure_ascii=False), str(uuid4()), new_key(), last, last, moment),
    )
    return int(cursor.lastrowid or 0)


def listed(connection: sqlite3.Connection) -> Iterator[SavedSearch]:
    """List all saved searches by name."""
    rows = connection.execute("SELECT * FROM saved_searches ORDER BY name COLLATE NOCASE, id")
    yield from map(_saved, rows)


def find(connection: sqlite3.Connection, which: int | str) -> SavedSearch:
    """Give a saved search by its number or its name; raises NotInArchiveError."""
    column = "id" if isinstance(which, int) else "name"
    row = connection.execute(f"SELECT * FROM saved_searches WHERE {column} = ?", (which,)).fetchone()
    if row is None:
        raise NotInArchiveError("There is no such saved search", value=which, hint="List them: onrecord saved.")
    return _saved(row)


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Remove a saved search."""
    connection.execute("DELETE FROM saved_searches WHERE id = ?", (number,))


def mark(connection: sqlite3.Connection, number: int, column: str, through: int) -> None:
    """Note that the results up to an article are seen or told; a mark never goes back."""
    assert column in MARKS  # noqa: S101 (it becomes SQL)
    connection.execute(f"UPDATE saved_searches SET {column} = max({column}, ?) WHERE id = ?", (through, number))


def change_key(connection: sqlite3.Connection, number: int) -> None:
    """Give a saved search's feed another address; the one that it had leads nowhere from now on."""
    connection.execute("UPDATE saved_searches SET key = ? WHERE id = ?", (new_key(), number))


def new_key() -> str:
    """Make a secret that nobody can guess."""
    return secrets.token_urlsafe(24)


def _saved(row: sqlite3.Row) -> SavedSearch:
    return SavedSearch(**{**dict(row), "filters": json.loads(row["filters"])})
