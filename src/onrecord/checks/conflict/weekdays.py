"""A day of the week beside a date of the calendar: the two have to be the same day."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final

from onrecord.checks.comparing import MONTHS, WEEKDAYS, WrittenDate
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span

EARLIEST: Final = 1925
"""Dates before may be of another calendar."""

CLOSE: Final = 45
"""A date without a year that lies so near to the article's own date, in days, is of that year."""

FAR: Final = 300
"""One that lies further away may be of the year before, too."""

MONTHS_APART: Final = 5
"""Two dates without a year are of the same year if they lie so near to each other."""

MOST_PLACES: Final = 2
"""So many places that name the right day are shown."""

YEARS: Final = range(2001, 2029)
"""Twenty-eight years have every calendar that there is."""

_SEVERAL_BEFORE: Final = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)})s?(?:,? (?:and|or|to|through|until|till)|,| ?[-–—/&]) ?(?:on )?$"
)
_SEVERAL_BEHIND: Final = re.compile(
    r"\s?(?:[-–—/&]|(?:,? (?:and|or|to|through|until)|,) (?:the )?)\s?\d{1,2}\b(?!:|,? ?\d{4})"
)
"""Of "Saturday and Sunday, March 3 and 4" nobody says here which day is which."""


def find(reading: Reading) -> Iterator[Finding]:
    """Find days of the week that the calendar doesn't bear out, by the year or by another date of the article."""
    named = [
        each
        for each in reading.dates
        if each.weekday is not None
        and (each.year or EARLIEST) >= EARLIEST
        and not _is_of_several(reading.text, each.span)
    ]
    fitting: list[WrittenDate] = []
    for each in named:
        year = each.year or _year(reading, each)
        falls = None if year is None else each.falls_on(year)
        if year is None or falls is None or falls == each.weekday:
            fitting.append(each)
        else:
            yield _finding(reading, each, year, falls)
    yield from _among_themselves(reading, fitting)


def _is_of_several(text: str, span: Span) -> bool:
    before = _SEVERAL_BEFORE.search(text, max(0, span.start - 24), span.start)
    return (before or _SEVERAL_BEHIND.match(text, span.end)) is not None


def _finding(reading: Reading, each: WrittenDate, year: int, falls: int) -> Finding:
    dated = reading.given.record.article.published
    evidence = dated.evidence if dated and each.year is None else ()
    message = f"{reading.quote(each.span)}: {each.day} {MONTHS[each.month - 1]} {year} falls on a {WEEKDAYS[falls]}."
    return reading.finding("weekday", message, 0.95, each.span, *evidence, *_alone(reading, {falls}, each))


def _alone(reading: Reading, weekdays: set[int], each: WrittenDate) -> list[Span]:
    """Give the places nearest to a date that name the day of the week on which it falls; none if that is open."""
    if len(weekdays) != 1:
        return []
    name = WEEKDAYS[min(weekdays)]
    found = [Span(*match.span()) for match in re.finditer(rf"{name}\b", reading.text)]
    apart = [span for span in found if not span.overlaps(each.span)]
    return sorted(sorted(apart, key=lambda span: abs(span.start - each.span.start))[:MOST_PLACES])


def _year(reading: Reading, each: WrittenDate) -> int | None:
    """Give the year in which a date lies near the article's own; None if that can't be told."""
    own = reading.given.published_on
    if own is None:
        return None
    away = {year: _distance(own, year, each) for year in (own.year - 1, own.year, own.year + 1)}
    near = min(away, key=lambda year: away[year])
    if away[near] > CLOSE and any(each.falls_on(year) == each.weekday for year in away if away[year] <= FAR):
        return None
    return near


def _distance(own: date, year: int, each: WrittenDate) -> int:
    if each.falls_on(year) is None:
        return 2 * FAR
    return abs((date(year, each.month, each.day) - own).days)


def _among_themselves(reading: Reading, days: list[WrittenDate]) -> Iterator[Finding]:
    """Hold dates of which one has no year against each other: those of one year leave no choice."""
    published = reading.given.published_on
    years = list(range(published.year - 1, published.year + 2)) if published else list(YEARS)
    told: set[Span] = set()
    for one, other in combinations(days, 2):
        if (one.year and other.year) or abs(one.month - other.month) > MONTHS_APART or {one.span, other.span} & told:
            continue
        if _have_one_year(one, other, years):
            continue
        wrong, right = _odd_one(one, other, days, years)
        told.add(wrong.span)
        message = f"{reading.quote(wrong.span)} and {reading.quote(right.span)} can’t both be right in one year."
        places = (*_right_days(reading, wrong, right, years), *_right_days(reading, right, wrong, years))
        yield reading.finding("weekday", message, 0.9, wrong.span, right.span, *places)


def _right_days(reading: Reading, wrong: WrittenDate, right: WrittenDate, years: list[int]) -> list[Span]:
    """Give the places that name the day of the week on which one date falls if the other one is right."""
    falls = {day for year in _years(right, years) if (day := wrong.falls_on(year)) is not None}
    return _alone(reading, falls, wrong)


def _years(day: WrittenDate, years: list[int]) -> list[int]:
    """Give the years in which a date falls on its day of the week; the date's own, where it has one."""
    return [year for year in ([day.year] if day.year else years) if day.falls_on(year) == day.weekday]


def _have_one_year(one: WrittenDate, other: WrittenDate, years: list[int]) -> bool:
    year = one.year or other.year
    if year is not None:  # the other date may be of the year before or after
        years = [year - 1, year, year + 1]
        return any(_years(each, years) for each in (one, other) if each.year is None)
    return bool(set(_years(one, years)) & set(_years(other, years)))


def _odd_one(
    one: WrittenDate, other: WrittenDate, days: list[WrittenDate], years: list[int]
) -> tuple[WrittenDate, WrittenDate]:
    """Put first the one of two that fits fewer of the article's other dates; the later one if that is no matter."""
    fitting = [sum(_have_one_year(day, each, years) for each in days) for day in (one, other)]
    return (one, other) if fitting[0] < fitting[1] else (other, one)
