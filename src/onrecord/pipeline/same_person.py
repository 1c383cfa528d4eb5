"""Suggests which actors of an archive may be the same person, and does what somebody decides about it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from onrecord.archive import Store, StoredActor
from onrecord.archive.persons import People, SeenPerson
from onrecord.errors import NotInArchiveError, QueryError
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


class Suggested(NamedTuple):
    """Some suggestions, and how many there are in all."""

    total: int
    items: list[SamePerson]


def same_person(store: Store, *, confidence: float = 0.0, limit: int | None = None, offset: int = 0) -> Suggested:
    """Find which actors may be the same person, the likeliest first; nothing is joined by that.

    `confidence` leaves out what is less likely. All persons are looked at each time: a hundred thousand take half a
    minute. Memory grows with `limit` and `offset`, not with the archive, unless there is no `limit`.
    """
    total = 0

    def counted() -> Iterator[Suggestion]:
        nonlocal total
        for each in suggest(_Shelf(store.people())):
            if each.confidence >= confidence:
                total += 1
                yield each

    with store.reading():
        found = sorted(counted(), key=_order) if limit is None else nsmallest(offset + limit, counted(), key=_order)
        return Suggested(total, [_told(store, each) for each in found[offset:]])


def suggestion(store: Store, number: int, keep: int | None = None) -> SamePerson:
    """Give the suggestion about an actor, by its number; only those whose surname may be the same are looked at.

    Raises NotInArchiveError where there is none, and QueryError where it would join the actor with another than `keep`.
    """
    store.actor(number)
    with store.reading():
        found = next((each for each in suggest(_Shelf(store.people(), number)) if each.other.number == number), None)
        if found is None:
            raise NotInArchiveError("There is no such suggestion", value=number, hint=SEE)
        if keep not in (None, found.keep.number):
            raise QueryError(
                f"Suggestion {number} is about another pair by now",
                value=keep,
                allowed=str(found.keep.number),
                hint=SEE,
            )
        return _told(store, found)


def accept(store: Store, numbers: Collection[int], *, keep: int | None = None, who: str | None = None) -> int:
    """Join the pairs of some suggestions, and count them; `keep` is the actor that they are expected to be joined with.

    Each is a decision with the reasons for it, which `Store.undo` takes back. All of them are joined or none. Raises
    what `suggestion` raises.
    """
    found = [suggestion(store, number, keep) for number in dict.fromkeys(numbers)]
    return store.join_pairs([(each.keep.id, each.other.id, each.why) for each in found], who=who)


def accept_all(store: Store, *, confidence: float, who: str | None = None) -> int:
    """Join all pairs that are at least so likely, and count them; else as `accept`."""
    found = same_person(store, confidence=confidence).items
    return store.join_pairs([(each.keep.id, each.other.id, each.why) for each in found], who=who)


def refuse(
    store: Store,
    numbers: Collection[int],
    *,
    keep: int | None = None,
    who: str | None = None,
    why: str | None = None,
) -> int:
    """Say that the pairs of some suggestions aren't one person, and count them; they aren't suggested again.

    Each is a decision, which `Store.undo` takes back. Raises what `suggestion` raises.
    """
    found = [suggestion(store, number, keep) for number in dict.fromkeys(numbers)]
    return len(store.tell_apart([(each.keep.id, each.other.id) for each in found], who=who, why=why))


def _order(found: Suggestion) -> tuple[float, int]:
    return -found.confidence, found.other.number


def _told(store: Store, found: Suggestion) -> SamePerson:
    keep, other = store.actor(found.keep.number), store.actor(found.other.number)
    return SamePerson(found.other.number, keep, other, found.reasons, found.confidence)


def _person(row: SeenPerson) -> Person:
    return Person(*row[:-1], seen=tuple(Seen(*each) for each in row.seen))
