"""Words with their places on a page, and the rows and lines that they make."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

SAME_ROW: Final = 0.25
"""Words whose baselines differ by no more of their size stand in one row."""

RAISED: Final = 0.85
"""A word of at most this share of its neighbours' size may be a mark raised above them."""

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


class Word(NamedTuple):
    """A word: its edges and baseline in points from the page's upper left corner, its size, and how it is set.

    A `glued` word follows the one before it without a space; a `raised` one stands above the baseline of its row. The
    `order` is that in which the file writes its words.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    glued: bool = False
    raised: bool = False
    order: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """Words on one baseline, from left to right."""

    words: tuple[Word, ...]
    base: float
    size: float

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def text(self) -> str:
        return join(self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a column on a page, counted from 1; `column` tells the columns of a document apart."""

    row: Row
    page: int
    column: int

    @property
    def text(self) -> str:
        return self.row.text

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.row.words)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's rows, from top to bottom."""

    number: int
    height: float
    rows: tuple[Row, ...]


def join(words: Iterable[Word]) -> str:
    """Write the words of a row.

    >>> join([Word("wall", 0, 20, 10, 9), Word("1", 20, 22, 7, 6, glued=True, raised=True), Word("is", 25, 30, 10, 9)])
    'wall1 is'
    """
    parts: list[str] = []
    for word in words:
        if parts and not word.glued:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def read_words(written: Iterable[Sequence[object]]) -> list[Word]:
    """Take the words of a page as they come from the program that opened the file, ligatures taken apart."""
    return [
        Word(str(text).translate(_LIGATURES), *rest, order=order)  # type: ignore[arg-type,misc]
        for order, (text, *rest) in enumerate(written)
    ]


def make_rows(words: Iterable[Word]) -> list[Row]:
    """Put words that stand on one baseline into a row, with what is raised above it, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.base, word.left)):
        if rows and abs(word.base - rows[-1][0].base) <= SAME_ROW * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [make_row(row) for row in _with_raised(rows)]


def make_row(words: Iterable[Word]) -> Row:
    """Make a row of words: its size and baseline are those of most of its letters."""
    placed = tuple(sorted(words, key=lambda word: word.left))
    size, base = _usual((word.size, word.base, len(word.text)) for word in placed)
    return Row(placed, base, size)


def usual_size(rows: Iterable[Row]) -> float:
    """Give the size of most letters; 10 where there are none.

    >>> usual_size([make_row([Word("Flood", 0, 9, 9, 20)]), make_row([Word("The river rose.", 0, 9, 30, 9)])])
    9
    """
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += sum(len(word.text) for word in row.words)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _usual(words: Iterable[tuple[float, float, int]]) -> tuple[float, float]:
    counts: Counter[tuple[float, float]] = Counter()
    for size, base, letters in words:
        counts[size, base] += letters
    return counts.most_common(1)[0][0]


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Put rows of nothing but small words right above a baseline into that row."""
    kept: list[list[Word]] = []
    held: list[Word] = []
    for row in rows:
        size, base = _usual((word.size, word.base, len(word.text)) for word in row)
        ups = [word for word in held if word.size <= RAISED * size and 0 < base - word.base <= 0.6 * size]
        if loose := [word for word in held if word not in ups]:
            kept.append(loose)
        row = [*row, *(word._replace(raised=True) for word in ups)]  # noqa: PLW2901 - the row as it is from here on
        held = []
        if kept and _hang_below(row, kept[-1]):
            kept[-1].extend(row)
        elif all(len(word.text) <= 3 for word in row):
            held = row  # it may belong to the next row
        else:
            kept.append(row)
    return [*kept, held] if held else kept


def _hang_below(row: list[Word], above: list[Word]) -> bool:
    """Say whether a row is nothing but signs set below a line and close to its letters, as in H2O."""
    size, base = _usual((word.size, word.base, len(word.text)) for word in above)
    return all(
        len(word.text) <= 3 and word.glued and word.size <= 1.05 * size and 0 < word.base - base <= 0.4 * size
        for word in row
    )
