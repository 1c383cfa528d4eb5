"""How likely the speakers that a statement is given are right, as measured on articles that nothing was learned from.

How certain a decision is comes from links between mentions, from the ranker or from the source alone. By itself it
hardly tells right speakers from wrong ones: names are all but certain, and wrong where the source itself is wrong. So
the probability comes from a logistic regression on three signs (Platt 1999), one for each way in which a text refers to
a speaker. `training.reliability` fits it, and it comes with the network. What a rule found has no such signs, and its
speakers are no surer than the rule.
"""

from math import exp, log
from typing import Final, NamedTuple

from onrecord.recorder.config import CalibrationConfig
from onrecord.recorder.statements import StatementDraft

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

    def log_odds(self) -> tuple[float, ...]:
        """The log-odds of each sign."""
        held = (min(SUREST, max(1 - SUREST, sign)) for sign in self)
        return tuple(log(sign / (1 - sign)) for sign in held)


def signs(certainty: float, draft: StatementDraft, *, named: bool) -> Signs | None:
    """Gather the signs of a decision; `named` tells whether the speakers have names. What a rule found has none.

    >>> signs(0.9, StatementDraft((), (), ((0, 9),), "assert", 0.8, named=0.25), named=False)
    Signs(certainty=0.9, statement=0.8, source=0.75)
    """
    if draft.named is None:
        return None
    return Signs(certainty, draft.confidence, draft.named if named else 1 - draft.named)


def by_rule(certainty: float, draft: StatementDraft) -> float:
    """Give the confidence in the speakers of a statement that a rule found."""
    return round(min(SUREST, certainty, draft.confidence), DIGITS)


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
