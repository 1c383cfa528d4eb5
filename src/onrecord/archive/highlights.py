"""Where a text or a statement has the words that were searched for."""

import sqlite3
from collections.abc import Iterable

from onrecord.archive.folding import fold, origins
from onrecord.archive.marking import CLOSE, OPEN, Row, Spans, marked_spans, spans_in
from onrecord.archive.query import Query
from onrecord.archive.rows import Highlights, Piece
from onrecord.archive.words import match

_CUT, _MORE = "\x04", "…"
"""Stands where a snippet is cut out of more, as it comes and as it is shown."""

_LONG = 160
"""So many characters of a text tell how it begins."""


def in_statements(connection: sqlite3.Connection, query: Query, ids: Iterable[int]) -> dict[int, Highlights]:
    """Mark in statements what a question finds, by their numbers; those that it doesn't find are left out."""
    words = query.statement_match
    if words is None:
        return {}
    sql = "SELECT content, speaker, source, about FROM statements WHERE id = ?"
    found = ((each, connection.execute(sql, (each,)).fetchone()) for each in ids)
    rows = {each: Row(*(text or "" for text in row)) for each, row in found if row}
    marked = marked_spans(list(rows.values()), words)
    highlighted = {}
    for number, (each, row) in enumerate(rows.items()):
        if spans := marked.get(number):
            highlighted[each] = Highlights(
                _pieces(row.speaker, spans.speaker),
                _pieces(row.source, spans.source),
                _pieces(row.content, spans.content),
            )
    return highlighted


def snippet(connection: sqlite3.Connection, number: int, words: str | None) -> tuple[Piece, ...]:
    """Cut out of an article's text where it has the words."""
    if words is None:
        return ()
    row = connection.execute(
        "SELECT snippet(texts_fts, 0, ?, ?, ?, 32), t.text FROM texts_fts"
        " CROSS JOIN texts AS t ON t.article = texts_fts.rowid WHERE texts_fts MATCH ? AND texts_fts.rowid = ?",
        (OPEN, CLOSE, _CUT, match(words), number),
    ).fetchone()
    return _cut_out(*row) if row else ()


def _cut_out(marked: str, text: str) -> tuple[Piece, ...]:
    """Give a snippet of a folded text in the letters of the text itself."""
    before, after = (_MORE if cut else "" for cut in (marked.startswith(_CUT), marked.endswith(_CUT)))
    bare = marked.strip(_CUT)
    folded = bare.replace(OPEN, "").replace(CLOSE, "")
    spans, came_from = spans_in(bare), origins(text)
    if came_from is not None and (start := fold(text).find(folded)) >= 0:
        begin, stop = came_from[start], came_from[start + len(folded) - 1] + 1
        spans = tuple(
            (came_from[start + first] - begin, came_from[start + last - 1] + 1 - begin) for first, last in spans
        )
        folded = text[begin:stop]
    moved = tuple((first + len(before), last + len(before)) for first, last in spans)
    return _pieces(f"{before}{folded}{after}", moved)


def beginning(connection: sqlite3.Connection, number: int) -> tuple[Piece, ...]:
    """Cut out how an article's text begins, whole words where there are any."""
    (cut,) = connection.execute(
        "SELECT substr(text, 1, ?) FROM texts WHERE article = ?", (_LONG + 1, number)
    ).fetchone()
    words = " ".join(cut.split())
    if len(cut) > _LONG:
        words = (words[:_LONG].rpartition(" ")[0] or words[:_LONG]) + "…"
    return (Piece(words, False),)


def _pieces(text: str, spans: Spans) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    position = 0
    for start, end in (*spans, (len(text), len(text))):
        pieces += [Piece(text[position:start], False)] * (position < start)
        pieces += [Piece(text[start:end], True)] * (start < end)
        position = end
    return tuple(pieces)
