"""Where the paragraphs of an article lie."""

import re
from bisect import bisect_right
from typing import Self

from onrecord.schema import Article

Pair = tuple[int, int]
"""The start and the end of some characters of the text; cheaper than a Span while a statement is still being made."""

_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")
_LINE_END = re.compile(r"\n\s*+(?![a-z])")  # a line that begins with a small letter goes on from the one before


class Layout:
    """The paragraphs of a text, in order.

    >>> text = "Flood\\n\\nThe river\\nrose."
    >>> layout = Layout.of(Article(id="a", text=text))
    >>> layout.paragraphs, layout.number(text.index("river"))
    ([(0, 5), (7, 22)], 1)
    """

    def __init__(self, paragraphs: list[Pair]) -> None:
        self.paragraphs = paragraphs
        self.starts = [start for start, _ in paragraphs]

    @classmethod
    def of(cls, article: Article) -> Self:
        """An article's paragraphs as it names them; where it names none, as blank lines part them, or else lines."""
        named = [(paragraph.start, paragraph.end) for paragraph in article.paragraphs]
        return cls(named or list(_split(article.text)))

    def number(self, position: int) -> int:
        """The number of the last paragraph that begins at a position or before it; -1 in front of the first."""
        return bisect_right(self.starts, position) - 1


def _split(text: str) -> list[Pair]:
    """Split a text that nobody has laid out.

    One that has blank lines is taken to wrap its lines, or to break them inside of paragraphs; one that has none, to
    put each paragraph on a line.
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
