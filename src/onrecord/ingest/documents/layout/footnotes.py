"""Notes at the foot of a page, and the marks in the text that lead to them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from onrecord.ingest.documents.layout.words import Line, Row, Word, make_row

SMALLER: Final = 0.94
"""A note is set in at most this share of the text's size."""

_MARK = re.compile(r"\(?(\d{1,3}|[*†‡§¶]{1,3}|[a-z])\)?[.:]?")
_NOTE = re.compile(r"(?:\[?(\d{1,3})(?:[\].]\s*(?=\S)|\s+|(?=[A-Z“\"]))|([*†‡§¶]{1,3})\s*)(?=\S)")
_UNIT = re.compile(r"(?:\d|\b[kcm]?m|\bft|\bin)$")
"""What is raised after these is a power, as in m²."""

_SET_SO = re.compile(r"(?P<word>.*[^\W\d_](?:[a-z]|[.,;:!?]?[”\"’')\]]*)(?<=[a-z.,;:!?”\"’')\]]))(?P<mark>\d{1,3})")
"""A mark that the font itself raises stands on the baseline like any other sign."""


class Noted(NamedTuple):
    """The lines of a document's text without marks, those of its notes, one list a note, and how many marks went."""

    text: list[Line]
    notes: list[list[Line]]
    marks: int


def take_footnotes(columns: Sequence[Sequence[Line]], body: float) -> Noted:
    """Take notes off the feet of columns, and their marks off the text; `body` is the size of the text.

    A note begins with the raised number or the sign that stands in the text, and is set smaller. What goes on at the
    foot of the next page without a mark belongs to the last note.
    """
    text: list[Line] = []
    notes: list[list[Line]] = []
    last = 0
    marks = 0
    for column in columns:
        own, found = _split(column, body, follows=bool(notes) and notes[-1][-1].page == column[0].page - 1)
        for lines in found:
            if _starts(lines[0]) or not notes:
                notes.append([_with_space(lines[0]), *lines[1:]])
            else:
                notes[-1].extend(lines)
        known = {mark for lines in found if (mark := _starts(lines[0]))}
        known |= _marks_at_foot(columns, column[0].page, body)
        for line in own:
            kept, last, count = _without_marks(line, known, last)
            marks += count
            if kept is not None:
                text.append(kept)
    return Noted(text, notes, marks)


def _split(column: Sequence[Line], body: float, *, follows: bool) -> tuple[Sequence[Line], list[list[Line]]]:
    """Divide a column into its text and its notes, a list of lines each."""
    start = len(column)
    while start and column[start - 1].row.size <= SMALLER * body:
        start -= 1
    first = next((at for at in range(start, len(column)) if _starts(column[at])), None)
    if first is None or (start == 0 and all(line.row.size > SMALLER * body for line in column)):
        return column, []
    if follows and start > 0:
        first = start
    notes: list[list[Line]] = []
    for line in column[first:]:
        if not notes or _follows(notes[-1][0], line):
            notes.append([line])
        else:
            notes[-1].append(line)
    return column[:first], notes


def _follows(before: Line, line: Line) -> bool:
    """Say whether a line begins the note after another: with a sign, or the next number."""
    mark, last = _starts(line), _starts(before)
    if mark is None or not mark.isdigit():
        return mark is not None
    return last is None or not last.isdigit() or int(mark) == int(last) + 1


def _with_space(line: Line) -> Line:
    """Put a space between the mark of a note and its words."""
    first, *rest = line.row.words
    if rest and rest[0].glued and _MARK.fullmatch(first.text):
        words = [first, rest[0]._replace(glued=False), *rest[1:]]
    elif found := re.match(r"(\d{1,3})(?=[^\W\d_]|[“\"])", first.text):
        mark = found[1]
        words = [first._replace(text=mark), first._replace(text=first.text[len(mark) :], glued=False), *rest]
    else:
        return line
    return replace(line, row=replace(line.row, words=tuple(words)))


def _starts(line: Line) -> str | None:
    """The mark that a line of a note begins with, None where it begins with none."""
    first = line.row.words[0]
    if first.raised and (found := _MARK.fullmatch(first.text)):
        return found[1]
    noted = _NOTE.match(line.text)
    return noted and (noted[1] or noted[2])


def _marks_at_foot(columns: Sequence[Sequence[Line]], page: int, body: float) -> set[str]:
    """The marks of all notes of a page: in one column there may stand the note of another."""
    on_page = [column for column in columns if column[0].page == page]
    if len(on_page) < 2:
        return set()
    notes = [lines for column in on_page for lines in _split(column, body, follows=False)[1]]
    return {mark for lines in notes if (mark := _starts(lines[0]))}


def _without_marks(line: Line, known: set[str], last: int) -> tuple[Line | None, int, int]:
    """Take the marks of notes off a line; with it come the last number that was one, and how many there were.

    Of raised signs, those are marks that a note on the page begins with, or that count up through the document.
    """
    kept: list[Word] = []
    count = 0
    for word in line.row.words:
        found = _MARK.fullmatch(word.text) if word.raised else None
        mark = found[1] if found else ""
        if mark and (mark in known or (mark == str(last + 1) and not (kept and _UNIT.search(kept[-1].text)))):
            last = int(mark) if mark.isdigit() else last
            count += 1
        elif (found := _SET_SO.fullmatch(word.text)) and found["mark"] in known and int(found["mark"]) == last + 1:
            last += 1
            count += 1
            kept.append(word._replace(text=found["word"]))
        else:
            kept.append(word)
    if not count:
        return line, last, 0
    return (replace(line, row=_row(kept)) if kept else None), last, count


def _row(words: list[Word]) -> Row:
    return make_row([words[0]._replace(glued=False), *words[1:]])
