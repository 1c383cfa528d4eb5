"""What became of articles that were added: one by one, and counted."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.archive import Status
from onrecord.corrections import Change
from onrecord.errors import OnrecordError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article: its place and line, and its number in the archive or the error that stopped it.

    If it was read again, `changes` are the statements that its record gained, lost, or has with another speaker, and
    `lost` the numbers of the corrections that find their words no more.
    """

    status: Status
    place: str
    line: int | None
    article: int | None = None
    error: OnrecordError | None = None
    changes: tuple[Change, ...] = ()
    lost: tuple[int, ...] = ()


@dataclass(slots=True, repr=False)
class Tally:
    """How many articles were added, changed, known, failed, and had been removed for good.

    Changed articles are new versions, or were read again and got a new record.

    >>> str(Tally(added=3, failed=1))
    '3 added, 0 changed, 0 known, 1 failed'
    >>> Tally(added=3, removed=1)
    Tally(added=3, changed=0, known=0, failed=0, removed=1)
    """

    added: int = 0
    changed: int = 0
    known: int = 0
    failed: int = 0
    removed: int = 0

    def __str__(self) -> str:
        removed = f", {self.removed} removed before" if self.removed else ""
        return f"{self.added} added, {self.changed} changed, {self.known} known, {self.failed} failed{removed}"

    def __repr__(self) -> str:
        removed = f", removed={self.removed}" if self.removed else ""
        counts = f"added={self.added}, changed={self.changed}, known={self.known}, failed={self.failed}"
        return f"Tally({counts}{removed})"

    def count(self, outcome: Outcome) -> None:
        """Count one more article."""
        setattr(self, outcome.status, getattr(self, outcome.status) + 1)


Report = Callable[[Outcome], None]
"""Called with each outcome as soon as it is certain: what was reported as added is never lost."""
