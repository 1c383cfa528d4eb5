"""What can be asked of the findings in an archive."""

from dataclasses import dataclass, fields
from typing import TypedDict

from onrecord.archive.query import require_period, require_text
from onrecord.errors import QueryError


class CheckFilters(TypedDict, total=False):
    """The parts of a `CheckQuery`, by name."""

    kind: str | None
    verdict: str | None
    outlet: str | None
    since: str | None
    until: str | None
    dismissed: bool | None
    unshown: bool
    confidence: float | None
    article: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckQuery:
    """A question to an archive about findings; all of what is given must hold. Raises QueryError if it can't be asked.

    `kind` is the check, and `verdict` what it says; a verdict that everything fits ("supported") is found only if it
    is asked for. `since` and `until` are a year, a month or a day of the article's publication, both included. With
    `dismissed`, only what was dismissed is found; without it, only what wasn't; with None, both. With
    `unshown`, also findings that aren't right often enough to be shown without being asked for. `confidence` is the
    least that a finding may have, from 0 to 1. `article` is the number of an article.

    >>> CheckQuery(kind="conflict", confidence=2)
    Traceback (most recent call last):
    onrecord.errors.QueryError: This is no confidence: 2. Allowed: a number from 0 to 1.
    """

    kind: str | None = None
    verdict: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    dismissed: bool | None = False
    unshown: bool = False
    confidence: float | None = None
    article: int | None = None

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, str):
                require_text(each.name, value)
        require_period(self.since, self.until)
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise QueryError("This is no confidence", value=self.confidence, allowed="a number from 0 to 1")
