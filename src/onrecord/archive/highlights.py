"""Where a text or a statement has the words that were searched for."""

import sqlite3
from collections.abc import Iterable

from onrecord.archive.query import Query, match
from onrecord.archive.rows import Highlights, Piece

_OPEN, _CLOSE = "\x02", "\x03"
"""Stand around what is found in a snippet; texts with control characters in numbers are refused."""

_LONG = 160
"""So many characters of a text tell how it begins."""

_COLUMNS = ("speaker", "source", "content")


def in_statements(connection: sqlite3.Connection, query: Query, ids: Iterable[int]) -> dict[int, Highlights]:
    """Mark in statements what a question finds, by their numbers; those that it doesn't find are left out."""
    words = query.statement_match
    if words is None:
        return {}
    marked = ", ".join(f"highlight(statements_fts, {i}, '{_OPEN}', '{_CLOSE}')" for i in range(len(_COLUMNS)))
    sql = f"SELECT {marked} FROM statements_fts WHERE statements_fts MATCH ? AND rowid = ?"
    found = {}
    for each in ids:  # one at a time: FTS5 goes straight to a single row, and through all of them for several
        if row := connection.execute(sql, (words, each)).fetchone():
            found[each] = Highlights(*(_pieces(text or "") for text in row))
    return found


def snippet(connection: sqlite3.Connection, number: int, words: str | None) -> tuple[Piece, ...]:
    """Cut out of an article's text where it has the words."""
    if words is None:
        return ()
    row = connection.execute(
        "SELECT snippet(texts_fts, 0, ?, ?, '…', 32) FROM texts_fts WHERE texts_fts MATCH ? AND rowid = ?",
        (_OPEN, _CLOSE, match(words), number),
    ).fetchone()
    return _pieces(row[0]) if row else ()


def beginning(connection: sqlite3.Connection, number: int) -> tuple[Piece, ...]:
    """Cut out how an article's text begins, whole words where there are any."""
    (cut,) = connection.execute(
        "SELECT substr(text, 1, ?) FROM texts WHERE article = ?", (_LONG + 1, number)
    ).fetchone()
    words = " ".join(cut.split())
    if len(cut) > _LONG:
        words = (words[:_LONG].rpartition(" ")[0] or words[:_LONG]) + "…"
    return (Piece(words, False),)


def _pieces(marked: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for i, part in enumerate(marked.split(_OPEN)):
        found, _, rest = part.partition(_CLOSE) if i else ("", "", part)
        pieces += [Piece(found, True)] * bool(found) + [Piece(rest, False)] * bool(rest)
    return tuple(pieces)
