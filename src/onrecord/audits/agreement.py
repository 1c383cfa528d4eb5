"""How far coders agree: in per cent, and beyond what chance would give."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from onrecord.audits.intervals import FEWEST, Interval, share_of

DRAWS, SEED = 2000, 20261130
OUTSIDE = (2.5, 97.5)
"""The percentiles that bound an interval."""

Values = Sequence[Hashable]
"""What the coders say of one thing."""


class Agreed(NamedTuple):
    """How far coders agree on a question.

    `units` is how many several people have coded. `percent` is the share of pairs of answers that are the same, and
    `alpha` Krippendorff's alpha for nominal data; None where too few were coded. Alpha is None also where all answers
    are the same: then nothing tells agreement from habit.
    """

    units: int
    percent: Interval | None
    alpha: Interval | None


def measure(units: Sequence[Sequence[Values]]) -> Agreed:
    """Measure how far coders agree; each unit has one thing that they answer, or several.

    Alpha is Krippendorff's (2019, "Content Analysis", chapter 12), for any number of coders and with answers missing.
    Its interval is by the bootstrap over units (Efron and Tibshirani 1993, percentiles).

    >>> answers = [("yes", "yes")] * 9 + [("no", "no")] * 8 + [("yes", "no")] * 3
    >>> [round(each, 2) for each in measure([[each] for each in answers]).alpha]
    [0.71, 0.32, 1.0]
    """
    coded = [[values for values in unit if len(values) > 1] for unit in units]
    coded = [unit for unit in coded if unit]
    if len(coded) < FEWEST:
        return Agreed(len(coded), None, None)
    percent = share_of([_same_pairs(unit) for unit in coded])
    return Agreed(len(coded), percent, _alpha(coded, percent))


def _same_pairs(unit: Sequence[Values]) -> tuple[float, float]:
    same = pairs = 0.0
    for values in unit:
        pairs += 1  # one thing counts once, however many have coded it
        same += sum(n * (n - 1) for n in Counter(values).values()) / (len(values) * (len(values) - 1))
    return same, pairs


def _alpha(units: Sequence[Sequence[Values]], percent: Interval | None) -> Interval | None:
    """Alpha from sums of coincidences: a unit adds to what is observed, and to how often each answer is given."""
    import numpy as np

    answers = sorted({value for unit in units for values in unit for value in values}, key=repr)
    if len(answers) < 2:
        return None
    place = {answer: at for at, answer in enumerate(answers)}
    given = np.zeros((len(units), len(answers)))
    differing = np.zeros(len(units))
    for number, unit in enumerate(units):
        for values in unit:
            counted = Counter(values)
            for answer, n in counted.items():
                given[number, place[answer]] += n
            differing[number] += (len(values) ** 2 - sum(n * n for n in counted.values())) / (len(values) - 1)
    drawn = np.random.default_rng(SEED).multinomial(len(units), np.full(len(units), 1 / len(units)), size=DRAWS)
    often = np.vstack([given.sum(0), drawn @ given])
    observed = np.concatenate([[differing.sum()], drawn @ differing])
    total = often.sum(1)
    expected = (total**2 - (often**2).sum(1)) / (total - 1)
    # A draw in which all answers are the same has no disagreement to expect, and none that is observed.
    alphas = 1 - np.divide(observed, expected, out=np.zeros_like(observed), where=expected > 0)
    low, high = np.percentile(alphas[1:], OUTSIDE)
    if percent is not None and not observed[0]:  # every draw is the same; what is in per cent has a bound nevertheless
        low = 1 - (1 - percent.low) * total[0] / expected[0]
    return Interval(float(alphas[0]), float(low), float(high))
