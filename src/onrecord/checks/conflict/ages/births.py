"""The years in which somebody can have been born, by an age in a year, and the age at which the title has them die."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.checks.conflict.ages.stated import Age
from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span

OPENING: Final = 700
"""So many characters behind the title may tell again at which age somebody died."""

_DIES_AT: Final = re.compile(
    r"\b(?:dies|dead|has died|died)(?: (?:aged|at(?: age)?)|,? aged)? (?P<age>\d{2,3})\b(?! (?:people|years|days))"
)
_WAS: Final = re.compile(r"\b(?:He|She|[A-Z]\w+(?: [A-Z]\w+)?) was (?P<age>\d{2,3})\.")
_DEATH: Final = re.compile(r"\b(?:died|death|dead)\b")

_BORN: Final = re.compile(r"\bborn\b(?:(?!\b\d{4}\b)[^;\n]){0,40}$")
_THEN: Final = re.compile(r"\b(?:turned|was|is|will be|be|at|aged) (?P<age>\d{1,3}),? in $")
_IN: Final = re.compile(r"\b[Ii]n $")
_AGED: Final = re.compile(
    r",? (?:at (?:the )?age (?:of )?|aged |when (?:he|she) (?:turned|was|is|will be) )(?P<age>\d{1,3})\b"
)
_NEXT_SENTENCE: Final = re.compile(r"\b[^.\n]{0,120}\. (?:He|She|M[rs]s?\.? \w+|[A-Z]\w+) was (?P<age>\d{1,3})\.")


class Birth(NamedTuple):
    """The first and the last year in which somebody can have been born, as one place has it."""

    span: Span
    least: int
    most: int


def two_births(reading: Reading, ages: list[Age]) -> Iterator[tuple[str, Birth, Birth, list[Span]]]:
    """Find persons with two years of birth: who, the earlier and the later place, and all places but that one."""
    births: dict[str, list[Birth]] = {}
    for actor, birth in (*_told(reading), *_from_ages(reading, ages)):
        births.setdefault(actor, []).append(birth)
    for actor, found in births.items():
        pair = next(((a, b) for n, b in enumerate(found) for a in found[:n] if _are_apart(a, b)), None)
        if pair is not None:
            yield actor, *pair, [each.span for each in found if each is not pair[1]]


def _are_apart(one: Birth, other: Birth) -> bool:
    return one.least > other.most or one.most < other.least


def at_death(reading: Reading) -> tuple[Span, Span] | None:
    """Find the age at which the title has somebody die, and another one that the first sentences give."""
    title = reading.given.record.article.title
    if title is None or (in_title := _DIES_AT.search(reading.text, title.start, title.end)) is None:
        return None
    for match in _WAS.finditer(reading.text, title.end, min(len(reading.text), title.end + OPENING)):
        before = reading.beside(match.start(), 2).cut(reading.text)
        if int(match["age"]) != int(in_title["age"]) and _DEATH.search(before):
            return Span(*in_title.span("age")), Span(*match.span("age"))
    return None


def _told(reading: Reading) -> Iterator[tuple[str, Birth]]:
    """Find what the text says of somebody's birth, or of an age in a year."""
    text = reading.text
    for year, span in reading.years:
        first = max(reading.sentence(span.start).start, span.start - 60)
        if born := _BORN.search(text, first, span.start):
            yield from _of_subject(reading, born.start(), Birth(Span(born.start(), span.end), year, year))
        elif then := _THEN.search(text, first, span.start):
            yield from _of_subject(reading, then.start("age"), _at(Span(then.start(), span.end), year, then["age"]))
        elif (before := _IN.search(text, first, span.start)) and (
            age := _AGED.match(text, span.end) or _NEXT_SENTENCE.match(text, span.end)
        ):
            yield from _of_subject(reading, age.start("age"), _at(Span(before.start(), age.end()), year, age["age"]))


def _at(span: Span, year: int, age: str) -> Birth:
    return Birth(span, year - int(age) - 1, year - int(age))


def _from_ages(reading: Reading, ages: list[Age]) -> Iterator[tuple[str, Birth]]:
    published = reading.given.record.article.published
    for age in ages if published else ():
        if age.by_name is not None and published is not None:
            year = int(published.value[:4]) - age.value
            yield age.actor, Birth(age.span, year - 1, year)


def _of_subject(reading: Reading, position: int, birth: Birth) -> Iterator[tuple[str, Birth]]:
    """Give a birth to the person mentioned last before a place in its sentence, who is probably spoken of there."""
    sentence = reading.sentence(position)
    before = [
        (mention.start, actor.id)
        for actor in reading.persons
        for mention in actor.mentions
        if sentence.start <= mention.start < position
    ]
    if before:
        yield max(before)[1], birth
