"""Writes the events of a record, from what the network marked and what the stages before have found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.recorder.actors import Resolution
from onrecord.recorder.config import DEFAULT, EventConfig
from onrecord.recorder.events.counts import count
from onrecord.recorder.events.days import Times
from onrecord.recorder.events.inferred import (
    dateline_place,
    with_day_of_saying,
    with_here,
    with_what_the_same_tells,
)
from onrecord.recorder.events.participants import Participants
from onrecord.recorder.events.sameness import Sameness
from onrecord.recorder.events.status import settle
from onrecord.recorder.events.surroundings import StatementMap
from onrecord.recorder.events.telling import tell
from onrecord.schema import (
    Actor,
    DoubtfulStatement,
    Earlier,
    Event,
    EventPlace,
    EventTime,
    Fragments,
    MarkedEvent,
    Participant,
    Saying,
    Span,
    Statement,
    Time,
)
from onrecord.text import TextStructure


def write(
    structure: TextStructure,
    marked: Sequence[MarkedEvent],
    *,
    statements: Sequence[Statement],
    resolution: Resolution,
    actors: Sequence[Actor],
    times: Sequence[Time],
    config: EventConfig = DEFAULT.events,
) -> tuple[tuple[Event, ...], tuple[DoubtfulStatement, ...]]:
    """Write the events of a record, in the order of their triggers, and the doubtful statements that they may stand in.

    `statements`, `actors` and `times` are those of the record, and `resolution` is what the actors were written from.
    """
    if not marked:
        return (), ()
    writer = _Writer(
        structure.text,
        StatementMap(structure, statements),
        Participants(structure.text, resolution),
        Times(times),
        config,
    )
    same = Sameness(actors, times, config)
    by_id = {time.id: time for time in times}
    saying = {cue: statement for statement in statements for cue in statement.cue}
    dateline = dateline_place(structure.text, structure.layout.paragraphs, actors)
    order = sorted(range(len(marked)), key=lambda number: (marked[number].trigger.start, number))
    places = {number: place for place, number in enumerate(order)}
    events: list[Event] = []
    for place, number in enumerate(order):
        event = writer.event(f"e{place + 1}", marked[number])
        event = with_here(event, structure.text, dateline)
        found = same.find(event, _before(marked[number], places, place), events)
        if found is not None:
            other = events[found.event]
            event = event.model_copy(update={"same_as": other.same_as or other.id})
            if found.probability >= config.inferred:
                event = with_what_the_same_tells(event, other)
        events.append(with_day_of_saying(event, saying, by_id))
    return tuple(events), tuple(writer.doubtful.values())


def _before(marked: MarkedEvent, places: dict[int, int], place: int) -> Iterable[Earlier]:
    """Number the earlier events as they are written."""
    numbered = (each._replace(event=places[each.event]) for each in marked.before)
    return [each for each in numbered if each.event < place]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one event after the other, all but what depends on others."""

    text: str
    statements: StatementMap
    participants: Participants
    times: Times
    config: EventConfig
    doubtful: dict[tuple[Fragments, ...], DoubtfulStatement] = field(default_factory=dict)

    def event(self, name: str, marked: MarkedEvent) -> Event:
        telling = tell(marked.trigger, marked.saying, self.statements, self.config)
        doubtful = self._doubtful(telling.doubtful) if telling.doubtful else None
        return Event(
            id=name,
            trigger=marked.trigger,
            type=marked.type,
            status=settle(self.text, marked.trigger, marked.status),
            who=self._actors(marked.who),
            whom=self._actors(marked.whom),
            where=tuple(EventPlace(span.start, span.end, self.participants.actor(span)) for span in marked.where),
            when=tuple(EventTime(span.start, span.end, self.times.at(span)) for span in marked.when),
            amount=marked.amount,
            count=count(marked, self.text),
            statement=telling.statement,
            may_belong_to=doubtful.id if doubtful else telling.may_belong_to,
            confidence=marked.confidence,
        )

    def _doubtful(self, saying: Saying) -> DoubtfulStatement:
        """Write a doubtful statement, or find it if another event may stand in it, too."""
        words = (saying.source, saying.cue, saying.content)
        if words not in self.doubtful:
            source, cue, content = words
            name = f"d{len(self.doubtful) + 1}"
            self.doubtful[words] = DoubtfulStatement(id=name, source=source, cue=cue, content=content)
        return self.doubtful[words]

    def _actors(self, spans: Iterable[Span]) -> tuple[Participant, ...]:
        return tuple(Participant(span.start, span.end, self.participants.actor(span)) for span in spans)
