"""Ranks the candidates for a speaker: a log-linear model (a conditional logit) over the signs of the text.

The probability of a candidate is the exponential of its weighted signs, over the sum of those of all the candidates.
The weights are learned (`training.ranking`) and come with the network.
"""

from math import exp

from onrecord.recorder.actors.candidates import Question
from onrecord.recorder.config import Weights


def probabilities(question: Question, weights: Weights) -> tuple[float, ...]:
    """Give how likely each candidate is to speak; they add up to 1.

    >>> asked = Question((-1, 4), ({"nobody": 1.0}, {"link": 0.5}))
    >>> probabilities(asked, {"nobody": 0.0, "link": 2.0})
    (0.2689..., 0.7310...)
    """
    scores = [sum(weights.get(sign, 0.0) * value for sign, value in signs.items()) for signs in question.signs]
    highest = max(scores)
    powers = [exp(score - highest) for score in scores]
    whole = sum(powers)
    return tuple(power / whole for power in powers)
