"""Speakers: which name in the article is that of the one who says a content."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DISTANCES: Final = (4, 8, 14, 22, 34, 50, 80, 130, 220, 400, 800)
"""Edges of the buckets of a distance in pieces between a content and a name."""

INSIDE: Final = 0
"""The place of a name in the content itself; it can't be the speaker's."""

PLACES: Final = 1 + 2 * (len(DISTANCES) + 1)
"""How many places there are for a name: inside, then so far before the content, then so far behind it."""


def places(contents: "NDArray[np.int64]", names: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Say where each name stands, seen from each content; both are pieces, from the first to after the last.

    >>> import numpy as np
    >>> places(np.array([[10, 20]]), np.array([[2, 4], [12, 13], [21, 23]]))[0].tolist()
    [2, 0, 13]

    *Shape:* ``(n, 2)`` and ``(m, 2)`` to ``(n, m)``.
    """
    import numpy as np

    before = contents[:, None, 0] - names[None, :, 1]
    behind = names[None, :, 0] - contents[:, None, 1]
    away = np.searchsorted(DISTANCES, np.maximum(before, behind).clip(0), side="right")
    return np.where(before >= 0, 1 + away, np.where(behind >= 0, 2 + len(DISTANCES) + away, INSIDE))
