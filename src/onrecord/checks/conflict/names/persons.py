"""Names of persons, and which of them are another one misspelt: "Feldstein" and "Feldstone"."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.checks.conflict.names.alike import alike, differ_in_a_letter, plain
from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span

_WORD: Final = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?")
_GENITIVE: Final = re.compile(r"['’]s?$")
_FIGURE: Final = re.compile(r"\d")
NO_NAMES: Final = frozenset(
    """
    mr mrs ms miss dr sir dame lord lady prof professor sgt lt col gen capt chief judge justice mayor president senator
    sen rep gov governor minister jr sr junior senior the a an of and st coach king queen prince princess pope father
    sister brother reverend rev deputy superintendent officer detective inspector constable commissioner
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)

DOES: Final = re.compile(r"['’]s\b|,|\s(?:said|says|told|was|is|has|had|will|would|who|himself|herself|\w+ed)\b")
"""What follows a name of somebody who does something."""


@dataclass(frozen=True, slots=True)
class Name:
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


def misspelt(reading: Reading, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Find names of persons that are another one misspelt: the rare one, and the usual one."""
    yield from _surnames(reading, names)
    yield from _forenames(names)


def _surnames(reading: Reading, names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Find surnames that are another one misspelt: the rare one, and the usual one."""
    counted = Counter(each.surname for each in names)
    forenames = {plain(each.forename) for each in names if each.forename}
    told: set[frozenset[str]] = set()
    near = {(a, b) for a in counted for b in counted if a != b and (differ_in_a_letter(a, b) or alike(a, b))}
    twins = {surname for pair in near for surname in pair}
    doubtful = [each for each in names if each.surname in twins]
    for rare in doubtful:
        for usual in doubtful:
            pair = frozenset((rare.surname, usual.surname))
            if (rare.surname, usual.surname) not in near or pair in told:
                continue
            if any(each.forename is None and plain(each.surname) in forenames for each in (rare, usual)):
                continue  # somebody is called by the forename
            if any(each.forename is None and each.surname in reading.names_of_others for each in (rare, usual)):
                continue  # a place or an organization has that name
            if not _is_misspelt(rare, usual, counted, names):
                continue
            if any(each.forename is None and _is_a_word(reading, each) for each in (rare, usual)):
                continue
            told.add(pair)
            yield rare, usual


def names_of_persons(reading: Reading) -> list[Name]:
    found = []
    for actor in reading.persons:
        for mention in actor.mentions:
            if mention.form != "name":
                continue
            words = [
                (match.start() + mention.start, _GENITIVE.sub("", match[0]))
                for match in _WORD.finditer(mention.cut(reading.text))
            ]
            words = [(at, word) for at, word in words if word.casefold().rstrip(".") not in NO_NAMES]
            if not words or not words[-1][1][0].isupper() or words[-1][1].isupper():
                continue
            if any(_FIGURE.search(word) for _, word in words):
                continue  # a time or a number is stuck to it
            at, last = words[-1]
            small = tuple(word.casefold() for _, word in words)
            found.append(Name(Span(mention.start, mention.end), small, Span(at, at + len(last)), actor.id))
    return sorted(found, key=lambda name: name.span)


def _is_misspelt(rare: Name, usual: Name, counted: Counter[str], names: list[Name]) -> bool:
    """Tell whether a surname is another one misspelt: alike, and nobody else is introduced by it."""
    short = (
        rare.forename is not None
        and rare.forename == usual.forename
        and differ_in_a_letter(rare.surname, usual.surname)
    )
    if not short and not alike(rare.surname, usual.surname):
        return False
    if counted[rare.surname] > counted[usual.surname] or (
        counted[rare.surname] == counted[usual.surname] and rare.span.start < usual.span.start
    ):
        return False
    if rare.forename is None:
        fuller = [each for each in names if each.surname == rare.surname and each.forename]
        return not fuller and _is_known(usual, names)
    full = [each for each in names if each.surname == usual.surname and each.forename]
    if full:
        return any(each.forename == rare.forename for each in full)
    # A full name met once, and elsewhere only the other surname: "Walt Kasayulie" and later "Kasayulle said".
    return counted[rare.surname] == 1 and differ_in_a_letter(rare.surname, usual.surname)


def _is_known(usual: Name, names: list[Name]) -> bool:
    """Tell whether the text gives somebody's full name with this surname."""
    return any(each.surname == usual.surname and each.forename for each in names)


def _is_a_word(reading: Reading, name: Name) -> bool:
    """Tell whether a name that begins a sentence may be any word: "Young and new members"."""
    first = reading.sentence(name.span.start).start
    if name.last.start > name.span.start:
        return False  # a title stands before it
    return name.span.start - first <= 1 and DOES.match(reading.text, name.span.end) is None


def _forenames(names: list[Name]) -> Iterator[tuple[Name, Name]]:
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
            if pair not in told and rank <= other and _are_alike(rare.forename, usual.forename):
                told.add(pair)
                yield rare, usual


def _are_alike(one: str, other: str) -> bool:
    """Tell whether two forenames are one, misspelt; "Pete" is no misspelt "Peter"."""
    return alike(one, other) and not (one.startswith(other) or other.startswith(one))
