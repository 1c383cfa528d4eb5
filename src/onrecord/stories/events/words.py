"""Words as vectors: how near the words of two events are in meaning."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

FILE: Final = Path(__file__).parent / "words.npz"
"""Made by `training.crossdoc.words`; its docstring says from what."""


STEPS: Final = 24
"""A vector of length 1 is kept in so many steps: fine enough for its cosines, and small."""


class Words:
    """The table of words: the vector of each lemma."""

    def __init__(self, lemmas: Sequence[str], vectors: NDArray[np.float32]) -> None:
        self._places = {lemma: place for place, lemma in enumerate(lemmas)}
        self._vectors = vectors

    def knows(self, lemmas: Sequence[str]) -> bool:
        """Tell whether the table has one of these lemmas."""
        return any(lemma in self._places for lemma in lemmas)

    def vector(self, lemmas: Sequence[str]) -> NDArray[np.float32]:
        """Give the mean vector of lemmas, of length 1; zeros where the table has none of them. *Shape:* ``(width,)``"""
        places = [self._places[lemma] for lemma in lemmas if lemma in self._places]
        mean: NDArray[np.float32] = self._vectors[places].sum(0)
        return mean / max(float(np.linalg.norm(mean)), 1e-6)


@cache
def load() -> Words:
    """Load the table that ships with the package, once."""
    with np.load(FILE) as kept:
        return Words(kept["lemmas"].tobytes().decode("utf8").split("\n"), kept["vectors"].astype(np.float32) / STEPS)
