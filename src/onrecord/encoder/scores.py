"""Turns scores of the network into probabilities."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def softmax(scores: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Turn scores into probabilities along the last axis. *Shape:* ``(…, labels)`` to the same."""
    import numpy as np

    powers = np.exp(scores - scores.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)  # type: ignore[no-any-return]
