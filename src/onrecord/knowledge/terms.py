"""Finds who held an office at a date, and which office a person held."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from onrecord.knowledge.dates import Days, days
from onrecord.knowledge.entries import Holder, identity
from onrecord.knowledge.persons import fold, shorter

NO_END = "9999-12-31"


class Term(NamedTuple):
    """A term of office, with the days on which it may have been running, and those on which it surely was.

    A term that goes on is known only up to the date of the table.
    """

    entry: Holder
    possible: Days
    sure: Days

    @property
    def running(self) -> Days:
        """The days on which it may have been running; they have no end if the table knows of none."""
        return self.possible if self.entry.until else Days(self.possible.first, NO_END)

    def may_touch(self, on: Days) -> bool:
        """Tell whether it may have been running on one of the days."""
        return self.possible.first <= on.last and on.first <= self.possible.last

    def covers(self, on: Days) -> bool:
        """Tell whether it surely was running on all of them."""
        return self.sure.first <= on.first and on.last <= self.sure.last


class Terms:
    """All terms; a user's `own` terms replace those of the package with the same identity."""

    def __init__(self, packaged: Sequence[Holder], own: Sequence[Holder] = ()) -> None:
        replaced = {identity(entry) for entry in own}
        kept = (entry for entry in packaged if identity(entry) not in replaced) if replaced else packaged
        self._entries = [*kept, *own]
        self._offices: dict[tuple[str, str], list[Holder]] = {}
        for entry in self._entries:
            self._offices.setdefault((entry.of, entry.office), []).append(entry)

    def holder(self, of: str, office: str, on: str | None) -> Holder | None:
        """Find the term of whoever held an office at a date; None if somebody else could have held it then."""
        if on is None:
            return None
        when = days(on)
        running = [term for term in map(_term, self._offices.get((of, office), ())) if term.may_touch(when)]
        if len({term.entry.name for term in running}) != 1:
            return None
        return next((term.entry for term in running if term.covers(when)), None)

    def last(self, of: str, office: str) -> Holder | None:
        """Find the last term of an office."""
        return max(self._offices.get((of, office), ()), key=lambda entry: entry.since, default=None)

    def of_person(self, name: str) -> list[Term]:
        """Find the terms of everybody with a full name, in order; none for a name of one word."""
        folded = fold(name)
        found = self._persons.get(folded) or self._persons.get(shorter(folded)) or ()
        return sorted(map(_term, found), key=lambda term: term.entry.since) if " " in folded else []

    def of_surname(self, name: str) -> list[Term]:
        """Find the terms of everybody with a surname of one word, in order."""
        return sorted(map(_term, self._surnames.get(fold(name), ())), key=lambda term: term.entry.since)

    @cached_property
    def _surnames(self) -> dict[str, list[Holder]]:
        return _by_name((entry, {name.rpartition(" ")[2] for name in names}) for entry, names in self._folded)

    @cached_property
    def _persons(self) -> dict[str, list[Holder]]:
        return _by_name(self._folded)

    @cached_property
    def _folded(self) -> list[tuple[Holder, set[str]]]:
        """All terms, each with the folded names of its holder; whoever held office twice is folded once."""
        called = [(entry, (entry.name, *entry.aliases)) for entry in self._entries]
        folded = {name: fold(name) for name in {name for _, names in called for name in names}}
        return [(entry, {folded[name] for name in names}) for entry, names in called]


def surnames(*names: str) -> Iterator[str]:
    """Give what may follow a title, folded: every ending of somebody's names.

    >>> sorted(surnames("Ursula von der Leyen"))
    ['der leyen', 'leyen', 'ursula von der leyen', 'von der leyen']
    """
    for name in names:
        parts = fold(name).split()
        yield from (" ".join(parts[i:]) for i in range(len(parts)))


def _by_name(called: Iterable[tuple[Holder, Iterable[str]]]) -> dict[str, list[Holder]]:
    found: dict[str, list[Holder]] = {}
    for entry, names in called:
        for name in names:
            found.setdefault(name, []).append(entry)
    return found


def _term(entry: Holder) -> Term:
    begins = days(entry.since)
    known = days(entry.as_of).last
    ends = days(entry.until) if entry.until else Days(known, known)
    return Term(entry, Days(begins.first, ends.last), Days(begins.last, ends.first))
