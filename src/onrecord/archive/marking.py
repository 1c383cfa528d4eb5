"""Where texts have the words that were searched for, by the same rules as the indexes of the archive."""

import sqlite3
import threading
from collections.abc import Sequence

from onrecord.archive.folding import fold, origins

_local = threading.local()

Spans = tuple[tuple[int, int], ...]

OPEN, CLOSE = "\x02", "\x03"
"""Stand around what is found; texts with such control characters are refused."""


def marked_spans(texts: Sequence[str], wanted: str | None) -> list[Spans]:
    """Find in each text what is `wanted` in the language of FTS5; where there is nothing, it has no spans.

    >>> marked_spans(["The ferries sail", "It rains"], '"ferry" OR "sailing"')
    [((4, 11), (12, 16)), ()]
    """
    found: list[Spans] = [()] * len(texts)
    if wanted is None or not texts:
        return found
    memory = _memory()
    memory.execute("BEGIN")
    try:
        memory.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", enumerate(map(fold, texts)))
        sql = f"SELECT rowid, highlight(t, 0, '{OPEN}', '{CLOSE}') FROM t WHERE t MATCH ?"
        for number, marked in memory.execute(sql, (wanted,)):
            found[number] = unfolded(texts[number], spans_in(marked))
    finally:
        memory.execute("ROLLBACK")
    return found
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute("CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')")
        memory.executemany("INSERT INTO t (rowid, text) VALUES (?, ?)", enumerate(map(fold, texts)))
        sql = f"SELECT rowid, highlight(t, 0, '{OPEN}', '{CLOSE}') FROM t WHERE t MATCH ?"
        for number, marked in memory.execute(sql, (wanted,)):
            found[number] = unfolded(texts[number], spans_in(marked))
    return found


def _memory() -> sqlite3.Connection:
    """Give an index in memory that is empty, one for each thread."""
    if not hasattr(_local, "memory"):
        _local.memory = sqlite3.connect(":memory:", isolation_level=None)
        _local.memory.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
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
