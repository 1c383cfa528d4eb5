"""Columns, tables, running heads, footnotes and divided words, on words placed by hand."""

import pytest

from onrecord.ingest.documents.layout.columns import read_columns
from onrecord.ingest.documents.layout.footnotes import take_footnotes
from onrecord.ingest.documents.layout.joining import Joiner
from onrecord.ingest.documents.layout.margins import drop_running
from onrecord.ingest.documents.layout.words import Line, Page, Word, make_row, make_rows

WIDTH = 5.0
"""Of a letter, at size 10."""


def words(text: str, left: float, base: float, *, size: float = 10.0) -> list[Word]:
    found = []
    for each in text.split():
        right = left + WIDTH * len(each) * size / 10
        found.append(Word(each, left, right, base, size))
        left = right + 2.5 * size / 10
    return found


def page(*placed: list[Word], number: int = 1, height: float = 800.0) -> Page:
    numbered = [word._replace(order=order) for order, word in enumerate(word for line in placed for word in line)]
    return Page(number, height, tuple(make_rows(numbered)))


def texts(found) -> list[list[str]]:
    return [[row.text for row in column] for column in found]


LEFT = ["The river rose by a", "metre on Monday and", "the road was closed", "to all but the post"]
RIGHT = ["The ferry will run on", "Friday if the weather", "is calm its owner told", "the council in a letter"]


def two_columns(*, across: bool, shift: float = 0.0) -> Page:
    """Two columns, written by the file row by row, or one after the other; the right one may stand lower."""
    left = [words(line, 50, 100 + 12 * at) for at, line in enumerate(LEFT)]
    right = [words(line, 200, 100 + shift + 12 * at) for at, line in enumerate(RIGHT)]
    rows = [line for pair in zip(left, right, strict=True) for line in pair] if across else [*left, *right]
    return page(*rows)


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize("shift", [0.0, 5.0])
def test_columns_are_read_one_after_the_other_however_the_file_writes_them(across, shift):
    assert texts(read_columns(two_columns(across=across, shift=shift))) == [LEFT, RIGHT]


def test_two_rows_are_columns_only_where_the_file_writes_them_so():
    left, right = (
        [words(line, x, 100 + 12 * at) for at, line in enumerate(lines[:2])] for lines, x in ((LEFT, 50), (RIGHT, 200))
    )
    assert texts(read_columns(page(*left, *right))) == [LEFT[:2], RIGHT[:2]]
    across = read_columns(page(left[0], right[0], left[1], right[1]))
    assert texts(across) == [[f"{LEFT[0]} {RIGHT[0]}", f"{LEFT[1]} {RIGHT[1]}"]]


def test_a_table_is_read_across():
    rows = [("Norhaven", "1,107"), ("Kelling", "594"), ("Harrowgate", "880"), ("Sund", "212"), ("Total", "2,793")]
    placed = [
        words(cell, x, 100 + 12 * at) for at, row in enumerate(rows) for cell, x in zip(row, (50, 200), strict=True)
    ]
    assert texts(read_columns(page(*placed))) == [[" ".join(row) for row in rows]]


def test_a_headline_over_two_columns_comes_first_and_one_between_them_divides_them():
    across = "A headline that goes over both of the columns of this page"
    placed = [words(across, 50, 80)]
    for block in range(2):
        for at in range(4):
            placed += [
                words(LEFT[at], 50, 100 + 70 * block + 12 * at),
                words(RIGHT[at], 200, 100 + 70 * block + 12 * at),
            ]
        placed += [words(across, 50, 155)] if block == 0 else []
    assert texts(read_columns(page(*placed))) == [[across], LEFT, RIGHT, [across], LEFT, RIGHT]


def test_wide_spaces_between_words_are_no_columns():
    rows = [words(row, 50, 100 + 12 * at) for at, row in enumerate([*LEFT, *RIGHT])]
    spaced = [
        [word._replace(left=word.left + 3 * at, right=word.right + 3 * at) for at, word in enumerate(row)]
        for row in rows
    ]
    assert texts(read_columns(page(*spaced))) == [[*LEFT, *RIGHT]]


def numbered_pages(head: str, foot: str, count: int = 3) -> list[Page]:
    return [
        page(words(head, 50, 40), words(LEFT[number % 4], 50, 400), words(RIGHT[number % 4], 50, 412),
             words(foot.format(number + 8), 300, 770), number=number + 1)
        for number in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("foot", ["{}", "- {} -", "Page {}", "Page {} of 12"])
def test_running_heads_and_page_numbers_are_taken_off(foot):
    pages, dropped = drop_running(numbered_pages("The Kelling Courier", foot))
    assert dropped == 6
    assert [len(each.rows) for each in pages] == [2, 2, 2]


def test_what_stands_on_one_page_alone_stays():
    (kept,), dropped = drop_running([page(words("PRESS RELEASE", 50, 40), words(LEFT[0], 50, 400))])
    assert dropped == 0
    assert len(kept.rows) == 2


def test_the_last_row_of_a_page_is_no_page_number_because_it_ends_with_one():
    pages = [page(words(f"and {number} more rows of text in 1911", 50, 760), words(LEFT[0], 50, 740), number=number)
             for number in (1, 2)]  # fmt: skip
    changed = [page(words(f"{RIGHT[number]} in {1911 + number}", 50, 760), words(LEFT[0], 50, 740), number=number)
               for number in (1, 2)]  # fmt: skip
    assert drop_running(changed)[1] == 0
    assert drop_running(pages)[1] == 2  # but for their numbers, they are the same


def line(placed: list[Word], column: int = 0) -> Line:
    return Line(make_row(placed), 1, column)


def raised(mark: str, after: Word) -> Word:
    return Word(mark, after.right, after.right + 3, after.base - 4, 6.0, glued=True, raised=True)


def test_a_raised_number_is_a_mark_where_a_note_has_it_and_a_power_where_none_does():
    first = words("The wall is 40 m", 50, 100)
    second = words("long and old.", 50, 112)
    note = words("1 Report, page 17.", 50, 140, size=7.0)
    column = [line([*first, raised("2", first[-1])]), line([*second, raised("1", second[-1])]), line(note)]
    text, notes, marks = take_footnotes([column], 10.0)
    assert [each.text for each in text] == ["The wall is 40 m2", "long and old."]
    assert [[each.text for each in lines] for lines in notes] == [["1 Report, page 17."]]
    assert marks == 1


def test_small_print_without_a_mark_stays_where_it_is():
    column = [line(words("The wall is old.", 50, 100)), line(words("Photo: the harbour", 50, 130, size=7.0))]
    text, notes, _ = take_footnotes([column], 10.0)
    assert len(text) == 2
    assert notes == []


@pytest.mark.parametrize(("before", "after", "joined"), [
    ("the coun-", "cil met", "the council met"),
    ("a well-", "known wall", "a well-known wall"),
    ("an Anglo-", "Saxon wall", "an Anglo-Saxon wall"),
    ("twenty-", "four months", "twenty-four months"),
    ("the mother-in-", "law said", "the mother-in-law said"),
    ("the coun\u00ad", "cil met", "the council met"),
    ("the harbour", "wall", "the harbour wall"),
    ("he left -", "and came back", "he left - and came back"),
    ("from 2019-", "20 on", "from 2019-20 on"),
])  # fmt: skip
def test_lines_are_joined_as_a_reader_would(before, after, joined):
    joiner = Joiner(["It is a well-known wall, the council said."])
    assert joiner.join(before, after).end + after == joined
