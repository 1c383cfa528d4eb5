"""From the network's scores to attributions in pieces: one decoder per head."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.encoder.labels import ANCHORS, ROLES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

N_ROLES = len(ROLES)
_OUTSIDE, _SOURCE, _CUE, _CONTENT = range(N_ROLES)
_FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Anchor:
    """A piece that an attribution hangs on: the first of its cue, or of its content where it is `virtual`."""

    piece: int
    virtual: bool
    probability: float


def softmax(scores: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Scores to probabilities along the last axis."""
    import numpy as np

    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)  # type: ignore[no-any-return]


def find_anchors(scores: "NDArray[np.float32]", threshold: float) -> list[Anchor]:
    """The pieces whose probability of being an anchor of either kind reaches a threshold.

    *Shape:* scores ``(pieces, 3)``, in the order of `ANCHORS`.
    """
    import numpy as np

    probability = softmax(scores)
    cue, virtual = ANCHORS.index("cue"), ANCHORS.index("virtual")
    found = np.flatnonzero(1 - probability[:, ANCHORS.index("none")] >= threshold)
    return [
        Anchor(int(i), bool(probability[i, virtual] > probability[i, cue]), float(probability[i, [cue, virtual]].sum()))
        for i in found
    ]


def best_roles(
    scores: "NDArray[np.float32]", transitions: "NDArray[np.float32]", piece: int, *, virtual: bool
) -> "NDArray[np.int64]":
    """The best sequence of roles for one anchor, by the Viterbi algorithm over the CRF that training defines.

    The anchor's own piece is held to its role, and it begins a stretch of it: the cue, or a virtual anchor's content.
    A virtual anchor has no cue at all.

    *Shape:* scores ``(pieces, 10)``: roles, then begins and ends of all but "outside"; transitions ``(4, 4)``; returns
    ``(pieces,)``.
    """
    import numpy as np

    own = _CONTENT if virtual else _CUE
    role = scores[:, :N_ROLES].copy()
    if virtual:
        role[:, _CUE] = _FORBIDDEN
    role[piece, [r for r in range(N_ROLES) if r != own]] = _FORBIDDEN
    if piece > 0:
        role[piece - 1, own] = _FORBIDDEN
    begin = np.zeros_like(role)
    end = np.zeros_like(role)
    begin[:, 1:] = scores[:, N_ROLES : 2 * N_ROLES - 1]
    end[:, 1:] = scores[:, 2 * N_ROLES - 1 :]
    change = transitions[None] + end[:-1, :, None] + begin[1:, None, :]
    change[:, range(N_ROLES), range(N_ROLES)] = 0
    change += role[1:, None, :]
    best = role[0]
    back = np.empty((len(role), N_ROLES), dtype=np.int64)
    for t in range(1, len(role)):
        ways = best[:, None] + change[t - 1]
        back[t] = ways.argmax(0)
        best = ways.max(0)
    path = np.empty(len(role), dtype=np.int64)
    path[-1] = best.argmax()
    for t in range(len(role) - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def fragments(path: "NDArray[np.int64]", role: int) -> list[tuple[int, int]]:
    """The stretches of a role, as half-open pairs of pieces.

    >>> import numpy as np
    >>> fragments(np.array([0, 3, 3, 2, 3]), 3)
    [(1, 3), (4, 5)]
    """
    import numpy as np

    edge = np.flatnonzero(np.diff((path == role).astype(np.int8), prepend=0, append=0))
    return [(int(a), int(b)) for a, b in zip(edge[::2], edge[1::2], strict=True)]
