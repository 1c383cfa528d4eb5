"""Finds the entries that words name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from onrecord.knowledge.entries import Actor, Country, Named, Office, Organization, bare, identity, names

SHORTEST_IN_CAPITALS = 4
"""Shorter words in capitals aren't names that are usually written otherwise: "HAMAS" is Hamas, "US" isn't "us"."""


class TableMatch(NamedTuple):
    """An entry that words name; `sure` is false if they are also a person's name or an ordinary word."""

    entry: Named
    sure: bool


class Index:
    """Entries by their names; if a user's own entries have a name, it means those, and none of the package's."""

    def __init__(self, packaged: Sequence[Actor], own: Sequence[Actor] = ()) -> None:
        replaced = {identity(entry) for entry in own}
        kept = [entry for entry in packaged if identity(entry) not in replaced] if replaced else packaged
        self._layers = [_by_name(own), _by_name(kept)] if own else [_by_name(kept)]
        every = [*kept, *own]
        self.countries = {entry.code: entry for entry in every if isinstance(entry, Country)}
        self.bodies = {bare(entry.name): entry for entry in every if isinstance(entry, Organization)}
        self.offices = {(entry.of, entry.office): entry for entry in every if isinstance(entry, Office)}
        self._adjectives = _codes((country, country.adjectives) for country in self.countries.values())
        self._people = _codes((country, country.people) for country in self.countries.values())
        self._calls = {call: key for key, entry in self.offices.items() for call in entry.aliases}

    def find(self, words: str) -> list[TableMatch]:
        """Find the entries that words name; case matters, but a text may be all in capitals."""
        words = bare(words)
        for layer in self._layers:
            if found := layer.get(words):
                return [TableMatch(entry, words not in entry.ambiguous) for entry in found]
        if words.isupper() and len(words) >= SHORTEST_IN_CAPITALS:
            return self._capitals.get(words, [])
        return []

    def called(self, words: str) -> tuple[str, str] | None:
        """Find the office that words alone stand for ("the pope"): whose office it is, and which."""
        return self._calls.get(bare(words))

    def adjective(self, words: str) -> str | None:
        """Find the code of the country with this adjective; None if there are several."""
        return _only(self._adjectives, words)

    def people(self, words: str) -> str | None:
        """Find the code of the country whose people have this name; None if there are several."""
        return _only(self._people, words)

    @cached_property
    def _capitals(self) -> dict[str, list[TableMatch]]:
        found: dict[str, list[TableMatch]] = {}
        for layer in reversed(self._layers):
            here: dict[str, list[TableMatch]] = defaultdict(list)
            for name, entries in layer.items():
                if not name.isupper():
                    for entry in entries:
                        if all(entry is not other.entry for other in here[name.upper()]):
                            here[name.upper()].append(TableMatch(entry, name not in entry.ambiguous))
            found |= here
        return found


def _by_name(entries: Iterable[Actor]) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {}
    for entry in entries:
        if not isinstance(entry, Office):
            for name in names(entry):
                found.setdefault(name, []).append(entry)
    return found


def _codes(called: Iterable[tuple[Country, Iterable[str]]]) -> dict[str, set[str]]:
    """Map words to the codes of their countries, without ambiguous words."""
    found: dict[str, set[str]] = {}
    for country, words in called:
        for word in words:
            if word not in country.ambiguous:
                found.setdefault(word, set()).add(country.code)
    return found


def _only(codes: dict[str, set[str]], words: str) -> str | None:
    found = codes.get(words) or (codes.get(words.title()) if words.isupper() else None)
    return next(iter(found)) if found and len(found) == 1 else None
