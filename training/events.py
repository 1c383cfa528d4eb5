"""The events of ``worldnews/events_*`` as labels for the heads, and triggers of which only the type is known."""

from dataclasses import dataclass
from itertools import count
from typing import Final, Literal

import numpy as np

from onrecord.encoder.heads.events import ARGUMENTS, STATUSES, TRIGGERS
from onrecord.encoder.pieces import Pieces
from training.gold import GoldArticle

Part = Literal["agent", "object", "place", "time", "amount", "trigger"]

_PARTS: Final[dict[Part, str]] = {
    "agent": "who",
    "object": "whom",
    "place": "where",
    "time": "when",
    "amount": "amount",
    "trigger": "trigger",
}
"""The arguments as the corpus calls them; what comes later wins where two share a piece."""

ALONE = -1
"""The status of an event of which only the type is known."""


@dataclass(frozen=True)
class Event:
    """An event in pieces: `anchor` is its trigger's first, `roles` what every piece is to it. `type`, `status` and
    the roles are numbers in TRIGGERS, STATUSES and ARGUMENTS; `cluster` is the same for mentions of the same event.
    """

    anchor: int
    roles: dict[int, int]
    type: int
    status: int
    cluster: int


@dataclass(frozen=True)
class Happened:
    """The events of a document. If they aren't `complete`, they tell only the types of their triggers, and their status
    where that is known.
    """

    events: list[Event]
    complete: bool


def happened(gold: GoldArticle, pieces: Pieces) -> Happened:
    """The events of an article that is annotated in full."""
    clusters: dict[int, int] = {}
    new = count()
    out: dict[int, Event] = {}
    for number, event in enumerate(gold["events"]):
        if event is None:
            continue
        earlier = event["same"]
        clusters[number] = clusters[earlier] if earlier in clusters else next(new)
        roles: dict[int, int] = {}
        for part, role in _PARTS.items():
            for start, end in event[part]:
                roles.update(dict.fromkeys(covered(pieces, start, end), ARGUMENTS.index(role)))
        anchor = min(piece for piece, role in roles.items() if role == ARGUMENTS.index("trigger"))
        kind, status = TRIGGERS.index(event["type"]), STATUSES.index(event["status"])
        out.setdefault(anchor, Event(anchor, roles, kind, status, clusters[number]))
    return Happened([out[anchor] for anchor in sorted(out)], complete=True)


def typed(triggers: list[tuple[int, int, str]], pieces: Pieces) -> Happened:
    """Triggers given as (start, end, type) in characters."""
    out: dict[int, Event] = {}
    for start, end, kind in triggers:
        if inside := covered(pieces, start, end):
            out.setdefault(inside[0], Event(inside[0], {}, TRIGGERS.index(kind), ALONE, -1))
    return Happened([out[anchor] for anchor in sorted(out)], complete=False)


def covered(pieces: Pieces, start: int, end: int) -> range:
    """The pieces that share a character with a span."""
    return range(int(np.searchsorted(pieces.ends, start, side="right")), int(np.searchsorted(pieces.starts, end)))
