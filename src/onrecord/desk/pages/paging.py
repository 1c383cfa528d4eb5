"""Links from one page of results to the next."""

from collections.abc import Callable
from typing import NamedTuple

from fastapi import Request

from onrecord.archive import Count
from onrecord.desk.pages import query_address

PAGE_SIZE = 25
"""Results per page."""

MAX_PAGE = 400
"""The last page that can be reached; beyond it, narrow the search."""


def asked_page(request: Request) -> int:
    """Give the page that an address asks for, the first one unless it is a number from 1."""
    return min(query_address.number(request.query_params.get("page", "")) or 1, MAX_PAGE)


class Pager(NamedTuple):
    """The place of a page in the results, and the addresses of the pages before and after; None at the ends."""

    first: int
    last: int
    total: Count
    previous: str | None
    next: str | None


def pager(page: int, shown: int, total: Count, address: Callable[[int], str], *, size: int = PAGE_SIZE) -> Pager:
    """Place a page that shows `shown` results of at most `size`; `address` gives the address of any page.

    >>> pager(2, 25, Count(60), lambda page: f"?page={page}")
    Pager(first=26, last=50, total=Count(number=60, at_least=False), previous='?page=1', next='?page=3')
    """
    before = (page - 1) * size
    more = total.at_least or total.number > before + shown
    return Pager(
        first=before + 1,
        last=before + shown,
        total=total,
        previous=address(page - 1) if page > 1 else None,
        next=address(page + 1) if shown == size and more and page < MAX_PAGE else None,
    )


def page_of(written: str) -> int:
    """Read the number of a page; the first one where that isn't a number of one.

    >>> page_of("3"), page_of(""), page_of("999999"), page_of("99999")
    (3, 1, 1, 400)
    """
    return min(max(int(written), 1), MAX_PAGE) if written.isascii() and written.isdigit() and len(written) < 6 else 1
