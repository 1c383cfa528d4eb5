"""Sequences of roles: the best one, and how likely each role of each piece is (Lafferty et al. 2001).

Many chains are computed side by side, and all steps of a chain too: in a tree that joins steps in pairs, and pairs in
pairs of pairs. The short axes, of roles, come first, since numpy works along the last one.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORBIDDEN: Final = -1e4
"""The score of what can't be."""

LEAST: Final = 1e-30
"""A way this much less likely than the likeliest one of its steps counts as this likely, so that none is ever zero."""


class Chains(NamedTuple):
    """The scores of chains' first roles, and of all changes from one piece's role to the next one's.

    *Shape:* first ``(roles, n)``, change ``(from, to, n, steps)``.
    """

    first: "NDArray[np.float32]"
    change: "NDArray[np.float32]"

    @classmethod
    def of(
        cls, scores: "list[NDArray[np.float32]]", transitions: "NDArray[np.float32]", at: list[int], own: list[int]
    ) -> "Chains":
        """Put scores of pieces together. Piece number `at` of each chain always begins its `own` role.

        *Shape:* each of scores ``(pieces, 3 * roles - 2)``: roles, then begins and ends of all but the first;
        transitions ``(roles, roles)``.
        """
        import numpy as np

        roles = len(transitions)
        longest = max(map(len, scores))
        every = np.zeros((scores[0].shape[1], len(scores), longest), dtype=np.float32)
        for k, (s, piece) in enumerate(zip(scores, at, strict=True)):
            every[:, k, : len(s)] = s.T
            every[:roles, k, piece][np.arange(roles) != own[k]] = FORBIDDEN
            if piece:
                every[own[k], k, piece - 1] = FORBIDDEN
        change = np.empty((roles, roles, len(scores), longest - 1), dtype=np.float32)
        change[:] = transitions[:, :, None, None]
        change[1:] += every[2 * roles - 1 :, None, :, :-1]
        change[:, 1:] += every[None, roles : 2 * roles - 1, :, 1:]
        change[range(roles), range(roles)] = 0
        change += every[None, :roles, :, 1:]
        stay = _stay(roles)[:, :, None]
        for k, s in enumerate(scores):
            change[:, :, k, len(s) - 1 :] = stay  # behind its end nothing changes, or costs
        return cls(every[:roles, :, 0], change)

    def best(self) -> "NDArray[np.int64]":
        """Find the best roles: the Viterbi algorithm. *Shape:* ``(n, steps + 1)``."""
        import numpy as np

        first, change = self
        roles, n = first.shape
        levels: list[tuple[int, NDArray[np.float32], NDArray[np.float32]]] = []
        while change.shape[3] != 1:
            steps = change.shape[3]
            if steps % 2 or not steps:
                change = _longer(change, _stay(roles))
            if not steps:
                continue
            left, right = change[..., 0::2], change[..., 1::2]
            levels.append((steps, left, right))
            change = left[:, 0, None] + right[None, 0]
            for role in range(1, roles):  # faster than a maximum over so short an axis
                np.maximum(change, left[:, role, None] + right[None, role], out=change)
        ends = (first[:, None] + change[..., 0]).reshape(-1, n).argmax(0)
        path = np.stack([ends // roles, ends % roles], 1)
        every = np.arange(n)[:, None]
        for steps, left, right in reversed(levels):
            blocks = np.arange(path.shape[1] - 1)
            ways = left[path[:, :-1], :, every, blocks] + right[:, path[:, 1:], every, blocks].transpose(1, 2, 0)
            wider = np.empty((n, 2 * len(blocks) + 1), dtype=np.int64)
            wider[:, 0::2], wider[:, 1::2] = path, ways.argmax(2)
            path = wider[:, : steps + 1]
        return path

    def probabilities(self) -> "NDArray[np.float32]":
        """Give the probability of each role of each piece: the forward-backward algorithm.

        Every product is divided by its largest number, so that none becomes too small; a probability is a ratio, and
        stays the same. *Shape:* ``(n, steps + 1, roles)``.
        """
        import numpy as np

        first, change = self
        start = np.maximum(np.exp(first - first.max(0)), LEAST)[:, :, None]
        steps = change.shape[3]
        if not steps:
            return (start / start.sum(0)).transpose(1, 2, 0)  # type: ignore[no-any-return]
        levels = [np.maximum(np.exp(change - change.max((0, 1))), LEAST)]
        while levels[-1].shape[3] > 1:
            if levels[-1].shape[3] % 2:
                levels[-1] = _longer(levels[-1], np.eye(len(first), dtype=np.float32))
            levels.append(_scaled(_product(levels[-1][..., 0::2], levels[-1][..., 1::2]), (0, 1)))
        before, behind = start, np.ones_like(start)
        for level in reversed(levels[:-1]):
            left, right = level[..., 0::2], level[..., 1::2]
            before, behind = before[..., : left.shape[3]], behind[..., : left.shape[3]]
            before, behind = (
                _woven(before, _scaled(_forward(before, left), 0)),
                _woven(_scaled(_backward(right, behind), 0), behind),
            )
        each, before, behind = levels[0][..., :steps], before[..., :steps], behind[..., :steps]
        likely = np.concatenate([before * _backward(each, behind), _forward(before[..., -1:], each[..., -1:])], 2)
        return (likely / likely.sum(0)).transpose(1, 2, 0)  # type: ignore[no-any-return]


def _stay(roles: int) -> "NDArray[np.float32]":
    """Give the step that changes no role. *Shape:* ``(from, to)``."""
    import numpy as np

    return np.where(np.eye(roles, dtype=bool), 0, FORBIDDEN).astype(np.float32)


def _longer(steps: "NDArray[np.float32]", step: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Add the same step to all chains."""
    import numpy as np

    return np.concatenate([steps, np.broadcast_to(step[:, :, None, None], (*steps.shape[:3], 1))], 3)


def _product(left: "NDArray[np.float32]", right: "NDArray[np.float32]") -> "NDArray[np.float32]":
    made = left[:, 0, None] * right[None, 0]
    for role in range(1, len(left)):
        made += left[:, role, None] * right[None, role]
    return made


def _forward(before: "NDArray[np.float32]", step: "NDArray[np.float32]") -> "NDArray[np.float32]":
    return (before[:, None] * step).sum(0)  # type: ignore[no-any-return]


def _backward(step: "NDArray[np.float32]", behind: "NDArray[np.float32]") -> "NDArray[np.float32]":
    return (step * behind).sum(1)  # type: ignore[no-any-return]


def _scaled(numbers: "NDArray[np.float32]", axes: "int | tuple[int, int]") -> "NDArray[np.float32]":
    import numpy as np

    return np.maximum(numbers / numbers.max(axes), LEAST)  # type: ignore[no-any-return]


def _woven(even: "NDArray[np.float32]", odd: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Take turns between two rows of vectors. *Shape:* both ``(roles, n, m)`` to ``(roles, n, 2 * m)``."""
    import numpy as np

    return np.stack([even, odd], 3).reshape(*even.shape[:2], -1)
