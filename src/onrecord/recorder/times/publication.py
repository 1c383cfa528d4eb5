"""Infers when an article came out from its own words, where they leave no other year."""

import re
from collections.abc import Sequence
from typing import Final

from onrecord.recorder.config import DEFAULT, TimeConfig
from onrecord.recorder.times import clues
from onrecord.recorder.times.clues import Clue
from onrecord.recorder.times.datelines import stated, undated_year
from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.meanings import Calendar
from onrecord.recorder.times.months import ALL, Months
from onrecord.recorder.times.nominees import standing
from onrecord.recorder.times.offices import Held, Tenure, held
from onrecord.recorder.times.readings import exists
from onrecord.schema import Published, Span

NO_YEAR: Final = "nothing in the text tells its year"
TOO_MANY: Final = "the text leaves several years open"
CONTRADICTION: Final = "the text's own dates contradict each other"

_IN_FIGURES: Final = re.compile(r"\d{1,2}/\d{1,2}/")


def infer(
    text: str, expressions: Sequence[Expression], tenure: Tenure | None = None, config: TimeConfig = DEFAULT.times
) -> Published | str:
    """Infer the date of an article as finely as its words allow, or give the reason why they don't.

    `tenure` says between which days somebody may have been in office. The day on which it is asked plays no part.

    >>> from onrecord.recorder.times.find import find
    >>> text = "GENEVA, March 5, 2024 — The envoys met again."
    >>> infer(text, find(text)).value
    '2024-03-05'
    >>> infer("The envoys met again.", [])
    'nothing in the text tells its year'
    """
    if own := stated(text, expressions):
        return _published(_day(own, None), [_span(own)])
    bearers = held(text, tenure) + standing(text, tenure) if tenure else ()
    left, used = solve(clues.find(expressions), bearers, config)
    years = left.years
    if len(years) != 1:
        return CONTRADICTION if not years else TOO_MANY if used else NO_YEAR
    (year,) = years
    evidence = [span for clue in used[: config.evidence] for span in clue.spans]
    own = undated_year(text, expressions)
    if own and (day := _day(own, year)):
        return _published(day, [*evidence, _span(own)])
    month = f"-{next(iter(left))[1]:02}" if len(left) == 1 else ""
    return _published(f"{year:04}{month}", evidence)


def solve(
    found: Sequence[Clue], bearers: Sequence[Held] = (), config: TimeConfig = DEFAULT.times
) -> tuple[Months, list[Clue]]:
    """Intersect what clues leave: the months that remain, and the clues that took some away.

    An office of old is history: whose term had ended before what else the text tells of bounds nothing from above. Nor
    does any office where nobody who holds one does something now.

    >>> left, _ = solve([Clue((), Months.since(2019)), Clue((), Months.until(2019))])
    >>> min(left), max(left)
    ((2019, 1), (2019, 12))
    """
    left = ALL
    used: list[Clue] = []
    for clue in sorted(found, key=lambda clue: (len(clue.months), clue.spans)):
        left = _narrowed(left, clue, used)
    latest = sorted(bearers, key=_latest, reverse=True)
    for bearer in latest:
        left = _narrowed(left, Clue(bearer.clue.spans, bearer.history), used)
    if any(each.acts and len(left & each.clue.months) >= config.overlapping_months for each in latest):
        for bearer in latest:
            if len(left & bearer.clue.months) >= config.overlapping_months:
                left = _narrowed(left, bearer.clue, used)
    return left, used


def _latest(bearer: Held) -> tuple[bool, tuple[int, int], tuple[Span, ...]]:
    """Who came into office last goes before others; what bounds nothing from below comes at the end."""
    return bearer.history != ALL, min(bearer.clue.months), bearer.clue.spans


def _narrowed(left: Months, clue: Clue, used: list[Clue]) -> Months:
    """What a clue leaves of some months; it is noted where it takes any away."""
    narrowed = left & clue.months
    if narrowed != left:
        used.append(clue)
    return narrowed


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
