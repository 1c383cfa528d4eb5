"""The marked events without those that stand where nothing is read: in another language, or in the head of an entry."""

from collections.abc import Sequence

from onrecord.schema import MarkedEvent, Saying, Span
from onrecord.schema.annotations import ARGUMENTS
from onrecord.text.layout import Pair, overlaps


def events_outside(events: Sequence[MarkedEvent], left_out: tuple[Pair, ...]) -> tuple[MarkedEvent, ...]:
    """Leave out the events whose trigger stands there, and the words of others that do; number the rest anew.

    >>> from onrecord.schema import Earlier, Span
    >>> storm, fire = (MarkedEvent(trigger=Span(at, at + 5), type="disaster", status="actual", confidence=0.9,
    ...                            before=(Earlier(0, 0.9),) if at else ()) for at in (0, 9))
    >>> events_outside([storm, fire], ((0, 7),))[0].before
    ()
    """
    if not left_out:
        return tuple(events)
    kept = [number for number, event in enumerate(events) if not overlaps([_pair(event.trigger)], left_out)]
    numbers = {old: new for new, old in enumerate(kept)}
    return tuple(_cut(events[number], numbers, left_out) for number in kept)


def _cut(event: MarkedEvent, numbers: dict[int, int], left_out: tuple[Pair, ...]) -> MarkedEvent:
    arguments = {
        role: tuple(span for span in getattr(event, role) if not overlaps([_pair(span)], left_out))
        for role in ARGUMENTS
    }
    before = tuple(each._replace(event=numbers[each.event]) for each in event.before if each.event in numbers)
    saying = _rest(event.saying, left_out) if event.saying else None
    return event.model_copy(update={**arguments, "before": before, "saying": saying})


def _rest(saying: Saying, left_out: tuple[Pair, ...]) -> Saying | None:
    """Leave out the parts of a saying that stand there; None if neither a cue nor a content is left."""
    source, cue, content = (
        tuple(span for span in spans if not overlaps([_pair(span)], left_out)) for spans in saying[:3]
    )
    return saying._replace(source=source, cue=cue, content=content) if cue or content else None


def _pair(span: Span) -> Pair:
    return span.start, span.end
