"""The day on which something was said, where the clause that attributes it tells: "she said on Friday"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from onrecord.recorder.drafts import Draft
from onrecord.recorder.times import Calendar, Expression, Shift
from onrecord.schema import Form

_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n")
_ANOTHER_CLAUSE: Final = re.compile(
    r"[;:—–]|\b(?:who|whom|whose|which|that|when|where|while|because|before|since|until|till|by|if|as|for|of|from|"
    r"whether|and|but|to|will|would|was|were|is|are|has|had)\b|\(",
)
_LEAD: Final = re.compile(r"\s*(?:(?:but|and|also|on|in|at|late|early|earlier|later)\s+)*\s*[\"'“‘]?", re.IGNORECASE)
_BESIDE: Final = re.compile(r"[\s,]*(?:(?:on|in|at|late|early|earlier)\s)?[\s,]*", re.IGNORECASE)
_REACH: Final = 90
"""The day of a statement stands within so many characters of its cue."""


def said_on(text: str, drafts: Sequence[Draft], expressions: Sequence[Expression]) -> list[int | None]:
    """Give for each statement the number of the expression of time that says when it was made; None where none does.

    >>> from onrecord.recorder.times import find
    >>> text = "It is safe, the mayor said on Friday."
    >>> said_on(text, [Draft(((12, 21),), ((22, 26),), ((0, 10),), "assert", 0.9)], find(text))
    [0]
    """
    starts = [expression.start for expression in expressions]
    return [_day(text, draft, expressions, starts) if draft.cue else None for draft in drafts]


def _day(text: str, draft: Draft, expressions: Sequence[Expression], starts: Sequence[int]) -> int | None:
    begin = min(start for start, _ in (*draft.source, *draft.cue))
    end = draft.cue[-1][1]
    first = bisect_left(starts, begin - _REACH)
    last = bisect_left(starts, end + _REACH)
    for number in range(first, last):
        expression = expressions[number]
        if expression.reading.kind not in ("DATE", "TIME") or not isinstance(
            expression.reading.meaning, Calendar | Shift
        ):
            continue
        if any(start < expression.end and expression.start < stop for start, stop in (*draft.content, *draft.source)):
            continue
        if _belongs(text, draft, expression, begin, end):
            return number
    return None


def _belongs(text: str, draft: Draft, expression: Expression, begin: int, end: int) -> bool:
    """Whether an expression stands in the clause of a cue: behind it, between it and its source, or at the head."""
    if expression.start >= end:
        between = _without(text, end, expression.start, draft)
        if any(end <= start < expression.start for start, _ in draft.content):
            return False
        return not _SENTENCE_END.search(text, end, expression.start) and not _ANOTHER_CLAUSE.search(between)
    if expression.end <= begin:
        if not re.fullmatch(r"[\s,]*", text[expression.end : begin]):
            return False
        before = text[max(0, expression.start - _REACH) : expression.start]
        sentence = (
            _SENTENCE_END.split(before)[-1] if expression.start > _REACH or _SENTENCE_END.search(before) else before
        )
        return _LEAD.fullmatch(sentence) is not None
    if any(start <= expression.start and expression.end <= stop for start, stop in draft.cue):
        return True
    source_end = max((stop for _, stop in draft.source if stop <= expression.start), default=None)
    cue_start = min((start for start, _ in draft.cue if start >= expression.end), default=None)
    if source_end is None or cue_start is None:
        return False
    sides = text[source_end : expression.start], text[expression.end : cue_start]
    return all(_BESIDE.fullmatch(side) for side in sides)


def _without(text: str, start: int, end: int, draft: Draft) -> str:
    """The text between two places, without the source's own words."""
    for first, last in draft.source:
        if start <= first and last <= end:
            return text[start:first] + text[last:end]
    return text[start:end]


def quoted_on(
    drafts: Sequence[Draft], forms: Sequence[Form], days: Sequence[int | None], expressions: Sequence[Expression]
) -> dict[int, int]:
    """Give for the expressions in quoted words the one that says on which day these were spoken, by their numbers.

    Only words quoted as they were spoken keep the speaker's own "tomorrow": a reporter's words count from the article.
    """
    found: dict[int, int] = {}
    starts = list(map(attrgetter("start"), expressions))
    for draft, form, day in zip(drafts, forms, days, strict=True):
        if day is None or form != "direct":
            continue
        for start, end in draft.content:
            for number in range(bisect_left(starts, start), bisect_left(starts, end)):
                found[number] = day
    return found
