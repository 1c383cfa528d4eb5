"""Which earlier event a later one is: the likeliest that nothing in the record rules out."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from onrecord.recorder.config import EventConfig
from onrecord.schema import Actor, Earlier, Event, Participant, Time


class Same(NamedTuple):
    """The number of the earlier event, and how likely it is the same."""

    event: int
    probability: float


class Sameness:
    """Compares the events of an article by what its record knows of their days, places and actors."""

    def __init__(self, actors: Sequence[Actor], times: Sequence[Time], config: EventConfig) -> None:
        self._named = {actor.id for actor in actors if actor.named}
        self._times = {time.id: time for time in times}
        self._config = config

    def find(self, event: Event, before: Iterable[Earlier], events: Sequence[Event]) -> Same | None:
        """Find the event that is the same as this one, among those before it; None if there is none.

        Nothing that happened is the same as something that didn't. Types, days, places, people and counts that differ
        speak against it, and take more to believe it.
        """
        for earlier in sorted(before, key=lambda each: (-each.probability, -each.event)):
            if earlier.event >= len(events) or _contradict(event, events[earlier.event]):
                continue
            against = self._speaks_against(event, events[earlier.event])
            if earlier.probability >= (self._config.same_against if against else self._config.same):
                return Same(*earlier)
        return None

    def _speaks_against(self, event: Event, other: Event) -> bool:
        return (
            event.type != other.type
            or self._other_days(event, other)
            or self._others(_actors(event.who), _actors(other.who))
            or self._others(_actors(event.whom), _actors(other.whom))
            or self._others({place.actor for place in event.where}, {place.actor for place in other.where})
            or _other_counts(event, other)
        )

    def _others(self, mine: set[str | None], theirs: set[str | None]) -> bool:
        """Tell whether both have actors with names, and none in common."""
        mine, theirs = mine & self._named, theirs & self._named
        return bool(mine and theirs) and not mine & theirs

    def _other_days(self, event: Event, other: Event) -> bool:
        mine, theirs = _days(event, self._times), _days(other, self._times)
        return bool(mine and theirs) and not any(a <= d and c <= b for a, b in mine for c, d in theirs)


def _contradict(event: Event, other: Event) -> bool:
    return "negated" in (event.status, other.status) and event.status != other.status


def _actors(participants: Iterable[Participant]) -> set[str | None]:
    return {each.actor for each in participants}


def _days(event: Event, times: Mapping[str, Time]) -> list[tuple[str, str]]:
    """Give the first and the last day of each of an event's times that has days."""
    known = (times[when.time] for when in event.when if when.time is not None)
    return [(time.earliest, time.latest) for time in known if time.earliest and time.latest]


def _other_counts(event: Event, other: Event) -> bool:
    """Tell whether no number fits both counts."""
    mine, theirs = event.count, other.count
    if mine is None or theirs is None or mine.of != theirs.of:
        return False
    return _below(mine.most, theirs.least) or _below(theirs.most, mine.least)


def _below(most: float | None, least: float | None) -> bool:
    return most is not None and least is not None and most < least
