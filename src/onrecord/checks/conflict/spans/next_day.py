"""The next day that isn't: "on June 14 … died the next morning, Monday, June 16"."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from onrecord.checks.comparing import WEEKDAYS, WrittenDate
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span

BACK: Final = 1
"""So many sentences before stands the day that the next one follows."""

YEAR: Final = 2023
"""For dates without a year; it has no leap day."""

_NEXT: Final = re.compile(
    r"\b(?:[Tt]he (?:next|following) (?:day|morning|afternoon|evening|night)|a day later),? (?:on )?$"
)
_NAMED: Final = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")


def next_days(reading: Reading) -> Iterator[Finding]:
    """Hold "the next morning, Monday, June 15" against the day before it."""
    if " next " not in reading.text and " following " not in reading.text and " day later" not in reading.text:
        return
    for number, each in enumerate(reading.dates):
        if number and _NEXT.search(reading.text, max(0, each.span.start - 36), each.span.start):
            before = reading.dates[number - 1]
            if before.span.start >= reading.beside(each.span.start, BACK).start and _apart(before, each) not in (
                1,
                None,
            ):
                yield _finding(reading, before.span, each.span)
    days = [match for match in _NAMED.finditer(reading.text) if match[0] in WEEKDAYS]
    dated = [each.span for each in reading.dates]
    for before_it, match in pairwise(days):
        one, other = Span(*before_it.span()), Span(*match.span())
        if not _NEXT.search(reading.text, max(0, other.start - 36), other.start):
            continue
        near = one.start >= reading.beside(other.start, BACK).start
        follows = (WEEKDAYS.index(before_it[0]) + 1) % len(WEEKDAYS) == WEEKDAYS.index(match[0])
        if near and not follows and not any(span.overlaps(other) for span in dated):
            yield _finding(reading, one, other)


def _apart(one: WrittenDate, other: WrittenDate) -> int | None:
    """Count the days from one date to another; None if one of them is in no calendar."""
    year = one.year or other.year or YEAR
    if one.falls_on(one.year or year) is None or other.falls_on(other.year or year) is None:
        return None
    days = (date(other.year or year, other.month, other.day) - date(one.year or year, one.month, one.day)).days
    return 1 if days == -364 else days  # the next day is in the next year


def _finding(reading: Reading, one: Span, other: Span) -> Finding:
    message = f"{reading.quote(other)} isn’t the day after {reading.quote(one)}."
    return reading.finding("span", message, 0.7, other, one)
