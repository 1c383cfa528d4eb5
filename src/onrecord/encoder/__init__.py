"""One small network with several heads: texts in, annotations out. It knows nothing about records."""

from onrecord.encoder.pairs import PairReader
from onrecord.encoder.reader import Checkpoint, Reader

__all__ = ["Checkpoint", "PairReader", "Reader"]
