"""Infers when an article came out from its own words, where they leave no other year."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.recorder.times import clues
from onrecord.recorder.times.anchors import Anchor
from onrecord.recorder.times.clues import YEARS, Clue, Incumbent
from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.meanings import Calendar
from onrecord.recorder.times.resolve import resolve
from onrecord.schema import Published, Span

NO_YEAR: Final = "nothing in the text tells its year"
TOO_MANY: Final = "the text leaves several years open"
CONTRADICTION: Final = "the text's own dates contradict each other"

_NEAR: Final = 6
"""News tells of nothing later than so many years ago: who names a day of the week with its date means that one."""

_MOST_EVIDENCE: Final = 8
_DATELINE_REACH: Final = 400
_STANDING: Final = re.compile(
    r"(?:\s|[|•·,:;()–—-]|(?:Posted|Published|Updated|Last|Date|Dated|First|on|at|by|By|Modified|Created)\b)*"
)
_DATELINE: Final = re.compile(r"[A-Z][A-Z.'’ -]{2,40}[A-Z](?:, [A-Z][\w. ]{2,25})?,?\s+$")


def infer(text: str, expressions: Sequence[Expression], incumbent: Incumbent | None = None) -> Published | str:
    """Infer the date of an article as finely as its words allow, or give the reason why they don't.

    `incumbent` says whether somebody held an office of state in a year. Nothing is taken from the day it is asked.

    >>> from onrecord.recorder.times.find import find
    >>> text = "GENEVA, March 5, 2024 — The envoys met again."
    >>> infer(text, find(text)).value
    '2024-03-05'
    >>> infer("The envoys met again.", [])
    'nothing in the text tells its year'
    """
    if stated := _stated(text, expressions):
        return stated
    found = clues.find(text, expressions, incumbent)
    left, used = _solve(found)
    if not left:
        return CONTRADICTION
    if len(left) > 1:
        return TOO_MANY if used else NO_YEAR
    (year,) = left
    value, spans = f"{year:04}", [span for clue in used[:_MOST_EVIDENCE] for span in clue.spans]
    if dateline := _dateline(text, expressions):
        value, _ = resolve(dateline.reading.meaning._replace(year=value), None, None, lambda: 0)  # type: ignore[union-attr]
        spans.append(Span(dateline.start, dateline.end))
    return Published(value=value, how="inferred", evidence=_apart(spans))


def _solve(found: Sequence[Clue]) -> tuple[frozenset[int], list[Clue]]:
    """Intersect what the clues leave; the years left, and the clues that took some away."""
    left = frozenset(YEARS)
    used: list[Clue] = []
    for clue in sorted(found, key=lambda clue: (len(clue.years), clue.spans)):
        if not left <= clue.years:
            left &= clue.years
            used.append(clue)
    told = [min(clue.years) for clue in used if min(clue.years) > YEARS[0] and max(clue.years) == YEARS[-1]]
    if len(left) > 1 and told and any(clue.weekday for clue in used):
        near = frozenset(year for year in left if year - max(told) <= _NEAR)
        left = near or left
    return left, used


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Spans in order, each only once and none within another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _stated(text: str, expressions: Sequence[Expression]) -> Published | None:
    """A full date that stands by itself on a line at the top, or in the dateline, is that of the article."""
    for expression in expressions:
        if expression.start > _DATELINE_REACH:
            return None
        meaning = expression.reading.meaning
        if not isinstance(meaning, Calendar) or meaning.day is None or meaning.year is None:
            continue
        begin = text.rfind("\n", 0, expression.start) + 1
        end = text.find("\n", expression.end)
        before, after = text[begin : expression.start], text[expression.end : len(text) if end < 0 else end]
        alone = _STANDING.fullmatch(before) and _STANDING.fullmatch(after)
        if alone or (_DATELINE.fullmatch(before) and re.match(r"\s*(?:\(|--|—|–|-|_|/|:)", after)):
            value, _ = resolve(meaning._replace(clock=""), None, None, lambda: 0)
            if Anchor.of(value):
                return Published(value=value, how="inferred", evidence=(Span(expression.start, expression.end),))
    return None


def _dateline(text: str, expressions: Sequence[Expression]) -> Expression | None:
    """The day without a year in a dateline: "WASHINGTON, Aug. 11 (Reuters) -"."""
    for expression in expressions:
        if expression.start > _DATELINE_REACH:
            return None
        meaning = expression.reading.meaning
        if not isinstance(meaning, Calendar) or meaning.day is None or meaning.month is None or meaning.year:
            continue
        begin = text.rfind("\n", 0, expression.start) + 1
        if _DATELINE.fullmatch(text[begin : expression.start]) and re.match(
            r"\.?\s*(?:\(|--|—|–|-|_|/)", text[expression.end :]
        ):
            return expression
    return None
