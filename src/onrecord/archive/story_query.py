"""What can be asked of the stories in an archive."""

from dataclasses import dataclass
from typing import Literal, TypedDict, get_args

from onrecord.archive.query import require_period, require_text
from onrecord.errors import QueryError

StoryOrder = Literal["newest", "largest"]


class StoryFilters(TypedDict, total=False):
    """The parts of a `StoryQuery`, by name."""

    words: str | None
    outlet: str | None
    since: str | None
    until: str | None
    actor: int | None
    least: int
    order: StoryOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryQuery:
    """A question to an archive about stories; all of what is given must hold. Raises QueryError if it can't be asked.

    One article of a story must have the `words`, be by the `outlet`, and have come out from `since` to `until` (a year,
    a month or a day, both included). The `actor` must appear in one of its articles. It must have `least` articles. The
    newest stories come first, or those that most outlets have told.

    >>> StoryQuery(least=0)
    Traceback (most recent call last):
    onrecord.errors.QueryError: This is no number of articles: 0. Allowed: 1 or more.
    """

    words: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    actor: int | None = None
    least: int = 2
    order: StoryOrder = "newest"

    def __post_init__(self) -> None:
        for name in ("words", "outlet"):
            if (value := getattr(self, name)) is not None:
                require_text(name, value)
        require_period(self.since, self.until)
        if self.least < 1:
            raise QueryError("This is no number of articles", value=self.least, allowed="1 or more")
        if self.order not in get_args(StoryOrder):
            raise QueryError("This is no order", value=self.order, allowed=", ".join(get_args(StoryOrder)))
