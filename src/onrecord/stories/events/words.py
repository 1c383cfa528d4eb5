"""Words as vectors: how near the words of two events are in meaning, and how rare words are."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

FILE: Final = Path(__file__).parent / "words.npz"
"""Made by `training.crossdoc.words`; its docstring says from what."""


class Words:
    """The table of words: of each lemma its vector and how rare it is."""

    def __init__(self, lemmas: Sequence[str], vectors: NDArray[np.float32], rarities: Sequence[float]) -> None:
        self._places = {lemma: place for place, lemma in enumerate(lemmas)}
        self._vectors = vectors
        self._rarities = rarities
        self._rarest = max(rarities)

    def knows(self, lemmas: Sequence[str]) -> bool:
        """Tell whether the table has one of these lemmas."""
        return any(lemma in self._places for lemma in lemmas)

    def vector(self, lemmas: Sequence[str]) -> NDArray[np.float32]:
        """Give the mean vector of lemmas, of length 1; zeros where the table has none of them. *Shape:* ``(width,)``"""
        places = [self._places[lemma] for lemma in lemmas if lemma in self._places]
        mean = self._vectors[places].sum(0)
        return mean / max(float(np.linalg.norm(mean)), 1e-6)

    def rarity(self, lemma: str) -> float:
        """Say how much a lemma tells: the rarer it is in the news, the more. One that the table lacks is the rarest."""
        place = self._places.get(lemma)
        return self._rarest if place is None else self._rarities[place]


@cache
def load() -> Words:
    """Load the table that ships with the package, once."""
    with np.load(FILE) as kept:
        lemmas = kept["lemmas"].tobytes().decode("utf8").split("\n")
        return Words(lemmas, kept["vectors"].astype(np.float32) / 127, kept["rarities"].astype(np.float32).tolist())
