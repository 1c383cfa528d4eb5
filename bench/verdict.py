"""Decides whether a figure got worse: compares the change between two builds with a margin for noise.

The two builds are measured in turns, so each pair of values comes from nearly the same moment. The change is the mean
logarithm of the pairs' ratios. The margin is what chance alone exceeds once in a hundred times (Student's t on the same
logarithms), and never less than the figure's tolerance.
"""

import math
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean, median, stdev

from bench.figures import Result

_T_99 = (31.82, 6.965, 4.541, 3.747, 3.365, 3.143, 2.998, 2.896, 2.821, 2.764, 2.718, 2.681, 2.650, 2.624, 2.602)
"""Student's t that chance exceeds once in a hundred times, for 1, 2, 3, … degrees of freedom."""


class Verdict(StrEnum):
    """How a figure changed since the baseline."""

    BETTER = "better"
    SAME = "same"
    WORSE = "WORSE"
    NEW = "new"
    """The baseline can't do this yet."""
    ALONE = ""
    """There is no baseline, or the figure is only shown."""


@dataclass(frozen=True)
class Comparison:
    """A verdict and what it rests on: change and margin are shares, 0.05 for 5 %; None if nothing is compared."""

    verdict: Verdict
    change: float | None = None
    margin: float | None = None


def compare(result: Result) -> Comparison:
    """Compare a figure's values with those of the baseline.

    Raises ValueError if there are fewer than two pairs of values: one pair can't tell a change from noise.

    >>> from bench.figures import Figure
    >>> peak = Figure("memory", "peak", "MB", better="lower")
    >>> compare(Result(peak, now=(440.0, 441.0, 440.0), before=(400.0, 400.0, 401.0))).verdict
    <Verdict.WORSE: 'WORSE'>
    """
    if result.new:
        return Comparison(Verdict.NEW)
    if result.figure.better is None or not result.before:
        return Comparison(Verdict.ALONE)
    pairs = list(zip(result.before, result.now, strict=True))
    if len(pairs) < 2:
        raise ValueError(f"{result.figure.name!r} was measured in {len(pairs)} turn; noise shows from 2 turns on")
    if min(map(min, pairs)) <= 0:
        return _by_difference(result)
    logs = [math.log(now / before) for before, now in pairs]
    change = fmean(logs)
    quantile = _T_99[min(len(logs) - 1, len(_T_99)) - 1]
    noise = quantile * stdev(logs) / math.sqrt(len(logs))
    margin = max(math.log1p(result.figure.tolerance), noise)
    return Comparison(_verdict(result, change, margin), math.expm1(change), math.expm1(margin))


def _by_difference(result: Result) -> Comparison:
    """Compare a count that may be zero, such as failures: there is no ratio to zero, and any more is worse."""
    return Comparison(_verdict(result, median(result.now) - median(result.before), 0.0))


def _verdict(result: Result, change: float, margin: float) -> Verdict:
    worse = change if result.figure.better == "lower" else -change
    return Verdict.WORSE if worse > margin else Verdict.BETTER if worse < -margin else Verdict.SAME
