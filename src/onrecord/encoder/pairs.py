"""Weighs a passage of a body against a headline: the two are read side by side, as a cross-encoder does."""

from typing import TYPE_CHECKING, Final

from onrecord.encoder.heads.verdicts import VERDICTS
from onrecord.encoder.network import WEIGHTS, Network, load_network
from onrecord.encoder.pieces import Pieces, load_tokenizer, split
from onrecord.encoder.scores import softmax
from onrecord.schema import Span
from onrecord.schema.weighed import Weighed

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

LONGEST: Final = 256
"""The most pieces of a pair, with the three that mark its edges."""


class PairReader:
    """Tells how a passage stands to a headline, with the pair classifier of a weights folder.

    >>> weighed = PairReader.load().weigh("Ferry sank with 90 aboard", "The ferry sank, and 40 people were on board.")
    >>> max(weighed.verdicts, key=weighed.verdicts.get)
    'wrong_detail'
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._tokenizer = load_tokenizer(network.vocabulary)

    @classmethod
    def load(cls, folder: "Path" = WEIGHTS) -> "PairReader":
        """Load the weights that ship with the package, or those in another folder. Raises ModelError."""
        return cls(load_network(folder))

    def weigh(self, headline: str, passage: str) -> Weighed:
        """Weigh a passage against a headline; what is too long is cut off at its end."""
        one, two = split(headline, self._tokenizer), split(passage, self._tokenizer)
        n, m = fitted(len(one), len(two))
        verdicts, supported, evidence = self._network.pairs(_cut(one, n), _cut(two, m))
        return Weighed(
            verdicts=dict(zip(VERDICTS, softmax(verdicts).tolist(), strict=True)),
            supported=float(_logistic(supported)),
            evidence=tuple(
                (Span(start, end), probability)
                for start, end, probability in zip(
                    two.starts[:m].tolist(), two.ends[:m].tolist(), _logistic(evidence).tolist(), strict=True
                )
            ),
        )


def fitted(headline: int, passage: int) -> tuple[int, int]:
    """Give how many pieces of a headline and of a passage are read.

    >>> fitted(12, 400), fitted(300, 400)
    ((12, 241), (128, 125))
    """
    first = min(headline, LONGEST // 2)
    return first, min(passage, LONGEST - 3 - first)


def _cut(pieces: Pieces, length: int) -> Pieces:
    return Pieces(
        pieces.ids[:length],
        pieces.cases[:length],
        pieces.layouts[:length],
        pieces.starts[:length],
        pieces.ends[:length],
    )


def _logistic(scores: "NDArray[np.float32]") -> "NDArray[np.float32]":
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float32)
