"""Where the events of a record stand in its text: their triggers, and everybody and everything that they name."""

from typing import Literal, NamedTuple

from onrecord.schema import Event, Record, Span

EventRole = Literal["trigger", "argument"]

MAX_PARTS = 24
"""Of triggers and arguments over the same words no more than these, the innermost, are laid over them."""


class EventSpan(NamedTuple):
    """Words of an event: its trigger, or an argument or what one was inferred from."""

    event: Event
    role: EventRole
    span: Span


def event_spans(record: Record) -> list[EventSpan]:
    """All words of all events in the order of the text; of those that begin together the longest first, triggers last.

    >>> from onrecord.schema import Article, Model, Participant
    >>> fell = Event(id="e1", trigger=Span(9, 13), type="harm", status="actual", confidence=0.9,
    ...              whom=(Participant(0, 8),))
    >>> article = Article(id="a", text="The mast fell.")
    >>> record = Record(article=article, events=[fell], model=Model(name="by hand", version="1"))
    >>> [(each.role, each.span.cut(article.text)) for each in event_spans(record)]
    [('argument', 'The mast'), ('trigger', 'fell')]
    """
    found = []
    for event in record.events:
        trigger, *others = event.spans()
        found.append(EventSpan(event, "trigger", trigger))
        arguments = {(each.start, each.end): Span(each.start, each.end) for each in others}
        found += [EventSpan(event, "argument", span) for span in arguments.values()]
    return sorted(found, key=lambda each: (each.span.start, -each.span.end, each.role == "trigger"))
