"""The dates that a text writes with the day, whether they can be or not: "31 April", "Tuesday, May 4, 2022".

Figures alone are read only as ISO 8601 writes them: "04/05/2022" can be two days, so it is none here.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from onrecord.schema import Span

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

LAST_DAY: Final = 31
"""A number above is a day only in front of a year."""

_NEAR: Final = 36
"""What belongs to a date stands within so many characters of its month."""

_SPACE: Final = r"[ \u00a0\u2009\u202f]{1,2}"
_MONTH: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.|Jul\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)(?![\w’'])"
)
_WEEKDAY: Final = (
    r"(?:\b(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    rf"|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.|(?:Mon|Tue|Wed|Thu|Fri|Sat)(?=,)),?{_SPACE}\(?)?"
)
_DAY: Final = r"(?P<day>\d{1,2})(?P<nth>st|nd|rd|th)?"
_YEAR: Final = rf"(?:(?:,|{_SPACE}of)?{_SPACE}(?P<year>(?:19|20)\d\d)\b(?![.,:]?\d))?"

_WEEKDAY_BEHIND: Final = re.compile(
    rf"(?:,? (?:an? |(?:was|is|falls on|fell on) (?:an? )?)| \()(?P<weekday>{'|'.join(WEEKDAYS)})\b(?!['’])"
)
"""“Feb. 9, 2010, a Tuesday”, “March 3 (Sunday)”."""

_WEEKDAY_BEFORE: Final = re.compile(rf"{_WEEKDAY}\Z")
_DAY_BEFORE: Final = re.compile(rf"{_WEEKDAY}(?:the{_SPACE})?(?<![\w.,:/$£€–-]){_DAY}(?:{_SPACE}of)?{_SPACE}\Z")
_DAY_BEHIND: Final = re.compile(rf"{_SPACE}(?:the{_SPACE})?{_DAY}\b(?![:.,]?\d){_YEAR}")
_YEAR_BEHIND: Final = re.compile(_YEAR)
_ISO: Final = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-[0-3]\d(?![\w/-])")

_LEADS_TO_MONTH: Final = re.compile(r"\bon \Z", re.IGNORECASE)
_LEADS_TO_DAY: Final = re.compile(r"\b(?:on|from|until|till|since|dated|before|after) (?:the )?\Z", re.IGNORECASE)
_ENDS: Final = re.compile(r"[.,;)](?!\d)")
"""Behind a month and a number these show that it is a day: "April 31 people" may be people."""


class WrittenDate(NamedTuple):
    """A date as a text writes it, its month and its day as numbers; `weekday` counts from 0 for Monday."""

    span: Span
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    def falls_on(self, year: int) -> int | None:
        """Give the day of the week, from 0 for Monday, on which it falls in a year; None if that year doesn't have it.

        >>> WrittenDate(Span(0, 5), month=2, day=29).falls_on(2023) is None
        True
        """
        try:
            return date(year, self.month, self.day).weekday()
        except ValueError:
            return None


def written_dates(text: str) -> Iterator[WrittenDate]:
    """Find the dates of a text that are dates for sure, and not "in April 31 people".

    >>> [(date.day, date.month, date.year, date.weekday) for date in written_dates("On Tuesday, 4 May 2022, 31 people")]
    [(4, 5, 2022, 1)]
    """
    for month in _MONTH.finditer(text):
        before, behind = text[max(0, month.start() - _NEAR) : month.start()], text[month.end() : month.end() + _NEAR]
        if _starts_word(before) and any(map(str.isdigit, before[-8:] + behind[:8])):
            yield from _around(month, before, behind)
    for figures in _ISO.finditer(text):
        if figures.start() == 0 or not (text[figures.start() - 1].isalnum() or text[figures.start() - 1] in "/.-:,_"):
            year, number, day = map(int, figures[0].split("-"))
            yield WrittenDate(Span(*figures.span()), number, day, year)


def _starts_word(before: str) -> bool:
    return not before or not (before[-1].isalnum() or before[-1] == "_")


def _around(month: re.Match[str], before: str, behind: str) -> Iterator[WrittenDate]:
    """Read the date around a month's name: the day stands before it, else behind it."""
    if first := _DAY_BEFORE.search(before):
        last = _YEAR_BEHIND.match(behind)
        sure = _LEADS_TO_DAY.search(before, 0, first.start())
        day, year = first, last["year"] if last else None
    elif last := _DAY_BEHIND.match(behind):
        first = _WEEKDAY_BEFORE.search(before)
        sure = _LEADS_TO_MONTH.search(before) or _ENDS.match(behind, last.end())
        day, year = last, last["year"]
    else:
        return
    weekday = first["weekday"] if first else None
    end = last.end() if last else 0
    if weekday is None and (named := _WEEKDAY_BEHIND.match(behind, end)):
        weekday, end = named["weekday"], named.end()
    if year or (int(day["day"]) <= LAST_DAY and (weekday or day["nth"] or sure)):
        start = month.start() - len(before) + first.start() if first else month.start()
        yield WrittenDate(
            Span(start, month.end() + end),
            next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month[0][:3])),
            int(day["day"]),
            int(year) if year else None,
            next(i for i, name in enumerate(WEEKDAYS) if name.startswith(weekday[:3])) if weekday else None,
        )
