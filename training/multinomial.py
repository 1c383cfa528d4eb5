"""A multinomial logistic regression that holds its weights to zero, and how it does in folds."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax

from training import bootstrap

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

RIDGES: Final = (10.0, 30.0, 100.0, 300.0)
"""How strongly weights may be held to zero."""

FADES: Final = 1e-3
"""What hardly differs between examples stays small: this is added to the spread of each feature."""


@dataclass(frozen=True)
class Regression:
    """A regression on standardised features.

    *Shape:* mean and spread ``(features,)``, weights ``(1 + features, labels)``, the first row for the bias.
    """

    mean: Floats
    spread: Floats
    weights: Floats

    @classmethod
    def fit(cls, x: Floats, y: Labels, labels: int, ridge: float) -> "Regression":
        """Fit it to labels; those that have n examples count by the root of n, so that rare ones aren't lost.

        *Shape:* x ``(n, features)``, y ``(n,)``.
        """
        mean, spread = x.mean(0), x.std(0) + FADES
        z = np.concatenate([np.ones((len(x), 1)), (x - mean) / spread], 1)
        truth = np.eye(labels)[y]
        count = np.bincount(y, minlength=labels)[y] ** -0.5
        count *= len(y) / count.sum()
        shape = z.shape[1], labels

        def loss(flat: Floats) -> tuple[float, Floats]:
            weights = flat.reshape(shape)
            scores = z @ weights
            likely = scores - logsumexp(scores, axis=1, keepdims=True)
            held = np.concatenate([np.zeros((1, labels)), weights[1:]])
            slope = z.T @ (count[:, None] * (np.exp(likely) - truth)) + ridge * held
            return float(-(count[:, None] * truth * likely).sum() + ridge * (held**2).sum() / 2), slope.ravel()

        best = minimize(loss, np.zeros(shape[0] * labels), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
        return cls(mean, spread, best.reshape(shape))

    def likely(self, x: Floats) -> Floats:
        """Tell how likely each label of each row is. *Shape:* ``(n, features)`` to ``(n, labels)``."""
        likely: Floats = softmax(self.weights[0] + (x - self.mean) / self.spread @ self.weights[1:], axis=1)
        return likely

    def tell(self, x: Floats) -> Labels:
        """Tell the likeliest label of each row. *Shape:* ``(n, features)`` to ``(n,)``."""
        told: Labels = self.likely(x).argmax(1)
        return told


def in_folds(x: Floats, y: Labels, labels: int, fold: Labels) -> Labels:
    """Tell the label of each example by a regression that was fitted on the other folds.

    Its ridge is the one that does best among those, each of which is told by the rest of them.
    *Shape:* x ``(n, features)``, y and fold ``(n,)``, to ``(n,)``.
    """
    told = np.full_like(y, -1)
    for out in np.unique(fold):
        known = fold != out
        x_in, y_in, fold_in = x[known], y[known], fold[known]
        scores = {ridge: mean_f1(y_in, _crossed(x_in, y_in, labels, fold_in, ridge), labels) for ridge in RIDGES}
        best = max(RIDGES, key=lambda ridge: scores[ridge])
        told[~known] = Regression.fit(x_in, y_in, labels, best).tell(x[~known])
    return told


def _crossed(x: Floats, y: Labels, labels: int, fold: Labels, ridge: float) -> Labels:
    told = np.full_like(y, -1)
    for out in np.unique(fold):
        told[fold == out] = Regression.fit(x[fold != out], y[fold != out], labels, ridge).tell(x[fold == out])
    return told


def mean_f1(gold: Labels, said: Labels, labels: int) -> float:
    """The mean F1 over the labels of the gold, in per cent.

    >>> mean_f1(np.array([0, 0, 1]), np.array([0, 0, 0]), 2)
    40.0
    """
    return float(bootstrap.macro_f1(hits(gold, said, labels).sum(0)))


def hits(gold: Labels, said: Labels, labels: int) -> bootstrap.Counts:
    """For each answer and label: is it right, said, and the gold's? *Shape:* ``(n,)`` to ``(n, 3 * labels)``."""
    is_it, told = (each[:, None] == np.arange(labels) for each in (gold, said))
    return np.stack([is_it & told, told, is_it], 2).reshape(len(gold), -1).astype(np.float64)
