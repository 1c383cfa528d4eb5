"""Anchors are found where the scores are sure enough of them."""

import numpy as np
import pytest

from onrecord.encoder.heads.anchors import find_anchors


def test_an_anchor_is_a_piece_whose_probability_reaches_the_threshold() -> None:
    scores = np.log(np.array([[0.9, 0.1, 0.0001], [0.4, 0.5, 0.1], [0.6, 0.1, 0.3]], dtype=np.float32))
    found = find_anchors(scores, 0.35)
    assert [(a.piece, a.virtual) for a in found] == [(1, False), (2, True)]
    assert found[0].probability == pytest.approx(0.6, abs=0.01)
