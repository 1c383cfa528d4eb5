"""What the network is told about two mentions beside their hidden states: how far apart they stand, what words they
share.

Most coreference between names is in their words, and it holds across a whole article, which no window does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.encoder.labels import RELATIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

REACH: Final = 200
"""How many mentions back an antecedent is looked for."""

BLOCK: Final = 64
"""Mentions that are compared at a time, to bound the memory."""

APART: Final = (1, 2, 3, 4, 6, 9, 14, 22, 35, 60, 100)
"""Edges of the buckets of a distance counted in mentions."""

FAR: Final = (2, 4, 8, 14, 22, 34, 50, 80, 130, 220, 400, 800)
"""Edges of the buckets of a distance counted in pieces."""

_WORD: Final = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_LITTLE: Final = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "of", "and", "in", "on", "at", "to", "by", "for", "with",
    "from", "his", "her", "its", "their", "our", "my", "your", "mr", "mrs", "ms", "dr", "sir",
})  # fmt: skip
"""Words that don't count when mentions are compared."""


@dataclass(frozen=True, slots=True)
class Block:
    """Mentions `start` up to `end`, compared with those from `first` on. *Shape:* every array ``(end - start,
    end - first)``; `before` says where the second of a pair is an earlier mention that can be its antecedent.
    """

    first: int
    start: int
    end: int
    before: "NDArray[np.bool_]"
    apart: "NDArray[np.int64]"
    far: "NDArray[np.int64]"
    relation: "NDArray[np.int64]"


def blocks(mentions: Sequence[str], at: "NDArray[np.int64]") -> Iterator[Block]:
    """Compare each mention with those before it; `at` is the piece where each begins, in order.

    >>> import numpy as np
    >>> (block,) = blocks(["Ana Reyes", "the mayor", "Reyes"], np.array([0, 5, 9]))
    >>> [RELATIONS[i] for i in block.relation[2, :2]]
    ['part, same end', 'none']
    """
    import numpy as np

    words = [_words(mention) for mention in mentions]
    initials = [_initials(mention) for mention in mentions]
    for start in range(0, len(mentions), BLOCK):
        end, first = min(start + BLOCK, len(mentions)), max(0, start - REACH)
        number = np.arange(start, end)[:, None] - np.arange(first, end)[None]
        yield Block(
            first=first,
            start=start,
            end=end,
            before=(number > 0) & (number <= REACH),
            apart=np.searchsorted(APART, abs(number), side="right"),
            far=np.searchsorted(FAR, abs(at[start:end, None] - at[None, first:end]), side="right"),
            relation=_relations(words[first:end], initials[first:end], start - first),
        )


def _relations(words: list[list[str]], initials: list[str], start: int) -> "NDArray[np.int64]":
    import numpy as np

    numbers: dict[str, int] = {}
    for each in words:
        for word in each:
            numbers.setdefault(word, len(numbers))
    has = np.zeros((len(words), len(numbers)), dtype=np.float32)
    for i, each in enumerate(words):
        has[i, [numbers[word] for word in each]] = 1
    shared = has[start:] @ has.T
    size = has.sum(1)
    keys = _numbered([" ".join(each) for each in words])
    last = _numbered([each[-1] if each else "" for each in words])
    same_end = last[start:, None] == last[None]
    part = (shared > 0) & (shared == np.minimum(size[start:, None], size[None]))
    short = _numbered([each[0] if len(each) == 1 else f"-{i}" for i, each in enumerate(words)] + initials)
    single, letters = short[: len(words)], short[len(words) :]
    stands_for = (single[start:, None] == letters[None]) | (letters[start:, None] == single[None])
    code = RELATIONS.index
    relation = np.where(shared > 0, np.where(same_end, code("shares, same end"), code("shares")), code("none"))
    relation = np.where(part, np.where(same_end, code("part, same end"), code("part")), relation)
    relation = np.where(stands_for, code("initials"), relation)
    return np.where(keys[start:, None] == keys[None], code("same"), relation).astype(np.int64)


def _numbered(values: list[str]) -> "NDArray[np.int64]":
    import numpy as np

    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _words(mention: str) -> list[str]:
    """The words that count when mentions are compared; all of them where none does ("his", "the")."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(mention.casefold())]
    return [word for word in words if word not in _LITTLE] or words


def _initials(mention: str) -> str:
    """The initials of a name of several words, as one word: "United Nations" gives "un"; else nothing to compare."""
    capitals = [word[0] for word in _WORD.findall(mention) if word[0].isupper() and word.casefold() not in _LITTLE]
    return "".join(capitals).casefold() if len(capitals) > 1 else ""
