"""Near-copies: articles under different ids that share much of their words.

News is printed again and again, so what is learned from may hold what is measured on. A share is that of the shingles
of eight words of the shorter text that the other has, too (Broder 1997).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from training.gold import GoldArticle, load
from training.golds import GOLDS

WORDS: Final = 8
LEAST: Final = 0.2
"""Two texts that share so much are near-copies."""

MEASURED: Final = tuple(sorted({gold.source for gold in GOLDS.values()}))
"""The files that the network is measured on."""


class NearCopy(NamedTuple):
    """An article, another one that has much of its text, and the share."""

    id: str
    other: str
    share: float


def shingles(text: str) -> frozenset[int]:
    """Give the sequences of eight words of a text, as numbers."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(hash(tuple(words[at : at + WORDS])) for at in range(len(words) - WORDS + 1))


def near_copies(articles: Iterable[GoldArticle], others: Sequence[GoldArticle]) -> Iterator[NearCopy]:
    """Find the articles that are near-copies of others.

    >>> text = "The ferry will sail again on Monday, the harbour master said on Friday."
    >>> list(near_copies([{"id": "a", "text": text}], [{"id": "b", "text": text.upper()}]))
    [NearCopy(id='a', other='b', share=1.0)]
    """
    having: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for number, other in enumerate(others):
        own = shingles(other["text"])
        sizes.append(len(own))
        for shingle in own:
            having[shingle].append(number)
    for article in articles:
        own = shingles(article["text"])
        shared = Counter(number for shingle in own for number in having.get(shingle, ()))
        for number, count in shared.items():
            share = count / min(len(own), sizes[number])
            if share >= LEAST:
                yield NearCopy(article["id"], others[number]["id"], round(share, 2))


def measured(data: Path) -> list[GoldArticle]:
    """Load all articles that the network is measured on."""
    if missing := [name for name in MEASURED if not (data / name).is_file()]:
        raise SystemExit(f"{data / missing[0]} is missing: nothing may be learned from what is measured on")
    return [article for name in MEASURED for article in load(data / name)]
