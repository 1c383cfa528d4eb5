"""A day of the week beside a date of the calendar: the two have to be the same day."""

import re
from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.checks.given import day_of
from onrecord.schema import Span

DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

CLOSE: Final = 45
"""A date without a year that lies so near to the article's own date, in days, is of that year."""

FAR: Final = 300
"""One that lies further away may be of the year before, too."""

MONTHS_APART: Final = 5
"""Two dates without a year are of the same year if they lie so near to each other."""

_DAY: Final = rf"(?P<weekday>{'|'.join(DAYS)})"
MONTH: Final = rf"(?P<month>{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=[. ])\.?)"
_DATE: Final = (
    rf"(?:{MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?|(?:the )?(?P<day_first>\d\d?)(?:st|nd|rd|th)?(?: of)? "
    rf"{MONTH.replace('<month>', '<month_after>')})(?![\d:])(?:,? (?P<year>(?:1[6-9]|20)\d\d)\b)?"
)
_BEFORE: Final = re.compile(rf"\b{_DAY}(?: (?:morning|afternoon|evening|night|lunchtime))?(?: ?\(|,? )(?:on )?{_DATE}")
_AFTER: Final = re.compile(rf"\b{_DATE}(?:,| \()? ?(?:was |is |falls on |fell on )?(?:an? )?{_DAY}\b")
_SEVERAL_BEFORE: Final = re.compile(
    rf"(?:{'|'.join(DAYS)})s?(?:,? (?:and|or|to|through|until|till)|,| ?[-–—/&]) ?(?:on )?$"
)
_SEVERAL_AFTER: Final = re.compile(
    r"\s?(?:[-–—/&]|(?:,? (?:and|or|to|through|until)|,) (?:the )?)\s?\d{1,2}\b(?!:|,? ?\d{4})"
)
_LOOK_BACK: Final = 24


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A date with its day of the week (Monday is 0), as the text gives both; `year` is None where it doesn't."""

    span: Span
    weekday: int
    month: int
    day: int
    year: int | None

    def falls_on(self, year: int) -> int | None:
        """Give the day of the week of the date in a year; None if that year doesn't have it."""
        try:
            return date(year, self.month, self.day).weekday()
        except ValueError:
            return None


def month_number(written: str) -> int:
    """Read the name of a month, in full or shortened."""
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(written.rstrip(".")[:3]))


def named_days(text: str) -> list[NamedDay]:
    """Find the dates that stand beside a day of the week, in order.

    >>> [(DAYS[each.weekday], each.month, each.day, each.year) for each in named_days("on Friday, March 1, and Feb. 9, 2010, a Tuesday")]
    [('Friday', 3, 1, None), ('Tuesday', 2, 9, 2010)]
    """
    found: dict[int, NamedDay] = {}
    for pattern in (_BEFORE, _AFTER):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            after = text[match.end() : match.end() + _LOOK_BACK]
            if _SEVERAL_BEFORE.search(before) or _SEVERAL_AFTER.match(after):
                continue
            at = match.start("day") if match["day"] else match.start("day_first")
            found.setdefault(
                at,
                NamedDay(
                    Span(match.start(), match.end()),
                    DAYS.index(match["weekday"]),
                    month_number(match["month"] or match["month_after"]),
                    int(match["day"] or match["day_first"]),
                    int(match["year"]) if match["year"] else None,
                ),
            )
    return [found[at] for at in sorted(found)]


def find(reading: Reading) -> Iterator[Finding]:
    """Find days of the week that the calendar doesn't bear out, by the year or by another date of the article."""
    open_ones: list[NamedDay] = []
    for each in named_days(reading.text):
        year = each.year or _year(reading, each)
        if year is None:
            open_ones.append(each)
            continue
        falls = each.falls_on(year)
        if falls is not None and falls != each.weekday:
            dated = reading.given.record.article.published
            evidence = dated.evidence if dated and each.year is None else ()
            what = f"{each.day} {MONTHS[each.month - 1]} {year} falls on a {DAYS[falls]}"
            yield reading.finding(
                "weekday",
                f"{reading.quote(each.span)}: {what}.",
                0.95,
                each.span,
                *evidence,
                *_alone(reading, falls, each),
            )
    yield from _among_themselves(reading, open_ones)


def _alone(reading: Reading, weekday: int, each: NamedDay) -> list[Span]:
    """Give the first places near a date that name the day of the week on which it falls."""
    near = reading.beside(each.span.start, 6)
    found = re.finditer(rf"\b{DAYS[weekday]}\b", reading.text[near.start : near.end + 400])
    spans = [Span(near.start + match.start(), near.start + match.end()) for match in found]
    return [span for span in spans if not span.overlaps(each.span)][:2]


def _year(reading: Reading, each: NamedDay) -> int | None:
    """Give the year in which a date lies near the article's own; None if that can't be told."""
    published = reading.given.record.article.published
    own = day_of(published.value) if published else None
    if own is None:
        return None
    away = {year: _distance(own, year, each) for year in (own.year - 1, own.year, own.year + 1)}
    near = min(away, key=lambda year: away[year])
    if away[near] > CLOSE and any(each.falls_on(year) == each.weekday for year in away if away[year] <= FAR):
        return None
    return near


def _distance(own: date, year: int, each: NamedDay) -> int:
    try:
        return abs((date(year, each.month, each.day) - own).days)
    except ValueError:
        return 2 * FAR


def _among_themselves(reading: Reading, days: list[NamedDay]) -> Iterator[Finding]:
    """Hold dates without a year against each other: those of one year leave no choice."""
    known = reading.given.record.article.published
    years = [int(known.value[:4])] if known else [*range(2001, 2029)]
    told: set[Span] = set()
    for one, other in combinations(days, 2):
        if abs(one.month - other.month) > MONTHS_APART or {one.span, other.span} & told:
            continue
        if any(one.falls_on(y) == one.weekday and other.falls_on(y) == other.weekday for y in years):
            continue
        if known is None and not any(isleap(y) for y in years):
            continue
        wrong, right = _odd_one(one, other, days, years)
        told.add(wrong.span)
        message = f"{reading.quote(wrong.span)} and {reading.quote(right.span)} can't both be right in one year."
        yield reading.finding("weekday", message, 0.9, wrong.span, right.span)


def _odd_one(one: NamedDay, other: NamedDay, days: list[NamedDay], years: list[int]) -> tuple[NamedDay, NamedDay]:
    """Put first the one of two that fits fewer of the article's other dates; the later one if that is no matter."""

    def fitting(day: NamedDay) -> int:
        return sum(
            any(day.falls_on(y) == day.weekday and each.falls_on(y) == each.weekday for y in years) for each in days
        )

    return (one, other) if fitting(one) < fitting(other) else (other, one)
