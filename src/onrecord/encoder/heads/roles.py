"""Roles: which pieces are the source, cue and content of an anchor's attribution."""

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from onrecord.encoder.chains import FORBIDDEN, Chains

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROLES: Final = ("outside", "source", "cue", "content")
"""What a piece is to an anchor, in the order of the labels' numbers."""

Run = tuple[int, int, int]
"""A role's number, and the half-open pair of pieces of one of its fragments."""

_CUE, _CONTENT = ROLES.index("cue"), ROLES.index("content")


class DistanceBuckets:
    """Puts the signed distances between a piece and an anchor into buckets: fine when near, coarse when far.

    >>> int(distance_buckets.table[distance_buckets.reach])
    16
    """

    reach: Final = 256
    edges: Final = (1, 2, 3, 4, 5, 6, 8, 11, 15, 21, 30, 42, 60, 85, 120, 180)
    size: Final = 2 * len(edges) + 1

    @cached_property
    def table(self) -> "NDArray[np.int64]":
        """Bucket of each distance from `-reach` to `reach`. *Shape:* ``(2 * reach + 1,)``."""
        import numpy as np

        distance = np.arange(-self.reach, self.reach + 1)
        bucket = np.searchsorted(self.edges, abs(distance), side="right")
        return (np.sign(distance) * bucket + len(self.edges)).astype(np.int64)

    def of(self, offset: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """Give the buckets of signed distances; what is beyond `reach` counts as at it. *Shape:* any, to the same."""
        buckets: NDArray[np.int64] = self.table[offset.clip(-self.reach, self.reach) + self.reach]
        return buckets


distance_buckets = DistanceBuckets()


def best_roles(
    scores: "list[NDArray[np.float32]]", transitions: "NDArray[np.float32]", at: list[int], virtual: list[bool]
) -> "list[NDArray[np.int64]]":
    """Find the best roles for each anchor of an attribution. A virtual anchor begins its content, and has no cue at
    all; another one begins its cue.

    *Shape:* each of scores ``(pieces, 10)``, transitions ``(4, 4)``, each path ``(pieces,)``.
    """
    return best_paths(_without_cue(scores, virtual), transitions, at, _own(virtual))


def role_probabilities(
    scores: "list[NDArray[np.float32]]", transitions: "NDArray[np.float32]", at: list[int], virtual: list[bool]
) -> "list[NDArray[np.float32]]":
    """Give the probability of each role of each piece, for each anchor of an attribution.

    *Shape:* as `best_roles`, but each result ``(pieces, 4)``.
    """
    if not scores:
        return []
    likely = Chains.of(_without_cue(scores, virtual), transitions, at, _own(virtual)).probabilities()
    return [p[: len(s)] for p, s in zip(likely, scores, strict=True)]


def best_paths(
    scores: "list[NDArray[np.float32]]", transitions: "NDArray[np.float32]", at: list[int], own: list[int]
) -> "list[NDArray[np.int64]]":
    """Find the best sequence of roles for each anchor, by the CRF that training defines.

    The anchor's own piece (number `at` of its stretch) always begins its `own` role.

    *Shape:* each of scores ``(pieces, 3 * roles - 2)``: roles, then begins and ends of all but "outside"; transitions
    ``(roles, roles)``; each path ``(pieces,)``.
    """
    if not scores:
        return []
    paths = Chains.of(scores, transitions, at, own).best()
    return [path[: len(s)] for path, s in zip(paths, scores, strict=True)]


def _without_cue(scores: "list[NDArray[np.float32]]", virtual: list[bool]) -> "list[NDArray[np.float32]]":
    scores = [s.copy() if v else s for s, v in zip(scores, virtual, strict=True)]
    for s, v in zip(scores, virtual, strict=True):
        if v:
            s[:, _CUE] = FORBIDDEN
    return scores


def _own(virtual: list[bool]) -> list[int]:
    return [_CONTENT if v else _CUE for v in virtual]


def fragments(path: "NDArray[np.int64]", role: int) -> list[tuple[int, int]]:
    """Give the fragments of a role, as half-open pairs of pieces.

    >>> import numpy as np
    >>> fragments(np.array([0, 3, 3, 2, 3]), 3)
    [(1, 3), (4, 5)]
    """
    return [(a, b) for part, a, b in runs(path) if part == role]


def runs(path: "NDArray[np.int64]") -> list[Run]:
    """Give the fragments of all roles but "outside", in order.

    >>> import numpy as np
    >>> runs(np.array([0, 3, 3, 2, 3]))
    [(3, 1, 3), (2, 3, 4), (3, 4, 5)]
    """
    import numpy as np

    bounds = [0, *(np.flatnonzero(path[1:] != path[:-1]) + 1).tolist(), len(path)]
    roles = path[bounds[:-1]].tolist()
    return [(role, *each) for role, each in zip(roles, pairwise(bounds), strict=True) if role]
