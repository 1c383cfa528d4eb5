"""Intervals by the bootstrap over articles."""

import numpy as np
import pytest

from training import bootstrap
from training.bootstrap import f1, interval, mean_of_three, share

RNG = np.random.default_rng(7)


def drawn(articles: int, rate: float = 0.7) -> np.ndarray:
    gold = RNG.integers(5, 20, articles)
    return np.stack([RNG.binomial(gold, rate), gold], axis=1).astype(float)


def test_an_interval_holds_the_figure_and_is_the_same_each_time():
    counts = drawn(40)
    found = interval(counts, share)
    assert found.low < found.value < found.high
    assert found == interval(counts, share)


def test_more_articles_make_an_interval_narrower():
    few, many = (interval(drawn(articles), share) for articles in (20, 500))
    assert many.high - many.low < (few.high - few.low) / 2


def test_articles_that_are_all_alike_leave_no_doubt():
    found = interval(np.array([[3.0, 4.0]] * 12), share)
    assert found == (75.0, 75.0, 75.0)


def test_articles_of_which_one_is_bad_throughout_leave_more_doubt_than_faults_spread_evenly():
    spread = np.array([[9.0, 10.0]] * 20)
    heaped = np.array([[10.0, 10.0]] * 18 + [[0.0, 10.0]] * 2)
    assert interval(spread, share).value == interval(heaped, share).value
    assert interval(heaped, share).low < 80 < interval(spread, share).low


def test_where_all_are_right_the_bound_falls_with_fewer_articles():
    lows = [interval(np.array([[2.0, 2.0]] * articles), share).low for articles in (10, 100)]
    assert lows == pytest.approx([69.15, 96.38], abs=0.01)  # 100 times 0.025 to the power of 1/10 and of 1/100
    nothing = interval(np.array([[0.0, 2.0]] * 10), share)
    assert (nothing.value, nothing.low) == (0, 0)
    assert nothing.high == pytest.approx(30.85, abs=0.01)


def test_a_handful_of_articles_has_no_interval():
    assert interval(np.array([[1.0, 2.0]] * 4), share) == (50.0, None, None)


def test_figures_are_computed_from_sums_not_from_means_of_articles():
    counts = np.array([[1.0, 1.0, 1.0], [0.0, 0.0, 99.0]])
    assert f1(counts.sum(0)) == pytest.approx(200 / 101)


def test_what_is_found_nowhere_is_zero_and_no_error():
    assert f1(np.zeros(3)) == 0
    assert mean_of_three(np.zeros(12)) == 0
    assert list(bootstrap.share(np.zeros((2, 2)))) == [0, 0]


def test_the_mean_f1_leaves_out_labels_that_the_gold_lacks():
    counts = np.array([[2, 2, 2, 0, 1, 0, 1, 2, 2], [0, 0, 0, 0, 0, 1, 0, 0, 0]], dtype=float)
    assert bootstrap.macro_f1(counts[0]) == pytest.approx((100 + 50) / 2)
    assert bootstrap.macro_f1(counts.sum(0)) == pytest.approx((100 + 0 + 50) / 3)
    assert bootstrap.macro_f1(counts).tolist() == pytest.approx([75, 0])
