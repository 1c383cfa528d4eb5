"""Scores written by hand."""

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.heads.mentions import LONGEST, MENTIONS


def scores_of_spans(pieces: int, *spans: tuple[int, int, int, float]) -> NDArray[np.float32]:
    """Scores of spans (first, end, label, probability); all others are none."""
    out = np.full((pieces, LONGEST, len(MENTIONS)), -20, dtype=np.float32)
    out[..., 0] = 0
    for first, end, label, probability in spans:
        out[first, end - first - 1, label] = np.log(probability / (1 - probability))
    return out
