"""Suggests which actors of an archive may be the same person, and does what somebody decides about it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice

from onrecord.archive import Store, StoredActor
from onrecord.archive.persons import People, SeenPerson
from onrecord.errors import NotInArchiveError
from onrecord.stories.persons import Person, Reason, Seen, Suggestion, suggest

SEE = "See `onrecord same-person`."


@dataclass(frozen=True, slots=True)
class SamePerson:
    """That the actor `other` may be the same person as `keep`.

    Its number is that of `other`: an actor has one suggestion at a time. `reasons` speak for it, and `confidence` says
    how often such pairs are the same person.
    """

    number: int
    keep: StoredActor
    other: StoredActor
    reasons: tuple[Reason, ...]
    confidence: float

    @property
    def why(self) -> str:
        """The reasons in one line, as they are kept with a decision."""
        return "; ".join(reason.words for reason in self.reasons)


class _Shelf:
    """The persons of an archive, as `suggest` asks for them; all of them, or those whose surname may be one's own."""

    def __init__(self, people: People, person: int | None = None) -> None:
        self._people, self._person = people, person
        self.called, self.companions = people.called, people.companions
        self.name, self.are_apart = people.name, people.are_apart

    def blocks(self) -> Iterator[list[Person]]:
        for block in self._people.blocks(self._person):
            yield list(map(_person, block))


def same_person(
    store: Store, *, confidence: float = 0.0, limit: int | None = None, offset: int = 0
) -> list[SamePerson]:
    """List which actors may be the same person, the likeliest first; nothing is joined by that.

    `confidence` leaves out what is less likely. All persons are looked at each time: a hundred thousand take seconds.
    Memory grows with `limit` and `offset`, not with the archive, unless there is no `limit`.
    """
    with store.reading():
        found = _found(store, confidence)
        first = sorted(found, key=_order) if limit is None else nsmallest(offset + limit, found, key=_order)
        return [_told(store, each) for each in islice(first, offset, None)]


def count_same_person(store: Store, *, confidence: float = 0.0) -> int:
    """Count the pairs that `same_person` lists."""
    with store.reading():
        return sum(1 for _ in _found(store, confidence))


def suggestion(store: Store, number: int) -> SamePerson:
    """Give the suggestion about an actor, by its number. Raises NotInArchiveError where there is none."""
    with store.reading():
        for each in suggest(_Shelf(store.people(), number)):
            if each.other.number == number:
                return _told(store, each)
    raise NotInArchiveError("There is no such suggestion", value=number, hint=SEE)


def accept(store: Store, numbers: Collection[int], *, who: str | None = None) -> int:
    """Join the pairs of some suggestions, and count them. Raises NotInArchiveError if there is no such suggestion.

    Each is a decision with the reasons for it, which `Store.undo` takes back. All of them are joined or none.
    """
    return store.join_pairs([(each.keep.id, each.other.id, each.why) for each in _all(store, numbers)], who=who)


def accept_all(store: Store, *, confidence: float, who: str | None = None) -> int:
    """Join all pairs that are at least so likely, and count them; else as `accept`."""
    found = same_person(store, confidence=confidence)
    return store.join_pairs([(each.keep.id, each.other.id, each.why) for each in found], who=who)


def refuse(store: Store, numbers: Collection[int], *, who: str | None = None, why: str | None = None) -> int:
    """Say that the pairs of some suggestions aren't one person, and count them; they aren't suggested again.

    Each is a decision, which `Store.undo` takes back. Raises NotInArchiveError if there is no such suggestion.
    """
    found = _all(store, numbers)
    store.tell_apart([(each.keep.id, each.other.id) for each in found], who=who, why=why)
    return len(found)


def _all(store: Store, numbers: Collection[int]) -> list[SamePerson]:
    return [suggestion(store, number) for number in dict.fromkeys(numbers)]


def _found(store: Store, confidence: float) -> Iterator[Suggestion]:
    return (each for each in suggest(_Shelf(store.people())) if each.confidence >= confidence)


def _order(found: Suggestion) -> tuple[float, int]:
    return -found.confidence, found.other.number


def _told(store: Store, found: Suggestion) -> SamePerson:
    keep, other = store.actor(found.keep.number), store.actor(found.other.number)
    return SamePerson(found.other.number, keep, other, found.reasons, found.confidence)


def _person(row: SeenPerson) -> Person:
    return Person(*row[:-1], seen=tuple(Seen(*each) for each in row.seen))
