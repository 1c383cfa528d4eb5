"""The hidden states of a text, window by window, from one pass of the encoder; every head reads them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.encoder.inputs import LAYOUTS
from onrecord.encoder.network import Network
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.windows import Window, cut
from onrecord.settings import Style

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SECTION = 8192
"""Longer texts are read in sections of about this many pieces, cut between paragraphs, to limit the memory."""

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""How to run windows: `map`, or the `map` of a thread pool."""


@dataclass(frozen=True, slots=True)
class States:
    """A section of a text as the encoder sees it. It begins at piece `start`, and its windows count from there.

    *Shape:* each of hidden, and of shared (those behind the lowest layers), ``(its window's pieces, width)``.
    """

    start: int
    windows: list[Window]
    hidden: "list[NDArray[np.float32]]"
    shared: "list[NDArray[np.float32]]"

    @property
    def pieces(self) -> int:
        """The number of pieces in the section."""
        return self.windows[-1].end

    def central(self, piece: int) -> int:
        """Find the window in which a piece is farthest from an edge where the text goes on."""

        def depth(i: int) -> int:
            w = self.windows[i]
            left = self.pieces if w.start == 0 else piece - w.start
            right = self.pieces if w.end == self.pieces else w.end - 1 - piece
            return min(left, right)

        return max((i for i, w in enumerate(self.windows) if w.start <= piece < w.end), key=depth)

    def ends(self, first: int, end: int) -> "NDArray[np.float32]":
        """Give the states of a span's first and last piece side by side. *Shape:* ``(2 * width,)``.

        Both are from the window in which the span is central, if it holds them.
        """
        import numpy as np

        whole = self.central((first + end - 1) // 2)
        return np.concatenate([self._state(piece, whole) for piece in (first, end - 1)])

    def _state(self, piece: int, window: int) -> "NDArray[np.float32]":
        if not self.windows[window].start <= piece < self.windows[window].end:
            window = self.central(piece)
        return self.hidden[window][piece - self.windows[window].start]  # type: ignore[no-any-return]


def encode(network: Network, pieces: Pieces, style: Style, run: Map = map) -> Iterator[States]:
    """Encode a text, section by section."""
    for section in _sections(pieces):
        windows = cut(section.end - section.start, network.length, network.stride)

        def one(window: Window, start: int = section.start) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
            return network.encode(pieces, Window(window.start + start, window.end + start), style)

        hidden, shared = zip(*run(one, windows), strict=True)
        yield States(section.start, windows, list(hidden), list(shared))


def _sections(pieces: Pieces) -> Iterator[Window]:
    import numpy as np

    breaks = np.flatnonzero(pieces.layouts == LAYOUTS.index("paragraph"))
    start, n = 0, len(pieces)
    while n - start > SECTION:
        near = breaks[(breaks > start + SECTION // 2) & (breaks <= start + SECTION)]
        end = int(near[-1]) if len(near) else start + SECTION
        yield Window(start, end)
        start = end
    if n > start:
        yield Window(start, n)
