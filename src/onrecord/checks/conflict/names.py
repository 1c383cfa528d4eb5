"""A person's name spelt in two ways: "Feldstein" and "Feldstone"."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import combining, normalize

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span

SHORTEST: Final = 4
"""Shorter names are too alike to be one name misspelt."""

PLACES: Final = 3
MOST: Final = 3
ALIKE: Final = 0.65
"""Two names are alike if so much of them is the same."""

_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_NO_NAMES: Final = frozenset(
    re.findall(
        r"\S+",
        "mr mrs ms miss dr sir dame lord lady prof professor sgt lt col gen capt chief judge justice mayor president senator "
        "sen rep gov governor minister jr sr junior senior the a an of and st coach king queen prince princess pope father "
        "sister brother reverend rev deputy superintendent officer detective inspector constable commissioner",
    )
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A mention by name: its words without titles, in small letters, and where the surname stands."""

    span: Span
    words: tuple[str, ...]
    last: Span
    actor: str

    @property
    def surname(self) -> str:
        return self.words[-1]

    @property
    def forename(self) -> str | None:
        return self.words[0] if len(self.words) > 1 else None


def find(reading: Reading) -> Iterator[Finding]:
    """Find a person's name that one place spells otherwise than the others."""
    names = _names(reading)
    counted = Counter(each.surname for each in names)
    told: set[frozenset[str]] = set()
    for rare in names:
        for usual in names:
            pair = frozenset((rare.surname, usual.surname))
            if pair in told or not _is_misspelt(rare, usual, counted, names):
                continue
            if any(each.forename is None and _is_a_word(reading, each) for each in (rare, usual)):
                continue
            told.add(pair)
            yield _finding(reading, rare, usual)
    yield from _forenames(reading, names)
    yield from _other_names(
        reading, {each.surname for each in names if each.forename}, {each.surname for each in names}
    )


def _finding(reading: Reading, rare: _Name, usual: _Name) -> Finding:
    message = f"{reading.quote(rare.span)} here, {reading.quote(usual.span)} elsewhere: one name, spelt in two ways."
    return reading.finding("name", message, 0.85, rare.span, usual.span, *_places(reading, usual.last, usual.span))


def _places(reading: Reading, word: Span, but: Span) -> list[Span]:
    """Give the first other places of a name, besides one that is shown already."""
    pattern = re.compile(rf"\b{re.escape(word.cut(reading.text))}\b")
    found = (Span(match.start(), match.end()) for match in pattern.finditer(reading.text))
    return [span for span in found if not span.overlaps(but)][:PLACES]


def _names(reading: Reading) -> list[_Name]:
    found = []
    for actor in reading.persons:
        for mention in actor.mentions:
            if mention.form != "name":
                continue
            words = [
                (match.start() + mention.start, re.sub(r"['’]s?$", "", match[0]))
                for match in _WORD.finditer(mention.cut(reading.text))
            ]
            words = [(at, word) for at, word in words if word.casefold().rstrip(".") not in _NO_NAMES]
            if not words or not words[-1][1][0].isupper() or words[-1][1].isupper():
                continue
            at, last = words[-1]
            small = tuple(word.casefold() for _, word in words)
            found.append(_Name(mention, small, Span(at, at + len(last)), actor.id))
    return sorted(found, key=lambda name: name.span)


def alike(one: str, other: str) -> bool:
    """Tell whether two names may be one of them misspelt: a letter or two, and never a plural or an adjective.

    >>> alike("visscher", "vischer"), alike("kennedy", "kennedys"), alike("tennant", "croy")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    if one == other or len(short) < SHORTEST or (long.startswith(short) and long[len(short) :] in _ENDINGS):
        return False
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=MOST)
    same = len(long) >= 6 and one[: distance - 1] == other[: distance - 1]
    return distance == 1 or (distance <= MOST and same and 1 - distance / len(long) >= ALIKE)


def _one_letter(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 3 and one[0] == other[0] and DamerauLevenshtein.distance(one, other) == 1


_ENDINGS: Final = frozenset({"s", "es", "n", "an", "i", "ian", "ite", "ist"})


def _is_misspelt(rare: _Name, usual: _Name, counted: Counter[str], names: list[_Name]) -> bool:
    """Tell whether a surname is another one misspelt: alike, and nobody else is introduced by it."""
    short = rare.forename is not None and rare.forename == usual.forename and _one_letter(rare.surname, usual.surname)
    if not short and not alike(rare.surname, usual.surname):
        return False
    if counted[rare.surname] > counted[usual.surname] or (
        counted[rare.surname] == counted[usual.surname] and rare.span.start < usual.span.start
    ):
        return False
    if rare.forename is None:
        fuller = [each for each in names if each.surname == rare.surname and each.forename]
        return not fuller and usual_is_known(usual, names)
    full = [each for each in names if each.surname == usual.surname and each.forename]
    if full:
        return any(each.forename == rare.forename for each in full)
    # A full name met once, and elsewhere only the other surname: "Walt Kasayulie" and later "Kasayulle said".
    return counted[rare.surname] == 1 and not any(e.surname == usual.surname and e.forename for e in names)


def usual_is_known(usual: _Name, names: list[_Name]) -> bool:
    """Tell whether the text gives somebody's full name with this surname."""
    return any(each.surname == usual.surname and each.forename for each in names)


_DOES: Final = re.compile(r"['’]s\b|,|\s(?:said|says|told|was|is|has|had|will|would|who|himself|herself|\w+ed)\b")


def _is_a_word(reading: Reading, name: _Name) -> bool:
    """Tell whether a name that begins a sentence may be any word: "Young and new members"."""
    first = reading.sentence(name.span.start).start
    if name.last.start > name.span.start:
        return False  # a title stands before it
    return name.span.start - first <= 1 and _DOES.match(reading.text, name.span.end) is None


def _forenames(reading: Reading, names: list[_Name]) -> Iterator[Finding]:
    """Find one surname with two forenames that are alike."""
    full = [each for each in names if each.forename]
    counted = Counter((each.forename, each.surname) for each in full)
    told: set[frozenset[str]] = set()
    for rare in full:
        for usual in full:
            if rare.surname != usual.surname or rare.forename is None or usual.forename is None:
                continue
            pair = frozenset((rare.forename, usual.forename))
            rank = (counted[(rare.forename, rare.surname)], -rare.span.start)
            other = (counted[(usual.forename, usual.surname)], -usual.span.start)
            if pair in told or rank > other or not alike(rare.forename, usual.forename):
                continue
            told.add(pair)
            yield _finding(reading, rare, usual)


_CAPITAL: Final = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\wÀ-ÿ]{3,}(?!['’-]?\w*\d)")
MANY: Final = 600
"""No more different words of a text are compared."""


def _other_names(reading: Reading, known: set[str], surnames: set[str]) -> Iterator[Finding]:
    """Find a name, of whatever it is, that one place spells with another letter than all the others."""
    text = reading.text
    places: dict[str, list[Span]] = {}
    for match in _CAPITAL.finditer(text):
        places.setdefault(match[0], []).append(Span(match.start(), match.end()))
    small = set(re.findall(r"\b[a-z][\wà-ÿ]{3,}", text))
    named = {
        word
        for actor in reading.given.record.actors
        for mention in actor.mentions
        if mention.form == "name"
        for word in _CAPITAL.findall(mention.cut(text))
    }
    persons = {
        word.lower() for actor in reading.persons for m in actor.mentions for word in _CAPITAL.findall(m.cut(text))
    }
    own = [word for word in places if word.lower() not in small and not word.isupper()][:MANY]
    told: set[str] = set()
    for rare in own:
        if len(places[rare]) > 1 or not (rare in named or _is_inside(reading, places[rare][0])):
            continue
        for usual in own:
            if usual in told or usual not in named or not _is_slip_of(rare, usual):
                continue
            beside = _beside(reading, places[rare][0])
            same = any(_share_a_neighbour(beside, _beside(reading, place)) for place in places[usual])
            either = rare.lower() in persons or usual.lower() in persons
            if (either and any(beside) and not same) or (
                len(places[usual]) == 1 and not same and len(rare) < VERY_LONG
            ):
                continue
            if usual.lower() in known and rare.lower() in surnames:
                continue  # persons are looked at above
            told |= {rare, usual}
            first, others = places[rare][0], places[usual]
            message = f"{reading.quote(first)} here, {reading.quote(others[0])} elsewhere: one name, spelt in two ways."
            yield reading.finding("name", message, 0.8, first, *others[: PLACES + 1])
            break


def _is_inside(reading: Reading, place: Span) -> bool:
    """Tell whether a word with a capital stands where one shows a name: not first in its sentence, nor in the title."""
    if reading.given.in_title(place.start):
        return False
    inside = place.start - reading.sentence(place.start).start > 1
    return inside or (place.end - place.start >= VERY_LONG and _DOES.match(reading.text, place.end) is not None)


def _is_slip_of(rare: str, usual: str) -> bool:
    """Tell whether a name is another one with a letter exchanged, left out or added, and no other form of it."""
    if rare == usual or min(len(rare), len(usual)) < LONG or rare[0] != usual[0] or _is_form(rare, usual):
        return False
    return DamerauLevenshtein.distance(rare.lower(), usual.lower(), score_cutoff=1) == 1


def _share_a_neighbour(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return any(mine and mine == theirs for mine, theirs in zip(one, other, strict=True))


def _beside(reading: Reading, place: Span) -> tuple[str, str]:
    """Give the capitalised words right before and behind a name."""
    before = re.search(r"([A-Z]\w+) $", reading.text[max(0, place.start - 20) : place.start])
    behind = re.match(r" ([A-Z]\w+)", reading.text[place.end : place.end + 20])
    return (before[1] if before else "", behind[1] if behind else "")


def _is_form(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: "Muslim" and "Muslims", "Israel" and "Israeli", "Theater" and "Theatre"."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if len(long) > len(short):
        return long.startswith(short) or (short.endswith("s") and long.endswith("s"))
    if one[:-1] == other[:-1] and {one[-1], other[-1]} <= set("aeinosy"):
        return True
    return plain(one) == plain(other) or (one[:-2] == other[:-2] and {one[-2:], other[-2:]} == {"er", "re"})


def plain(name: str) -> str:
    """Take the accents off a name.

    >>> plain("Hamrīn")
    'Hamrin'
    """
    return "".join(char for char in normalize("NFD", name) if not combining(char))


VERY_LONG: Final = 7
LONG: Final = 6
"""Names of places and organizations that are shorter are too alike."""
