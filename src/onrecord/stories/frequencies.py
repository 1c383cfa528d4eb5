"""How many articles have a word: the fewer, the more it tells of what an article is about.

`frequencies.txt.gz` was counted in 4,573 texts by `python -m training.frequencies`: web news of 2014 (FNC-1), US
politics of 2015 and 2016 (PolNeAR), news of 2016 to 2018 with propaganda marked (PTC), news of events (WikiEvents, and
the passages of RAMS), wire and web news (the training part of worldnews), GUM, re3d and English web text (EWT).
Near-copies were left out. It has single words and counts, no text. The counts never change as an archive grows, so two
articles are always compared in the same way.
"""

import gzip
from functools import cache
from math import log
from pathlib import Path
from typing import Final, NamedTuple

COUNTED: Final = Path(__file__).parent / "frequencies.txt.gz"

FEWEST: Final = 2
"""A word that fewer texts have isn't listed, and counts as if one had it."""


class Frequencies(NamedTuple):
    """The number of texts, and how many of them have each term."""

    texts: int
    having: dict[str, int]


def rarity(term: str) -> float:
    """Tell how rare a term is: 0 for one that every text has; the logarithm of its inverse frequency (Jones 1972).

    >>> rarity("the") < 0.1 < rarity("bridge") < rarity("drawbridge")
    True
    """
    counted = load()
    return log((counted.texts + 1) / (counted.having.get(term, FEWEST - 1) + 1))


@cache
def load() -> Frequencies:
    """Read the table that comes with onrecord."""
    return read(gzip.decompress(COUNTED.read_bytes()).decode("utf-8"))


def write(counted: Frequencies) -> str:
    """Write a table: the number of texts, then a line for each count with all terms that have it.

    >>> write(Frequencies(9, {"bridge": 2, "the": 9, "dam": 2}))
    '9\\n9 the\\n2 bridge dam\\n'
    """
    of: dict[int, list[str]] = {}
    for term, count in sorted(counted.having.items()):
        of.setdefault(count, []).append(term)
    lines = [" ".join([str(count), *of[count]]) for count in sorted(of, reverse=True)]
    return "\n".join([str(counted.texts), *lines, ""])


def read(written: str) -> Frequencies:
    """Read what `write` has written.

    >>> read("9\\n9 the\\n2 bridge dam\\n")
    Frequencies(texts=9, having={'the': 9, 'bridge': 2, 'dam': 2})
    """
    texts, *lines = written.splitlines()
    having = {}
    for line in lines:
        count, *listed = line.split(" ")
        having.update(dict.fromkeys(listed, int(count)))
    return Frequencies(int(texts), having)
