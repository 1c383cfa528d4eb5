"""Places the expressions of a text in the calendar, one after the other, each relative to what it is relative to."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from onrecord.recorder.config import DEFAULT, TimeConfig
from onrecord.recorder.times.anchors import Anchor
from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.meanings import Calendar, Length, Meaning, Shift
from onrecord.recorder.times.resolve import resolve
from onrecord.recorder.times.tokens import ends_sentence
from onrecord.schema import PUBLISHED, Time
from onrecord.text.timex import Bounds, away, bounds

_LONG_RANGES: Final = frozenset({"to", "through", "until", "till"})


class Placed(NamedTuple):
    """An expression with its value, and the number of the expression that it is relative to: -1 is the article's date,
    None where it is relative to nothing."""

    expression: Expression
    value: str
    relative_to: int | None
    bounds: Bounds | None


def place(
    expressions: Sequence[Expression],
    published: str | None,
    days: Mapping[int, int] | None = None,
    config: TimeConfig = DEFAULT.times,
) -> list[Placed]:
    """Resolve the expressions of a text, in order.

    `published` is the article's date as ISO 8601 writes it, as fine as it is known; where it is None, what is relative
    to it stays so. `days` gives for expressions in somebody's words or in an entry of a live blog (by their numbers)
    the one that says on which day these were spoken or written.

    >>> from onrecord.recorder.times.find import find
    >>> placed = place(find("They met on Friday and a week later."), "2024-03-05")
    >>> [(each.expression.text, each.value) for each in placed]
    [('Friday', '2024-03-01'), ('a week later', '2024-W10')]
    """
    article = Anchor.of(published) if published else None
    placed: list[Placed] = []
    spoken = days or {}
    other: int | None = None
    quarter: int | None = None
    later = [number for number in spoken if spoken[number] > number]
    for number, expression in enumerate(expressions):
        meaning = expression.reading.meaning
        own = spoken.get(number)
        anchor, anchored = article, -1
        if own is not None and own < number and (day := Anchor.of(placed[own].value)):
            anchor, anchored = day, own
        base = other
        if base is not None and _is_clock(meaning) and _apart(placed[base].expression, expression):
            base = None  # a time of day belongs to the day that its paragraph speaks of
        if isinstance(meaning, Shift) and quarter is not None and _in_quarters(meaning):
            meaning, base = meaning._replace(other=True), quarter
        based = Anchor.of(placed[base].value) if base is not None else None
        value, relation = resolve(meaning, anchor, based, expression.tense, config)
        relative = {"anchor": anchored, "other": base, "": None}[relation]
        span = bounds(value)
        if isinstance(meaning, Length):
            relative, span = _period(expression, meaning, placed, anchor, anchored)
        placed.append(Placed(expression, value, relative, span))
        if span and isinstance(meaning, Calendar | Shift):
            other = number
            if value[4:6] == "-Q" and not (isinstance(meaning, Shift) and meaning.unit == "Y"):
                quarter = number
    if later:
        _take_later_days(placed, spoken, later, config)
    _take_days_of_clocks(placed, config)
    return placed


def _is_clock(meaning: Meaning) -> bool:
    return isinstance(meaning, Shift) and meaning.other and meaning.unit == "D" and meaning.clock[1:2].isdigit()


def _apart(first: Expression, last: Expression) -> bool:
    """Whether a paragraph ends between two expressions."""
    return first.tokens.text.find("\n\n", first.end, last.start) >= 0


def _take_later_days(placed: list[Placed], spoken: Mapping[int, int], later: list[int], config: TimeConfig) -> None:
    """Resolve again what was said before the text says on which day: "“We open tomorrow,” she said on Friday"."""
    for number in later:
        expression, day = placed[number].expression, Anchor.of(placed[spoken[number]].value)
        if day is not None and placed[number].relative_to == -1:
            value, relation = resolve(expression.reading.meaning, day, None, expression.tense, config)
            if relation == "anchor":
                placed[number] = Placed(expression, value, spoken[number], bounds(value))


def _take_days_of_clocks(placed: list[Placed], config: TimeConfig) -> None:
    """Give each time of day the day that stands right behind it: "8 p.m. local time (1700 GMT) on Sunday"."""
    for number in range(len(placed) - 2, -1, -1):
        clock, following = placed[number], placed[number + 1]
        meaning = clock.expression.reading.meaning
        if not _is_clock(meaning) or not isinstance(following.expression.reading.meaning, Calendar | Shift):
            continue
        first, last = clock.expression, following.expression
        if not _TO_ITS_DAY.fullmatch(first.tokens.text, first.end, last.start):
            continue
        day = following.relative_to if _is_clock(last.reading.meaning) else number + 1
        if day is not None and day > number and (anchor := Anchor.of(placed[day].value)):
            value, _ = resolve(meaning, None, anchor, first.tense, config)
            placed[number] = Placed(first, value, day, bounds(value))


_TO_ITS_DAY: Final = re.compile(r"(?:[+-]\d{1,2}(?::?\d\d)?)?[\s,.()]*(?:local time\b)?[\s,.()]*(?:on\b)?[\s,.()]*")
"""What may stand between a time of day and its day."""


def _in_quarters(meaning: Shift) -> bool:
    """Whether a shift is told in quarters where the text is: "the quarter", and "a year ago" behind one."""
    return (meaning.unit == "Q" and meaning.other) or (
        meaning.unit == "Y" and not meaning.whole and meaning.amount == -1
    )


def _period(
    expression: Expression, meaning: Length, placed: list[Placed], anchor: Anchor | None, anchored: int
) -> tuple[int | None, Bounds | None]:
    """What an amount of time is counted from, and the days that it covers; none where it is counted from nothing."""
    toward, relative, day = meaning.toward, anchored, anchor
    event = _following(expression)
    if not toward and event:
        # "In 2021, 20 years after being ousted": what happened lies at the other end of the years.
        toward, relative = event, _in_sentence(expression, placed)
        day = Anchor.of(placed[relative].value) if relative >= 0 else None
    if not toward or day is None or meaning.amount is None:
        return None, None
    span = bounds(day.value) or (day.day, day.day)
    begin, end = span if relative >= 0 else (day.day, day.day)
    if toward < 0:
        first = away(begin, meaning.unit, -meaning.amount)
        return relative, (first, end) if first else None
    last = away(end, meaning.unit, meaning.amount)
    return relative, (begin, last) if last else None


def _following(expression: Expression) -> int:
    """-1 before "after", 1 before "before"; 0 before any other word."""
    parts, at = expression.tokens.parts, expression.last + 2
    word = parts[at].lower() if at < len(parts) and parts[at - 1].isspace() else ""
    return {"after": -1, "before": 1}.get(word, 0)


def _in_sentence(expression: Expression, placed: list[Placed]) -> int:
    """The number of the last place of the calendar that stands before an expression in its sentence; -1 for none."""
    parts, at = expression.tokens.parts, expression.first
    for number in range(len(placed) - 1, max(-1, len(placed) - 1 - _NEAR), -1):
        before = placed[number]
        gaps = range(before.expression.last + 1, at, 2)
        if len(gaps) > _LONG or any(ends_sentence(parts, gap) for gap in gaps):
            break
        if before.bounds and before.expression.reading.kind in ("DATE", "TIME"):
            return number
        at = before.expression.first
    return -1


_NEAR: Final = 8
"""Expressions."""

_LONG: Final = 60
"""Words."""


def write(placed: Sequence[Placed]) -> tuple[Time, ...]:
    """Write placed expressions down as the times of a record: t1, t2, …"""
    return tuple(
        Time(
            id=name(number),
            start=each.expression.start,
            end=each.expression.end,
            kind=each.expression.reading.kind,
            value=each.value,
            earliest=each.bounds[0].isoformat() if each.bounds else None,
            latest=each.bounds[1].isoformat() if each.bounds else None,
            mod=each.expression.reading.mod,
            quant=each.expression.reading.quant,
            freq=each.expression.reading.freq,
            anchor=None if each.relative_to is None else PUBLISHED if each.relative_to < 0 else name(each.relative_to),
            until=name(number + 1) if number + 1 < len(placed) and _is_period(each, placed[number + 1]) else None,
        )
        for number, each in enumerate(placed)
    )


def name(number: int) -> str:
    """The id of an expression by its number."""
    return f"t{number + 1}"


def _is_period(begin: Placed, end: Placed) -> bool:
    """Whether two expressions are the ends of one period: "from 1996 to 2001", "between May and July", "2019–21"."""
    if begin.bounds is None or end.bounds is None or begin.bounds[0] > end.bounds[1]:
        return False
    if isinstance(begin.expression.reading.meaning, Length) or isinstance(end.expression.reading.meaning, Length):
        return False
    parts, first, last = begin.expression.tokens.parts, begin.expression.last + 1, end.expression.first
    if last - first == 1:
        return parts[first].strip() in ("-", "–", "—")
    if last - first != 3 or not (parts[first].isspace() and parts[first + 2].isspace()):
        return False
    before = parts[begin.expression.first - 2].lower() if begin.expression.first > 2 else ""
    link = parts[first + 1].lower()
    return (link in _LONG_RANGES and before != "compared") or (link == "and" and before == "between")
