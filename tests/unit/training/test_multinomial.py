"""A regression tells labels from features, and is judged only by what it wasn't fitted on."""

import numpy as np
import pytest

from training.multinomial import Regression, hits, in_folds, mean_f1

RNG = np.random.default_rng(3)


def apart(n: int, labels: int = 3, noise: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    """Examples whose first features tell their labels, the others nothing."""
    y = RNG.integers(labels, size=n)
    return np.concatenate([np.eye(labels)[y] + noise * RNG.normal(size=(n, labels)), RNG.normal(size=(n, 5))], 1), y


def test_it_tells_labels_apart():
    (x, y), (new, known) = apart(200), apart(100)
    assert (Regression.fit(x, y, 3, 1.0).tell(new) == known).mean() > 0.9


def test_a_stronger_ridge_makes_smaller_weights_and_leaves_the_bias_free():
    x, y = apart(200)
    y = np.where(RNG.random(200) < 0.8, 0, y)
    loose, tight = (Regression.fit(x, y, 3, ridge).weights for ridge in (1.0, 1e6))
    assert np.abs(tight[1:]).max() < 1e-3 < np.abs(loose[1:]).max()
    assert tight[0].argmax() == 0


def test_a_rare_label_counts_for_more_than_its_share():
    x, y = np.zeros((100, 1)), np.array([0] * 80 + [1] * 20)
    bias = Regression.fit(x, y, 2, 1.0).weights[0]
    assert np.exp(bias[0] - bias[1]) == pytest.approx(2, abs=0.01)  # by the roots of 80 and 20, not four times


def test_features_that_never_differ_do_no_harm():
    x, y = apart(100)
    weights = Regression.fit(np.concatenate([x, np.ones((100, 1))], 1), y, 3, 1.0).weights
    assert np.isfinite(weights).all()
    assert np.abs(weights[-1]).max() < 1e-3


def test_an_example_is_told_without_its_own_fold():
    x, y = np.eye(12), np.arange(12) % 3  # each example has a feature of its own, and no other tells anything of it
    told = in_folds(x, y, 3, np.arange(12) // 3)
    assert (told == y).mean() < 0.5
    assert set(told) <= {0, 1, 2}


def test_answers_become_counts_of_each_label():
    assert hits(np.array([0, 1]), np.array([0, 0]), 2).tolist() == [[1, 1, 1, 0, 0, 0], [0, 1, 0, 0, 0, 1]]
    assert mean_f1(np.array([0, 1]), np.array([0, 1]), 3) == 100
