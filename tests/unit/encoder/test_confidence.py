"""Confidences are probabilities, whatever the signs."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.confidence import Calibration, Signs, log_odds

number = st.floats(-1e6, 1e6)


@given(st.lists(number, min_size=7, max_size=7), st.lists(number, min_size=7, max_size=7))
def test_a_confidence_lies_between_0_and_1(weights: list[float], signs: list[float]) -> None:
    assert 0 <= Calibration(tuple(weights), 0.0, 0.5).confidence(Signs(*signs)) <= 1


def test_a_surer_anchor_gives_a_higher_confidence_where_it_counts() -> None:
    calibration = Calibration((1.0, 0, 0, 0, 0, 0, 0), 0.0, 0.5)
    low, high = (calibration.confidence(Signs(log_odds(p), 0, 0, 0, 0, 0, 0)) for p in (0.3, 0.9))
    assert (low, high) == (0.3, 0.9)
