"""The confidence of an attribution or an event: the probability that it is right."""

from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple


class Signs(NamedTuple):
    """The numbers that a confidence is computed from; log-probabilities come from the role head."""

    anchor: float
    """Log-odds of the anchor."""
    content: float
    """Mean log-probability of the content's pieces."""
    source: float
    """Mean log-probability of the source's pieces; 0 without a source."""
    edge: float
    """Lowest log-probability among the first and last pieces of the content's fragments."""
    sourceless: float
    """1 without a source, else 0."""
    length: float
    """Logarithm of the number of pieces of the content."""
    virtual: float
    """1 without a cue, else 0."""


class EventSigns(NamedTuple):
    """The numbers that the confidence of an event is computed from."""

    trigger: float
    """Log-odds of there being an event."""
    type: float
    """Log-probability of its type, if it is one."""
    status: float
    """Log-probability of its status."""
    arguments: float
    """Lowest mean log-probability of an argument's pieces; 0 without one."""
    alone: float
    """1 without an argument, else 0."""


@dataclass(frozen=True, slots=True)
class _Logistic:
    """A logistic regression from signs to the probability of being right (Platt 1999), and the threshold for it."""

    weights: tuple[float, ...]
    bias: float
    threshold: float
    """What has a lower confidence is left out."""

    def _confidence(self, signs: tuple[float, ...]) -> float:
        score = self.bias + sum(w * s for w, s in zip(self.weights, signs, strict=True))
        return round(1 / (1 + exp(-max(-30.0, min(30.0, score)))), 4)


class Calibration(_Logistic):
    """The confidence of attributions.

    >>> half = Calibration(weights=(0, 0, 0, 0, 0, 0, 0), bias=0, threshold=0.3)
    >>> half.confidence(Signs(2.0, -0.1, -0.2, -0.9, 0, 3.0, 0))
    0.5
    """

    def confidence(self, signs: Signs) -> float:
        """Give the probability that an attribution with these signs is right, to four decimals."""
        return self._confidence(signs)


class EventCalibration(_Logistic):
    """The confidence of events.

    >>> half = EventCalibration(weights=(0, 0, 0, 0, 0), bias=0, threshold=0.3)
    >>> half.confidence(EventSigns(2.0, -0.1, -0.2, -0.9, 0))
    0.5
    """

    def confidence(self, signs: EventSigns) -> float:
        """Give the probability that there is an event of this type, to four decimals."""
        return self._confidence(signs)


def log_odds(probability: float) -> float:
    """Turn a probability into log-odds, bounded so that certainty stays finite.

    >>> log_odds(0.5)
    0.0
    """
    p = min(max(probability, 1e-6), 1 - 1e-6)
    return log(p / (1 - p))
