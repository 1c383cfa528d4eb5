"""One amount or count given as two numbers: "charged $61,400" in the title, "$64,100" in the article.

alike     whether two numbers may be two versions of one
apart     what sets two numbers apart
bare      numbers that stand alone: "the 47 who walked out"
known     numbers that are spoken of as known: "the 26 families"
titles    the title's numbers against those below
repeated  numbers among the same rare words
"""

from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.amounts.bare import few_taken_up, slips, taken_up
from onrecord.checks.conflict.amounts.known import known_again
from onrecord.checks.conflict.amounts.repeated import repeated
from onrecord.checks.conflict.amounts.titles import in_the_first_sentence, of_one_kind
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span

__all__ = ["find"]

UNSURE: Final = 0.7
"""How sure a conflict of numbers is that nothing but their places ties together."""


def find(reading: Reading) -> Iterator[Finding]:
    """Find two numbers for what is surely the same."""
    if len(reading.values) < 2:
        return
    pairs = (
        *((one.span, other.span, sure) for one, other, sure in (*of_one_kind(reading), *known_again(reading))),
        *((one.span, other.span, sure) for one, other, sure in repeated(reading)),
        *((one, other, UNSURE) for one, other in (*taken_up(reading), *few_taken_up(reading))),
        *((one, other, UNSURE) for one, other in (*in_the_first_sentence(reading), *slips(reading))),
    )
    told: list[Span] = []
    for one, other, confidence in pairs:
        if not any(place.overlaps(each) for place in (one, other) for each in told):
            told += [one, other]
            yield _finding(reading, one, other, confidence)


def _finding(reading: Reading, one: Span, other: Span, confidence: float) -> Finding:
    message = f"{reading.quote(one)} here, {reading.quote(other)} elsewhere."
    return reading.finding(
        "amount", message, confidence, one, other, *reading.again(other, one), *reading.again(one, other)
    )
