"""Suggests which actors of an archive may be the same person, and does what somebody decides about it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Final, NamedTuple

from onrecord.archive import Store, StoredActor
from onrecord.archive.persons import People, SeenPerson
from onrecord.archive.same_persons import KeptSuggestion
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.stories.persons import Person, Reason, Seen, suggest

SEE: Final = "See `onrecord same-person`."

AT_ONCE: Final = 50
"""So many actors are looked at in one transaction; another writer waits some tenths of a second for it."""

MOST_CHANGED: Final = 20
"""So many actors who have changed are looked at while somebody waits for a page."""


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
    """The persons of some surnames, as `suggest` asks for them."""

    def __init__(self, people: People, bones: Iterable[str]) -> None:
        self._people, self._bones = people, bones
        self.called, self.companions = people.called, people.companions
        self.name, self.are_apart = people.name, people.are_apart

    def blocks(self) -> Iterator[list[Person]]:
        for block in self._people.blocks(self._bones):
            yield list(map(_person, block))


class Suggested(NamedTuple):
    """Some suggestions, how many there are in all, and whether there are actors who haven't been looked at yet."""

    total: int
    items: list[SamePerson]
    waiting: bool = False


def look_at_some(store: Store) -> int:
    """Look who may be the same person among the actors who have changed, keep what is found, and count these actors.

    `AT_ONCE` of them at most: call it again until there are none. Whoever adds articles does so.
    """
    return store.look_at_next(_find, most=AT_ONCE)


def same_person(
    store: Store, *, confidence: float = 0.0, limit: int | None = None, offset: int = 0, most_changed: int | None = None
) -> Suggested:
    """Find which actors may be the same person, the likeliest first; nothing is joined by that.

    `confidence` leaves out what is less likely. What was found when articles were added is kept, and only who has
    changed since is looked at: all of them, or with `most_changed` so many; the others wait.
    """
    with store.reading():
        people = store.people(changed=most_changed)
        anew = [each for each in _find(people) if each.confidence >= confidence]
        waiting = people.changed.bones
        found = merge(
            sorted(anew, key=_order), store.kept_suggestions(confidence=confidence, without=waiting), key=_order
        )
        items = islice(found, offset, None if limit is None else offset + limit)
        return Suggested(
            len(anew) + store.count_kept_suggestions(confidence=confidence, without=waiting),
            [_told(store, each) for each in items],
            most_changed is not None and len(people.changed.actors) == most_changed,
        )


def suggestion(store: Store, number: int, keep: int | None = None) -> SamePerson:
    """Give the suggestion about an actor, by its number; only those whose surname may be the same are looked at.

    Raises NotInArchiveError where there is none, and QueryError where it would join the actor with another than `keep`.
    """
    store.actor(number)
    with store.reading():
        people = store.people()
        found = next((each for each in _find(people, [people.surname(number)]) if each.other == number), None)
        if found is None:
            raise NotInArchiveError("There is no such suggestion", value=number, hint=SEE)
        if keep not in (None, found.keep):
            raise QueryError(
                f"Suggestion {number} is about another pair by now",
                value=keep,
                allowed=str(found.keep),
                hint=SEE,
            )
        return _told(store, found)


def accept(store: Store, numbers: Collection[int], *, keep: int | None = None, who: str | None = None) -> int:
    """Join the pairs of some suggestions, and count them; `keep` is the actor that they are expected to be joined with.

    Each is a decision with the reasons for it, which `Store.undo` takes back. All of them are joined or none. Raises
    what `suggestion` raises.
    """
    found = [suggestion(store, number, keep) for number in dict.fromkeys(numbers)]
    joined = store.join_pairs([(each.keep.id, each.other.id, each.why) for each in found], who=who)
    look_at_some(store)
    return joined


def accept_all(store: Store, *, confidence: float, who: str | None = None) -> int:
    """Join all pairs that are at least so likely, and count them; else as `accept`."""
    found = same_person(store, confidence=confidence).items
    joined = store.join_pairs([(each.keep.id, each.other.id, each.why) for each in found], who=who)
    for _ in range(1 + joined):
        look_at_some(store)
    return joined


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
    told = store.tell_apart([(each.keep.id, each.other.id) for each in found], who=who, why=why)
    look_at_some(store)
    return len(told)


def _find(people: People, bones: Iterable[str] | None = None) -> Iterator[KeptSuggestion]:
    """Find who may be the same person among those of some surnames; unless these are given, of whoever has changed."""
    for each in suggest(_Shelf(people, people.changed.bones if bones is None else bones)):
        reasons = tuple((reason.kind, reason.words) for reason in each.reasons)
        yield KeptSuggestion(
            each.keep.number, each.other.number, people.surname(each.other.number), reasons, each.confidence
        )


def _order(found: KeptSuggestion) -> tuple[float, int]:
    return -found.confidence, found.other


def _told(store: Store, found: KeptSuggestion) -> SamePerson:
    keep, other = store.actor(found.keep), store.actor(found.other)
    reasons = tuple(Reason(kind, words) for kind, words in found.reasons)  # type: ignore[arg-type]
    return SamePerson(found.other, keep, other, reasons, found.confidence)


def _person(row: SeenPerson) -> Person:
    return Person(*row[:-1], seen=tuple(Seen(*each) for each in row.seen))
