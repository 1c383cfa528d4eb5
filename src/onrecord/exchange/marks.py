"""What tools that mark text carry of a record: its statements, mentions, times and events as marks on words.

brat and UIMA CAS each write the marks in their own way. What comes back is marks again, and `editing` makes a record of
them, so neither format knows how a record is changed.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, get_args

from onrecord.errors import ExchangeError
from onrecord.schema import Actor, Event, Record, Span, Statement

Spans = tuple[Span, ...]

ROLES: Final = ("who", "whom", "where", "when", "amount")
"""The roles that words have in an event."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that are marked. `key` is its own in the file; `where` says where in the file it stands, for errors."""

    key: str
    spans: Spans
    where: str = field(default="", compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class StatementMark(Mark):
    """A statement. Its spans are its content; `speakers` and `within` are keys of mentions and of a statement."""

    source: Spans = ()
    cue: Spans = ()
    act: str | None = None
    form: str | None = None
    speakers: tuple[str, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True)
class MentionMark(Mark):
    """A mention. All mentions with one `actor` are of one actor."""

    actor: str = ""
    kind: str = ""
    form: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMark(Mark):
    """An expression of time."""

    kind: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """Words that have a role in an event, and the key of the mention or time that they mean, if any."""

    role: str
    spans: Spans
    means: str | None = None


@dataclass(frozen=True, slots=True)
class EventMark(Mark):
    """An event. Its spans are its trigger; `same_as` is the key of another event."""

    type: str = ""
    status: str | None = None
    arguments: tuple[Argument, ...] = ()
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a record; `keyed` tells whether keys outlive the other tool, as brat's numbers don't."""

    statements: tuple[StatementMark, ...] = ()
    mentions: tuple[MentionMark, ...] = ()
    times: tuple[TimeMark, ...] = ()
    events: tuple[EventMark, ...] = ()
    keyed: bool = False

    def __iter__(self) -> Iterator[Mark]:
        yield from (*self.statements, *self.mentions, *self.times, *self.events)

    def shaped(self, shape: Callable[[Spans], Spans]) -> "Marks":
        """Give the marks with all spans as a format can hold them; a mark whose words it can't hold is left out."""
        statements = [
            replace(m, spans=shape(m.spans), source=shape(m.source), cue=shape(m.cue)) for m in self.statements
        ]
        mentions = [replace(m, spans=shape(m.spans)) for m in self.mentions]
        times = [replace(m, spans=shape(m.spans)) for m in self.times]
        events = [
            replace(
                m,
                spans=shape(m.spans),
                arguments=tuple(
                    replace(each, spans=spans) for each in m.arguments if (spans := shape(each.spans))
                ),
            )
            for m in self.events
        ]  # fmt: skip
        kept = {m.key for m in (*statements, *mentions, *times, *events) if m.spans}
        return Marks(
            tuple(
                replace(
                    m,
                    speakers=tuple(each for each in m.speakers if each in kept),
                    within=m.within if m.within in kept else None,
                )
                for m in statements
                if m.key in kept
            ),
            tuple(m for m in mentions if m.key in kept),
            tuple(m for m in times if m.key in kept),
            tuple(
                replace(
                    m,
                    arguments=tuple(
                        replace(each, means=each.means if each.means in kept else None) for each in m.arguments
                    ),
                    same_as=m.same_as if m.same_as in kept else None,
                )
                for m in events
                if m.key in kept
            ),
            self.keyed,
        )


def statement_key(statement: str) -> str:
    """Give the key of a statement's mark."""
    return f"statement {statement}"


def mention_key(actor: str, number: int) -> str:
    """Give the key of the mark of an actor's mention, by its number from 0."""
    return f"mention {number} {actor}"


def time_key(time: str) -> str:
    """Give the key of a time's mark."""
    return f"time {time}"


def event_key(event: str) -> str:
    """Give the key of an event's mark."""
    return f"event {event}"


def marks_of(record: Record) -> Marks:
    """Give the marks of a record, in the order of its lines.

    >>> from onrecord.schema import Article, Model
    >>> said = Statement(id="s1", source=[Span(5, 9)], cue=[Span(10, 14)], content=[Span(0, 3)], form="indirect",
    ...                  act="assert", confidence=0.9)
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), statements=[said],
    ...                 model=Model(name="by hand", version="1"))
    >>> marks_of(record).statements[0].key
    'statement s1'
    """
    actors = {actor.id: actor for actor in record.actors}
    return Marks(
        tuple(_statement(each, actors) for each in record.statements),
        tuple(
            MentionMark(mention_key(actor.id, number), (_bare(each),), actor=actor.id, kind=actor.kind, form=each.form)
            for actor in record.actors
            for number, each in enumerate(actor.mentions)
        ),
        tuple(TimeMark(time_key(each.id), (each.span,), kind=each.kind, value=each.value) for each in record.times),
        tuple(_event(each, actors) for each in record.events),
    )


def _statement(statement: Statement, actors: Mapping[str, Actor]) -> StatementMark:
    return StatementMark(
        statement_key(statement.id),
        statement.content,
        source=statement.source,
        cue=statement.cue,
        act=statement.act,
        form=statement.form,
        speakers=tuple(_meant(actors[speaker], statement.source) for speaker in statement.speakers or ()),
        within=statement_key(statement.within) if statement.within else None,
    )


def _event(event: Event, actors: Mapping[str, Actor]) -> EventMark:
    arguments = [
        Argument(role, (_bare(each),), _meant(actors[each.actor], (each,)) if each.actor else None)
        for role in ("who", "whom", "where")
        for each in getattr(event, role)
    ]
    arguments += [Argument("when", (_bare(each),), time_key(each.time) if each.time else None) for each in event.when]
    arguments += [Argument("amount", (each,)) for each in event.amount]
    return EventMark(
        event_key(event.id),
        (event.trigger,),
        type=event.type,
        status=event.status,
        arguments=tuple(arguments),
        same_as=event_key(event.same_as) if event.same_as else None,
    )


def _meant(actor: Actor, near: Spans) -> str:
    """Choose the mention of an actor that words point at: the one in the words, else the first."""
    inside = (n for n, each in enumerate(actor.mentions) if any(span.overlaps(each) for span in near))
    return mention_key(actor.id, next(inside, 0))


def _bare(span: Span) -> Span:
    return Span(span.start, span.end)


def one_of(value: str, words: Any, what: str, where: str) -> Any:
    """Give a word of a closed set, such as an act. Raises ExchangeError if it is none."""
    allowed = get_args(words)
    if value not in allowed:
        raise ExchangeError(f"There is no such {what}", where=where, value=value, allowed=", ".join(allowed))
    return value
