"""Dates that an article states as its own: on a line by themselves at its top, or in its dateline."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.meanings import Calendar
from onrecord.recorder.times.months import YEARS

_REACH: Final = 400
"""A date further down is none of the article's own."""

_LINE: Final = re.compile(
    r"(?:\s|[|•·.,:;()–—-]|(?:Posted|Published|Updated|Last|Date|Dated|First|Modified|Created|on|at|by)\b)*",
    re.IGNORECASE,
)
"""What may stand on a line around a date that stands by itself."""

_UPDATED: Final = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
"""What stands on the line of a date that isn't the first one of the article."""

_BARE: Final = re.compile(r"[\s|•·,:;()–—-]*")
"""What may stand around a date that heads an entry of a chronology."""

_WIDTH: Final = 120
"""No more of a line is looked at on either side of a date, in characters."""

_PLACE: Final = re.compile(r"[A-Z][A-Z.'’ -]{2,40}[A-Z](?:, [A-Z][\w. ]{2,25})?,?\s+")
_REPORT: Final = re.compile(r"\.?\s*(?:\(|--|—|–|-|_|/|:)")
"""What stands behind the date of a dateline: an agency's name, or a dash."""


def stated(text: str, expressions: Sequence[Expression]) -> Expression | None:
    """Find the first full date that an article states as its own; None where there is none.

    Of a chronology, whose entries stand under one date after the other, none is the article's.

    >>> from onrecord.recorder.times.find import find
    >>> text = "Dam holds\\n\\nUpdated 5 March 2024\\n\\nThe dam that burst in May 2021 holds again."
    >>> stated(text, find(text)).text
    '5 March 2024'
    """
    updated: Expression | None = None
    for number, (expression, named) in enumerate(_days(expressions)):
        if named.year is None or int(named.year) not in YEARS or expression.start > _REACH:
            continue
        before, after = _line(text, expression)
        if _is_dateline(before, after):
            return expression
        if _LINE.fullmatch(before) and _LINE.fullmatch(after):
            if _UPDATED.search(before):
                updated = updated or expression
                continue  # the day on which it came out may stand below
            heads = _BARE.fullmatch(before) and _BARE.fullmatch(after)
            following = islice(_days(expressions), number + 1, None)
            return None if heads and any(_heads(text, *other, named) for other in following) else expression
    return updated


def undated_year(text: str, expressions: Sequence[Expression]) -> Expression | None:
    """Find the day in a dateline that doesn't name its year: "WASHINGTON, Aug. 11 (Reuters) -"."""
    for expression, named in _days(expressions):
        if expression.start > _REACH:
            return None
        if named.year is None and _is_dateline(*_line(text, expression)):
            return expression
    return None


def dateline(text: str, expressions: Sequence[Expression]) -> int | None:
    """Find the day in a dateline, with its year or without, by its number: "WASHINGTON, Aug. 11 (Reuters) -"."""
    for number, expression in enumerate(expressions):
        meaning = expression.reading.meaning
        if expression.start > _REACH:
            return None
        if isinstance(meaning, Calendar) and meaning.day is not None and _is_dateline(*_line(text, expression)):
            return number
    return None


def _days(expressions: Sequence[Expression]) -> Iterator[tuple[Expression, Calendar]]:
    for expression in expressions:
        meaning = expression.reading.meaning
        if isinstance(meaning, Calendar) and meaning.day is not None:
            yield expression, meaning


def _heads(text: str, expression: Expression, named: Calendar, other: Calendar) -> bool:
    """Whether another full date stands on a line with nothing beside it."""
    if named.year is None or (named.year, named.month, named.day) == (other.year, other.month, other.day):
        return False
    return all(map(_BARE.fullmatch, _line(text, expression)))


def _line(text: str, expression: Expression) -> tuple[str, str]:
    """What stands before and behind an expression on its line, as far as it is looked at."""
    before = text[max(0, expression.start - _WIDTH) : expression.start]
    after = text[expression.end : expression.end + _WIDTH]
    return before.rpartition("\n")[2], after.partition("\n")[0]


def _is_dateline(before: str, after: str) -> bool:
    return _PLACE.fullmatch(before) is not None and _REPORT.match(after) is not None
