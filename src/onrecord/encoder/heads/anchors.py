"""Anchors: the piece by which each attribution is found."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.encoder.scores import softmax

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ANCHORS: Final = ("none", "cue", "virtual")
"""What a piece begins: nothing, a cue, or the content of an attribution that has no cue."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The piece by which an attribution is found: the first of its cue, or of its content if it is `virtual`."""

    piece: int
    virtual: bool
    probability: float


def find_anchors(scores: "NDArray[np.float32]", threshold: float) -> list[Anchor]:
    """Find the pieces whose probability of being an anchor reaches a threshold.

    *Shape:* scores ``(pieces, 3)``, in the order of `ANCHORS`.
    """
    import numpy as np

    probability = softmax(scores)
    cue, virtual = probability[:, ANCHORS.index("cue")], probability[:, ANCHORS.index("virtual")]
    either = cue + virtual
    return [Anchor(int(i), bool(virtual[i] > cue[i]), float(either[i])) for i in np.flatnonzero(either >= threshold)]
