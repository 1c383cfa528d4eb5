"""Shares and ratios of a sample, each with its 95 % interval; none where too few were coded."""

import math
from collections.abc import Sequence
from typing import NamedTuple

FEWEST = 10
"""What rests on fewer judged units, or on fewer articles, has neither a figure nor an interval."""

Z = 1.959963984540054
"""The quantile of the normal distribution that leaves 2.5 % above it."""

_NOTHING = 1e-9
"""No error that is smaller comes from anything but rounding."""

Pair = tuple[float, float]
"""A part and the whole that it is of, in one article."""


class Interval(NamedTuple):
    """A figure, and the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


def wilson(part: float, whole: float) -> Interval:
    """Give a share of independent trials with its score interval (Wilson 1927; Brown, Cai and DasGupta 2001).

    >>> [round(each, 3) for each in wilson(8, 10)]
    [0.8, 0.49, 0.943]
    """
    share = part / whole
    middle = share + Z**2 / (2 * whole)
    reach = Z * math.sqrt(share * (1 - share) / whole + Z**2 / (4 * whole**2))
    scale = 1 + Z**2 / whole
    return Interval(share, max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale))


def share_of(pairs: Sequence[Pair]) -> Interval | None:
    """Give a share whose trials cluster in articles; None where too few were coded.

    Its variance is that of a ratio of article totals. The interval is Wilson's, for as many independent trials as would
    have this variance (Kish 1965; Dean and Pagano 2015, "Evaluating confidence interval methods for binomial
    proportions in clustered surveys").

    >>> [round(each, 2) for each in share_of([(1, 1)] * 8 + [(0, 1)] * 4)]
    [0.67, 0.38, 0.87]
    """
    part, whole, articles = _sums(pairs)
    if whole < FEWEST or articles < FEWEST:
        return None
    share = part / whole
    error = _error(pairs, share, whole)
    spread = share * (1 - share)
    trials = min(whole, spread / error**2) if error > _NOTHING and spread > 0 else articles
    return wilson(share * trials, trials)._replace(value=share)


def ratio_of(pairs: Sequence[Pair]) -> Interval | None:
    """Give a ratio of two totals over articles; None where too few were coded.

    The estimator is the classic ratio estimator with its linearized variance (Cochran 1977, "Sampling Techniques",
    chapter 6). The interval is made for its logarithm, with Student's t for the number of articles. Where the ratio is
    the same in every article, nothing varies; then it is as wide as Wilson's for a share of which all are right.

    >>> [round(each, 2) for each in ratio_of([(2, 2), (3, 2), (1, 1), (2, 1)] * 5)]
    [1.33, 1.17, 1.51]
    """
    part, whole, articles = _sums(pairs)
    if min(part, whole) < FEWEST or articles < FEWEST:
        return None
    ratio = part / whole
    error = _error(pairs, ratio, whole)
    reach = student(articles - 1) * error / ratio if error > _NOTHING else -math.log(wilson(articles, articles).low)
    return Interval(ratio, ratio * math.exp(-reach), ratio * math.exp(reach))


def student(freedom: int) -> float:
    """Approximate the quantile of Student's t that leaves 2.5 % above it (Abramowitz and Stegun 1964, 26.7.5).

    >>> round(student(10), 2), round(student(30), 2)
    (2.23, 2.04)
    """
    z, n = Z, freedom
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
    )


def _sums(pairs: Sequence[Pair]) -> tuple[float, float, int]:
    """Add up the parts and the wholes, and count the articles that have anything."""
    part, whole = (math.fsum(each[at] for each in pairs) for at in (0, 1))
    return part, whole, sum(1 for each in pairs if each[0] or each[1])


def _error(pairs: Sequence[Pair], ratio: float, whole: float) -> float:
    """The standard error of a ratio of totals, by linearization over articles."""
    clusters = len(pairs)
    squares = math.fsum((part - ratio * of) ** 2 for part, of in pairs)
    return math.sqrt(clusters / (clusters - 1) * squares) / whole
