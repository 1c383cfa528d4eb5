"""The order in which the columns of a page are read.

A page is cut into bands from top to bottom. Within a band, columns are what white space divides that no row crosses;
they are read from left to right, each from top to bottom. A row that crosses the white space, such as a headline over
two columns, begins a band of its own.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from onrecord.ingest.documents.layout.words import Page, Row, Word, make_row, usual_size

GUTTER: Final = 0.8
"""White space between columns is at least so wide, in sizes of the text."""

LEAST_ROWS: Final = 4
"""Each column has at least so many rows; what has fewer is an address, or two signatures side by side.

Where the file writes one column to its end before the next, LEAST_WRITTEN rows are enough.
"""

LEAST_WRITTEN: Final = 2

PROSE: Final = 2.5
"""Rows of a column have so many words; those of a table have fewer, and are read across."""

APART: Final = 3.2
"""Rows that are farther apart than so many sizes belong to different bands."""


MOST_ROWS: Final = 300
"""No band is longer; a hostile page may have any number of rows."""


class Gap(NamedTuple):
    """White space from one edge to another."""

    left: float
    right: float


def read_columns(page: Page) -> list[list[Row]]:
    """Give the columns of a page in the order in which they are read, each with its rows from top to bottom."""
    if not page.rows:
        return []
    size = usual_size(page.rows)
    columns: list[list[Row]] = []
    single: list[Row] = []
    for rows, gutters in _bands(page.rows, GUTTER * size):
        if not gutters:
            single += rows
            continue
        if single:
            columns.append(single)
            single = []
        columns += _divide(rows, gutters)
    return [*columns, single] if single else columns


def _bands(rows: Sequence[Row], width: float) -> Iterator[tuple[Sequence[Row], list[Gap]]]:
    """Cut the rows into bands, each with the white space that divides its columns; none where it has one column."""
    at = 0
    while at < len(rows):
        gaps = _gaps(rows[at], width)
        end = at + 1
        while end < min(len(rows), at + MOST_ROWS) and rows[end].base - rows[end - 1].base <= APART * rows[end].size:
            common = _common(gaps, _gaps(rows[end], width), width)
            if len(common) < 3:  # nothing but the margins
                break
            gaps = common
            end += 1
        gutters = _gutters(rows[at:end], gaps)
        end = end if gutters else at + 1
        yield rows[at:end], gutters
        at = end


def _gaps(row: Row, width: float) -> list[Gap]:
    """The white space of a row, its margins first and last."""
    gaps, edge = [], float("-inf")
    for word in row.words:
        if word.left - edge >= width:
            gaps.append(Gap(edge, word.left))
        edge = max(edge, word.right)
    return [*gaps, Gap(edge, float("inf"))]


def _common(some: Sequence[Gap], others: Sequence[Gap], width: float) -> list[Gap]:
    """White space that two rows share."""
    found: list[Gap] = []
    here = there = 0
    while here < len(some) and there < len(others):
        left, right = max(some[here].left, others[there].left), min(some[here].right, others[there].right)
        if right - left >= width:
            found.append(Gap(left, right))
        if some[here].right < others[there].right:
            here += 1
        else:
            there += 1
    return found


def _gutters(rows: Sequence[Row], gaps: Sequence[Gap]) -> list[Gap]:
    """Those of the gaps that have columns of prose on both sides."""
    if len(rows) < LEAST_WRITTEN:
        return []
    inner = [gap for gap in gaps if gap.left != float("-inf") and gap.right != float("inf")]
    columns: list[list[list[Word]]] = [[] for _ in range(len(inner) + 1)]
    for row in rows:
        for column, words in enumerate(_cut(row.words, inner)):
            if words:
                columns[column].append(words)
    least = LEAST_WRITTEN if _are_written_apart(columns) else LEAST_ROWS
    prose = [len(each) >= least and median(map(len, each)) >= PROSE for each in columns]
    return inner if all(prose) else []


def _are_written_apart(columns: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Say whether the file writes each column to its end before the next."""
    orders = [[word.order for words in column for word in words] for column in columns]
    return all(orders) and all(max(before) < min(after) for before, after in pairwise(orders))


def _divide(rows: Sequence[Row], gutters: Sequence[Gap]) -> list[list[Row]]:
    columns: list[list[Row]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        for column, words in enumerate(_cut(row.words, gutters)):
            if words:
                columns[column].append(make_row(words))
    return columns


def _cut(words: Sequence[Word], gutters: Sequence[Gap]) -> list[list[Word]]:
    """Deal the words of a row out to the columns."""
    dealt: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    column = 0
    for word in words:
        while column < len(gutters) and word.left >= gutters[column].right - 0.01:
            column += 1
        dealt[column].append(word)
    return dealt
