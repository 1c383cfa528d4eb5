"""Where texts have the words that were searched for, by the same rules as the indexes of the archive."""

import sqlite3
import threading
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.archive.folding import fold, origins
from onrecord.archive.searchable import STEMMED

_local = threading.local()

Spans = tuple[tuple[int, int], ...]

OPEN, CLOSE = "\x02", "\x03"
"""Stand around what is found; texts with such control characters are refused."""


class Row(NamedTuple):
    """The words of a statement, as `statements_fts` has them."""

    content: str = ""
    speaker: str = ""
    source: str = ""
    about: str = ""


class MarkedRow(NamedTuple):
    """Where each of them has what is searched for."""

    content: Spans
    speaker: Spans
    source: Spans
    about: Spans


_SELECT = (
    "SELECT rowid, "
    + ", ".join(f"highlight(t, {number}, '{OPEN}', '{CLOSE}')" for number in range(len(Row._fields)))
    + " FROM t WHERE t MATCH ?"
)
_INSERT = f"INSERT INTO t (rowid, {', '.join(Row._fields)}) VALUES (?{', ?' * len(Row._fields)})"


def marked_spans(rows: Sequence[Row], wanted: str | None) -> dict[int, MarkedRow]:
    """Find in rows what is `wanted` in the language of FTS5: by the numbers of rows that have it, where each has it.

    >>> marked_spans([Row("The ferries sail"), Row("It rains")], '"ferry" OR "sailing"')[0].content
    ((4, 11), (12, 16))
    """
    if wanted is None or not rows:
        return {}
    memory = _memory()
    memory.execute("BEGIN")
    try:
        memory.executemany(_INSERT, ((number, *map(fold, row)) for number, row in enumerate(rows)))
        found = memory.execute(_SELECT, (wanted,)).fetchall()
    finally:
        memory.execute("ROLLBACK")
    return {
        number: MarkedRow(*(unfolded(text, spans_in(each)) for text, each in zip(rows[number], marked, strict=True)))
        for number, *marked in found
    }


def stem(word: str) -> str:
    """Give the form in which the indexes of texts and statements hold a word.

    >>> stem("Ferries")
    'ferri'
    """
    memory = _memory()
    memory.execute("BEGIN")
    try:
        memory.execute("INSERT INTO t (content) VALUES (?)", (fold(word),))
        row = memory.execute("SELECT term FROM terms ORDER BY length(term) DESC LIMIT 1").fetchone()
    finally:
        memory.execute("ROLLBACK")
    return row[0] if row else word


def _memory() -> sqlite3.Connection:
    """Give an index in memory that is empty, one for each thread."""
    if not hasattr(_local, "memory"):
        _local.memory = sqlite3.connect(":memory:", isolation_level=None)
        _local.memory.execute(f"CREATE VIRTUAL TABLE t USING fts5 ({', '.join(Row._fields)}, tokenize = '{STEMMED}')")
        _local.memory.execute("CREATE VIRTUAL TABLE terms USING fts5vocab (t, row)")
    memory: sqlite3.Connection = _local.memory
    return memory


def spans_in(marked: str) -> Spans:
    """Tell where marks stand in a text, by the text without them."""
    spans, position = [], 0
    for i, part in enumerate(marked.split(OPEN)):
        inside, _, rest = part.partition(CLOSE) if i else ("", "", part)
        if inside:
            spans.append((position, position + len(inside)))
        position += len(inside) + len(rest)
    return tuple(spans)


def unfolded(text: str, spans: Spans) -> Spans:
    """Give the spans of a text that are those of its folded letters."""
    came_from = origins(text)
    if came_from is None:
        return spans
    return tuple((came_from[start], came_from[end - 1] + 1) for start, end in spans)
