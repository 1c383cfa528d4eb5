"""Dates that an article states as its own: on a line by themselves at its top, or in its dateline."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.meanings import Calendar

YEARS: Final = range(1900, 2100)
"""The years that an article is thought to be of."""

_REACH: Final = 400
"""A date further down is none of the article's own."""

_LINE: Final = re.compile(
    r"(?:\s|[|•·,:;()–—-]|(?:Posted|Published|Updated|Last|Date|Dated|First|Modified|Created|on|at|by|By)\b)*"
)
"""What may stand on a line around a date that stands by itself."""

_PLACE: Final = re.compile(r"[A-Z][A-Z.'’ -]{2,40}[A-Z](?:, [A-Z][\w. ]{2,25})?,?\s+")
_REPORT: Final = re.compile(r"\.?\s*(?:\(|--|—|–|-|_|/|:)")
"""What stands behind the date of a dateline: an agency's name, or a dash."""


def stated(text: str, expressions: Sequence[Expression]) -> Expression | None:
    """Find the first full date that an article states as its own; None where there is none.

    >>> from onrecord.recorder.times.find import find
    >>> text = "Dam holds\\n\\nUpdated 5 March 2024\\n\\nThe dam that burst in May 2021 holds again."
    >>> stated(text, find(text)).text
    '5 March 2024'
    """
    for expression, named in _days(expressions):
        if named.year is None or int(named.year) not in YEARS:
            continue
        before, after = _line(text, expression)
        if (_LINE.fullmatch(before) and _LINE.fullmatch(after)) or _is_dateline(before, after):
            return expression
    return None


def undated_year(text: str, expressions: Sequence[Expression]) -> Expression | None:
    """Find the day in a dateline that doesn't name its year: "WASHINGTON, Aug. 11 (Reuters) -"."""
    for expression, named in _days(expressions):
        if named.year is None and _is_dateline(*_line(text, expression)):
            return expression
    return None


def _days(expressions: Sequence[Expression]) -> Iterator[tuple[Expression, Calendar]]:
    for expression in expressions:
        if expression.start > _REACH:
            return
        meaning = expression.reading.meaning
        if isinstance(meaning, Calendar) and meaning.day is not None:
            yield expression, meaning


def _line(text: str, expression: Expression) -> tuple[str, str]:
    """What stands before and behind an expression on its line."""
    end = text.find("\n", expression.end)
    begin = text.rfind("\n", 0, expression.start) + 1
    return text[begin : expression.start], text[expression.end : len(text) if end < 0 else end]


def _is_dateline(before: str, after: str) -> bool:
    return _PLACE.fullmatch(before) is not None and _REPORT.match(after) is not None
