"""One person with two ages: "Okafor, 54," and "the 56-year-old"; or an age that the year of birth doesn't bear out.

stated    the ages that a text gives persons
loose     "the 56-year-old" in place of a name
births    years of birth, and the age at death
siblings  who is the older one
"""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.ages.births import at_death, two_births
from onrecord.checks.conflict.ages.loose import in_place_of_a_name, in_place_of_nobody
from onrecord.checks.conflict.ages.siblings import siblings
from onrecord.checks.conflict.ages.stated import Age, stated, surname
from onrecord.checks.conflict.names.persons import NO_NAMES
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding

__all__ = ["find"]

_COURTESY: Final = re.compile(r"(?:Mrs|Miss|Ms|Mr|Sir|Dame)\b")
"""Of people with one surname, it tells which one is meant."""


def find(reading: Reading) -> Iterator[Finding]:
    """Find persons to whom the article gives two ages."""
    ages = stated(reading)
    namesakes = _namesakes(reading)
    for number, later in enumerate(ages):
        earlier = [each for each in ages[:number] if _are_of_one(reading, each, later, namesakes)]
        agreeing = any(each.value == later.value for each in earlier)
        if earlier and not agreeing and not _is_of_another(later, ages):
            yield _finding(reading, later, *earlier[:3])
    for later, known in in_place_of_a_name(reading, ages):
        yield _finding(reading, later, known)
    for span, first in in_place_of_nobody(reading, ages):
        message = f"{reading.quote(span)} here, and {reading.quote(first)} is the only age elsewhere."
        yield reading.finding("age", message, 0.7, span, first)
    if places := at_death(reading):
        title, below = places
        message = f"Dead at {title.cut(reading.text)} here, at {below.cut(reading.text)} there."
        yield reading.finding("age", message, 0.85, below, title)
    for way, theirs, own in siblings(reading, ages):
        names = [reading.given.actors[age.actor].name for age in (theirs, own)]
        message = f"{names[0]} is {theirs.value}, {names[1]} is {own.value}: {reading.quote(way)} doesn’t fit."
        yield reading.finding("age", message, 0.8, way, theirs.span, own.span)
    for actor, one, other, places_of_others in two_births(reading, ages):
        name = reading.given.actors[actor].name
        message = f"{name}: {reading.quote(one.span)} and {reading.quote(other.span)} give two years of birth."
        yield reading.finding("age", message, 0.8, other.span, *places_of_others[:4])


def _is_of_another(age: Age, ages: list[Age]) -> bool:
    """Tell whether somebody else has that age: then it is more likely that the description is theirs."""
    return age.by_name is None and any(each.value == age.value and each.actor != age.actor for each in ages)


def _finding(reading: Reading, later: Age, earlier: Age, *more: Age) -> Finding:
    name = reading.given.actors[earlier.actor].name
    message = f"{name} is {earlier.value} here and {later.value} there."
    confidence = 0.9 if later.by_name and earlier.by_name else 0.75  # "the 41-year-old" may be somebody else
    return reading.finding("age", message, confidence, later.span, earlier.span, *(each.span for each in more))


def _are_of_one(reading: Reading, one: Age, other: Age, namesakes: dict[str, list[int]]) -> bool:
    """Tell whether two ages are one person's: of one actor, or of the only one who has that surname so far."""
    ours, theirs = (age.by_name or _own_name(reading, age.actor) for age in (one, other))
    before = [start for start in namesakes.get(surname(theirs), []) if start < other.span.start]
    if one.actor != other.actor:
        return bool(ours and theirs) and surname(ours) == surname(theirs) and len(before) < 2
    if one.by_name is None or other.by_name is None:
        return True
    if not _may_be_one(one.by_name, other.by_name):
        return False
    if _COURTESY.match(other.by_name):
        return True
    return surname(ours) == surname(theirs) and len(before) < 2


def _may_be_one(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: all words of one stand in the other, titles apart."""
    ours, theirs = (set(name.casefold().replace(".", "").split()) - NO_NAMES for name in (one, other))
    return ours <= theirs or theirs <= ours


def _own_name(reading: Reading, actor: str) -> str:
    found = reading.given.actors[actor]
    return found.name if found.named else ""


def _namesakes(reading: Reading) -> dict[str, list[int]]:
    """Give, for each surname, where each person whose full name has it is first mentioned."""
    seen: dict[str, list[int]] = {}
    for actor in reading.persons:
        if actor.named and len(actor.name.split()) > 1:
            seen.setdefault(surname(actor.name), []).append(actor.mentions[0].start)
    return seen
