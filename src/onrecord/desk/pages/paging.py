"""Many things, a page at a time."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request

from onrecord.archive import Count

PAGE = 25
"""So many things stand on a page."""

MOST_PAGES = 400
"""No page after this one: counting ends at ten thousand."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among all, and the addresses of the pages beside it; None at an end."""

    page: int
    total: Count
    size: int
    previous: str | None
    following: str | None

    @property
    def first(self) -> int:
        """The number of the first thing on the page, counted from 1."""
        return (self.page - 1) * self.size + 1

    @property
    def last(self) -> int:
        """The number of the last one."""
        return min(self.page * self.size, max(self.total.number, self.first - 1))


def pager(request: Request, page: int, total: Count, *, size: int = PAGE) -> Pager:
    """Say where a page stands; the addresses have all that the request's has, but another `page`."""
    following = page + 1 if page * size < total.number and page < MOST_PAGES else None
    return Pager(
        page,
        total,
        size,
        _address(request, page - 1) if page > 1 else None,
        _address(request, following) if following else None,
    )


def _address(request: Request, page: int) -> str:
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "page"]
    return "?" + urlencode([*kept, *([("page", page)] if page > 1 else [])])
