"""The sentences of a body that are closest to a headline."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import Final

MOST_WORDS: Final = 60
"""The most words that are compared with a headline at once: with more, nothing is judged better."""

LEAST_LIKE: Final = 0.5
"""A sentence is left out if it is less than half as like the headline as the best one: it would only cost time."""

LONGEST: Final = 60
"""Of a longer sentence, only so many words count against MOST_WORDS; the rest is cut off by whoever reads them."""

_WORD: Final = re.compile(r"\w+(?:[.,’'-]\w+)*")
_COMMON: Final = frozenset(
    _WORD.findall(
        """
        a about after all also an and are as at be been but by for from had has have he her his in into is it its may
        new no not of on or our over said say says she so some than that the their them they this to up was we were what
        when which who will with would you
        """
    )
)
"""Words that say little about what a sentence is about."""

_ENDINGS: Final = ("'s", "’s", "ing", "ed", "es", "er", "ly", "s")
_STEM: Final = 6


def stems(text: str) -> set[str]:
    """Give the words of a text, each cut to what its inflected forms share, without those that say little.

    >>> sorted(stems("The ministers’ denial: strikes were “planned” in 2021"))
    ['2021', 'denial', 'minist', 'plann', 'strik']
    """
    return {_stem(word) for word in _WORD.findall(text.casefold()) if word not in _COMMON}


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    return word[:_STEM]


def closest(headline: str, sentences: Sequence[str]) -> list[int]:
    """Choose the sentences that share most with a headline, as many as are compared at once; in the body's order.

    Those that are much less like it than the best one only cost time.

    A shared word counts for more the fewer sentences have it, as in BM25 (Robertson and Zaragoza 2009).

    >>> closest("Mine was closed in May", ["It rained.", "The mine closed on 3 May.", "The mine will be closed."])
    [1, 2]
    """
    asked = stems(headline)
    known = [stems(sentence) for sentence in sentences]
    having = Counter(stem for each in known for stem in each)

    def likeness(number: int) -> float:
        shared = sum(log(1 + len(sentences) / having[stem]) for stem in sorted(asked & known[number]))
        return shared / (1 + 0.15 * log(1 + len(known[number])))

    likenesses = list(map(likeness, range(len(sentences))))
    enough = LEAST_LIKE * max(likenesses, default=0.0)
    found, words = [], 0
    for number in sorted(range(len(sentences)), key=lambda number: (-likenesses[number], number)):
        length = min(LONGEST, len(sentences[number].split()))
        if likenesses[number] >= enough and words + length <= MOST_WORDS:
            found.append(number)
            words += length
    return sorted(found)
