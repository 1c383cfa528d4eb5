"""Links: which earlier mention a mention belongs with.

Beside the mentions' hidden states, the head sees how far apart they are and which words they share. Words tell most of
the coreference between names, and they do so across the whole article, which no window covers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RELATIONS: Final = ("none", "same", "part, same end", "part", "shares, same end", "shares", "initials")
"""How the words of two mentions compare: nothing in common; the same words; the longer one has all words of the
shorter one, with or without the same last word; they share a word, likewise; one is the other's initials."""

REACH: Final = 200
"""How many mentions back to look for an antecedent."""

BLOCK: Final = 24
"""How many mentions are compared at a time, to limit the memory."""

APART: Final = (1, 2, 3, 4, 6, 9, 14, 22, 35, 60, 100)
"""Edges of the buckets of a distance counted in mentions."""

FAR: Final = (2, 4, 8, 14, 22, 34, 50, 80, 130, 220, 400, 800)
"""Edges of the buckets of a distance counted in pieces."""

_SAME, _INITIALS, _PART, _SHARES = (RELATIONS.index(code) for code in ("same", "initials", "part", "shares"))

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

    related = _related(mentions)
    apart = np.searchsorted(APART, np.arange(REACH + 1), side="right")
    far = np.searchsorted(FAR, np.arange(FAR[-1] + 1), side="right")
    for start in range(0, len(mentions), BLOCK):
        end, first = min(start + BLOCK, len(mentions)), max(0, start - REACH)
        number = np.arange(start, end)[:, None] - np.arange(first, end)[None]
        relation = np.zeros(number.shape, dtype=np.int64)
        for i in range(start, end):
            for before, code in related[i]:
                relation[i - start, before - first] = code
        yield Block(
            first=first,
            start=start,
            end=end,
            before=(number > 0) & (number <= REACH),
            apart=apart[number.clip(0, REACH)],
            far=far[(at[start:end, None] - at[None, first:end]).clip(0, FAR[-1])],
            relation=relation,
        )


def _related(mentions: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Find for each mention those before it, within reach, whose words are related to its own, and how."""
    words = [_words(mention) for mention in mentions]
    holding: dict[str, list[int]] = {}  # by word, and by initials where there are some
    out: list[list[tuple[int, int]]] = []
    for i, own in enumerate(words):
        initials = _initials(mentions[i])
        keys = {*own, *((f"={own[0]}",) if len(own) == 1 else ()), *((f"={initials}", initials) if initials else ())}
        found = {j for key in keys for j in holding.get(key, ())[-REACH:] if i - j <= REACH}
        out.append([(j, code) for j in found if (code := _relation(own, words[j], initials, mentions[j]))])
        for key in (*own, *((f"={initials}",) if initials else ())):
            holding.setdefault(key, []).append(i)
    return out


def _relation(own: list[str], other: list[str], initials: str, mention: str) -> int:
    """Give the number of a relation in RELATIONS."""
    if own == other:
        return _SAME
    if [initials] == other or (len(own) == 1 and own[0] == _initials(mention)):
        return _INITIALS
    a, b = set(own), set(other)
    shared = len(a & b)
    if not shared:
        return 0
    return (_PART if shared == min(len(a), len(b)) else _SHARES) - (own[-1] == other[-1])


def _words(mention: str) -> list[str]:
    """Give the words that count when mentions are compared; all of them if none does ("his", "the")."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(mention.casefold())]
    return [word for word in words if word not in _LITTLE] or words


def _initials(mention: str) -> str:
    """Give the initials of a name of several words, as one word: "un" for "United Nations"; else nothing."""
    capitals = [word[0] for word in _WORD.findall(mention) if word[0].isupper() and word.casefold() not in _LITTLE]
    return "".join(capitals).casefold() if len(capitals) > 1 else ""
