"""Spans: the characters of the text that a line of the record points at."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic.dataclasses import dataclass

from onrecord.schema.base import STRICT

GAP = " … "
"""Goes between the fragments of a role when they are shown as one string."""


@dataclass(frozen=True, order=True, slots=True, config=STRICT)
class Span:
    """Some characters of a text: from `start` up to, not including, `end`, counted in Unicode code points.

    >>> Span(4, 9).cut("The mayor said so.")
    'mayor'
    """

    start: Annotated[int, Field(ge=0, strict=True)]
    end: Annotated[int, Field(ge=1, strict=True)]

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"the span {self.start}–{self.end} is empty: its end must come after its start")

    def cut(self, text: str) -> str:
        """Cut the span out of the text that it points into."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether all of the other span lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the spans share a character."""
        return self.start < other.end and other.start < self.end


def join(spans: Iterable[Span], text: str) -> str:
    """Cut fragments out of a text and join them into one string; without fragments it is empty.

    >>> join([Span(0, 3), Span(10, 18)], "Yes, said Mary, of course.")
    'Yes … Mary, of'
    """
    return GAP.join(span.cut(text) for span in spans)


def require_order(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Raise ValueError unless every span begins at the end of the one before, or later."""
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise ValueError(
                f"the spans {before.start}–{before.end} and {after.start}–{after.end} overlap or are out of order"
            )
    return spans


def require_inside(spans: Iterable[Span], text: str) -> None:
    """Raise ValueError unless every span lies inside the text."""
    for span in spans:
        if span.end > len(text):
            raise ValueError(f"the span {span.start}–{span.end} runs past the end of the text ({len(text)} characters)")


Fragments = Annotated[tuple[Span, ...], AfterValidator(require_order)]
"""The spans of one role, in the order of the text."""

SomeFragments = Annotated[Fragments, Field(min_length=1)]
"""The spans of a role that can't be empty."""
