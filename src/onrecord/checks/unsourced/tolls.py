"""Counts of the dead, the injured and the missing that nobody in the article gives."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput, day_of
from onrecord.checks.unsourced.sources import is_told_by_outlet, shortened
from onrecord.schema import Event, Span

MOST: Final = 4
"""An article gets no more findings of this kind."""

FRESH: Final = 4
"""A toll is news if what it counts happened at most so many days before the article; older ones are known."""

LEAST: Final = 2
"""One person killed is no count."""

CONFIDENCE: Final = 0.8

_COUNTED: Final = frozenset({"killed", "injured", "wounded", "missing"})

_NUMBER: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|scores|hundreds?|thousands?)\b",
    re.IGNORECASE,
)


def tolls(given: CheckInput) -> Iterator[Finding]:
    """Find fresh tolls in the outlet's own words, where nobody in the article gives one of the kind.

    There is one finding for a sentence, with all that it counts.
    """
    sourced = {event.count.of for event in given.record.events if event.count and not _is_of_outlet(event)}
    found: dict[int, list[tuple[Event, Span]]] = {}
    for event in given.record.events:
        number = _number(given, event) if _is_of_outlet(event) else None
        if number is None or event.count is None or event.count.of not in _COUNTED - sourced or len(found) > MOST:
            continue
        if (event.count.least or 0) >= LEAST and _is_fresh(given, event) and is_told_by_outlet(given, event):
            found.setdefault(given.number(event.trigger.start), []).append((event, number))
    for counted in list(found.values())[:MOST]:
        words = " and ".join(
            f"“{shortened(number.cut(given.text))}” {event.count.of}" for event, number in counted[:2] if event.count
        )
        yield Finding(
            verdict="toll",
            message=f"The article names nobody who counted {words}.",
            confidence=CONFIDENCE,
            about=(given.sentence(counted[0][0].trigger.start),),
            evidence=tuple(sorted({span for event, number in counted for span in (event.trigger, number)})),
            events=tuple(event.id for event, _ in counted),
        )


def _is_of_outlet(event: Event) -> bool:
    return event.statement is None and event.may_belong_to is None


def _number(given: CheckInput, event: Event) -> Span | None:
    """Give the words with the number, the nearest to the trigger: "a doctor" is no count."""
    words = (Span(each.start, each.end) for each in (*event.whom, *event.who, *event.amount))
    numbers = (span for span in words if _NUMBER.search(span.cut(given.text)))
    return min(numbers, key=lambda span: abs(span.start - event.trigger.start), default=None)


def _is_fresh(given: CheckInput, event: Event) -> bool:
    """Tell whether the text says that it happened in the days before the article."""
    own = given.published_on
    times = {when.time for when in event.when}
    days = [day_of(time.earliest) for time in given.record.times if time.id in times]
    return own is not None and any(day is not None and 0 <= (own - day).days <= FRESH for day in days)
