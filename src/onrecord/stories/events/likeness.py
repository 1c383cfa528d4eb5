"""How likely two events of a story are the same: small networks over what they have in common.

`training.crossdoc` fits them on ECB+, and says how well they do.
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
    """Two hidden layers with rectifiers, and one output."""

    layers: tuple[Layer, ...]

    def likeness(self, pairs: Floats) -> Floats:
        """Give the probability that each pair is the same event. *Shape:* ``(…, features)`` to ``(…,)``"""
        *hidden, last = self.layers
        states = pairs.reshape(-1, pairs.shape[-1])  # one product of matrices, not one for each row
        for layer in hidden:
            states = np.maximum(states @ layer.weights + layer.bias, 0)
        scores = (states @ last.weights + last.bias).reshape(pairs.shape[:-1])
        return np.asarray(1 / (1 + np.exp(-scores)), np.float32)


class Judges(NamedTuple):
    """Networks that have learned from different stories, and the likeness from which events are put together."""

    networks: tuple[Network, ...]
    least: float

    def likeness(self, pairs: Floats) -> Floats:
        """Give the mean of what the networks say. *Shape:* ``(…, features)`` to ``(…,)``"""
        mean: Floats = np.mean([each.likeness(pairs) for each in self.networks], axis=0, dtype=np.float32)
        return mean


@cache
def load() -> Judges:
    """Load the networks that ship with the package, once."""
    kept = json.loads(FILE.read_text(encoding="utf8"))
    networks = (
        Network(tuple(Layer(np.array(weights, np.float32), np.array(bias, np.float32)) for weights, bias in layers))
        for layers in kept["networks"]
    )
    return Judges(tuple(networks), kept["least"])


def likeness(rows: Sequence[Traits], columns: Sequence[Traits], story: Story) -> Floats:
    """Say of each event of `rows` how likely it is the same as each of `columns`. *Shape:* ``(rows, columns)``"""
    if not rows or not columns:
        return np.zeros((len(rows), len(columns)), np.float32)
    return load().likeness(features(rows, columns, story, words.load()))
