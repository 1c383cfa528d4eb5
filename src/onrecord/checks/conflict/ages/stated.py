"""The ages that a text gives persons, beside their names or in place of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Actor, Mention, Span
from onrecord.text import read_bounds

OLDEST: Final = 115

_PAREN: Final = re.compile(r" \((?P<age>\d{1,3})\)")
_APPOSED: Final = re.compile(r", (?:aged |now )?(?P<age>\d{1,3})(?=[,.;]| and\b)(?!,\d)")
_WHO_IS: Final = re.compile(
    r"(?:,? who (?:is|turned)|['’]s|,? who['’]s| is)(?: now)? (?P<age>\d{1,3})(?=[,.;]| and\b| years old)"
)
_BEHIND: Final = {"name": (_APPOSED, _PAREN, _WHO_IS), "pronoun": (_WHO_IS,), "nominal": ()}
"""How an age stands behind a mention, by the mention's form."""

_YEAR_OLD: Final = re.compile(r"-year-old\b", re.IGNORECASE)
_PERSON_BEHIND: Final = re.compile(r"\s(?:[a-z][\w’'-]*\s){0,3}$")
_PAST: Final = re.compile(
    r"\b(?:then|when|as an?|was an?|became an?|time|former)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Words in front of an age that put it into another time: "when he was a 16-year-old"."""

_NAMESAKE: Final = re.compile(r"\b(?:different|another|other|second) $")
"""What stands before the name of somebody else who is called the same."""

_WHO_DOES: Final = re.compile(r"(?:, \d{1,3})?,? who (?!is\b|was\b)[^,.;]*")
"""What stands between a name and somebody to whom its bearer does something: "Lind, who met the 40-year-old pilot"."""

_DEFINITE: Final = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
_SAME: Final = frozenset({"jr", "jr.", "sr", "sr.", "senior", "junior"})
"""Words behind a name that tell father and son apart."""

_GENITIVE: Final = re.compile(r"['’]s?$")
_BACK: Final = 40


@dataclass(frozen=True, slots=True)
class Age:
    """An age that the text gives a person now: where, and whether it stands beside the name or in place of it."""

    span: Span
    value: int
    actor: str
    by_name: str | None


def stated(reading: Reading) -> list[Age]:
    """Find the ages that are surely somebody's, in order."""
    mixed = {actor.id for actor in reading.persons if _has_a_namesake(reading.text, actor)}
    found = (*_beside_names(reading), *_in_place_of_names(reading))
    return sorted((age for age in found if age.actor not in mixed), key=lambda age: age.span)


def years_old(reading: Reading) -> Iterator[tuple[Span, int]]:
    """Find every "54-year-old" that isn't one of another time, with its number."""
    for number in reading.numbers:
        end = _YEAR_OLD.match(reading.text, number.end)
        if end is None:
            continue
        bounds = read_bounds(reading.text[number.first : number.end])
        span = Span(number.first, end.end())
        if bounds and bounds.least and 0 < bounds.least <= OLDEST and not _is_past(reading, span):
            yield span, int(bounds.least)


def surname(name: str) -> str:
    """Give the last word of a name, in small letters.

    >>> surname("Ada Moe’s"), surname("Ole Moe Jr.")
    ('moe', 'moe')
    """
    words = [word for word in name.casefold().split() if word not in _SAME]
    return _GENITIVE.sub("", words[-1]) if words else ""


def _beside_names(reading: Reading) -> Iterator[Age]:
    found: set[int] = set()
    for actor in reading.persons:
        for mention in actor.mentions:
            age = _behind(reading.text, mention)
            if age is not None and age[1].start not in found:
                found.add(age[1].start)
                yield Age(age[1], age[0], actor.id, mention.cut(reading.text) if mention.form == "name" else None)


def _behind(text: str, mention: Mention) -> tuple[int, Span] | None:
    """Read the age right behind a mention: "Okafor, 54,", "Okafor (54)", "who is 54"."""
    for pattern in _BEHIND[mention.form]:
        if (match := pattern.match(text, mention.end)) and 0 < int(match["age"]) <= OLDEST:
            return int(match["age"]), Span(match.start("age"), match.end("age"))
    return None


def _in_place_of_names(reading: Reading) -> Iterator[Age]:
    for span, value in years_old(reading):
        if (named := _named_behind(reading, span)) is not None:
            yield Age(span, value, named[0].id, named[1].cut(reading.text))
        elif (meant := _covering(reading, span)) is not None:
            yield Age(span, value, meant.id, None)


def _has_a_namesake(text: str, actor: Actor) -> bool:
    names = (each for each in actor.mentions if each.form == "name")
    return any(_NAMESAKE.search(text, max(0, each.start - 12), each.start) for each in names)


def _is_past(reading: Reading, span: Span) -> bool:
    first = max(reading.sentence(span.start).start, span.start - _BACK)
    return _PAST.search(reading.text, first, span.start) is not None


def _covering(reading: Reading, span: Span) -> Actor | None:
    """Give the person whose definite mention holds an age: "the 54-year-old striker"."""
    for actor in reading.persons:
        for mention in actor.mentions:
            if mention.start <= span.start and span.end <= mention.end and mention.form == "nominal":
                definite = _DEFINITE.match(reading.text, mention.start) is not None
                return actor if definite and not _is_whom(reading, mention, actor) else None
    return None


def _is_whom(reading: Reading, mention: Mention, actor: Actor) -> bool:
    """Tell whether a mention stands in the clause that says what its own actor does: there it is somebody else."""
    first = reading.sentence(mention.start).start
    before = (each for each in actor.mentions if first <= each.start and each.end <= mention.start)
    return any(_WHO_DOES.fullmatch(reading.text, each.end, mention.start) for each in before)


def _named_behind(reading: Reading, span: Span) -> tuple[Actor, Mention] | None:
    """Give the person whose name stands behind an age, and that name: "54-year-old Pat Brannigan"."""
    for actor in reading.persons:
        for mention in actor.mentions:
            if (
                mention.form == "name"
                and span.end <= mention.start <= span.end + _BACK
                and _PERSON_BEHIND.fullmatch(reading.text, span.end, mention.start)
            ):
                return actor, mention
    return None
