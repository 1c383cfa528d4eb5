"""From the network's scores to attributions in pieces: one decoder per head."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.encoder.labels import ANCHORS, FORMS, LONGEST, ROLES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

N_ROLES = len(ROLES)
_CUE, _CONTENT = ROLES.index("cue"), ROLES.index("content")
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


LEAST = 0.15
"""A span less likely than this stands for nothing."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of pieces that speaks of somebody, and its number in MENTIONS."""

    first: int
    end: int
    label: int
    probability: float


def find_mentions(scores: "NDArray[np.float32]", threshold: float) -> list[Mention]:
    """The spans whose probability of being a mention reaches a threshold, in order.

    What is in doubt is often where a mention begins ("Chancellor Ida Berg"), not that there is one: the likeliest
    of the spans of one form that end together stands for all of them. The likelier goes before the other where two
    cross, and where two of one kind and form begin or end together.

    *Shape:* scores ``(pieces, LONGEST, labels)``, by a span's first piece and its length less one.
    """
    import numpy as np

    pieces = len(scores)
    last = np.arange(pieces)[:, None] + np.arange(LONGEST)[None]
    probability = softmax(scores)
    probability[last >= pieces] = 0.0  # they run past the end
    best = probability[..., 1:].argmax(2) + 1
    form = (best - 1) % len(FORMS)
    some = probability[..., 1:].sum(2)
    ends = np.zeros((pieces + LONGEST, len(FORMS)), dtype=np.float32)
    np.add.at(ends, (last.ravel(), form.ravel()), some.ravel())
    tops = np.zeros_like(ends)
    np.maximum.at(tops, (last.ravel(), form.ravel()), some.ravel())
    stands = (some >= tops[last, form]) & (some > LEAST)
    some = np.where(stands, np.maximum(some, np.minimum(ends[last, form], 1.0)), some)
    first, length = np.nonzero(some >= threshold)
    best = best[first, length]
    over: dict[int, list[Mention]] = {}  # what has been taken, by the pieces that it covers
    edges: set[tuple[str, int, int]] = set()
    taken: list[Mention] = []
    for i in np.lexsort((length, first, -some[first, length])).tolist():
        found = Mention(int(first[i]), int(first[i] + length[i]) + 1, int(best[i]), float(some[first[i], length[i]]))
        own = {("first", found.first, found.label), ("end", found.end, found.label)}
        inside = range(found.first, found.end)
        if edges & own or any(_cross(found, other) for piece in inside for other in over.get(piece, ())):
            continue
        edges |= own
        taken.append(found)
        for piece in inside:
            over.setdefault(piece, []).append(found)
    return sorted(taken, key=lambda m: (m.first, m.end))


def _cross(a: Mention, b: Mention) -> bool:
    return a.first < b.first < a.end < b.end or b.first < a.first < b.end < a.end


def best_roles(
    scores: "list[NDArray[np.float32]]", transitions: "NDArray[np.float32]", at: list[int], virtual: list[bool]
) -> "list[NDArray[np.int64]]":
    """The best sequence of roles for each anchor, by the Viterbi algorithm over the CRF that training defines.

    The anchor's own piece (number `at` of its stretch) is held to its role, and begins it: the cue, or a virtual
    anchor's content. A virtual anchor has no cue at all.

    *Shape:* each of scores ``(pieces, 10)``: roles, then begins and ends of all but "outside"; transitions ``(4, 4)``;
    each path ``(pieces,)``.
    """
    import numpy as np

    if not scores:
        return []
    longest = max(map(len, scores))
    every = np.zeros((len(scores), longest, scores[0].shape[1]), dtype=np.float32)
    for k, (s, piece) in enumerate(zip(scores, at, strict=True)):
        own = _CONTENT if virtual[k] else _CUE
        every[k, : len(s)] = s
        if virtual[k]:
            every[k, :, _CUE] = _FORBIDDEN
        every[k, piece, :N_ROLES][np.arange(N_ROLES) != own] = _FORBIDDEN
        if piece:
            every[k, piece - 1, own] = _FORBIDDEN
    role = every[:, :, :N_ROLES]
    change = np.broadcast_to(transitions, (len(scores), longest - 1, N_ROLES, N_ROLES)).copy()
    change[:, :, 1:, :] += every[:, :-1, 2 * N_ROLES - 1 :, None]
    change[:, :, :, 1:] += every[:, 1:, None, N_ROLES : 2 * N_ROLES - 1]
    change[:, :, range(N_ROLES), range(N_ROLES)] = 0
    change += role[:, 1:, None, :]
    for k, s in enumerate(scores):
        change[k, len(s) - 1 :] = _stay()  # behind the shorter ones nothing happens, and nothing costs
    return [path[: len(s)] for path, s in zip(_viterbi(role[:, 0], change), scores, strict=True)]


def _viterbi(first: "NDArray[np.float32]", change: "NDArray[np.float32]") -> "NDArray[np.int64]":
    """Best paths, side by side: a tree of max-plus products, whose depth grows with the logarithm of the steps.

    *Shape:* ``(n, roles)``, ``(n, steps, from, to)`` to ``(n, steps + 1)``.
    """
    import numpy as np

    n = len(first)
    levels: list[tuple[int, NDArray[np.float32], NDArray[np.float32]]] = []
    while change.shape[1] != 1:
        steps = change.shape[1]
        if steps % 2 or not steps:
            change = np.concatenate([change, np.broadcast_to(_stay(), (n, 1, N_ROLES, N_ROLES))], 1)
        if not steps:
            continue
        left, right = change[:, 0::2], change[:, 1::2]
        levels.append((steps, left, right))
        change = left[:, :, :, 0, None] + right[:, :, 0, None]
        for role in range(1, N_ROLES):  # faster than a maximum over an axis of four
            np.maximum(change, left[:, :, :, role, None] + right[:, :, role, None], out=change)
    ends = (first[:, :, None] + change[:, 0]).reshape(n, -1).argmax(1)
    path = np.stack([ends // N_ROLES, ends % N_ROLES], 1)
    every = np.arange(n)[:, None]
    for steps, left, right in reversed(levels):
        blocks = np.arange(path.shape[1] - 1)
        ways = left[every, blocks, path[:, :-1]] + right[every, blocks, :, path[:, 1:]]
        wider = np.empty((n, 2 * len(blocks) + 1), dtype=np.int64)
        wider[:, 0::2], wider[:, 1::2] = path, ways.argmax(2)
        path = wider[:, : steps + 1]
    return path


def _stay() -> "NDArray[np.float32]":
    """The step that changes no role. *Shape:* ``(from, to)``."""
    import numpy as np

    return np.where(np.eye(N_ROLES, dtype=bool), 0, _FORBIDDEN).astype(np.float32)


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
