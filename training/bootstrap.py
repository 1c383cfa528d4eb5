"""How far a figure would move on other articles of the same kind: 95 % intervals by the bootstrap over articles.

Articles are drawn with replacement, as many as there are, a thousand times (Efron and Tibshirani 1993, percentiles).
A figure is a formula over sums of counts, so no draw scores an article again. Where all are right, or none, every draw
is the same and says nothing about others: there the bound is Clopper and Pearson's, with each article as one trial.
"""

from collections.abc import Callable
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

DRAWS: Final = 1000
SEED: Final = 20261129
OUTSIDE: Final = (2.5, 97.5)
"""The percentiles that bound an interval."""

FEWEST: Final = 5
"""Fewer articles than these have no interval: too few different draws can be made of them."""

Counts = NDArray[np.float64]
"""*Shape:* ``(articles, counts)``, or sums over articles ``(…, counts)``."""

Formula = Callable[[Counts], NDArray[np.float64]]
"""From sums ``(…, counts)`` to figures in per cent ``(…)``."""


class Interval(NamedTuple):
    """A figure on all articles, and the bounds of its interval; None where there are too few articles."""

    value: float
    low: float | None
    high: float | None


def interval(counts: Counts, formula: Formula) -> Interval:
    """Compute a figure and its interval from the counts of each article.

    >>> interval(np.array([[1.0, 1.0], [0.0, 1.0]] * 8), share)
    Interval(value=50.0, low=25.0, high=75.0)
    >>> interval(np.array([[2.0, 2.0]] * 50), share)
    Interval(value=100.0, low=92.88..., high=100.0)
    """
    value = float(formula(counts.sum(0)))
    if len(counts) < FEWEST:
        return Interval(value, None, None)
    low, high = np.percentile(formula(_draws(len(counts)) @ counts), OUTSIDE)
    if formula is share and value in (0, 100) and (articles := int((counts[:, 1] > 0).sum())):
        beyond = 100 * (1 - ((100 - OUTSIDE[1]) / 100) ** (1 / articles))  # the exact bound, articles as trials
        low, high = (0.0, beyond) if value == 0 else (100 - beyond, 100.0)
    return Interval(value, float(low), float(high))


@cache
def _draws(articles: int) -> NDArray[np.float64]:
    """How often each article is drawn: the same for every figure of a corpus. *Shape:* ``(DRAWS, articles)``."""
    chosen = np.random.default_rng(SEED).integers(articles, size=(DRAWS, articles))
    return np.stack([np.bincount(each, minlength=articles) for each in chosen]).astype(np.float64)


def ratio(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide, and give 0 where there is nothing to divide by."""
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)


def share(counts: Counts) -> NDArray[np.float64]:
    """Of the second count, the first."""
    return 100 * ratio(counts[..., 0], counts[..., 1])


def precision(counts: Counts) -> NDArray[np.float64]:
    """From hits, found and gold."""
    return 100 * ratio(counts[..., 0], counts[..., 1])


def recall(counts: Counts) -> NDArray[np.float64]:
    """From hits, found and gold."""
    return 100 * ratio(counts[..., 0], counts[..., 2])


def f1(counts: Counts) -> NDArray[np.float64]:
    """From hits, found and gold."""
    return 200 * ratio(counts[..., 0], counts[..., 1] + counts[..., 2])


def macro_f1(counts: Counts) -> NDArray[np.float64]:
    """The mean F1 of labels, from hits, found and gold of each; labels that the gold lacks don't count."""
    each = counts.reshape(*counts.shape[:-1], -1, 3)
    known = each[..., 2] > 0
    return ratio((f1(each) * known).sum(-1), known.sum(-1).astype(np.float64))


def f1_of_parts(counts: Counts) -> NDArray[np.float64]:
    """From the parts and wholes of recall, then those of precision, as MUC, B-cubed and CEAF-e give them."""
    r, p = ratio(counts[..., 0], counts[..., 1]), ratio(counts[..., 2], counts[..., 3])
    return 200 * ratio(r * p, r + p)


def mean_of_three(counts: Counts) -> NDArray[np.float64]:
    """The mean of three measures of coreference, four counts each."""
    muc, b3, ceafe = (f1_of_parts(counts[..., at : at + 4]) for at in (0, 4, 8))
    return (muc + b3 + ceafe) / 3
