"""What becomes of articles that are added, one by one and counted."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.archive import Status
from onrecord.errors import OnrecordError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article: its place and line, and its number in the archive or the error in its way."""

    status: Status
    place: str
    line: int | None
    article: int | None = None
    error: OnrecordError | None = None


@dataclass(slots=True)
class Tally:
    """How many articles were added, were new versions, were known, and failed.

    Articles that are read anew and get their new record count as changed.
    """

    added: int = 0
    changed: int = 0
    known: int = 0
    failed: int = 0

    def __str__(self) -> str:
        return f"{self.added} added, {self.changed} changed, {self.known} known, {self.failed} failed"

    def count(self, outcome: Outcome) -> None:
        """Count one more."""
        setattr(self, outcome.status, getattr(self, outcome.status) + 1)


Report = Callable[[Outcome], None]
"""Is told what became of each article, as soon as it is certain: what it is told was added is never lost."""
