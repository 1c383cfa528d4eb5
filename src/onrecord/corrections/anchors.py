"""Where a correction's words stand: found again in the text of another reading, or of a later version."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from pydantic import Field

from onrecord.schema import Span
from onrecord.schema.base import Frozen
from onrecord.schema.sentences import sentence_around

AROUND = 400
"""No more characters on each side of the words are looked at for their sentence."""

_MOST = 1000
"""No more places of the same words are looked at."""


class Anchor(Frozen):
    """Some words of a text, with their place and the sentence around them.

    >>> text = "It rained. The mayor left. The mayor slept."
    >>> anchor = Anchor.of(Span(27, 36), text)
    >>> anchor.words, anchor.sentence
    ('The mayor', 'The mayor slept.')
    >>> anchor.find("The mayor left. The mayor slept.")
    Found(span=Span(start=16, end=25), moved=True)
    """

    start: int = Field(ge=0)
    end: int = Field(ge=1)
    words: str = Field(min_length=1)
    sentence: str

    @classmethod
    def of(cls, span: Span, text: str) -> Self:
        """Anchor a span of a text."""
        return cls(start=span.start, end=span.end, words=span.cut(text), sentence=_sentence(span, text))

    @property
    def span(self) -> Span:
        """Its place in the text that it was made for."""
        return Span(self.start, self.end)

    def find(self, text: str) -> "Found | None":
        """Find the words in a text: where they were, or else where they stand in the same sentence, or stand only once.

        Gives None if they aren't there, or if it can't be told which of several places is meant.
        """
        here = self.span if text[self.start : self.end] == self.words else None
        if here is not None and _sentence(here, text) == self.sentence:
            return Found(here, moved=False)
        places = [Span(start, start + len(self.words)) for start in _places(text, self.words)]
        same = [each for each in places if _sentence(each, text) == self.sentence]
        if len(same) == 1:
            return Found(same[0], moved=True)
        if here is not None:
            return Found(here, moved=False)
        return Found(places[0], moved=True) if len(places) == 1 else None


class Found(NamedTuple):
    """Where the words of an anchor stand, and whether that is elsewhere than they did."""

    span: Span
    moved: bool


Anchors = tuple[Anchor, ...]
"""The fragments of a role, in the order of the text."""


def anchored(spans: Iterable[Span], text: str) -> Anchors:
    """Anchor the fragments of a role."""
    return tuple(Anchor.of(each, text) for each in spans)


def _sentence(span: Span, text: str) -> str:
    first = max(0, span.start - AROUND)
    passage = text[first : span.end + AROUND]
    begin, stop = sentence_around(passage, span.start - first, span.end - first)
    return " ".join(passage[begin:stop].split())


def _places(text: str, words: str) -> list[int]:
    places: list[int] = []
    at = text.find(words)
    while at >= 0 and len(places) < _MOST:
        places.append(at)
        at = text.find(words, at + 1)
    return places
