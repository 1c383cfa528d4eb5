"""How likely the speakers that a statement is given are right, as measured on articles that nothing was learned from.

How certain a decision is comes from links between mentions, from the ranker or from the source alone. By itself it
hardly tells right speakers from wrong ones: names are all but certain, and wrong where the source itself is wrong. So
the probability comes from a logistic regression on three signs (Platt 1999), one for each way in which a text refers to
a speaker. `training.reliability` fits it, and it comes with the network.
"""

from math import exp, log
from typing import Final, NamedTuple

from onrecord.recorder.config import CalibrationConfig

SUREST: Final = 0.999
"""A sign counts as no more than this, and no less than its opposite: the log-odds of 1 are infinite."""

DIGITS: Final = 4


class Signs(NamedTuple):
    """What tells how likely the speakers are right, each as a probability."""

    certainty: float
    """Of the decision who speaks."""

    statement: float
    """The statement's own confidence."""

    source: float
    """That the source has a name if the speakers have one, or has none if they don't, as the network sees it."""

    @classmethod
    def of(cls, certainty: float, statement: float, source_is_named: float | None, *, named: bool) -> "Signs":
        """Gather the signs; `named` tells whether the speakers have names.

        >>> Signs.of(0.9, 0.8, 0.25, named=False)
        Signs(certainty=0.9, statement=0.8, source=0.75)
        """
        has_name = 0.5 if source_is_named is None else source_is_named
        return cls(certainty, statement, has_name if named else 1 - has_name)

    def log_odds(self) -> tuple[float, ...]:
        """The log-odds of each sign."""
        held = (min(SUREST, max(1 - SUREST, sign)) for sign in self)
        return tuple(log(sign / (1 - sign)) for sign in held)


def calibrated(signs: Signs, calibration: CalibrationConfig) -> float:
    """Turn signs into the probability that the speakers are right, from 0 to 1.

    >>> signs = Signs(0.9, 0.8, 0.5)
    >>> calibrated(signs, CalibrationConfig())
    0.9
    >>> calibrated(signs, CalibrationConfig(bias=1.0, certainty=0.5, statement=0.3))
    0.9...
    """
    weights = (calibration.certainty, calibration.statement, calibration.source)
    score = calibration.bias + sum(weight * sign for weight, sign in zip(weights, signs.log_odds(), strict=True))
    return round(1 / (1 + exp(-score)), DIGITS)
