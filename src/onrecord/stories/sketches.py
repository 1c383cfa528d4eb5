"""What is kept of an article to tell which others are about the same thing: its weightiest words, names, and its day.

A word weighs more the more often the article has it, and the fewer articles have it (TF-IDF, Salton and Buckley 1988).
Names of persons, organizations, groups and places are weighed apart. Two articles are alike as far as the same words
and names weigh in both (cosine), and as far as they came out at the same time.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log, sqrt
from struct import Struct
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.frequencies import rarity
from onrecord.stories.terms import number, terms

WORDS: Final = 100
"""So many words of an article are kept at most, the weightiest."""

NAMES: Final = 30
KEYS_OF_WORDS: Final = 12
KEYS_OF_NAMES: Final = 4

LEAD: Final = 60
"""So many words begin an article: each counts twice, as those of the headline do."""

LONGEST: Final = 30_000
"""So many characters of a text are looked at: what a longer one is about stands there, too."""

COMMON: Final = 1.0
"""A word that is no rarer than this tells nothing: more than a third of all articles have it."""

NAMES_COUNT: Final = 0.2
"""So much of the likeness of two articles is that of their names; the rest is that of their words."""

DAY_COSTS: Final = 0.1
"""For every day between them, two articles are less alike by so much."""

UNDATED: Final = 3
"""As many days are taken to lie between two articles if the day of one isn't known."""

TERM: Final = np.dtype([("number", "<u4"), ("weight", "<u2")])
"""A word or name: its number, and its weight in parts of `WHOLE`."""

WHOLE: Final = 65_535
_HEAD: Final = Struct("<IHH")
"""The day, the number of words, the number of names."""


Terms = NDArray[np.void]
"""*Shape:* ``(terms,)`` of `TERM`, in the order of the numbers."""

Matrix = NDArray[np.float64]


class StoryInput(NamedTuple):
    """What a sketch is made of.

    `names` are those of named actors and places, each with its kind and how often the article mentions it. `day` is
    None where it isn't known.
    """

    title: str | None
    text: str
    day: str | None
    names: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, eq=False)
class Sketch:
    """An article as it is compared: words and names with weights, and the day as `date.toordinal` gives it, or 0."""

    words: Terms
    names: Terms
    ordinal: int

    @property
    def day(self) -> str:
        """The day the article came out, empty where it isn't known."""
        return date.fromordinal(self.ordinal).isoformat() if self.ordinal else ""

    @cached_property
    def keys(self) -> tuple[int, ...]:
        """Numbers under which articles that may be like this one are found: its weightiest words and names."""
        found = (*_weightiest(self.words, KEYS_OF_WORDS), *_weightiest(self.names, KEYS_OF_NAMES))
        return tuple(dict.fromkeys(found))

    def to_bytes(self) -> bytes:
        """Write the sketch as bytes: 8, and 6 for every word and name.

        >>> kept = sketch(StoryInput("Dam breaks", "The dam at Kelve broke.", "2024-05-03", ())).to_bytes()
        >>> len(kept), Sketch.from_bytes(kept).day
        (32, '2024-05-03')
        """
        head = _HEAD.pack(self.ordinal, len(self.words), len(self.names))
        return head + self.words.tobytes() + self.names.tobytes()

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Sketch":
        """Read what `to_bytes` has written. Raises ValueError for what is no sketch."""
        if len(kept) < _HEAD.size:
            raise ValueError(f"A sketch has at least {_HEAD.size} bytes; these have {len(kept)}")
        ordinal, words, names = _HEAD.unpack_from(kept)
        if len(kept) != (size := _HEAD.size + (words + names) * TERM.itemsize):
            raise ValueError(f"A sketch of {words} words and {names} names has {size} bytes; these have {len(kept)}")
        both = np.frombuffer(kept, TERM, offset=_HEAD.size)
        return cls(both[:words], both[words:], ordinal)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sketch) and self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        return hash(self.to_bytes())


def sketch(given: StoryInput) -> Sketch:
    """Make the sketch of an article, the same in every process.

    Raises ValueError for a day that isn't in ISO 8601.

    >>> told = sketch(StoryInput("Dam breaks", "The dam at Kelve broke.", "2024-05-03", (("Kelve", "place", 1),)))
    >>> len(told.words), len(told.names), len(told.keys)
    (4, 1, 4)
    """
    found = terms(given.text[:LONGEST])
    times = Counter(found) + Counter(found[:LEAD]) + Counter(2 * terms(given.title or ""))
    words = {term: (1 + log(count)) * rare for term, count in times.items() if (rare := rarity(term)) > COMMON}
    mentioned = Counter[str]()
    for name, kind, mentions in given.names:
        mentioned[_as_compared(name, kind)] += mentions
    names = {
        name: sqrt(count) * rare
        for name, count in mentioned.items()
        if count > 0 and (rare := _name_rarity(name)) > COMMON
    }
    day = date.fromisoformat(given.day).toordinal() if given.day else 0
    return Sketch(_weighted(words, WORDS), _weighted(names, NAMES), day)


def _as_compared(name: str, kind: str) -> str:
    """Give the terms of a name; of a person's the last, since it is what other articles may use alone."""
    found = terms(name)
    return " ".join(found[-1:] if kind == "person" else found)


def _name_rarity(name: str) -> float:
    """Tell how rare the words of a name are on average; 0 for a name without words."""
    found = name.split()
    return sum(map(rarity, found)) / max(1, len(found))


def _weighted(weights: dict[str, float], most: int) -> Terms:
    """Keep the weightiest terms, and scale them so that the squares of their weights add up to one."""
    kept = sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:most]
    length = sqrt(sum(weight * weight for _, weight in kept))
    by_number = {number(term): round(WHOLE * weight / length) for term, weight in kept}
    return np.array(sorted(by_number.items()), TERM)


def _weightiest(found: Terms, most: int) -> list[int]:
    order = np.lexsort((found["number"], -found["weight"].astype(np.int64)))
    numbers: list[int] = found["number"][order[:most]].tolist()
    return numbers


def likeness(ones: Sequence[Sketch], others: Sequence[Sketch]) -> Matrix:
    """Tell how alike articles are, 0 to 1: by words and names, and by the days between them.

    *Shape:* ``(ones, others)``
    """
    return resemblance(ones, others) * np.maximum(0, 1 - DAY_COSTS * days_between(ones, others))


def resemblance(ones: Sequence[Sketch], others: Sequence[Sketch]) -> Matrix:
    """Tell how alike articles are by words and names alone. Where one names nobody, words decide.

    *Shape:* ``(ones, others)``
    """
    words = _cosines([each.words for each in ones], [each.words for each in others])
    names = _cosines([each.names for each in ones], [each.names for each in others])
    named = np.outer([len(each.names) > 0 for each in ones], [len(each.names) > 0 for each in others])
    return np.where(named, (1 - NAMES_COUNT) * words + NAMES_COUNT * names, words)


def days_between(ones: Sequence[Sketch], others: Sequence[Sketch]) -> Matrix:
    """Count the days between articles, `UNDATED` where the day of one isn't known. *Shape:* ``(ones, others)``"""
    first, second = (np.array([each.ordinal for each in some], float) for some in (ones, others))
    return np.where(np.outer(first, second) > 0, np.abs(first[:, None] - second[None]), UNDATED)


def _cosines(ones: Iterable[Terms], others: Iterable[Terms]) -> Matrix:
    """Compare weights. They are whole numbers, so the sums are exact, and the same on every machine."""
    ones, others = list(ones), list(others)
    columns = np.unique(np.concatenate([each["number"] for each in ones] or [np.empty(0, "<u4")]))
    cosines: Matrix = _dense(ones, columns) @ _dense(others, columns).T / WHOLE**2
    return cosines


def _dense(each: list[Terms], columns: NDArray[np.uint32]) -> Matrix:
    """Write weights into a table with a column for each of these numbers. *Shape:* ``(sketches, columns)``"""
    table = np.zeros((len(each), len(columns)))
    if not len(columns) or not each:
        return table
    found = np.frombuffer(b"".join(terms.tobytes() for terms in each), TERM)  # faster than to concatenate
    rows = np.repeat(np.arange(len(each)), [len(terms) for terms in each])
    places = np.minimum(np.searchsorted(columns, found["number"]), len(columns) - 1)
    known = columns[places] == found["number"]
    table[rows[known], places[known]] = found["weight"][known]
    return table
