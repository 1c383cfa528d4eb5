"""Dates that are as fine as a year, a month or a day, and the days that they can mean."""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?", re.ASCII)

ALLOWED = "a year, a month or a day, such as 2009, 2009-01 or 2009-01-20"


class Days(NamedTuple):
    """The first and the last day that a date can mean; days compare as strings."""

    first: str
    last: str


@lru_cache(maxsize=8192)
def days(written: str) -> Days:
    """Read a date, or the day of a point in time. Raises ValueError if it isn't one.

    >>> days("2024-02")
    Days(first='2024-02-01', last='2024-02-29')
    >>> days("2009-01-20T12:00:00Z")
    Days(first='2009-01-20', last='2009-01-20')
    """
    day, _, _ = written.partition("T")
    if not _DATE.fullmatch(day):
        raise ValueError(f"{written[:40]!r} is no date. Allowed: {ALLOWED}")
    first = day + "0000-01-01"[len(day) :]
    try:
        date.fromisoformat(first)
    except ValueError as error:
        raise ValueError(f"The calendar has no {written[:40]!r}. Allowed: {ALLOWED}") from error
    if len(day) == 10:
        return Days(day, day)
    year, month = int(day[:4]), day[5:7] or "12"
    return Days(first, f"{day[:4]}-{month}-{monthrange(year, int(month))[1]:02}")
