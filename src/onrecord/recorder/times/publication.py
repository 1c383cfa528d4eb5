"""Infers when an article came out from its own words, where they leave no other year."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.recorder.times import clues
from onrecord.recorder.times.clues import Clue, Incumbent
from onrecord.recorder.times.datelines import YEARS, stated, undated_year
from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.meanings import Calendar
from onrecord.recorder.times.readings import exists
from onrecord.schema import Published, Span

NO_YEAR: Final = "nothing in the text tells its year"
TOO_MANY: Final = "the text leaves several years open"
CONTRADICTION: Final = "the text's own dates contradict each other"

_IN_FIGURES: Final = re.compile(r"\d{1,2}/\d{1,2}/")
_MOST_EVIDENCE: Final = 8


def infer(text: str, expressions: Sequence[Expression], incumbent: Incumbent | None = None) -> Published | str:
    """Infer the date of an article as finely as its words allow, or give the reason why they don't.

    `incumbent` says in which years somebody may have been in office. The day on which it is asked plays no part.

    >>> from onrecord.recorder.times.find import find
    >>> text = "GENEVA, March 5, 2024 — The envoys met again."
    >>> infer(text, find(text)).value
    '2024-03-05'
    >>> infer("The envoys met again.", [])
    'nothing in the text tells its year'
    """
    if own := stated(text, expressions):
        return _published(_day(own, None), [_span(own)])
    left, used = solve(clues.find(text, expressions, incumbent))
    if len(left) != 1:
        return CONTRADICTION if not left else TOO_MANY if used else NO_YEAR
    (year,) = left
    evidence = [span for clue in used[:_MOST_EVIDENCE] for span in clue.spans]
    own = undated_year(text, expressions)
    if own and (day := _day(own, year)):
        return _published(day, [*evidence, _span(own)])
    return _published(f"{year:04}", evidence)


def solve(found: Sequence[Clue]) -> tuple[frozenset[int], list[Clue]]:
    """Intersect what clues leave: the years that remain, and the clues that took some away.

    >>> solve([Clue((), frozenset(range(2019, 2100))), Clue((), frozenset(range(1900, 2020)))])[0]
    frozenset({2019})
    """
    left = frozenset(YEARS)
    used: list[Clue] = []
    for clue in sorted(found, key=lambda clue: (len(clue.years), clue.spans)):
        if not left <= clue.years:
            left &= clue.years
            used.append(clue)
    return left, used


def _day(expression: Expression, year: int | None) -> str:
    """The day of an expression in a year, or in its own; "" where the year has none.

    Of figures that are another day in another country no more than the year is certain: "3/5/2024".
    """
    named = expression.reading.meaning
    assert isinstance(named, Calendar)  # noqa: S101 (a dateline is one)
    written = named.year or f"{year:04}"
    if _IN_FIGURES.match(expression.text) and named.month != named.day and (named.day or 0) <= 12:
        return written
    return f"{written}-{named.month:02}-{named.day:02}" if exists(written, named.month, named.day) else ""


def _span(expression: Expression) -> Span:
    return Span(expression.start, expression.end)


def _published(value: str, evidence: list[Span]) -> Published:
    """The date with its evidence: spans in order, each once, none within another."""
    kept: list[Span] = []
    for span in sorted(set(evidence), key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return Published(value=value, how="inferred", evidence=tuple(kept))
