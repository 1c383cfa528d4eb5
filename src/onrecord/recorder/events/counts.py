"""How many: the numbers of an event's arguments, as bounds."""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.recorder.events.counted import people, unit
from onrecord.schema import Count, MarkedEvent
from onrecord.text import Bounds, read_bounds

_ONE: Final = re.compile(
    r"(?:an?|another)\s+(?:[\w-]+\s+){0,4}?(?:m[ae]n|woman|boy|girl|child|baby|person|civilian|soldier|officer|policeman"
    r"|policewoman|guard|driver|journalist|reporter|protester|demonstrator|student|teacher|worker|passenger|pilot|militant"
    r"|fighter|gunman|suspect|villager|resident|bystander|teenager|migrant|refugee|prisoner|hostage|doctor|lawyer)$",
    re.IGNORECASE,
)
"""A description of one person, up to its head."""

_MORE: Final = re.compile(r",| including\b| among\b| who\b| of\b| in\b| from\b| at\b| on\b", re.IGNORECASE)
"""What only says more about the head of a phrase."""

_YEAR: Final = re.compile(r"\s*(?:the\s+)?(?:19|20)\d\d\b(?!\s+(?:people|men|women|others))", re.IGNORECASE)

_OWN_UNIT: Final = re.compile(r"\s*(?:people|men|women|others|more|civilians|persons)?\s*", re.IGNORECASE)
"""What may follow the number of an amount that counts people."""


def count(event: MarkedEvent, text: str) -> Count | None:
    """Count what an event's words count; None where they count nothing.

    People come before money. Several phrases of people are added up; of one that has no number, at least nothing is
    known, so the sum has no upper bound then.

    >>> from onrecord.schema import Span
    >>> text = "Gunmen killed at least 12 people, including three children."
    >>> shot = MarkedEvent(trigger=Span(7, 13), type="assault", status="actual", whom=(Span(14, 58),), confidence=0.9)
    >>> count(shot, text)
    Count(least=12, most=None, of='killed')
    """
    of = people(event.type, event.trigger.cut(text))
    if of is not None:
        befallen = event.whom or (event.who if event.type in ("move", "protest") else ())
        found = _people([span.cut(text) for span in befallen])
        if found is None:
            found = _people_of_amounts(span.cut(text) for span in event.amount)
        if found is not None:
            return Count(least=found.least, most=found.most, of=of)
    return _measured(event, text)


def _people(phrases: list[str]) -> Bounds | None:
    """Add up the numbers of phrases; None if none has a number."""
    read = [_persons(words) for words in phrases]
    known = [bounds for bounds in read if bounds is not None]
    if not known:
        return None
    if len(read) == 1:
        return known[0]
    least = sum(bounds.least or 0 for bounds in known)
    mosts = [bounds.most for bounds in known]
    open_ended = len(known) < len(read) or None in mosts
    most = None if open_ended else sum(most for most in mosts if most is not None)
    return Bounds(least, most, 0)


def _persons(words: str) -> Bounds | None:
    """Read how many persons a phrase means: by its number, or one if it describes one."""
    if _YEAR.match(words):
        return None
    bounds = read_bounds(words)
    if bounds is not None:
        return bounds if unit(words, bounds.end) is None else None
    more = _MORE.search(words)
    return Bounds(1, 1, 0) if _ONE.fullmatch(words[: more.start()] if more else words) else None


def _people_of_amounts(amounts: Iterable[str]) -> Bounds | None:
    """Read an amount that is a number and no more, such as "12" in "the toll rose to 12"."""
    for words in amounts:
        bounds = read_bounds(words)
        if bounds is not None and _OWN_UNIT.fullmatch(words, bounds.end):
            return bounds
    return None


def _measured(event: MarkedEvent, text: str) -> Count | None:
    """Read the first amount that has a unit; a share of something is an amount only where figures rise or fall."""
    for span in event.amount + event.whom:
        words = span.cut(text)
        bounds = read_bounds(words, counts=False)
        of = unit(words, bounds.end) if bounds is not None else None
        if bounds is None or of is None or (of == "percent" and span in event.whom and event.type != "measure"):
            continue
        return Count(least=bounds.least, most=bounds.most, of=of)
    return None
