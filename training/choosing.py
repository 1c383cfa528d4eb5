"""Choose among the events that we find those that another corpus would mark, as its training part shows.

Guidelines differ most in what they call an event at all. So a logistic regression learns, from what the network knows
of each trigger, whether the other corpus marks it; the network itself learns nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

import numpy as np

from onrecord.encoder import events
from onrecord.encoder.heads.events import STATUSES, TYPES
from onrecord.encoder.network import Network
from onrecord.encoder.pieces import load_tokenizer, split
from onrecord.encoder.states import encode
from training.multinomial import Floats, Regression

LEAST: Final = 0.1
"""Pieces that are less likely than this to begin a trigger are no candidates."""

RIDGE: Final = 100.0
FOLDS: Final = 5


class Candidate(NamedTuple):
    """A trigger that may be marked: where it stands, in characters, its type, and what is known of it.

    *Shape:* features ``(types + statuses + 3 + 2 * width,)``.
    """

    start: int
    end: int
    type: str
    features: Floats


def candidates(network: Network, text: str) -> list[Candidate]:
    """Find the events of a text, unsure ones too, of those that share a piece only the likeliest."""
    pieces = split(text, load_tokenizer(network.vocabulary))
    keen = replace(network, trigger_threshold=LEAST)
    found = [each for states in encode(network, pieces, "full") for each in events.find(keen, states)]
    return [
        Candidate(
            int(pieces.starts[each.trigger[0]]), int(pieces.ends[each.trigger[1] - 1]), each.type, _features(each)
        )
        for _, each in events.apart([(each.signs.trigger, each) for each in found])
    ]


def _features(event: events.ScoredEvent) -> Floats:
    type_is, status_is = np.array(TYPES) == event.type, np.array(STATUSES) == event.status
    signs = [event.signs.trigger, event.signs.type, event.signs.alone]
    return np.concatenate([type_is, status_is, signs, event.ends]).astype(np.float64)


Document = Sequence[tuple[Candidate, bool]]
"""The candidates of a document, and whether the other corpus marks them."""


@dataclass(frozen=True)
class Choice:
    """A regression that tells how likely the other corpus marks a trigger, and how likely it has to be."""

    regression: Regression
    threshold: float

    @classmethod
    def fit(cls, documents: Sequence[Document], gold: int) -> "Choice":
        """Fit it to documents that have so many `gold` triggers.

        The threshold is the one of the best F1 in folds, where each document is judged by a fit to others.
        """
        pairs = [each for document in documents for each in document]
        x, y = np.stack([each.features for each, _ in pairs]), np.array([int(marked) for _, marked in pairs])
        fold = np.array([number % FOLDS for number, document in enumerate(documents) for _ in document])
        likely = np.zeros(len(y))
        for out in range(FOLDS):
            fitted = Regression.fit(x[fold != out], y[fold != out], 2, RIDGE)
            likely[fold == out] = fitted.likely(x[fold == out])[:, 1]
        hits = {threshold: float(y[likely >= threshold].sum()) for threshold in np.arange(0.05, 0.95, 0.025).tolist()}
        best = max(hits, key=lambda threshold: hits[threshold] / (gold + int((likely >= threshold).sum())))
        return cls(Regression.fit(x, y, 2, RIDGE), best)

    def of(self, found: Sequence[Candidate]) -> Iterator[Candidate]:
        """Give the candidates that it takes the other corpus to mark."""
        if found:
            likely = self.regression.likely(np.stack([each.features for each in found]))[:, 1]
            yield from (each for each, sure in zip(found, likely, strict=True) if sure >= self.threshold)
