"""Clues of a text to its own date: each names the months that it leaves, and the words that say so."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from onrecord.recorder.times import factuality
from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.meanings import Calendar, Shift
from onrecord.recorder.times.months import YEARS, Months
from onrecord.recorder.times.words import listed
from onrecord.schema import Span

_TOGETHER: Final = 600
"""What is told in two sentences or paragraphs that follow on each other stands no further apart, in characters."""

_SINCE: Final = listed("since Since")
"""What leads to a year in which something only began."""

_COMPARED: Final = listed("from compared against versus than")
"""What leads to a year whose figures others are compared with."""


class Clue(NamedTuple):
    """Something that the text says, and the months in which it can have been written then."""

    spans: tuple[Span, ...]
    months: Months


def find(expressions: Sequence[Expression]) -> list[Clue]:
    """Find the clues that expressions of time give.

    >>> from onrecord.recorder.times.find import find as expressions
    >>> text = "They met in 2019, five years ago, and will meet again in 2026."
    >>> for each in find(expressions(text)):
    ...     print(each.spans[0].cut(text), min(each.months), max(each.months))
    2019 (2019, 1) (2099, 12)
    2019, five years ago (2024, 1) (2024, 12)
    2026 (1900, 1) (2026, 12)
    """
    found: list[Clue] = []
    latest = max((year for each in expressions if (year := _year(each))), default=None)
    for number, expression in enumerate(expressions):
        year = _year(expression)
        if year is None:
            found += _weekday(expression)
            continue
        found += _told(expression, year)
        for other in expressions[max(0, number - 1) : number + 2]:
            found += _so_long_ago(expression, other, year)
        if year == latest and factuality.happened(expression) and not factuality.leads(expression, _SINCE):
            found += _last_year(expressions, number, year)
    return found


def _year(expression: Expression) -> int | None:
    """The year that an expression names, unless it is a decade or a century."""
    meaning = expression.reading.meaning
    if not isinstance(meaning, Calendar) or meaning.year is None or len(meaning.year) != 4:
        return None
    return int(meaning.year) if int(meaning.year) in YEARS else None


def _span(expression: Expression) -> Span:
    return Span(expression.start, expression.end)


def _weekday(expression: Expression) -> Iterator[Clue]:
    """ "On Tuesday, April 13": the years in which that day is a Tuesday."""
    named = expression.reading.meaning
    if isinstance(named, Calendar) and named.weekday and named.day and named.month:
        years = [year for year in YEARS if _falls_on(year, named.month, named.day, named.weekday)]
        yield Clue((_span(expression),), Months.of_years(years))


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).isoweekday() == weekday
    except ValueError:
        return False


def _told(expression: Expression, year: int) -> Iterator[Clue]:
    """What is told in the past was then, what is told ahead will be; figures are compared with those of last year."""
    if expression.text.endswith((" quarter", " period")):
        if factuality.leads(expression, _COMPARED):
            yield Clue((_span(expression),), Months.of_years([year + 1]))
    elif factuality.so_far(expression):
        yield Clue((_span(expression),), Months.of_years([year]))
    elif factuality.will(expression):
        yield Clue((_span(expression),), Months.until(year))
    elif factuality.happened(expression):
        yield Clue((_span(expression),), Months.since(year))


def _so_long_ago(named: Expression, other: Expression, year: int) -> Iterator[Clue]:
    """ "In 2012, four years ago": the two say when the text was written."""
    shift = other.reading.meaning
    if not isinstance(shift, Shift) or shift.unit != "Y" or not shift.amount or shift.other or other.reading.mod:
        return  # "the year" of "in 2010, the year it closed" is none that the text was written in
    first, last = sorted((named, other), key=lambda each: each.start)
    between = named.tokens.text[first.end : last.start]
    if re.fullmatch(r",?\s*(?:\(|—|–|--)?\s*(?:back in|in|since)?\s*", between):
        yield Clue((Span(first.start, last.end),), Months.of_years([year - shift.amount]))


def _last_year(expressions: Sequence[Expression], number: int, year: int) -> Iterator[Clue]:
    """ "In 2021 …. On August 15 of last year": told together, the latest year that the text tells of was the last."""
    named = expressions[number]
    for at in range(number + 1, len(expressions)):
        other = expressions[at]
        meaning = other.reading.meaning
        if _year(other) or other.start - named.end > _TOGETHER:
            return
        if isinstance(meaning, Calendar) and meaning.years == -1 and meaning.day is not None:
            yield Clue((_span(named), _span(other)), Months.of_years([year + 1]))
            return
