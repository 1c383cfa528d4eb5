"""How likely two events of a story are the same: a small network over what they have in common.

`training.crossdoc` fits it on ECB+, and says how well it does.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from onrecord.stories.events import words
from onrecord.stories.events.pairs import Floats, Story, features
from onrecord.stories.events.traits import Traits

FILE: Final = Path(__file__).parent / "likeness.json"


class Layer(NamedTuple):
    """A layer of a network. *Shape:* weights ``(inputs, outputs)``, bias ``(outputs,)``."""

    weights: Floats
    bias: Floats


class Network(NamedTuple):
    """Two hidden layers with rectifiers, and one output; `least` is the likeness from which events are put together."""

    layers: tuple[Layer, ...]
    least: float

    def likeness(self, pairs: Floats) -> Floats:
        """Give the probability that each pair is the same event. *Shape:* ``(…, features)`` to ``(…,)``"""
        *hidden, last = self.layers
        for layer in hidden:
            pairs = np.maximum(pairs @ layer.weights + layer.bias, 0)
        scores: Floats = (pairs @ last.weights + last.bias)[..., 0]
        return np.asarray(1 / (1 + np.exp(-scores)), np.float32)


@cache
def load() -> Network:
    """Load the network that ships with the package, once."""
    kept = json.loads(FILE.read_text(encoding="utf8"))
    layers = (
        Layer(np.array(each["weights"], np.float32), np.array(each["bias"], np.float32)) for each in kept["layers"]
    )
    return Network(tuple(layers), kept["least"])


def likeness(rows: Sequence[Traits], columns: Sequence[Traits], story: Story) -> Floats:
    """Say of each event of `rows` how likely it is the same as each of `columns`. *Shape:* ``(rows, columns)``"""
    if not rows or not columns:
        return np.zeros((len(rows), len(columns)), np.float32)
    return load().likeness(features(rows, columns, story, words.load()))
