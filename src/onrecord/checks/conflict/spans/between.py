"""Years and days between two dates: "in 1998, 40 years after", "21 days later, on September 5"."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Final

from onrecord.checks.comparing import WrittenDate
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.conflict.spans.patterns import IN, N, Y, exactly, matches
from onrecord.checks.finding import Finding
from onrecord.schema import Span

ACROSS: Final = 4
"""So many sentences back stands the year that "a year later" starts from."""

FEWEST_DAYS: Final = 8
"""Fewer days are counted by the day of the week."""

A_QUARTER: Final = 0.25
"""Two dates that are further off were not meant."""

LEAP: Final = 2023
"""A year without a leap day, for dates that have none."""

Year = tuple[int, Span]

_AFTER: Final = (
    re.compile(rf"{IN}{Y},? {N} years? (?P<way>after|later|before|earlier)\b", re.IGNORECASE),
    re.compile(rf"\b{N} years? (?P<way>later|earlier),? {IN}{Y}\b", re.IGNORECASE),
)
_EVENT: Final = re.compile(r" the (?P<noun>[a-z]{4,})\b")
_DAYS: Final = re.compile(r" days,? (?:later|after|before|earlier|until|since)\b")


def years_between(reading: Reading, places: list[Span]) -> Iterator[Finding]:
    """Hold "in 1998, 40 years after" and "a year later, in 2010" against the years that the text gives besides."""
    for pattern in _AFTER:
        for match in matches(pattern, reading.text, places):
            number = exactly(reading.text, match)
            if number is None:
                continue
            far = number if match["way"].lower() in ("after", "later") else -number
            base = int(match["y"]) - far
            fits = {base - 1, base, base + 1} if number > 1 else {base}
            starts = _of_the_event(reading, match)
            known = {year for year, _ in starts or reading.years}
            starts = starts or _just_before(reading, match)
            if starts and not fits & known:
                span = Span(*match.span())
                message = f"{reading.quote(span)} doesn’t fit {starts[-1][0]}."
                yield reading.finding("span", message, 0.7, span, starts[-1][1])


def _of_the_event(reading: Reading, match: re.Match[str]) -> list[Year]:
    """Give the years of the sentences that tell of the event which a number of years counts from: "before the leak"."""
    event = _EVENT.match(reading.text, match.end())
    return [
        (year, span)
        for year, span in reading.years
        if event is not None
        and not match.start() <= span.start < match.end()
        and re.search(rf"\b{event['noun']}\b", reading.sentence(span.start).cut(reading.text))
    ]


def _just_before(reading: Reading, match: re.Match[str]) -> list[Year]:
    near = reading.beside(match.start(), ACROSS)
    return [(year, span) for year, span in reading.years if near.start <= span.start < match.start()]


def days_between(reading: Reading) -> Iterator[Finding]:
    """Hold "21 days later" against the two dates beside it, or the only two of the article that it nearly fits."""
    dates = [each for each in reading.dates if each.falls_on(each.year or LEAP) is not None]
    if len(dates) < 2 or " days" not in reading.text:
        return
    apart = [(abs(_days(one, other)), one, other) for one, other in combinations(dates, 2)]
    for number in reading.numbers:
        if _DAYS.match(reading.text, number.end) is None or number.modifier:
            continue
        quantity = reading.counted.get(number.first)
        count = quantity.exact if quantity else None
        if count is None or count < FEWEST_DAYS or any(abs(days - count) <= 1 for days, _, _ in apart):
            continue
        near = [each for each in apart if 0 < abs(each[0] - count) <= A_QUARTER * max(each[0], count)]
        if near:
            days, one, other = min(near, key=lambda each: abs(each[0] - count))
            first, second = reading.quote(one.span), reading.quote(other.span)
            message = f"From {first} to {second} it is {days} days, not {count:g}."
            beside = all(reading.number(each.span.start) == reading.number(number.first) for each in (one, other))
            place = Span(number.first, number.end)
            yield reading.finding("span", message, 0.8 if beside else 0.7, place, one.span, other.span)


def _days(one: WrittenDate, other: WrittenDate) -> int:
    years = [each.year or one.year or other.year or LEAP for each in (one, other)]
    first, second = (date(year, each.month, min(each.day, 28)) for year, each in zip(years, (one, other), strict=True))
    return (second - first).days + max(0, other.day - 28) - max(0, one.day - 28)
