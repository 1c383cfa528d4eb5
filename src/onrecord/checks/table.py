"""The table of checks: what each one is, what it needs, what it can say, and how often it is right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.checks.against import against
from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.quotation import quotation

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


QUOTATION: Final = CheckType(
    "quotation",
    "Is a quotation the same wherever the article gives it?",
    {
        "reworded": "given twice in different words",
        "turned": "given once without a word that may turn what is said",
        "two_speakers": "given as the words of two people",
    },
    quotation,
    precision=0.82,
    measured="17 findings in about 6,000 articles, judged by hand",
)

AGAINST: Final = CheckType(
    "against",
    "Do the quotations stand so in the original?",
    {
        "identical": "the same words",
        "cut": "words are left out",
        "altered": "other words",
        "other_speaker": "somebody else's words",
        "not_found": "not found in the original",
    },
    against,
    needs=frozenset({"originals"}),
    precision=0.99,
    measured="566 quotations that it found to differ, in 200 pairs of an article and its original, made by rule",
)

CHECKS: Final[tuple[CheckType, ...]] = (QUOTATION, AGAINST)
"""All checks, in the order in which a record lists their findings."""
