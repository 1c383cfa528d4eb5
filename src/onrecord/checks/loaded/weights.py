"""What each sign weighs, as `training.loaded` fitted it."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from onrecord.checks.loaded.signs import Signs
from onrecord.checks.loaded.wordlist import KINDS, Kind


@dataclass(frozen=True)
class Weights:
    """A logistic regression: whether a word is loaded, and how.

    `signs` weigh for a loaded word; `words` do so, too, and are what words mean, known from texts beyond the annotated
    ones: a word that isn't there has `other`. `kinds` are the weights of each sign for each of `KINDS`. A word is
    flagged from the probability `threshold` on, and inside a statement's content from `threshold_in_content` on.
    """

    threshold: float
    threshold_in_content: float
    other: float
    words: dict[str, float]
    signs: dict[str, float]
    kinds: dict[str, list[float]]

    def probability(self, word: str, found: Signs) -> float:
        """Tell how likely a word with these signs is loaded.

        >>> Weights(0.5, 0.5, -2, {"regime": 1}, {"first": 1}, {}).probability("regime", {"first": 1.0})
        0.88...
        """
        score = self.words.get(word, self.other)
        for sign, strength in found.items():
            score += self.signs.get(sign, 0.0) * strength
        return 1 / (1 + exp(-score))

    def kind(self, found: Signs) -> Kind:
        """Tell how a loaded word with these signs is most likely loaded."""
        scores = [0.0] * len(KINDS)
        for sign, strength in found.items():
            for number, weight in enumerate(self.kinds.get(sign, ())):
                scores[number] += weight * strength
        return KINDS[max(range(len(KINDS)), key=scores.__getitem__)]


@cache
def shipped() -> Weights:
    """Give the weights that come with onrecord."""
    return Weights(**json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf8")))
