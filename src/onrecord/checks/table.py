"""The table of checks: what each one is, what it needs, what it can say, and how often it is right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.loaded import VERDICTS, loaded

Need = Literal["judge", "originals"]
"""What a check needs besides the record: the pair classifier, or originals to hold the article against."""

SHOWN_FROM: Final = 0.8
"""A check that is right less often has to be asked for."""


@dataclass(frozen=True, slots=True)
class CheckType:
    """A check: `asks` is its question, `verdicts` what each of its answers means, both as a reader sees them.

    `find` gives its findings in a record. `precision` is how many of them were right, in `measured`; None if that isn't
    measured yet.
    """

    kind: str
    asks: str
    verdicts: dict[str, str]
    find: Callable[[CheckInput], Iterator[Finding]]
    needs: frozenset[Need] = frozenset()
    precision: float | None = None
    measured: str = ""

    @property
    def shown(self) -> bool:
        """Whether its findings are shown without being asked for."""
        return self.precision is not None and self.precision >= SHOWN_FROM


CHECKS: Final[tuple[CheckType, ...]] = (
    CheckType(
        kind="loaded",
        asks="Where does the outlet itself judge or colour what it tells?",
        verdicts=VERDICTS,
        find=loaded,
    ),
)
"""All checks, in the order in which a record lists their findings."""
