"""Where and when an event happened, if not its own sentence but the text around it says so beyond doubt.

- What is the very same event as an earlier one has its day and its place. The earlier trigger gives it away.
- What somebody does by saying something is done when that is said: "accused", said on Monday.
- "Here" in the outlet's own words is the place of the dateline; that word gives it away.

A dateline's place and day alone tell where and when a report was written, and not what it is about.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from onrecord.schema import Actor, Event, EventPlace, EventTime, Span, Statement, Time

_DATELINE: Final = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{1,40}[A-Z])(?:, [A-Z][\w. ]{2,25})?(?:, [^\n—–(]{3,20})?"
    r"\s*(?:\([^)\n]{2,20}\)\s*)?(?:--|—|–|-|_)\s"
)
"""The dateline of a paragraph: "HARDA, March 4 (Agency) — "."""

_REACH: Final = 600
"""No dateline begins further down."""


def dateline_place(text: str, paragraphs: Sequence[tuple[int, int]], actors: Sequence[Actor]) -> EventPlace | None:
    """Find the place of an article's dateline, if it is an actor of the record; None if there is none.

    >>> dateline_place("HARDA, March 4 (Agency) — It rained.", [(0, 36)], []) is None
    True
    """
    for start, end in paragraphs:
        if start > _REACH:
            return None
        found = _DATELINE.match(text, start, end)
        if found is None:
            continue
        place = Span(*found.span("place"))
        for actor in actors:
            if any(mention.start == place.start and mention.end >= place.end for mention in actor.mentions):
                return EventPlace(place.start, place.end, actor.id)
        return None
    return None


def with_here(event: Event, text: str, dateline: EventPlace | None) -> Event:
    """Add the dateline's place to an event that the outlet says was "here"."""
    here = next((place for place in event.where if place.actor is None and place.cut(text).lower() == "here"), None)
    if dateline is None or here is None or event.statement is not None or event.may_belong_to is not None:
        return event
    place = replace(dateline, inferred=True, inferred_from=Span(here.start, here.end))
    return event.model_copy(update={"where": (*event.where, place)})


def with_day_of_saying(event: Event, saying: Mapping[Span, Statement], times: Mapping[str, Time]) -> Event:
    """Add the day of a statement to the event that its cue names; `saying` has the statements by their cues."""
    statement = saying.get(event.trigger)
    if event.when or statement is None or statement.said_on is None:
        return event
    span = times[statement.said_on].span
    when = EventTime(span.start, span.end, time=statement.said_on, inferred=True, inferred_from=span)
    return event.model_copy(update={"when": (when,)})


def with_what_the_same_tells(event: Event, other: Event) -> Event:
    """Add the day and the place of the very same event, as far as this one has none."""
    update: dict[str, tuple[EventPlace, ...] | tuple[EventTime, ...]] = {}
    if not event.where:
        update["where"] = tuple(
            replace(each, inferred=True, inferred_from=each.inferred_from or other.trigger) for each in other.where
        )
    if not event.when:
        update["when"] = tuple(
            replace(each, inferred=True, inferred_from=each.inferred_from or other.trigger) for each in other.when
        )
    return event.model_copy(update=update) if update else event
