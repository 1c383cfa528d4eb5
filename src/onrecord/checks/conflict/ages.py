"""One person with two ages: "Okafor, 54," and "the 56-year-old"; or an age that the year of birth doesn't bear out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Actor, Mention, Span
from onrecord.text import NUMBER, read_bounds

OLDEST: Final = 115

_PAREN: Final = re.compile(r" \((?P<age>\d{1,3})\)")
_APPOSED: Final = re.compile(r", (?:aged |now )?(?P<age>\d{1,3})(?=[,.;]| and\b)(?!,\d)")
_WHO_IS: Final = re.compile(
    r"(?:,? who (?:is|turned)|['’]s|,? who['’]s| is)(?: now)? (?P<age>\d{1,3})(?=[,.;]| and\b| years old)"
)
_OLD: Final = re.compile(rf"\b(?P<age>{NUMBER})-year-old\b", re.IGNORECASE)
_PERSON_BEHIND: Final = re.compile(r"\s(?:[a-z][\w’'-]*\s){0,3}$")
_SAME: Final = frozenset({"jr", "jr.", "sr", "sr.", "senior", "junior"})
"""Words behind a name that tell father and son apart."""

_NO_NOUN: Final = re.compile(
    r"(?:['’]s)?(?=[.,;:!?)”\"]|\s(?:said|who|was|is|has|had|from|in|on|at|and|told|will|would|every|again|to)\b|\s\w+ed\b)"
)
"""What follows "the 54-year-old" where it stands in place of a name."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age that the text gives a person now: where, and whether it stands beside the name or in place of it."""

    span: Span
    value: int
    actor: str
    by_name: str | None


def find(reading: Reading) -> Iterator[Finding]:
    """Find persons to whom the article gives two ages."""
    ages = sorted(_ages(reading), key=lambda age: age.span)
    namesakes = _namesakes(reading)
    for number, later in enumerate(ages):
        earlier = [each for each in ages[:number] if _are_of_one(reading, each, later, namesakes)]
        agreeing = any(each.value == later.value for each in earlier)
        if earlier and not agreeing and not _is_of_another(later, ages):
            yield _finding(reading, later, *earlier[:3])
    yield from _loose(reading, ages)
    yield from _at_death(reading, ages)
    yield from _born(reading, ages)


def _is_of_another(age: Age, ages: list[Age]) -> bool:
    """Tell whether somebody else has that age: then it is more likely that the description is theirs."""
    return age.by_name is None and any(each.value == age.value and each.actor != age.actor for each in ages)


def _finding(reading: Reading, later: Age, earlier: Age, *more: Age) -> Finding:
    name = reading.given.actors[earlier.actor].name
    message = f"{name} is {earlier.value} here and {later.value} there."
    return reading.finding("age", message, 0.9, later.span, earlier.span, *(each.span for each in more))


def _ages(reading: Reading) -> Iterator[Age]:
    text = reading.text
    found: set[int] = set()
    for actor in reading.persons:
        for mention in actor.mentions:
            age = _beside(text, mention)
            if age is not None and age[1].start not in found:
                found.add(age[1].start)
                yield Age(age[1], age[0], actor.id, mention.cut(text) if mention.form == "name" else None)
    for match in _OLD.finditer(text):
        value = _read(match["age"])
        span = Span(match.start(), match.end())
        if value is None or _is_past(reading, span):
            continue
        meant = _named_behind(reading, span) or _covering(reading, span)
        if meant is not None:
            yield Age(span, value, meant.id, None)


def _beside(text: str, mention: Mention) -> tuple[int, Span] | None:
    """Read the age right behind a mention: "Okafor, 54,", "Okafor (54)", "who is 54"."""
    patterns = (
        (_WHO_IS,) if mention.form == "pronoun" else (_APPOSED, _PAREN, _WHO_IS) if mention.form == "name" else ()
    )
    for pattern in patterns:
        if (match := pattern.match(text, mention.end)) and 0 < int(match["age"]) <= OLDEST:
            return int(match["age"]), Span(match.start("age"), match.end("age"))
    return None


def _read(written: str) -> int | None:
    bounds = read_bounds(written)
    return int(bounds.least) if bounds and bounds.least is not None and 0 < bounds.least <= OLDEST else None


def _is_past(reading: Reading, span: Span) -> bool:
    """Tell whether words in front of an age put it into another time: "when he was a 16-year-old"."""
    sentence = reading.sentence(span.start)
    before = reading.text[max(sentence.start, span.start - 40) : span.start]
    return (
        re.search(r"\b(?:then|when|as an?|was an?|became an?|time|former)\s(?:\w+\s)?$", before, re.IGNORECASE)
        is not None
    )


def _covering(reading: Reading, span: Span) -> Actor | None:
    """Give the person whose definite mention holds an age: "the 54-year-old striker"."""
    for actor in reading.persons:
        for mention in actor.mentions:
            if mention.start <= span.start and span.end <= mention.end and mention.form == "nominal":
                words = mention.cut(reading.text)
                return actor if re.match(r"(?:the|this|that)\s", words, re.IGNORECASE) else None
    return None


def _named_behind(reading: Reading, span: Span) -> Actor | None:
    """Give the person whose name stands behind an age: "54-year-old Pat Brannigan"."""
    for actor in reading.persons:
        for mention in actor.mentions:
            if mention.form == "name" and span.end <= mention.start <= span.end + 40:
                between = reading.text[span.end : mention.start]
                if _PERSON_BEHIND.fullmatch(between):
                    return actor
    return None


def _are_of_one(reading: Reading, one: Age, other: Age, namesakes: dict[str, list[int]]) -> bool:
    """Tell whether two ages are one person's: of one actor, or of the only one who has that surname so far."""
    ours, theirs = (age.by_name or _own_name(reading, age.actor) for age in (one, other))
    before = [start for start in namesakes.get(_last(theirs), []) if start < other.span.start]
    if one.actor != other.actor:
        return bool(ours and theirs) and _last(ours) == _last(theirs) and len(before) < 2
    if one.by_name is None or other.by_name is None:
        return True
    return _last(ours) == _last(theirs) and len(before) < 2


def _own_name(reading: Reading, actor: str) -> str:
    found = reading.given.actors[actor]
    return found.name if found.named else ""


def _last(name: str) -> str:
    words = [word for word in name.casefold().split() if word not in _SAME]
    return re.sub(r"['’]s?$", "", words[-1]) if words else ""


def _namesakes(reading: Reading) -> dict[str, list[int]]:
    """Give, for each surname, where each person whose full name has it is first mentioned."""
    seen: dict[str, list[int]] = {}
    for actor in reading.persons:
        if actor.named and len(actor.name.split()) > 1:
            seen.setdefault(_last(actor.name), []).append(actor.mentions[0].start)
    return seen


def _loose(reading: Reading, ages: list[Age]) -> Iterator[Finding]:
    """Find "the 56-year-old" in place of a name, where the one person just spoken of, or the only one, has another age."""
    stated = [(age.span, age.value) for age in ages]
    bare: list[tuple[Span, int]] = []
    for match in _OLD.finditer(reading.text):
        span, value = Span(match.start(), match.end()), _read(match["age"])
        if value is None or _is_past(reading, span):
            continue
        definite = reading.text[max(0, span.start - 4) : span.start].lower() == "the "
        if definite and _NO_NOUN.match(reading.text, span.end):
            bare.append((span, value))
        else:
            stated.append((span, value))
    known = {value for place, value in stated if not any(place == span for span, _ in bare)}
    for span, value in bare:
        if value in known or any(age.span == span and _has_another(age, ages) for age in ages):
            continue
        named = _named_before(reading, span)
        theirs = [age for age in ages if age.by_name and _last(age.by_name) == named]
        if named is not None and theirs:
            yield _finding(reading, Age(span, value, theirs[0].actor, None), theirs[0])
        elif len(known) == 1 and (first := _first_told(reading, stated)) is not None:
            message = f"{reading.quote(span)} here, and {reading.quote(first)} is the only age elsewhere."
            yield reading.finding("age", message, 0.7, span, first)


def _first_told(reading: Reading, stated: list[tuple[Span, int]]) -> Span | None:
    """Give the place of an age if the first sentences have it: then it is the age of whom the article is about."""
    places = [span for span, _ in stated if reading.in_lead(span.start) or reading.given.in_title(span.start)]
    return min(places, default=None)


def _has_another(age: Age, ages: list[Age]) -> bool:
    """Tell whether the person of an age has another one, which is found elsewhere."""
    return any(each.actor == age.actor and each.value != age.value for each in ages)


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
        _last(mention.cut(reading.text))
        for actor in reading.persons
        for mention in actor.mentions
        if mention.form == "name" and start <= mention.start < end and actor.named
    }


_DIES_AT: Final = re.compile(
    r"\b(?:dies|dead|has died|died)(?: (?:aged|at(?: age)?)|,? aged)? (?P<age>\d{2,3})\b(?! (?:people|years|days))"
)
_WAS: Final = re.compile(r"\b(?:He|She|[A-Z]\w+(?: [A-Z]\w+)?) was (?P<age>\d{2,3})\.")


def _at_death(reading: Reading, _ages: list[Age]) -> Iterator[Finding]:
    """Hold the age at which the title has somebody die against the one that the first sentences give."""
    title = reading.given.record.article.title
    if title is None or (in_title := _DIES_AT.search(reading.text, title.start, title.end)) is None:
        return
    first = Span(in_title.start("age"), in_title.end("age"))
    for match in _WAS.finditer(reading.text, title.end, min(len(reading.text), title.end + OPENING)):
        span = Span(match.start("age"), match.end("age"))
        before = reading.beside(match.start(), 2).cut(reading.text)
        if int(match["age"]) != int(in_title["age"]) and re.search(r"\b(?:died|death|dead)\b", before):
            message = f"Dead at {in_title['age']} here, at {match['age']} there."
            yield reading.finding("age", message, 0.85, span, first)
            return


_BORN: Final = re.compile(r"\bborn\b[^;\n]{0,40}?\b(?P<year>1[89]\d\d|20[012]\d)\b")
_AT_A_TIME: Final = (
    re.compile(r"\b(?:turned|was|is|will be|be|at|aged) (?P<age>\d{1,3}),? in (?P<year>1[89]\d\d|20\d\d)\b"),
    re.compile(
        r"\b[Ii]n (?P<year>1[89]\d\d|20\d\d),? (?:at (?:the )?age (?:of )?|aged |when (?:he|she) (?:turned|was|is|will be) )(?P<age>\d{1,3})\b"
    ),
    re.compile(
        r"\b[Ii]n (?P<year>1[89]\d\d|20\d\d)\b[^.\n]{0,120}\. (?:He|She|M[rs]s?\.? \w+|[A-Z]\w+) was (?P<age>\d{1,3})\."
    ),
)
OPENING: Final = 700


@dataclass(frozen=True, slots=True)
class _Birth:
    """The first and the last year in which somebody can have been born, as one place has it."""

    span: Span
    least: int
    most: int


def _born(reading: Reading, ages: list[Age]) -> Iterator[Finding]:  # noqa: C901 (all that two years of birth may come from)
    """Hold the years in which one person can have been born against each other."""
    births: dict[str, list[_Birth]] = {}
    for match in _BORN.finditer(reading.text):
        if actor := _subject(reading, match.start()):
            year = int(match["year"])
            births.setdefault(actor, []).append(_Birth(Span(match.start(), match.end()), year, year))
    for pattern in _AT_A_TIME:
        for match in pattern.finditer(reading.text):
            if actor := _subject(reading, match.start("age")):
                year = int(match["year"]) - int(match["age"])
                births.setdefault(actor, []).append(_Birth(Span(match.start(), match.end()), year - 1, year))
    published = reading.given.record.article.published
    for age in ages if published else ():
        if age.by_name is not None and published is not None:
            year = int(published.value[:4]) - age.value
            births.setdefault(age.actor, []).append(_Birth(age.span, year - 1, year))
    for actor, found in births.items():
        for number, later in enumerate(found):
            for earlier in found[:number]:
                if later.least > earlier.most or later.most < earlier.least:
                    name = reading.given.actors[actor].name
                    message = f"{name}: {reading.quote(earlier.span)} and {reading.quote(later.span)} give two years of birth."
                    others = [each.span for each in found if each is not later]
                    yield reading.finding("age", message, 0.8, later.span, *others[:4])
                    break
            else:
                continue
            break


def _subject(reading: Reading, position: int) -> str | None:
    """Give the person mentioned last before a place in its sentence, who is probably spoken of there."""
    sentence = reading.sentence(position)
    before = [
        (mention.start, actor.id)
        for actor in reading.persons
        for mention in actor.mentions
        if sentence.start <= mention.start < position
    ]
    return max(before)[1] if before else None
