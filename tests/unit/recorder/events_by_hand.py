"""Events marked by hand in an article whose statements are marked as in tests/support.py, and their record."""

from onrecord.recorder import RecorderConfig, write
from onrecord.recorder.config import DEFAULT
from onrecord.schema import (
    Annotations,
    Antecedent,
    Article,
    Attribution,
    Earlier,
    Event,
    MarkedEvent,
    MarkedMention,
    Record,
    Saying,
    Span,
)
from tests.support import parse
from tests.unit.recorder.hand import MODEL

Told = tuple[str, str] | tuple[str, str, dict[str, str]] | tuple[str, str, dict[str, str], dict[int, float]]
"""A trigger's words, its type and status ("assault actual"), its arguments by role ("/" between several of one), and
how likely which earlier event is the same. A trigger is looked for behind the one before, an argument nearest to it."""


def read_events(
    marked: str,
    *events: Told,
    mentions: tuple[tuple[str, str] | tuple[str, str, dict[int, float]], ...] = (),
    acts: dict[int, str] | None = None,
    sure: dict[int, float] | None = None,
    saying: tuple[int, float] | None = None,
    missed: tuple[int, ...] = (),
    config: RecorderConfig = DEFAULT,
    **article,
) -> Record:
    """The record of a marked article with these events.

    `acts` and `sure` are what each statement does and how sure the network is of it, by the numbers of the marks;
    `mentions` are those of `hand.read_mentions`. All events may stand in the mark whose number `saying` gives, with its
    probability. The marks that were `missed` are no attributions.
    """
    text, roles = parse(marked)
    attributions = tuple(
        Attribution(
            **{role: tuple(spans) for role, spans in found.items()},
            act=(acts or {}).get(number, "assert"),
            confidence=(sure or {}).get(number, 0.95),
            virtual=not found["cue"],
        )
        for number, found in roles.items()
        if number not in missed
    )
    said = None
    if saying is not None:
        number, probability = saying
        said = Saying(*(tuple(roles[number][role]) for role in ("source", "cue", "content")), probability)
    happened = tuple(each.model_copy(update={"saying": said}) for each in _events(text, events))
    annotations = Annotations(attributions=attributions, mentions=_mentions(text, mentions), events=happened)
    return write(Article(id="a", text=text, **article), annotations, MODEL, config=config)


def only_event(record: Record) -> Event:
    """The one event of a record."""
    assert len(record.events) == 1, record.events
    return record.events[0]


def _events(text: str, events: tuple[Told, ...]) -> tuple[MarkedEvent, ...]:
    made, at = [], 0
    for words, what, *more in events:
        at = text.index(words, at)
        trigger = Span(at, at + len(words))
        arguments, same = (*more, {}, {})[:2]
        kind, status = what.split()
        found = {
            role: tuple(_nearest(text, each, at) for each in written.split("/")) for role, written in arguments.items()
        }
        before = tuple(Earlier(*each) for each in same.items())
        made.append(MarkedEvent(trigger=trigger, type=kind, status=status, confidence=0.9, before=before, **found))
        at += len(words)
    return tuple(made)


def _nearest(text: str, words: str, to: int) -> Span:
    starts = [start for start in range(len(text)) if text.startswith(words, start)]
    assert starts, words
    start = min(starts, key=lambda start: abs(start - to))
    return Span(start, start + len(words))


def _mentions(text: str, mentions: tuple) -> tuple[MarkedMention, ...]:
    made, at = [], 0
    for words, what, *likely in mentions:
        at = text.index(words, at)
        kind, form = what.split()
        antecedents = tuple(Antecedent(*each) for each in (likely[0] if likely else {}).items())
        span = Span(at, at + len(words))
        made.append(MarkedMention(span=span, kind=kind, form=form, confidence=0.95, antecedents=antecedents))
        at += len(words)
    return tuple(made)
