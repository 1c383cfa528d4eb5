"""From one page of results to the next."""

from collections.abc import Callable
from typing import NamedTuple

from onrecord.archive import Count

PAGE = 25
"""Results on a page."""

FARTHEST = 400
"""Nobody pages beyond this one: a question can be made narrower."""


class Pager(NamedTuple):
    """Where one is in what was found, and the addresses before and after; None at the ends."""

    first: int
    last: int
    total: Count
    previous: str | None
    following: str | None


def pager(page: int, shown: int, total: Count, address: Callable[[int], str]) -> Pager:
    """Say where a page is that shows so many; `address` gives that of any page.

    >>> pager(2, 25, Count(60), lambda page: f"?page={page}")
    Pager(first=26, last=50, total=Count(number=60, at_least=False), previous='?page=1', following='?page=3')
    """
    before = (page - 1) * PAGE
    more = total.at_least or total.number > before + shown
    return Pager(
        first=before + 1,
        last=before + shown,
        total=total,
        previous=address(page - 1) if page > 1 else None,
        following=address(page + 1) if shown == PAGE and more and page < FARTHEST else None,
    )
