"""Finds events in pieces: first their triggers, then each one's arguments and status, and what is the same event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.encoder.confidence import EventSigns, log_odds
from onrecord.encoder.heads.events import ARGUMENTS, REACH, STATUSES, TRIGGERS, TYPES
from onrecord.encoder.heads.links import blocks
from onrecord.encoder.heads.roles import Run, best_paths, runs
from onrecord.encoder.network import Network
from onrecord.encoder.pieces import Pieces, spans_of
from onrecord.encoder.sayings import ScoredSaying
from onrecord.encoder.scores import softmax
from onrecord.encoder.states import Map, States
from onrecord.encoder.windows import merge
from onrecord.schema import Earlier, EventStatus, EventType, MarkedEvent, Saying, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.1
"""Earlier events less likely than this to be the same are left out."""

_TRIGGER = ARGUMENTS.index("trigger")

Fragments = list[tuple[int, int]]
"""Half-open pairs of pieces."""


@dataclass(frozen=True, slots=True)
class ScoredEvent:
    """An event in pieces, with the numbers that its confidence is computed from, the states of its trigger's first and
    last piece side by side, and in whose words it may stand, if that was asked.

    *Shape:* ends ``(2 * width,)``.
    """

    trigger: tuple[int, int]
    arguments: dict[str, Fragments]
    type: EventType
    status: EventStatus
    signs: EventSigns
    ends: "NDArray[np.float32]" = field(compare=False)
    saying: ScoredSaying | None = None


def find(network: Network, states: States, run: Map = map) -> Iterator[ScoredEvent]:
    """Find the events of a section, in order, including those with little confidence."""
    import numpy as np

    views = list(zip(states.windows, run(network.triggers, states.hidden), strict=True))
    probability = softmax(merge(views, states.pieces)[1])
    anchors = np.flatnonzero(1 - probability[:, 0] >= network.trigger_threshold)
    held: dict[int, list[int]] = {}
    for anchor in anchors.tolist():
        held.setdefault(states.central(anchor), []).append(anchor)
    for each in run(lambda number: _within(network, states, number, held[number], probability), sorted(held)):
        yield from each


def _within(
    network: Network, states: States, number: int, anchors: list[int], probability: "NDArray[np.float32]"
) -> list[ScoredEvent]:
    """The events whose triggers begin at anchors that are central in a window."""
    import numpy as np

    start, hidden = states.windows[number].start, states.hidden[number]
    at = np.array(anchors) - start
    first = (at - REACH).clip(min=0)
    near = first[:, None] + np.arange(2 * REACH + 1)[None]
    lengths = np.minimum(len(hidden) - first, near.shape[1])
    scores = network.arguments(hidden, at, near.clip(max=len(hidden) - 1))
    stretches = [s[:length] for s, length in zip(scores, lengths, strict=True)]
    own = [_TRIGGER] * len(at)
    paths = best_paths(stretches, network.argument_transitions, (at - first).tolist(), own)
    parts = [runs(path) for path in paths]
    triggers = [_trigger(each, int(a - f)) for each, a, f in zip(parts, at, first, strict=True)]
    words = np.stack([hidden[f + a : f + b].mean(0) for (a, b), f in zip(triggers, first, strict=True)])
    statuses = softmax(network.statuses(hidden[at], words))
    likely = np.log(np.maximum(softmax(scores[:, :, : len(ARGUMENTS)]), 1e-6))
    out = []
    for k, anchor in enumerate(anchors):
        to_window = int(first[k])
        to_text = to_window + start + states.start
        arguments: dict[str, Fragments] = {role: [] for role in ARGUMENTS[_TRIGGER + 1 :]}
        for role, a, b in parts[k]:
            if role > _TRIGGER:
                arguments[ARGUMENTS[role]].append((a + to_text, b + to_text))
        a, b = triggers[k]
        kind, status = int(probability[anchor, 1:].argmax()), int(statuses[k].argmax())
        out.append(
            ScoredEvent(
                (a + to_text, b + to_text),
                arguments,
                TYPES[kind],
                STATUSES[status],
                _signs(probability[anchor], likely[k], parts[k], float(statuses[k, status])),
                np.concatenate([hidden[a + to_window], hidden[b - 1 + to_window]]),
            )
        )
    return out


def _trigger(parts: list[Run], at: int) -> tuple[int, int]:
    """The part of the trigger that begins at its anchor."""
    return next((a, b) for role, a, b in parts if role == _TRIGGER and a == at)


def _signs(
    trigger: "NDArray[np.float32]", likely: "NDArray[np.float32]", parts: list[Run], status: float
) -> EventSigns:
    import numpy as np

    some = [float(likely[a:b, role].mean()) for role, a, b in parts if role > _TRIGGER]
    event = 1 - float(trigger[0])
    return EventSigns(
        trigger=log_odds(event),
        type=float(np.log(max(float(trigger[1:].max()) / max(event, 1e-6), 1e-6))),
        status=float(np.log(max(status, 1e-6))),
        arguments=min(some, default=0.0),
        alone=float(not some),
    )


def mark(network: Network, text: str, pieces: Pieces, found: Iterable[ScoredEvent]) -> tuple[MarkedEvent, ...]:
    """Give the events of a whole text that are sure enough, each with the earlier ones that may be the same."""
    import numpy as np

    calibration = network.event_calibration
    sure = [(calibration.confidence(e.signs), e) for e in found]
    kept = apart([(confidence, e) for confidence, e in sure if confidence >= calibration.threshold])
    if not kept:
        return ()
    triggers = [_span(e.trigger, pieces) for _, e in kept]
    ends = np.stack([e.ends for _, e in kept])
    types = np.array([TRIGGERS.index(e.type) for _, e in kept], dtype=np.int64)
    before: list[tuple[Earlier, ...]] = []
    for pairs in blocks([span.cut(text) for span in triggers], np.array([e.trigger[0] for _, e in kept])):
        before += [
            tuple(Earlier(pairs.first + int(i), float(likely[i])) for i in np.flatnonzero(likely >= LEAST))
            for likely in softmax(network.same(ends, types, pairs))[:, :-1]
        ]
    return tuple(
        MarkedEvent.model_construct(
            trigger=span,
            type=e.type,
            status=e.status,
            confidence=confidence,
            before=earlier,
            who=_spans(e.arguments["who"], pieces),
            whom=_spans(e.arguments["whom"], pieces),
            where=_spans(e.arguments["where"], pieces),
            when=_spans(e.arguments["when"], pieces),
            amount=_spans(e.arguments["amount"], pieces),
            saying=_saying(e.saying, pieces),
        )
        for span, (confidence, e), earlier in zip(triggers, kept, before, strict=True)
    )


def apart(sure: list[tuple[float, ScoredEvent]]) -> list[tuple[float, ScoredEvent]]:
    """Keep the surer one of events whose triggers share a piece, and of those left the order of the text."""
    taken: set[int] = set()
    kept = []
    for i in sorted(range(len(sure)), key=lambda i: -sure[i][0]):
        pieces = set(range(*sure[i][1].trigger))
        if not pieces & taken:
            taken |= pieces
            kept.append(i)
    return sorted((sure[i] for i in kept), key=lambda each: each[1].trigger)


def _saying(found: ScoredSaying | None, pieces: Pieces) -> Saying | None:
    if found is None:
        return None
    source, cue, content = (spans_of(each, pieces) for each in (found.source, found.cue, found.content))
    return Saying(source, cue, content, found.probability)


def _spans(fragments: Fragments, pieces: Pieces) -> tuple[Span, ...]:
    return tuple(_span(fragment, pieces) for fragment in fragments)


def _span(fragment: tuple[int, int], pieces: Pieces) -> Span:
    return Span(int(pieces.starts[fragment[0]]), int(pieces.ends[fragment[1] - 1]))
