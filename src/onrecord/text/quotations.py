"""The quotations of a text, nested as in the text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Self

from onrecord.text.layout import Pair
from onrecord.text.marks import MarkPair, pair_marks

REACH = 3
"""The most characters (spaces and punctuation) between a mark and the words that it belongs to."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks; `opening` and `closing` are the marks' lengths, 0 if the mark is missing."""

    start: int
    end: int
    opening: int
    closing: int
    inner: "tuple[Quotation, ...]" = ()

    @property
    def whole(self) -> bool:
        """Whether both marks are there."""
        return bool(self.opening and self.closing)

    def overlaps(self, pairs: Iterable[Pair]) -> bool:
        """Tell whether it shares a character with any of these."""
        return any(start < self.end and end > self.start for start, end in pairs)

    def marked_in(self, span: Pair) -> bool:
        """Tell whether one of its marks is in these characters or at their edge."""
        start, end = span
        opened = self.opening and start - REACH <= self.start < end
        return bool(opened or (self.closing and start < self.end <= end + REACH))


_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quotations of a text, in order and nested.

    >>> text = "“He told me ‘no’ twice,” she said."
    >>> [text[q.start : q.end] for q in Quotations.of(text, [(0, len(text))]).at(text.index("no"))]
    ['“He told me ‘no’ twice,”', '‘no’']
    """

    outermost: tuple[Quotation, ...]

    @classmethod
    def of(cls, text: str, paragraphs: Iterable[Pair]) -> Self:
        """Find the quotations of a text with these paragraphs, in order."""
        return cls(_nest(pair_marks(text, paragraphs)))

    def at(self, position: int) -> list[Quotation]:
        """Find the quotations around a character, including those whose marks it is part of, outermost first."""
        found: list[Quotation] = []
        level = self.outermost
        while level:
            index = bisect_right(level, position, key=_start) - 1
            if index < 0 or level[index].end <= position:
                break
            found.append(level[index])
            level = level[index].inner
        return found

    def own(self, span: Pair, others: Sequence[Pair]) -> Iterator[Quotation]:
        """Find the outermost quotations in a span that hold none of the `others`.

        A quotation that lacks a mark has no certain extent. It counts if the mark that it has touches the span; if it
        was never closed, it may then also run over the others.
        """
        levels = [self.outermost]
        while levels:
            level = levels.pop()
            for index in range(max(0, bisect_right(level, span[0], key=_start) - 1), len(level)):
                quotation = level[index]
                if quotation.start >= span[1]:
                    break
                if quotation.end <= span[0]:
                    continue
                if quotation.whole:
                    own = not quotation.overlaps(others)
                else:
                    own = quotation.marked_in(span) and (bool(quotation.opening) or not quotation.overlaps(others))
                if own:
                    yield quotation
                else:
                    levels.append(quotation.inner)


def _nest(pairs: list[MarkPair]) -> tuple[Quotation, ...]:
    """Put each quotation into the one around it; one that crosses another is left out."""
    outermost: list[Quotation] = []
    path: list[tuple[MarkPair, list[Quotation]]] = []  # the quotations around, each with those found in it

    def close() -> None:
        pair, inner = path.pop()
        (path[-1][1] if path else outermost).append(Quotation(*pair, tuple(inner)))

    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        while path and path[-1][0].end <= pair.start:
            close()
        if not path or (pair.end <= path[-1][0].end and pair[:2] != path[-1][0][:2]):
            path.append((pair, []))
    while path:
        close()
    return tuple(outermost)
