"""The day on which something was said, where the clause that attributes it tells: "she said on Friday"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from onrecord.recorder.config import DEFAULT, StatementConfig
from onrecord.recorder.statements.drafts import StatementDraft
from onrecord.recorder.times import Calendar, Expression, Shift

_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n\s*\n")
_ANOTHER_CLAUSE: Final = re.compile(
    r"[;:—–(]|\b(?:who|whom|whose|which|that|when|where|while|because|before|since|until|till|by|if|as|for|of|from|"
    r"whether|and|but|to|will|would|was|were|is|are|has|had)\b"
)
"""Behind one of these a day is no longer that of the cue."""

_HEAD: Final = re.compile(r"\s*(?:(?:but|and|also|on|in|at|late|early|earlier|later)\s+)*[\"'“‘]?", re.IGNORECASE)
"""What may stand before a day at the head of a sentence: "But on Friday, the mayor said"."""

_BESIDE: Final = re.compile(r"[\s,]*(?:(?:on|in|at|late|early|earlier)\s)?[\s,]*", re.IGNORECASE)


def said_on(
    text: str,
    drafts: Sequence[StatementDraft],
    expressions: Sequence[Expression],
    config: StatementConfig = DEFAULT.statements,
) -> list[int | None]:
    """Give for each statement the number of the expression of time that says when it was made; None where none does.

    >>> from onrecord.recorder.times import find
    >>> text = "It is safe, the mayor said on Friday."
    >>> said_on(text, [StatementDraft(((12, 21),), ((22, 26),), ((0, 10),), "assert", 0.9)], find(text))
    [0]
    """
    numbers = [number for number, expression in enumerate(expressions) if _is_day(expression)]
    starts = [expressions[number].start for number in numbers]
    reach = config.day_characters
    days: list[int | None] = []
    for draft in drafts:
        first = bisect_left(starts, draft.anchor[0][0] - reach) if draft.cue else 0
        last = bisect_left(starts, draft.anchor[-1][1] + reach) if draft.cue else 0
        near = (number for number in numbers[first:last] if _tells(text, draft, expressions[number], reach))
        days.append(next(near, None))
    return days


def _is_day(expression: Expression) -> bool:
    return expression.reading.kind in ("DATE", "TIME") and isinstance(expression.reading.meaning, Calendar | Shift)


def _tells(text: str, draft: StatementDraft, expression: Expression, reach: int) -> bool:
    """Whether an expression stands in the clause of a cue: in it or behind it, before its verb, or at the head."""
    start, end = expression.start, expression.end
    if any(first < end and start < last for first, last in (*draft.content, *draft.source)):
        return False
    if start >= draft.cue[-1][1]:
        return _is_behind(text, draft, start)
    if end <= min(first for first, _ in (*draft.source, *draft.cue)):
        return _is_at_the_head(text, draft, expression, reach)
    return any(first <= start and end <= last for first, last in draft.cue) or _is_between(text, draft, expression)


def _is_behind(text: str, draft: StatementDraft, start: int) -> bool:
    """ "… said in Geneva on Friday that …", before what is said if that comes then."""
    end = draft.cue[-1][1]
    if _SENTENCE_END.search(text, end, start) or any(end <= first < start for first, _ in draft.content):
        return False
    between = text[end:start]
    for first, last in draft.source:
        if end <= first and last <= start:  # "… said Ana Reyes on Friday"
            between = text[end:first] + text[last:start]
    return _ANOTHER_CLAUSE.search(between) is None


def _is_at_the_head(text: str, draft: StatementDraft, expression: Expression, reach: int) -> bool:
    """ "On Friday, the mayor said …"."""
    begin = min(first for first, _ in (*draft.source, *draft.cue))
    if text[expression.end : begin].strip(" ,\n"):
        return False
    before = text[max(0, expression.start - reach) : expression.start]
    sentences = _SENTENCE_END.split(before)
    whole = len(sentences) > 1 or expression.start <= reach
    return whole and _HEAD.fullmatch(sentences[-1]) is not None


def _is_between(text: str, draft: StatementDraft, expression: Expression) -> bool:
    """ "The mayor on Friday denied …"."""
    before = max((last for _, last in draft.source if last <= expression.start), default=None)
    after = min((first for first, _ in draft.cue if first >= expression.end), default=None)
    if before is None or after is None:
        return False
    return all(_BESIDE.fullmatch(side) for side in (text[before : expression.start], text[expression.end : after]))


def quoted_on(drafts: Sequence[StatementDraft], expressions: Sequence[Expression]) -> dict[int, int]:
    """Give for the expressions in quoted words the one that says on which day these were spoken, by their numbers.

    Only words quoted as they were spoken keep the speaker's own "tomorrow": a reporter's words count from the article.
    """
    found: dict[int, int] = {}
    starts = list(map(attrgetter("start"), expressions))
    for draft in drafts:
        if draft.said_on is None or draft.form != "direct":
            continue
        for start, end in draft.content:
            found |= dict.fromkeys(range(bisect_left(starts, start), bisect_left(starts, end)), draft.said_on)
    return found
