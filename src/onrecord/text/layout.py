"""The paragraphs of an article."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from onrecord.schema import Article

Pair = tuple[int, int]
"""The start and the end of some characters of the text; cheaper than a Span while a statement is still being made."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")
_LINE_END = re.compile(r"\n\s*+(?![a-z])")  # a line that begins with a small letter goes on from the one before


@dataclass(frozen=True, slots=True)
class Layout:
    """The paragraphs of a text, in order.

    >>> text = "Flood\\n\\nThe river\\nrose."
    >>> layout = Layout.of(Article(id="a", text=text))
    >>> layout.paragraphs, layout.number(text.index("river"))
    (((0, 5), (7, 22)), 1)
    """

    paragraphs: tuple[Pair, ...]
    starts: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(start for start, _ in self.paragraphs))

    @classmethod
    def of(cls, article: Article) -> Self:
        """Take an article's own paragraphs; where it has none, split its text at blank lines, or else at lines."""
        own = tuple((paragraph.start, paragraph.end) for paragraph in article.paragraphs)
        return cls(own or tuple(_split(article.text)))

    def number(self, position: int) -> int:
        """Give the number of the last paragraph that begins at or before a position; -1 before the first."""
        return bisect_right(self.starts, position) - 1


def overlaps(pairs: Iterable[Pair], others: Iterable[Pair]) -> bool:
    """Tell whether any of these share a character with any of the others.

    >>> overlaps([(0, 4), (8, 9)], [(3, 6)]), overlaps([(0, 3)], [(3, 6)])
    (True, False)
    """
    others = tuple(others)
    return any(start < end and s < e and start < e and s < end for start, end in pairs for s, e in others)


def _split(text: str) -> list[Pair]:
    """Split a text that has no paragraphs yet.

    If a text has blank lines, they separate its paragraphs. If it has none, each line is a paragraph.
    """
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    if start >= end:
        return []
    gap = _BLANK_LINE if _BLANK_LINE.search(text, start, end) else _LINE_END
    found: list[Pair] = []
    for between in gap.finditer(text, start, end):
        found.append((start, start + len(text[start : between.start()].rstrip())))
        start = between.end()
    return [*found, (start, end)]
