"""Names of whatever it is that one place spells with another letter than all the others: "Nuremberg", "Nuremburg"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.names.alike import LONG, is_slip
from onrecord.checks.conflict.names.persons import DOES, Name
from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span

MANY: Final = 600
"""No more different words of a text are compared."""

VERY_LONG: Final = 7
"""Names of so many letters aren't alike by chance."""

_CAPITAL: Final = re.compile(r"[A-ZÀ-Þ][\wÀ-ÿ]{3,}")
_PART: Final = re.compile(r"[\w’'-]")
_FIGURE: Final = re.compile(r"['’-]?\w*\d")
_SMALL: Final = re.compile(r"\b[a-z][\wà-ÿ]{5,}")
_BEFORE: Final = re.compile(r"([A-Z]\w+) (?:[a-z]{2,3}[- ])?$")
_BEHIND: Final = re.compile(r" (?:[a-z]{2,3}[- ])?([A-Z]\w+)")
"""A short word may stand between the parts of a name: "Omar al-Sabah"."""



def other_names(reading: Reading, names: list[Name]) -> Iterator[tuple[Span, list[Span]]]:
    """Find a name that one place spells otherwise: that place, and those of the usual spelling."""
    places = _places(reading)
    alike = _pairs([*places][:MANY])
    if not alike:
        return
    named, persons = _named(reading)
    known, surnames = {each.surname for each in names if each.forename}, {each.surname for each in names}
    told: set[str] = set()
    for rare, usual in alike:
        first = places[rare][0]
        if len(places[rare]) > 1 or usual not in named or {rare, usual} & told:
            continue
        if not (rare in named or _is_inside(reading, first)):
            continue
        if usual.lower() in known and rare.lower() in surnames:
            continue  # persons are looked at on their own
        if _is_one(reading, first, places[usual], persons & {rare, usual} != set()):
            told |= {rare, usual}
            yield first, places[usual]


def _places(reading: Reading) -> dict[str, list[Span]]:
    """Give the long words with a capital letter that the text never writes with a small one, with their places."""
    text = reading.text
    found: dict[str, list[Span]] = defaultdict(list)
    for match in _CAPITAL.finditer(text):
        word, end = match[0], match.end()
        if len(word) < LONG or word.isupper() or _FIGURE.search(word) or _FIGURE.match(text, end):
            continue
        if not match.start() or not _PART.match(text, match.start() - 1):
            found[word].append(Span(match.start(), end))
    small = set(_SMALL.findall(text))
    return {word: spans for word, spans in found.items() if word.lower() not in small}


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    """Give the words that are a slip of each other, both ways round."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in words:
        by_letter[word[0]].append(word)
    found = [(one, other) for same in by_letter.values() for one in same for other in same if is_slip(one, other)]
    order = {word: at for at, word in enumerate(words)}
    return sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))


def _named(reading: Reading) -> tuple[set[str], set[str]]:
    """Give the words of all names, and those of the names of persons, with their other mentions."""
    named: set[str] = set()
    persons: set[str] = set()
    for actor in reading.given.record.actors:
        for mention in actor.mentions:
            words = _CAPITAL.findall(mention.cut(reading.text))
            named.update(words if mention.form == "name" else ())
            persons.update(words if actor.kind == "person" and not actor.members else ())
    return named, persons


def _is_one(reading: Reading, rare: Span, usual: list[Span], person: bool) -> bool:
    """Tell whether a place that spells a name otherwise means the same, by the words beside it."""
    beside = _beside(reading, rare)
    same = any(_share_a_neighbour(beside, _beside(reading, place)) for place in usual)
    if person and any(beside) and not same:
        return False
    return same or len(usual) > 1 or rare.end - rare.start >= VERY_LONG


def _is_inside(reading: Reading, place: Span) -> bool:
    """Tell whether a word with a capital stands where one shows a name: not first in its sentence, nor in the title."""
    if reading.given.in_title(place.start):
        return False
    inside = place.start - reading.sentence(place.start).start > 1
    return inside or (place.end - place.start >= VERY_LONG and DOES.match(reading.text, place.end) is not None)


def _share_a_neighbour(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return any(mine and mine == theirs for mine, theirs in zip(one, other, strict=True))


def _beside(reading: Reading, place: Span) -> tuple[str, str]:
    """Give the capitalised words right before and behind a name."""
    before = _BEFORE.search(reading.text, max(0, place.start - 24), place.start)
    behind = _BEHIND.match(reading.text, place.end, place.end + 24)
    return (before[1] if before else "", behind[1] if behind else "")
