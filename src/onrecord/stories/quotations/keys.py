"""Numbers by which quotations are found that have words in common with others.

They are winnowed shingles (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting",
2003): of every two neighbouring runs of three words that say something, the one with the smaller hash. So any two
wordings that share four such words in a row share a key, however long they are. Which keys those are doesn't depend on
where the run stands. MinHash, by which whole texts are compared, promises nothing for a sentence out of ten.
"""

from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Final

RUN: Final = 3
"""So many words are hashed together."""

FEWEST: Final = 2


def keys(content: Sequence[str]) -> tuple[int, ...]:
    """Give the keys of the words of a quotation that say something, each once, in no order that means anything.

    >>> long, cut = "old bridge stay open winter boats harbor ready".split(), "stay open winter boats".split()
    >>> set(keys(long)).isdisjoint(keys(cut)), keys(["bridge"])
    (False, ())
    """
    if len(content) < FEWEST:
        return ()
    runs = [_hash(content[at : at + RUN]) for at in range(max(1, len(content) - RUN + 1))]
    if len(runs) == 1:
        return tuple(runs)
    return tuple(dict.fromkeys(min(pair) for pair in pairwise(runs)))


def _hash(words: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest()) >> 1
