"""Doubtful statements: words that may be somebody's, where it is too unsure for a statement."""

from collections.abc import Iterator
from typing import Self

from pydantic import model_validator

from onrecord.schema.actor import Id
from onrecord.schema.base import Frozen
from onrecord.schema.span import Fragments, Span


class DoubtfulStatement(Frozen):
    """Words that may be a statement, but are too unsure to be one. Some event may stand in it, else it isn't kept.

    It says where the doubt comes from, and nothing else: it has neither an act nor a speaker, and is never counted. Its
    content may end before the event, or be missing.

    >>> DoubtfulStatement(id="d1", source=(Span(0, 9),), cue=(Span(10, 16),), content=()).cue
    (Span(start=10, end=16),)
    """

    id: Id
    source: Fragments = ()
    cue: Fragments = ()
    content: Fragments = ()

    @model_validator(mode="after")
    def _something_is_said_or_says_so(self) -> Self:
        if not self.cue and not self.content:
            raise ValueError("a doubtful statement has a cue, a content or both")
        return self

    @property
    def spans(self) -> Iterator[Span]:
        """Every span that it points at."""
        yield from (*self.source, *self.cue, *self.content)
