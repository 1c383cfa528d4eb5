"""The table of checks: what each one is, what it needs, what it can say, and how often it is right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.headline import headline

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
        kind="headline",
        asks="Does the body bear out the headline?",
        verdicts={
            "supported": "the body says all of it, as strongly and on the same word",
            "unattributed": "it states as a fact what the body gives only on somebody's word",
            "wrong_source": "it puts it on somebody who doesn't say it in the body",
            "overstated": "it goes further than the body",
            "contradicted": "the body says the opposite",
            "wrong_detail": "a number, name, place or date differs from the body's",
            "not_in_body": "nothing in the body says or implies it",
        },
        find=headline,
        needs=frozenset({"judge"}),
    ),
)
"""All checks, in the order in which a record lists their findings."""
