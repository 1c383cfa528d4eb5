"""The table of checks: what each one is, what it needs, what it can say, and how often it is right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.second_hand import second_hand
from onrecord.checks.undated import undated
from onrecord.checks.unsourced import unsourced

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
        kind="unsourced",
        asks="What rests on nobody?",
        verdicts={
            "nobody": "It is said, believed or reported, and the article doesn’t say by whom.",
            "anonymous": "Only somebody says it whose name the article withholds.",
            "toll": "A fresh count of the dead, the injured or the missing that nobody in the article gives.",
            "accusation": "An accusation of a crime that doesn’t say who accuses.",
            "wrongdoing": "A crime of a living person that the outlet tells in its own words, without a source.",
        },
        find=unsourced,
        precision=0.95,
        measured="62 findings in 524 articles, judged by hand",
    ),
    CheckType(
        kind="second_hand",
        asks="What does the outlet have only from another medium?",
        verdicts={
            "reported_by": "Another medium reported it.",
            "told_to": "Somebody said it to another medium.",
        },
        find=second_hand,
        precision=0.95,
        measured="113 findings in 360 articles, judged by hand",
    ),
    CheckType(
        kind="undated",
        asks="Which dates can’t be placed?",
        verdicts={
            "no_date": "It counts from the article’s date, which isn’t known.",
            "impossible": "No calendar has such a day, and no clock such a time.",
            "weekday": "The day of the month falls on another day of the week.",
        },
        find=undated,
        precision=0.99,
        measured="95 findings in 140 articles, judged by hand",
    ),
)
"""All checks, in the order in which a record lists their findings."""
