""" "The 56-year-old" in place of a name, where the one person just spoken of, or the only one, has another age."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.ages.stated import Age, surname, years_old
from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span

_NO_NOUN: Final = re.compile(
    r"(?:['’]s)?(?=[.,;:!?)”\"]"
    r"|\s(?:said|who|was|is|has|had|from|in|on|at|and|told|will|would|every|again|to)\b|\s\w+ed\b)"
)
"""What follows "the 54-year-old" where it stands in place of a name."""

_IS_FIRST: Final = re.compile(r"An? ")
"""What stands before "67-year-old woman" where a sentence begins with somebody who has no name yet."""


def in_place_of_a_name(reading: Reading, ages: list[Age]) -> Iterator[tuple[Age, Age]]:
    """Find ages of the one person named just before who has another age: the later one first."""
    bare, known, _ = _told(reading, ages)
    for span, value in bare:
        if value in known or _is_found_elsewhere(span, ages):
            continue
        named = _named_before(reading, span)
        theirs = [age for age in ages if age.by_name and surname(age.by_name) == named]
        if named is not None and theirs:
            yield Age(span, value, theirs[0].actor, None), theirs[0]


def in_place_of_nobody(reading: Reading, ages: list[Age]) -> Iterator[tuple[Span, Span]]:
    """Find an age that nobody has, in place of a name, and one of the first sentences that nothing takes up again."""
    bare, known, stated = _told(reading, ages)
    again = {value for _, value in bare}
    first = [
        span
        for span, value in stated
        if (reading.in_lead(span.start) or reading.given.in_title(span.start))
        and value not in again
        and (len(known) == 1 or _IS_FIRST.fullmatch(reading.text, reading.sentence(span.start).start, span.start))
    ]
    if not first:
        return
    for span, value in bare:
        named = _named_before(reading, span)
        theirs = any(age.by_name and surname(age.by_name) == named for age in ages)
        if value not in known and not _is_found_elsewhere(span, ages) and not (named is not None and theirs):
            yield span, first[0]


def _told(reading: Reading, ages: list[Age]) -> tuple[list[tuple[Span, int]], set[int], list[tuple[Span, int]]]:
    """Give the ages in place of a name, the values of all others, and those others."""
    stated = [(age.span, age.value) for age in ages]
    bare: list[tuple[Span, int]] = []
    for span, value in years_old(reading):
        definite = reading.text[max(0, span.start - 4) : span.start].lower() == "the "
        if definite and _NO_NOUN.match(reading.text, span.end):
            bare.append((span, value))
        else:
            stated.append((span, value))
    places = {span for span, _ in bare}
    return bare, {value for place, value in stated if place not in places}, stated


def _is_found_elsewhere(span: Span, ages: list[Age]) -> bool:
    """Tell whether the age is a person's who has another one: that is found already."""
    here = {age.actor: age.value for age in ages if age.span == span}
    return any(age.actor in here and age.value != here[age.actor] for age in ages)


def _named_before(reading: Reading, span: Span) -> str | None:
    """Give the surname of the only person named from the sentence before up to a place; None if there are several.

    Where nobody is named there, it is the only one who is named in the rest of the place's paragraph.
    """
    near = reading.beside(span.start)
    names = _named_in(reading, near.start, span.start)
    if not names:
        end = reading.text.find("\n", span.end)
        names = _named_in(reading, span.end, end if end >= 0 else len(reading.text))
    return names.pop() if len(names) == 1 else None


def _named_in(reading: Reading, start: int, end: int) -> set[str]:
    return {
        surname(mention.cut(reading.text))
        for actor in reading.persons
        for mention in actor.mentions
        if mention.form == "name" and start <= mention.start < end and actor.named
    }
