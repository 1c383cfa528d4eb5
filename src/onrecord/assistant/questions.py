"""What several tools can be asked, and how their answers are divided into pages."""

from collections.abc import Iterable
from itertools import islice
from typing import Annotated, Any, TypeVar

from pydantic import Field

from onrecord.archive import Count
from onrecord.archive.query import MOST_CHARACTERS

T = TypeVar("T")

MAX_LIMIT = 50
"""So many results are given at once: an assistant has to read them all."""

MAX_OFFSET = 100_000
"""Nothing is skipped beyond that: narrow the search."""

MAX_NUMBER = 2**63 - 1
"""The largest number of an article or an actor."""

Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT, description="The most results to give.")]
Offset = Annotated[int, Field(ge=0, le=MAX_OFFSET, description="How many to skip: `next` of the answer before.")]
Number = Annotated[int, Field(ge=1, le=MAX_NUMBER)]
Text = Annotated[str | None, Field(max_length=MOST_CHARACTERS)]
Words = Annotated[
    str | None,
    Field(
        max_length=MOST_CHARACTERS,
        description='Words, all of which must be there; "…" for a phrase, OR for either, -not, star* for any end.',
    ),
]
Outlet = Annotated[str | None, Field(max_length=MOST_CHARACTERS, description="Who published it.")]
Since = Annotated[str | None, Field(max_length=10, description="Published then or later: 2024, 2024-03 or 2024-03-05.")]
Until = Annotated[str | None, Field(max_length=10, description="Published then or earlier.")]
LeastConfidence = Annotated[float | None, Field(ge=0, le=1, description="At least so sure, from 0 to 1.")]


def given(**filters: Any) -> dict[str, Any]:
    """Take the filters that say something: assistants often send an empty string for nothing.

    >>> given(speaker="Reyes", outlet="", since=None, turned=False)
    {'speaker': 'Reyes', 'turned': False}
    """
    return {name: value for name, value in filters.items() if value is not None and value != ""}


def page(total: Count | int, found: Iterable[T], limit: int, offset: int) -> tuple[list[T], dict[str, Any]]:
    """Take a page of what was found, which goes on after it if there is more, and the keys of `Page` for it.

    >>> page(Count(3), iter("abc"), limit=2, offset=0)
    (['a', 'b'], {'total': 3, 'at_least': False, 'next': 2})
    """
    count = total if isinstance(total, Count) else Count(total)
    items = list(islice(found, limit + 1))
    more = len(items) > limit and offset + limit <= MAX_OFFSET
    return items[:limit], {
        "total": count.number,
        "at_least": count.at_least,
        "next": offset + limit if more else None,
    }
