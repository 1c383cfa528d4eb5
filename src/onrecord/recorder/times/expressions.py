"""Expressions of time as they are found in a text."""

from typing import NamedTuple

from onrecord.recorder.times.meanings import Reading
from onrecord.recorder.times.tense import tense
from onrecord.recorder.times.tokens import Tokens


class Expression(NamedTuple):
    """An expression of time: from `start` up to `end` in the text; among the parts of `tokens` its first and last word
    stand at `first` and `last`."""

    start: int
    end: int
    first: int
    last: int
    reading: Reading
    tokens: Tokens

    @property
    def text(self) -> str:
        """Its words."""
        return self.tokens.text[self.start : self.end]

    def tense(self) -> int | None:
        """Say whether it is told in the past (-1) or in the future tense (1); 0 where no verb tells, None where what
        tells can mean either."""
        return tense(self.tokens, self.first, self.last)
