"""A text as a set of numbers: one for every run of words that stand together (Broder 1997).

What outlets change without changing a word doesn't count: capitals, accents, punctuation, kinds of quotation marks and
dashes, ligatures, soft hyphens, line ends. The numbers are the same in every process, on every machine.
"""

import re
import unicodedata
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint64]

LENGTH: Final = 4
"""So many words make a shingle."""

_WORD: Final = re.compile(r"[^\W_]+")
_UNSEEN: Final = re.compile("[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]")
"""Soft hyphens, accents on their own, and what has no width."""

_STEP: Final = 0x9E3779B97F4A7C15
_BASE: Final = 0x100000001B3


def shingles(text: str) -> Numbers:
    """Give the shingles of a text, sorted, each once; a text of fewer words has one.

    *Shape:* ``(shingles,)``

    >>> shingles("The ferry — at last — sails again.").tolist() == shingles("the “ferry” at last SAILS again").tolist()
    True
    >>> len(shingles("The ferry at last sails again.")), len(shingles("The ferry")), len(shingles("…"))
    (3, 1, 0)
    """
    words = _WORD.findall(_plain(text))
    if not words:
        return np.empty(0, np.uint64)
    hashes = _hash_words(words)
    length = min(LENGTH, len(words))
    runs = np.zeros(len(words) - length + 1, np.uint64)
    for place in range(length):
        runs = runs * np.uint64(_BASE) + hashes[place : place + len(runs)]
    return np.unique(mix(runs))


def _plain(text: str) -> str:
    """Write a text in small letters without accents and without what nobody sees."""
    if text.isascii():
        return text.lower()
    return _UNSEEN.sub("", unicodedata.normalize("NFKD", text).casefold())


def _hash_words(words: list[str]) -> Numbers:
    """Hash each word by the bytes of its letters. *Shape:* ``(words,)``"""
    letters = np.frombuffer((" ".join(words) + " ").encode("utf-8", "surrogatepass"), np.uint8)
    ends = np.flatnonzero(letters == ord(" "))
    starts = np.concatenate(([0], ends[:-1] + 1))
    lengths = ends - starts + 1
    places = np.arange(len(letters)) - np.repeat(starts, lengths)
    powers = np.multiply.accumulate(np.full(int(lengths.max()), _BASE, np.uint64))
    return mix(np.add.reduceat(letters * powers[places], starts))


def mix(numbers: Numbers) -> Numbers:
    """Spread numbers over all 64 bits, no two to the same (SplitMix64, Steele, Lea and Flood 2014)."""
    numbers = numbers + np.uint64(_STEP)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
