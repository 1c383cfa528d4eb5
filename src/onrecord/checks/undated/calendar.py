"""Dates and times of day that can't be: 31 April, 25:30.

Nothing is said of dates before 1925: they may be of another calendar than today's.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Final

from onrecord.checks.comparing import MONTHS, WrittenDate, written_dates
from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.schema import Span

EARLIEST: Final = 1925
"""Since then news has one calendar."""

CONFIDENCE: Final = 0.95

_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d) ?(?:[ap]\.m\.|[ap]m\b|GMT\b|UTC\b|BST\b|CES?T\b|E[SD]T\b|P[SD]T\b)"
)


def impossible_dates(given: CheckInput) -> Iterator[Finding]:
    """Find the dates that no calendar has."""
    seen: set[str] = set()
    for written in written_dates(given.text):
        words = " ".join(written.span.cut(given.text).split())
        if (wrong := _wrong(written)) and words not in seen:
            seen.add(words)
            message = f"“{words}”: {wrong}."
            yield Finding(verdict="impossible", message=message, confidence=CONFIDENCE, about=(written.span,))


def impossible_clocks(text: str) -> Iterator[Finding]:
    """Find the times of day that no clock shows, where "a.m.", "p.m." or a time zone tells that they are some."""
    for found in _CLOCK.finditer(text):
        hour, minute = int(found["hour"]), int(found["minute"])
        if found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] in ":.,-"):
            continue
        if hour > 24 or minute > 59 or (hour == 24 and minute):
            yield Finding(
                verdict="impossible",
                message=f"“{found[0]}”: no clock shows {found['hour']}:{found['minute']}.",
                confidence=CONFIDENCE,
                about=(Span(*found.span()),),
            )


def _wrong(written: WrittenDate) -> str | None:
    """Say what is wrong with a date; None where nothing is."""
    if written.year is not None and written.year < EARLIEST:
        return None
    longest = monthrange(written.year or 2000, written.month)[1]  # 2000 was a leap year
    if written.day <= longest:
        return None
    year = f" in {written.year}" if written.month == 2 and written.year else ""
    return f"{MONTHS[written.month - 1]} has {longest} days{year}"
