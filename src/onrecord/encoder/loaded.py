"""From hidden states to the pieces that may be loaded."""

from collections.abc import Iterator

from onrecord.encoder.heads.loaded import find_loaded
from onrecord.encoder.network import Network
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.states import States
from onrecord.encoder.windows import merge
from onrecord.schema import LoadedPiece, Span


def find(network: Network, states: States, pieces: Pieces) -> Iterator[LoadedPiece]:
    """Find the pieces of a section that may be loaded, in order."""
    views = list(zip(states.windows, map(network.loaded, states.hidden, states.shared), strict=True))
    for piece, score in find_loaded(merge(views, states.pieces)[1]):
        at = states.start + piece
        yield LoadedPiece(Span(int(pieces.starts[at]), int(pieces.ends[at])), score)
