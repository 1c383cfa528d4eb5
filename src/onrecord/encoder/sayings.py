"""Finds in whose words the triggers of events may stand, also where no attribution is sure enough to say so.

An attribution that is missed makes a source's words the outlet's own. So its anchors are looked for further down than
those of attributions, and a content may reach further than on its best path.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.encoder.attributions import CONTENT, CUE, SOURCE, Fragments, Marked, in_text
from onrecord.encoder.heads.roles import role_probabilities
from onrecord.encoder.network import Network
from onrecord.encoder.states import States

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST: Final = 0.05
"""Attributions that hold a trigger with a lower probability are left out, and so are anchors less likely than this."""

REACH: Final = 128
"""How many pieces before and behind an anchor triggers are looked for."""


@dataclass(frozen=True, slots=True)
class ScoredSaying:
    """The attribution in whose content a trigger may stand, in pieces, and how likely it stands there.

    The content is the one of the best path, which needn't hold the trigger, and may be empty.
    """

    source: Fragments
    cue: Fragments
    content: Fragments
    probability: float


def find(
    network: Network, states: States, marked: list[Marked], triggers: list[tuple[int, int]]
) -> list[ScoredSaying | None]:
    """Give for each trigger the likeliest attribution around it, None if none is likely; triggers are in order."""
    import numpy as np

    at = np.array([first - states.start for first, _ in triggers])
    likely = np.zeros(len(at), dtype=np.float32)
    best = np.full(len(at), -1)
    near = [(k, *np.searchsorted(at, _reached(m))) for k, m in enumerate(marked)]
    near = [(k, first, last) for k, first, last in near if first < last]
    for (k, first, last), content in zip(near, _contents(network, [marked[k] for k, _, _ in near]), strict=True):
        held = marked[k].anchor.probability * content[at[first:last] - _reached(marked[k])[0]]
        surer = held > likely[first:last]
        likely[first:last][surer] = held[surer]
        best[first:last][surer] = k
    return [
        _saying(marked[k], states, float(probability)) if probability >= LEAST else None
        for k, probability in zip(best, likely, strict=True)
    ]


def _reached(marked: Marked) -> tuple[int, int]:
    """Where the pieces around an anchor begin and end in which triggers are looked for."""
    piece, (start, end) = marked.anchor.piece, marked.stretch
    return max(start, piece - REACH), min(end, piece + REACH + 1)


def _contents(network: Network, marked: list[Marked]) -> "list[NDArray[np.float32]]":
    """How likely each piece in an anchor's reach is to be its content. *Shape:* each ``(pieces,)``."""
    scores, at = [], []
    for m in marked:
        first, last = _reached(m)
        scores.append(m.scores[first - m.stretch.start : last - m.stretch.start])
        at.append(m.anchor.piece - first)
    virtual = [m.anchor.virtual for m in marked]
    return [each[:, CONTENT] for each in role_probabilities(scores, network.transitions, at, virtual)]


def _saying(marked: Marked, states: States, probability: float) -> ScoredSaying:
    source, cue, content = (in_text(marked, states, role) for role in (SOURCE, CUE, CONTENT))
    return ScoredSaying(source, cue, content, probability)
