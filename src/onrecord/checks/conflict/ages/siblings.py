"""An older brother who is younger: "His older brother, Kofi Bentil, 45", of somebody who is 52."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.ages.stated import Age
from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span

_SIBLING: Final = re.compile(r" (?P<way>older|elder|younger|big|little) (?:brother|sister|sibling),? ")
_BEHIND: Final = 40
"""So near behind stand the sibling's name and age."""


def siblings(reading: Reading, ages: list[Age]) -> Iterator[tuple[Span, Age, Age]]:
    """Find siblings whose ages are the wrong way round: the words that say who is older, their age, and the other's."""
    if not any(word in reading.text for word in (" brother", " sister", " sibling")):
        return
    by_actor = {age.actor: age for age in reversed(ages)}
    for actor in reading.persons:
        for mention in actor.mentions:
            match = _SIBLING.match(reading.text, mention.end)
            own = by_actor.get(actor.id)
            if match is None or own is None:
                continue
            theirs = [age for age in ages if match.end() <= age.span.start <= match.end() + _BEHIND]
            if not theirs or theirs[0].actor == actor.id or theirs[0].value == own.value:
                continue
            older = match["way"] in ("older", "elder", "big")
            if (theirs[0].value > own.value) != older:
                yield Span(match.start() + 1, match.end("way")), theirs[0], own
