"""Days and years that stand together and share what only one of them says: "April 24 and 25", "1914-18", "from May to
July 2023"."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.recorder.times.expressions import Expression
from onrecord.recorder.times.grammar import NEXT_DAY, NEXT_YEAR
from onrecord.recorder.times.meanings import Calendar, Reading
from onrecord.recorder.times.numbers import second_year

_LINK: Final = re.compile(r"\s*[-–—/]\s*|,?\s(?:to|and|or|through|until|till)\s|\s?&\s?")
"""What stands between two that share a year."""

_ORDER: Final = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}


def more(first: Expression, offsets: list[int]) -> Iterator[Expression]:
    """Give what follows an expression by its number alone: further days of its month, the last year of a period."""
    meaning = first.reading.meaning
    if isinstance(meaning, Calendar):
        if meaning.day is not None:
            yield from _more_days(first, meaning, offsets)
        elif meaning.year is not None:
            yield from _last_year(first, meaning, offsets)


def _more_days(first: Expression, meaning: Calendar, offsets: list[int]) -> Iterator[Expression]:
    """ "April 24 and 25", "May 3-5, 2021"."""
    tokens, at = first.tokens, first.last
    if meaning.year is not None or meaning.clock or not tokens.parts[at].isdigit():
        return
    while matched := NEXT_DAY.match(tokens.letters, at + 1):
        day = matched.start("day_0") | 1
        year = matched["year_0"] and tokens.parts[matched.start("year_0") | 1]
        at = matched.end() - 1
        reading = Reading("DATE", meaning._replace(day=int(tokens.parts[day]), weekday=None, year=year))
        yield Expression(offsets[day], offsets[at + 1], day, at, reading, tokens)
        if year:
            return


def _last_year(first: Expression, meaning: Calendar, offsets: list[int]) -> Iterator[Expression]:
    """ "1914-18": two figures behind a year are the year in which a period ends."""
    tokens, at = first.tokens, first.last
    written = tokens.parts[at]
    matched = NEXT_YEAR.match(tokens.letters, at + 1) if written.isdigit() and written == meaning.year else None
    if matched and (year := second_year(written, tokens.parts[matched.end() - 1])):
        last = matched.end() - 1
        yield Expression(offsets[last], offsets[last + 1], last, last, Reading("DATE", Calendar(year)), tokens)


def share(expressions: list[Expression]) -> None:
    """Give each expression that is linked to a later one the year that only this names: "from May to July 2023"."""
    for number in range(len(expressions) - 2, -1, -1):
        first, last = expressions[number], expressions[number + 1]
        named, naming = first.reading.meaning, last.reading.meaning
        if not (isinstance(named, Calendar) and isinstance(naming, Calendar)) or not _can_share(named, naming):
            continue
        if not _LINK.fullmatch(first.tokens.text[first.end : last.start]):
            continue
        back = _place(named) > _place(naming)
        if naming.year is not None:
            shared = named._replace(year=str(int(naming.year) - back))
        else:
            shared = named._replace(years=(naming.years or 0) - back)
        expressions[number] = first._replace(reading=first.reading._replace(meaning=shared))


def _can_share(named: Calendar, naming: Calendar) -> bool:
    """Whether one has no year, the other has, and both are months, days of one, quarters or seasons."""
    if named.year is not None or named.years is not None or named.toward is not None:
        return False
    if naming.years is None and (naming.year is None or len(naming.year) != 4 or not naming.year.isdigit()):
        return False
    if named.month and naming.month:
        return True
    return bool(named.part and naming.part and (named.part in _ORDER) is (naming.part in _ORDER))


def _place(named: Calendar) -> tuple[int, int]:
    """Where in a year it comes."""
    if named.part:
        return _ORDER.get(named.part) or int(named.part[1:]), 0
    return named.month or 0, named.day or 0
