"""Dates and times of day that can't be: 31 April, 25:30, a Tuesday that was a Wednesday.

Nothing is said of dates before 1925: they may be of another calendar than today's.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.undated.written import MONTHS, WEEKDAYS, WrittenDate, written_dates
from onrecord.schema import Span

EARLIEST: Final = 1925
"""Since then news has one calendar."""

NEAREST: Final = 31
"""A day of the month without a year is the article's if it is at most so many days from the article's own date."""

CONFIDENCE: Final = 0.95

_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d) ?(?:[ap]\.m\.|[ap]m\b|GMT\b|UTC\b|BST\b|CES?T\b|E[SD]T\b|P[SD]T\b)"
)


def impossible_dates(given: CheckInput) -> Iterator[Finding]:
    """Find the dates that no calendar has, and those that don't fall on the day of the week that stands with them."""
    seen: set[str] = set()
    for written in written_dates(given.text):
        words = " ".join(written.span.cut(given.text).split())
        if (wrong := _wrong(written, given.published_on)) and words not in seen:
            seen.add(words)
            verdict, why = wrong
            yield Finding(verdict=verdict, message=f"“{words}”: {why}.", confidence=CONFIDENCE, about=(written.span,))


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


def _wrong(written: WrittenDate, own: date | None) -> tuple[str, str] | None:
    """Say what is wrong with a date, and why; None where nothing is."""
    if written.year is not None and written.year < EARLIEST:
        return None
    longest = monthrange(written.year or 2000, written.month)[1]  # 2000 was a leap year
    if written.day > longest:
        year = f" in {written.year}" if written.month == 2 and written.year else ""
        return "impossible", f"{MONTHS[written.month - 1]} has {longest} days{year}"
    if not written.weekday or not written.day:
        return None
    when = date(written.year, written.month, written.day) if written.year else _near(written, own)
    if when is None or WEEKDAYS[when.weekday()].startswith(written.weekday[:3]):
        return None
    return "weekday", f"in {when.year} that day is a {WEEKDAYS[when.weekday()]}"


def _near(written: WrittenDate, own: date | None) -> date | None:
    """Place a day of the month without a year near the article's own date; None where that isn't possible."""
    for year in range(own.year - 1, own.year + 2) if own else ():
        if MINYEAR < year < MAXYEAR and (isleap(year) or (written.month, written.day) != (2, 29)):
            when = date(year, written.month, written.day)
            if own and abs((when - own).days) <= NEAREST:
                return when
    return None
