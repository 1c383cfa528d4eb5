"""Loaded pieces: where the outlet itself may judge or colour what it tells."""

from typing import TYPE_CHECKING

from onrecord.schema import UNMARKED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def find_loaded(scores: "NDArray[np.float32]") -> list[tuple[int, float]]:
    """Find the pieces that may be loaded, each with its score. *Shape:* scores ``(pieces, 1)``.

    >>> import numpy as np
    >>> find_loaded(np.array([[-9], [1.5], [-3]], dtype=np.float32))
    [(1, 1.5)]
    """
    import numpy as np

    return [(int(piece), float(scores[piece, 0])) for piece in np.flatnonzero(scores[:, 0] > UNMARKED)]
