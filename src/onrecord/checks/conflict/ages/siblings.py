"""An older brother who is younger: "His older brother, Kofi Bentil, 45", where Ekow Bentil is 52."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.ages.stated import Age, surname
from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span

_SIBLING: Final = re.compile(
    r"(?:his|her) (?P<way>older|elder|younger|big|little) (?:brother|sister|sibling)\b", re.IGNORECASE
)


def siblings(reading: Reading, ages: list[Age]) -> Iterator[tuple[Span, Age, Age]]:
    """Find siblings whose ages are the wrong way round: the words that say who is older, their age, and the other's."""
    if not any(word in reading.text for word in (" brother", " sister", " sibling")):
        return
    for actor in reading.persons:
        theirs = next((age for age in ages if age.actor == actor.id and age.by_name), None)
        for mention in actor.mentions if theirs is not None else ():
            match = _SIBLING.match(reading.text, mention.start, mention.end)
            others = [] if match is None or theirs is None else _namesakes(theirs, ages)
            if match is None or theirs is None or len({age.actor for age in others}) != 1:
                continue
            older = match["way"].lower() in ("older", "elder", "big")
            if others[0].value != theirs.value and (theirs.value > others[0].value) != older:
                yield Span(*match.span("way")), theirs, others[0]


def _namesakes(theirs: Age, ages: list[Age]) -> list[Age]:
    """Give the ages of others with the same surname: the only one is the brother or the sister."""
    last = surname(theirs.by_name or "")
    return [age for age in ages if age.actor != theirs.actor and age.by_name and surname(age.by_name) == last]
