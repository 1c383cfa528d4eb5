"""Cuts long texts into overlapping windows, and merges the windows' scores."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Window(NamedTuple):
    """Pieces `start` up to, not including, `end` of a text."""

    start: int
    end: int


def cut(pieces: int, length: int, stride: int) -> list[Window]:
    """Cover a number of pieces with windows of up to `length`, one every `stride`; the last ends with the text.

    >>> cut(10, 6, 3)
    [Window(start=0, end=6), Window(start=3, end=9), Window(start=6, end=10)]
    >>> cut(4, 6, 3)
    [Window(start=0, end=4)]
    """
    starts = range(0, max(pieces - (length - stride), 1), stride) if pieces else ()
    return [Window(start, min(start + length, pieces)) for start in starts]


def weights(window: Window, pieces: int) -> "NDArray[np.float32]":
    """Weigh a window's scores at each piece: the farther from an edge where the text goes on, the more they count.

    *Shape:* ``(end - start,)``. An edge that is also the text's hides nothing, so it takes no weight away.

    >>> weights(Window(0, 4), 8).tolist()
    [4.0, 3.0, 2.0, 1.0]
    """
    import numpy as np

    length = window.end - window.start
    far = np.full(length, length, dtype=np.float32)
    ramp = np.arange(1, length + 1, dtype=np.float32)
    left = far if window.start == 0 else ramp
    right = far if window.end == pieces else ramp[::-1]
    return np.minimum(left, right)


def merge(parts: "list[tuple[Window, NDArray[np.float32]]]", pieces: int) -> tuple[Window, "NDArray[np.float32]"]:
    """Average the scores of overlapping windows, with each piece weighted as `weights` says.

    *Shape:* each part ``(its pieces, labels)``; returns the stretch that the windows cover and its
    ``(stretch, labels)``.
    """
    import numpy as np

    if len(parts) == 1:
        return parts[0]
    stretch = Window(min(w.start for w, _ in parts), max(w.end for w, _ in parts))
    total = np.zeros((stretch.end - stretch.start, parts[0][1].shape[1]), dtype=np.float32)
    weight = np.zeros((len(total), 1), dtype=np.float32)
    for window, scores in parts:
        here = slice(window.start - stretch.start, window.end - stretch.start)
        w = weights(window, pieces)[:, None]
        total[here] += w * scores
        weight[here] += w
    return stretch, total / weight
