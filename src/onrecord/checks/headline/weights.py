"""How much each sign counts for each verdict: a multinomial logistic regression, whose numbers training writes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Final

SUPPORTED: Final = "supported"

PUBLISHED: Final = 0.95
"""So many titles that were published are taken to be supported: with it, faults are right as often as they say."""

LEARNED: Final = 0.22
"""So many of the headlines that were learned from count as supported: a third, by the root of each verdict's number."""

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


def decide(signs: Mapping[str, float], *, published: bool) -> tuple[str, float]:
    """Give the likeliest verdict on a headline that somebody tries, and how likely it is.

    Over a published article, the same verdict is more or less likely, for nearly all published titles are supported.
    """
    likely = probabilities(signs, load())
    verdict = max(likely, key=lambda verdict: likely[verdict])
    return verdict, (as_published(likely) if published else likely)[verdict]


def as_published(likely: Mapping[str, float]) -> dict[str, float]:
    """Give each verdict's probability where nearly all are supported (Saerens, Latinne and Decaestecker 2002).

    >>> {verdict: round(p, 2) for verdict, p in as_published({"supported": 0.1, "overstated": 0.9}).items()}
    {'supported': 0.88, 'overstated': 0.12}
    """
    odds = {
        verdict: p * (PUBLISHED / LEARNED if verdict == SUPPORTED else (1 - PUBLISHED) / (1 - LEARNED))
        for verdict, p in likely.items()
    }
    return {verdict: each / sum(odds.values()) for verdict, each in odds.items()}


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
