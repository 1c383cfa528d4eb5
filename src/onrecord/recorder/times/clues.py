"""Clues of a text to its own date: each names the years that it leaves, and the words that say so."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.meanings import Calendar, Shift
from onrecord.recorder.times.offices import incumbents
from onrecord.recorder.times.tokens import ends_sentence
from onrecord.recorder.times.words import listed
from onrecord.schema import Span

YEARS: Final = range(1900, 2100)
"""The years that an article is thought to be of."""

Incumbent = Callable[[str, int], bool]
"""Says whether the bearer of a name held an office of state at some time of a year."""

_NEAR: Final = 16
"""What leads to a year stands among so many parts in front of it."""

_TOLD_BEHIND: Final = listed("in since on of during")
_SETS_AN_END: Final = listed(
    "until till by due expires expire expiring ends ending matures mature maturing through redeemable effective to "
    "beginning starting begin begins open opens would could"
)
_NOT_NAMED: Final = listed(
    "and or to when after before but as by because while with in on at for from until through the that who which were "
    "was is are will has had did said under over during if so than then including it he she they a an"
)
"""Words behind a year that it is not part of a name with."""


class Clue(NamedTuple):
    """Something that the text says, and the years in which it can have been written then."""

    spans: tuple[Span, ...]
    years: frozenset[int]
    weekday: bool = False
    """Whether they are the years in which a date falls on a day of the week."""


def find(text: str, expressions: Sequence[Expression], incumbent: Incumbent | None = None) -> list[Clue]:
    """Find the clues of a text, those of its expressions of time first.

    >>> from onrecord.recorder.times.find import find as expressions
    >>> text = "They met in 2019, five years ago, and will meet again in 2026."
    >>> [(each.spans[0].cut(text), min(each.years), max(each.years)) for each in find(text, expressions(text))]
    [('2019', 2019, 2099), ('2019, five years ago', 2024, 2024), ('2026', 1900, 2026)]
    """
    found: list[Clue] = []
    last_years = [each for each in expressions if _is_day_of_last_year(each)]
    latest = max((year for each in expressions if (year := _year(each))), default=None)
    for number, expression in enumerate(expressions):
        year = _year(expression)
        if year is None:
            found += _weekday(expression)
            continue
        found += _told(expression, year)
        for other in expressions[max(0, number - 1) : number + 2]:
            found += _so_long_ago(expression, other, year)
        if last_years and year == latest and expression.tense() < 0:
            # "In 2021 … on August 15 of last year": the latest year that the text tells of was the last one.
            found.append(Clue((_span(expression), _span(last_years[0])), frozenset({year + 1})))
    if incumbent is not None:
        found += [
            Clue((Span(*where),), frozenset(year for year in YEARS if incumbent(name, year)) or frozenset(YEARS))
            for name, where in incumbents(text)
        ]
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
        years = frozenset(year for year in YEARS if _falls_on(year, named.month, named.day, named.weekday))
        yield Clue((_span(expression),), years, weekday=True)


def _falls_on(year: int, month: int, day: int, weekday: int) -> bool:
    try:
        return date(year, month, day).isoweekday() == weekday
    except ValueError:
        return False


def _told(expression: Expression, year: int) -> Iterator[Clue]:
    """What is told in the past was then, what is told ahead will be; figures are compared with those of last year."""
    if expression.text.endswith((" quarter", " period")):
        if _is_compared(expression):
            yield Clue((_span(expression),), frozenset({year + 1}))
    elif _will(expression):
        yield Clue((_span(expression),), frozenset(range(YEARS[0], year + 1)))
    elif _happened(expression):
        yield Clue((_span(expression),), frozenset(range(year, YEARS[-1] + 1)))


def _will(expression: Expression) -> bool:
    """Whether "will" leads to a year that is no part of a name: other words of the future are told of the past, too."""
    return not _is_named(expression) and any(word in ("will", "shall") for word in _leading(expression))


def _happened(expression: Expression) -> bool:
    """Whether something happened in a year: no end is set there, and it isn't part of a name."""
    leading = list(_leading(expression))
    if not leading or leading[0].lower() not in _TOLD_BEHIND or not _SETS_AN_END.isdisjoint(leading):
        return False
    return not _is_named(expression) and expression.tense() < 0


def _leading(expression: Expression) -> Iterator[str]:
    """The words in front of an expression in its sentence, the nearest first."""
    parts = expression.tokens.parts
    for at in range(expression.first - 2, max(0, expression.first - _NEAR), -2):
        if ends_sentence(parts, at + 1):
            return
        yield parts[at]


def _is_named(expression: Expression) -> bool:
    """Whether a year is part of a name: "the 2016 election" is told of before and after it."""
    parts, at = expression.tokens.parts, expression.last + 2
    if at >= len(parts) or parts[at - 1] not in (" ", "-"):
        return False
    return parts[at][:1].isalpha() and parts[at] not in _NOT_NAMED


def _is_compared(expression: Expression) -> bool:
    """Whether figures are compared with those of a year: "up from $2 million in the 1988 quarter"."""
    return any(word in ("from", "compared", "against", "versus", "than") for word in _leading(expression))


def _so_long_ago(named: Expression, other: Expression, year: int) -> Iterator[Clue]:
    """ "In 2012, four years ago": the two say when the text was written."""
    shift = other.reading.meaning
    if not isinstance(shift, Shift) or shift.unit != "Y" or shift.other or other.reading.mod:
        return
    first, last = sorted((named, other), key=lambda each: each.start)
    between = named.tokens.text[first.end : last.start]
    if re.fullmatch(r",?\s*(?:\(|—|–|--)?\s*(?:back in|in|since)?\s*", between):
        yield Clue((Span(first.start, last.end),), frozenset({year - shift.amount}))


def _is_day_of_last_year(expression: Expression) -> bool:
    meaning = expression.reading.meaning
    return isinstance(meaning, Calendar) and meaning.years == -1 and meaning.day is not None
