"""Finds mentions in pieces, and for each one the earlier mentions that may be of the same actor."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.encoder.heads.links import blocks
from onrecord.encoder.heads.mentions import LONGEST, MENTIONS, find_mentions, form_of, kind_of
from onrecord.encoder.network import Network
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.scores import softmax
from onrecord.encoder.states import Map, States
from onrecord.encoder.windows import merge
from onrecord.schema import Antecedent, MarkedMention, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.05
"""Antecedents less likely than this are left out."""


@dataclass(frozen=True, slots=True)
class MentionCandidate:
    """A mention in pieces, its number in MENTIONS, and the states of its first and last piece side by side.

    *Shape:* ends ``(2 * width,)``.
    """

    first: int
    end: int
    label: int
    probability: float
    ends: "NDArray[np.float32]"


def find(network: Network, states: States, run: Map = map) -> Iterator[MentionCandidate]:
    """Find the mentions of a section, in order."""
    scored = run(network.mentions, states.hidden)
    views = [(w, s.reshape(len(s), -1)) for w, s in zip(states.windows, scored, strict=True)]
    merged = merge(views, states.pieces)[1].reshape(states.pieces, LONGEST, len(MENTIONS))
    for mention in find_mentions(merged, network.mention_threshold):
        yield MentionCandidate(
            mention.first + states.start,
            mention.end + states.start,
            mention.label,
            mention.probability,
            states.ends(mention.first, mention.end),
        )


def link(network: Network, text: str, pieces: Pieces, found: Iterable[MentionCandidate]) -> tuple[MarkedMention, ...]:
    """Give the mentions of a whole text their antecedents."""
    import numpy as np

    mentions = list(found)
    if not mentions:
        return ()
    spans = [Span(int(pieces.starts[m.first]), int(pieces.ends[m.end - 1])) for m in mentions]
    ends = np.stack([m.ends for m in mentions])
    labels = np.array([m.label for m in mentions], dtype=np.int64)
    out: list[MarkedMention] = []
    for pairs in blocks([span.cut(text) for span in spans], np.array([m.first for m in mentions])):
        probability = softmax(network.links(ends, labels, pairs))[:, :-1]
        for number, likely in enumerate(probability, start=pairs.start):
            out.append(
                MarkedMention.model_construct(  # what the network gives is right by itself: checking it takes longest
                    span=spans[number],
                    kind=kind_of(mentions[number].label),
                    form=form_of(mentions[number].label),
                    confidence=mentions[number].probability,
                    antecedents=tuple(
                        Antecedent(pairs.first + int(i), float(likely[i])) for i in np.flatnonzero(likely >= LEAST)
                    ),
                )
            )
    return tuple(out)
