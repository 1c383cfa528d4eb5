"""Running heads, running feet and page numbers: what stands in the margin of page after page."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, Literal

from onrecord.ingest.documents.layout.words import Page, Row

MARGIN: Final = 0.17
"""Running heads stand in this share of a page's height from its edge."""

MOST_ROWS: Final = 5
"""No running head has more rows."""

NEAR: Final = 4.0
"""On one page and the next a running head stands at the same height, give or take so many points."""

FAR: Final = 1.5
"""A page's number is so many sizes of the text from the words beside it."""

Side = Literal["top", "bottom"]

_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|p\.?|seite)\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?[\W_]*", re.IGNORECASE
)
_EDGE_NUMBER = re.compile(r"[\W_]*(\d{1,4})[\W_]*")


def drop_running(pages: Sequence[Page]) -> tuple[list[Page], int]:
    """Take off the rows that run over the pages, from the edges inwards; how many they were comes with the pages.

    A row runs where the same words, but for numbers, stand at the same height of another page, where it is nothing but
    a page's number, or where it has a number that counts up with the pages.
    """
    kept = list(pages)
    dropped = 0
    sides: tuple[Side, Side] = ("top", "bottom")
    for side in sides:
        for _ in range(MOST_ROWS):
            outer = {page.number: row for page in kept if (row := _outermost(page, side)) is not None}
            running = _running(kept, outer)
            if not running:
                break
            dropped += len(running)
            kept = [_without(page, outer[page.number]) if page.number in running else page for page in kept]
    return kept, dropped


def _outermost(page: Page, side: Side) -> Row | None:
    """The first or last row of a page, where it stands in the margin and isn't all that there is."""
    if len(page.rows) < 2:
        return page.rows[0] if page.rows and _PAGE_NUMBER.fullmatch(page.rows[0].text) else None
    row = page.rows[0 if side == "top" else -1]
    in_margin = row.base <= MARGIN * page.height if side == "top" else row.base >= (1 - MARGIN) * page.height
    return row if in_margin else None


def _running(pages: Sequence[Page], outer: dict[int, Row]) -> set[int]:
    """The numbers of the pages whose outermost row runs."""
    alike: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    offsets: Counter[int] = Counter()
    for number, row in outer.items():
        alike[_NUMBER.sub("#", row.text.casefold())].append((row.base, number))
        offsets.update({found - number for found in _numbers(row)})
    running = {number for same in alike.values() for number in _at_same_height(same)}
    by_number = {page.number: page for page in pages}
    for number, row in outer.items():
        if _PAGE_NUMBER.fullmatch(row.text) and _stands_apart(row, by_number[number]):
            running.add(number)
        if any(offsets[found - number] > 1 or found == number for found in _numbers(row)):
            running.add(number)
    return running


def _at_same_height(rows: list[tuple[float, int]]) -> set[int]:
    rows.sort()
    found: set[int] = set()
    for (base, number), (next_base, next_number) in pairwise(rows):
        if next_base - base <= NEAR:
            found |= {number, next_number}
    return found


def _numbers(row: Row) -> set[int]:
    """The numbers at the edges of a row that may be those of pages: by themselves, or far from the other words."""
    words = [word for word in row.words if not word.raised]
    found = set()
    for at, neighbour in ((0, 1), (-1, -2)):
        if len(words) > 1 and (number := _EDGE_NUMBER.fullmatch(words[at].text)):
            one, two = sorted((words[at], words[neighbour]), key=lambda word: word.left)
            if two.left - one.right > FAR * row.size:
                found.add(int(number[1]))
    return found


def _stands_apart(row: Row, page: Page) -> bool:
    """Say whether a row is farther from its neighbour than the rows of a paragraph."""
    at = page.rows.index(row)
    neighbour = page.rows[at + 1 if at == 0 else at - 1] if len(page.rows) > 1 else None
    return neighbour is None or abs(neighbour.base - row.base) > 1.5 * max(row.size, neighbour.size)


def _without(page: Page, row: Row) -> Page:
    return replace(page, rows=tuple(other for other in page.rows if other is not row))
