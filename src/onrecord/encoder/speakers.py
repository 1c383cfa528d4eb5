"""Finds the names in a text that may be those of the one who says a content."""

from typing import Final

from onrecord.encoder.attributions import ScoredAttribution
from onrecord.encoder.coreference import MentionCandidate
from onrecord.encoder.heads.mentions import form_of
from onrecord.encoder.heads.speakers import places
from onrecord.encoder.network import Network
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.scores import softmax
from onrecord.schema import Span, Speaking

LEAST: Final = 0.02
"""Names less likely than this are left out."""

REACH: Final = 1600
"""How many pieces away from a content a name may be."""

BLOCK: Final = 32
"""How many attributions are asked about at a time, to limit the memory."""

FAR: Final = -1e4
"""The score of a name beyond reach."""


def hear(
    network: Network, pieces: Pieces, said: list[ScoredAttribution], found: list[MentionCandidate]
) -> list[tuple[Speaking, ...]]:
    """Give for each attribution the names that may be its speaker's, in the order of the text."""
    import numpy as np

    names = [m for m in found if form_of(m.label) == "name"]
    if not said or not names:
        return [()] * len(said)
    at = np.array([(m.first, m.end) for m in names])
    ends, labels = np.stack([m.ends for m in names]), np.array([m.label for m in names], dtype=np.int64)
    spans = [Span(int(pieces.starts[m.first]), int(pieces.ends[m.end - 1])) for m in names]
    out = []
    for start in range(0, len(said), BLOCK):
        here = said[start : start + BLOCK]
        contents = np.array([(each.content[0][0], each.content[-1][1]) for each in here])
        reached = contents + np.array([-REACH, REACH])
        first, last = np.searchsorted(at[:, 0], (reached[:, 0].min(), reached[:, 1].max()))
        seen = places(contents, at[first:last])
        scores = network.speakers(np.stack([each.ends for each in here]), ends[first:last], labels[first:last], seen)
        near = (reached[:, :1] <= at[first:last, 0]) & (at[first:last, 0] < reached[:, 1:])
        scores[:, :-1][~near] = FAR
        out += [
            tuple(Speaking(spans[first + i], float(likely[i])) for i in np.flatnonzero(likely >= LEAST))
            for likely in softmax(scores)[:, :-1]
        ]
    return out
