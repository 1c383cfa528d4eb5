"""The persons of one block whose names are alike, by pairs."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from onrecord.knowledge.nicknames import long_forms
from onrecord.knowledge.surnames import PersonName, bones
from onrecord.stories.persons.likeness import likeness
from onrecord.stories.persons.shelf import Person, Reason


class Named(NamedTuple):
    """A person with the name taken apart."""

    person: Person
    name: PersonName


class Alike(NamedTuple):
    """Two persons with full names that are alike, and how."""

    one: Named
    other: Named
    reasons: tuple[Reason, ...]


def alike(full: Sequence[Named]) -> Iterator[Alike]:
    """Give every pair of full names that are alike, once; only those are compared whose first names may be."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (_, name) in enumerate(full):
        for key in _keys(name):
            places[key].append(place)
    seen: set[tuple[int, int]] = set()
    for together in places.values():
        for pair in combinations(together, 2):
            if pair in seen:
                continue
            seen.add(pair)
            one, other = full[pair[0]], full[pair[1]]
            if reasons := likeness(one.name, other.name):
                yield Alike(one, other, reasons)
    yield from _with_initials(full, seen)


def _with_initials(full: Sequence[Named], seen: set[tuple[int, int]]) -> Iterator[Alike]:
    """Give the pairs of which one has an initial for a first name, such as are not seen yet."""
    letters: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (_, name) in enumerate(full):
        letters[name.surname, name.given[0][0]].append(place)
    for place, one in enumerate(full):
        if len(one.name.given[0]) == 1:
            for to in letters[one.name.surname, one.name.given[0]]:
                pair = (min(place, to), max(place, to))
                if to != place and pair not in seen and (reasons := likeness(one.name, full[to].name)):
                    seen.add(pair)
                    yield Alike(full[pair[0]], full[pair[1]], reasons)


def _keys(name: PersonName) -> set[tuple[str, str]]:
    """Give what names that may be alike share: a long form of a first or second name, or the bones of the first."""
    found = {("name", long) for given in name.given[:2] if len(given) > 1 for long in long_forms(given)}
    return found | {("bones", bones(name.given[0]))} if len(name.given[0]) > 1 else found
