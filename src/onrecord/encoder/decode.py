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

_HOPELESS = -9.0
"""A role whose score lies so far below "outside" is not looked for at the ends of an anchor's stretch."""


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
    scores: "list[NDArray[np.float32]]", transitions: "NDArray[np.float32]", at: list[int], virtual: list[bool]
) -> "list[NDArray[np.int64]]":
    """The best sequence of roles for each anchor, by the Viterbi algorithm over the CRF that training defines.

    The anchor's own piece (number `at` of its stretch) is held to its role, and begins it: the cue, or a virtual
    anchor's content. A virtual anchor has no cue at all. Pieces at the ends of a stretch that are all but certainly
    outside are left out of the search.

    *Shape:* each of scores ``(pieces, 10)``: roles, then begins and ends of all but "outside"; transitions ``(4, 4)``;
    each path ``(pieces,)``.
    """
    import numpy as np

    if not scores:
        return []
    near = [_near(s, piece) for s, piece in zip(scores, at, strict=True)]
    longest = max(end - start for start, end in near)
    role = np.full((len(scores), longest, N_ROLES), _FORBIDDEN, dtype=np.float32)
    role[:, :, _OUTSIDE] = 0
    begin, end = np.zeros_like(role), np.zeros_like(role)
    for k, ((first, last), s) in enumerate(zip(near, scores, strict=True)):
        n, piece, own = last - first, at[k] - first, _CONTENT if virtual[k] else _CUE
        role[k, :n] = s[first:last, :N_ROLES]
        begin[k, :n, 1:] = s[first:last, N_ROLES : 2 * N_ROLES - 1]
        end[k, :n, 1:] = s[first:last, 2 * N_ROLES - 1 :]
        if virtual[k]:
            role[k, :, _CUE] = _FORBIDDEN
        role[k, piece, [r for r in range(N_ROLES) if r != own]] = _FORBIDDEN
        if piece:
            role[k, piece - 1, own] = _FORBIDDEN
    change = transitions + end[:, :-1, :, None] + begin[:, 1:, None, :]
    change[:, :, range(N_ROLES), range(N_ROLES)] = 0
    change += role[:, 1:, None, :]
    found = _viterbi(role[:, 0], change)
    paths = []
    for (first, last), s, path in zip(near, scores, found, strict=True):
        whole = np.zeros(len(s), dtype=np.int64)
        whole[first:last] = path[: last - first]
        paths.append(whole)
    return paths


def _near(scores: "NDArray[np.float32]", piece: int) -> tuple[int, int]:
    """The stretch of pieces that an anchor may have a role for, its own piece always among them."""
    import numpy as np

    possible = np.flatnonzero(scores[:, 1:N_ROLES].max(1) - scores[:, _OUTSIDE] > _HOPELESS)
    first, last = (possible[0], possible[-1]) if len(possible) else (piece, piece)
    return min(int(first), piece), max(int(last), piece) + 1


def _viterbi(first: "NDArray[np.float32]", change: "NDArray[np.float32]") -> "NDArray[np.int64]":
    """Best paths, side by side. *Shape:* ``(n, roles)``, ``(n, steps, from, to)`` to ``(n, steps + 1)``."""
    import numpy as np

    n, steps = change.shape[:2]
    every, best = np.arange(n), first
    back = np.empty((steps, n, N_ROLES), dtype=np.int64)
    for t in range(steps):
        ways = best[:, :, None] + change[:, t]
        ways.argmax(1, out=back[t])
        best = ways.max(1)
    path = np.empty((n, steps + 1), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    for t in range(steps - 1, -1, -1):
        path[:, t] = back[t, every, path[:, t + 1]]
    return path


def fragments(path: "NDArray[np.int64]", role: int) -> list[tuple[int, int]]:
    """The stretches of a role, as half-open pairs of pieces.

    >>> import numpy as np
    >>> fragments(np.array([0, 3, 3, 2, 3]), 3)
    [(1, 3), (4, 5)]
    """
    import numpy as np

    there = np.zeros(len(path) + 2, dtype=bool)
    there[1:-1] = path == role
    edge = np.flatnonzero(there[1:] != there[:-1])
    return [(int(a), int(b)) for a, b in zip(edge[::2], edge[1::2], strict=True)]
