"""Events: who did what to whom, where and when, and in whose statement the text says so."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from onrecord.schema.actor import Id
from onrecord.schema.annotations import Confidence
from onrecord.schema.base import STRICT, Corrected, Frozen
from onrecord.schema.labels import EventStatus, EventType
from onrecord.schema.span import Span

Number = Annotated[int, Field(ge=0)] | Annotated[float, Field(ge=0, allow_inf_nan=False)]


def _is_none(value: Any) -> bool:
    return value is None


Inferred = Annotated[Literal[True] | None, Field(exclude_if=_is_none)]
"""True where an event's own sentence doesn't give an argument, else there is no such key."""

InferredFrom = Annotated[Span | None, Field(exclude_if=_is_none)]
"""The words that give away an argument that is inferred, else there is no such key."""


@dataclass(frozen=True, slots=True, config=STRICT)
class Participant(Span):
    """Who does something, or to whom or with whom it is done; `actor` is null if it is no actor of the record.

    >>> Participant(0, 9, actor="a1").cut("The mayor left.")
    'The mayor'
    """

    actor: Id | None = None


@dataclass(frozen=True, slots=True, config=STRICT)
class EventPlace(Span):
    """Where an event happens; `actor` is the place among the record's actors, null if it isn't one.

    >>> EventPlace(0, 5, actor="a2", inferred=True, inferred_from=Span(0, 5)).cut("HARDA — The bridge fell.")
    'HARDA'
    """

    actor: Id | None = None
    inferred: Inferred = None
    inferred_from: InferredFrom = None

    def __post_init__(self) -> None:
        Span.__post_init__(self)
        _require_evidence(self.inferred, self.inferred_from)


@dataclass(frozen=True, slots=True, config=STRICT)
class EventTime(Span):
    """When an event happens; `time` is the expression among the record's times, null if it isn't one.

    >>> EventTime(11, 17, time="t1").cut("They met on Monday."[1:])
    'Monday'
    """

    time: Id | None = None
    inferred: Inferred = None
    inferred_from: InferredFrom = None

    def __post_init__(self) -> None:
        Span.__post_init__(self)
        _require_evidence(self.inferred, self.inferred_from)


def _require_evidence(inferred: bool | None, inferred_from: Span | None) -> None:
    if bool(inferred) is (inferred_from is None):
        raise ValueError("an argument that is inferred names what it was inferred from, and no other argument does")


class Count(Frozen):
    """How many, at least and at most, as the words of an event give it: "more than a dozen killed" is 13 or more.

    `of` is what is counted, in one word ("killed", "injured", "arrested"), or a currency's code in ISO 4217 ("USD").

    >>> Count(least=40, most=50, of="injured").most
    50
    """

    least: Number | None = None
    most: Number | None = None
    of: Annotated[str, Field(pattern=r"^([a-z]+|[A-Z]{3})$")]

    @model_validator(mode="after")
    def _the_bounds_are_a_range(self) -> Self:
        if self.least is None and self.most is None:
            raise ValueError("a count has a bound: `least`, `most` or both")
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(f"a count's `least` is more than its `most`: {self.least} and {self.most}")
        return self


class Event(Frozen):
    """Something that happened, may happen or is said not to have happened, with everybody and everything that it names.

    `statement` is the innermost statement in whose content the trigger stands; without one, the outlet tells it itself.
    Where it is doubtful whether the trigger stands in a statement, `may_belong_to` is that statement, or one of the
    record's doubtful ones, and the event is nobody's word yet. Ask the record how an event stands, with
    `record.standing(event)`. `same_as` is the first event of the record that is the very same.

    >>> Event(id="e1", trigger=Span(4, 8), type="disaster", status="actual", confidence=0.9).statement is None
    True
    """

    id: Id
    trigger: Span
    type: EventType
    status: EventStatus
    who: tuple[Participant, ...] = ()
    whom: tuple[Participant, ...] = ()
    where: tuple[EventPlace, ...] = ()
    when: tuple[EventTime, ...] = ()
    amount: tuple[Span, ...] = ()
    count: Count | None = None
    statement: Id | None = None
    may_belong_to: Id | None = None
    same_as: Id | None = None
    confidence: Confidence
    corrected: Corrected = False

    @model_validator(mode="after")
    def _a_doubtful_statement_is_not_a_sure_one(self) -> Self:
        if self.statement is not None and self.may_belong_to is not None:
            raise ValueError("an event stands in a statement, or may belong to one, but not both")
        return self

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of the actors that take part in it or are its place, each once, in the order of the roles."""
        everybody = [each.actor for each in self.who + self.whom] + [each.actor for each in self.where]
        return tuple(dict.fromkeys(actor for actor in everybody if actor is not None))

    def spans(self) -> Iterator[Span]:
        """Give every span that the event points at: trigger, arguments, and what was inferred from."""
        yield self.trigger
        yield from (*self.who, *self.whom, *self.where, *self.when, *self.amount)
        evidence = [each.inferred_from for each in self.where] + [each.inferred_from for each in self.when]
        yield from (span for span in evidence if span is not None)


def require_known(
    events: tuple[Event, ...], *, statements: set[str], doubtful: set[str], actors: set[str], times: set[str]
) -> None:
    """Raise ValueError unless the events are in the order of the text, and refer to lines of their record.

    `statements`, `doubtful`, `actors` and `times` are the ids that the record has. `same_as` must be an earlier event.
    """
    for before, after in pairwise(events):
        if after.trigger.start < before.trigger.start:
            raise ValueError(f"event {after.id!r} is out of order: its trigger stands before that of {before.id!r}")
    seen: set[str] = set()
    for event in events:
        if event.id in seen:
            raise ValueError("two events have the same id")
        if event.same_as is not None and event.same_as not in seen:
            raise ValueError(f"event {event.id!r} is the same as {event.same_as!r}, which is no earlier event")
        seen.add(event.id)
        _require(event, "statement", [event.statement], statements)
        _require(event, "statement", [event.may_belong_to], statements | doubtful)
        _require(event, "actor", event.actors, actors)
        _require(event, "time", [when.time for when in event.when], times)


def _require(event: Event, what: str, named: Iterable[str | None], known: set[str]) -> None:
    for each in named:
        if each is not None and each not in known:
            raise ValueError(f"event {event.id!r} names the {what} {each!r}, which is not in the record")
