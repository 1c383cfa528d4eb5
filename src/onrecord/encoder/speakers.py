"""Finds the names in a text that may be those of the one who says a content."""

from typing import TYPE_CHECKING

from onrecord.encoder.attributions import ScoredAttribution
from onrecord.encoder.coreference import MentionCandidate
from onrecord.encoder.heads.mentions import form_of
from onrecord.encoder.heads.speakers import places
from onrecord.encoder.network import Network
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.scores import softmax
from onrecord.schema import Span, Speaking

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST = 0.02
"""Names less likely than this are left out."""

REACH = 1600
"""How many pieces away from a content a name may be."""


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
    for attribution in said:
        content = np.array([[attribution.content[0][0], attribution.content[-1][1]]])
        first, last = np.searchsorted(at[:, 0], (content[0, 0] - REACH, content[0, 1] + REACH))
        likely = _likely(network, attribution, ends[first:last], labels[first:last], places(content, at[first:last]))
        out.append(tuple(Speaking(spans[first + i], float(likely[i])) for i in np.flatnonzero(likely >= LEAST)))
    return out


def _likely(
    network: Network,
    attribution: ScoredAttribution,
    ends: "NDArray[np.float32]",
    labels: "NDArray[np.int64]",
    seen: "NDArray[np.int64]",
) -> "NDArray[np.float32]":
    """How likely each name is the speaker's. *Shape:* ends ``(m, 2 * width)``, seen ``(1, m)``, to ``(m,)``."""
    return softmax(network.speakers(attribution.ends[None], ends, labels, seen))[0, :-1]
