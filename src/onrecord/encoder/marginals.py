"""How likely each role of each piece is, over all sequences of roles: the forward-backward algorithm, as a tree."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST: Final = 1e-30
"""A way this much less likely than the likeliest one of its steps counts as this likely, so that none is ever zero."""


def probabilities(first: "NDArray[np.float32]", change: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Give the probability of each role of each piece, from the scores of the first roles and of all changes.

    Steps are joined in pairs, and pairs in pairs of pairs, so that all of them are computed side by side. Every product
    is divided by its largest number, so that none becomes too small; a probability is a ratio, and stays the same.

    *Shape:* ``(n, roles)``, ``(n, steps, from, to)`` to ``(n, steps + 1, roles)``.
    """
    import numpy as np

    start = np.maximum(np.exp((first - first.max(1, keepdims=True)).T), LEAST)[:, :, None]
    steps = change.shape[1]
    if not steps:
        return (start / start.sum(0)).transpose(1, 2, 0)  # type: ignore[no-any-return]
    scores = np.ascontiguousarray(change.transpose(2, 3, 0, 1))  # the short axes first: numpy works along the last one
    levels = [np.maximum(np.exp(scores - scores.max((0, 1))), LEAST)]
    while levels[-1].shape[3] > 1:
        levels[-1] = even = _even(levels[-1])
        levels.append(_scaled(_product(even[..., 0::2], even[..., 1::2]), (0, 1)))
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


def _even(steps: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Add a step that changes nothing, if their number is odd."""
    import numpy as np

    if steps.shape[3] % 2 == 0:
        return steps
    stay = np.eye(len(steps), dtype=np.float32)[:, :, None, None]
    return np.concatenate([steps, np.broadcast_to(stay, (*steps.shape[:3], 1))], 3)


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
