"""How much each sign counts for each verdict: a multinomial logistic regression, whose numbers training writes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "weights.json"
"""What `training.headlines.fit` writes."""


@dataclass(frozen=True)
class Weights:
    """For each verdict a number to start from, and one for each sign; a sign's mean and spread make it comparable."""

    start: Mapping[str, float]
    means: Mapping[str, float]
    spreads: Mapping[str, float]
    each: Mapping[str, Mapping[str, float]]


@cache
def load() -> Weights:
    """Load the weights that ship."""
    return Weights(**json.loads(FILE.read_text(encoding="utf8")))


def decide(signs: Mapping[str, float]) -> tuple[str, float]:
    """Give the likeliest verdict, and how likely it is."""
    likely = probabilities(signs, load())
    verdict = max(likely, key=lambda verdict: likely[verdict])
    return verdict, likely[verdict]


def probabilities(signs: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Give each verdict's probability.

    >>> even = Weights({"supported": 0.0, "overstated": 0.0}, {}, {}, {"supported": {}, "overstated": {}})
    >>> probabilities({"question": 1.0}, even)
    {'supported': 0.5, 'overstated': 0.5}
    """
    scores = {
        verdict: start
        + sum(
            weight * (signs[name] - weights.means[name]) / weights.spreads[name]
            for name, weight in weights.each[verdict].items()
        )
        for verdict, start in weights.start.items()
    }
    top = max(scores.values())
    powers = {verdict: exp(score - top) for verdict, score in scores.items()}
    return {verdict: power / sum(powers.values()) for verdict, power in powers.items()}
