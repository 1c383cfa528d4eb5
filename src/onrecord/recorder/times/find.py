"""Finds the expressions of time of a text, and what they mean before anything is known of its date."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.recorder.times.grammar import GRAMMAR, NEXT_DAY
from onrecord.recorder.times.meanings import Calendar, Reading
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

    def tense(self) -> int:
        """Say whether it is told in the past (-1) or in the future tense (1); 0 where no verb tells."""
        return tense(self.tokens, self.first, self.last)


def find(text: str) -> list[Expression]:
    """Find the expressions of time of a text, in its order; none overlap.

    >>> [(found.text, found.reading.kind) for found in find("In May 2021 they met every Friday for two hours.")]
    [('May 2021', 'DATE'), ('every Friday', 'SET'), ('two hours', 'DURATION')]
    """
    tokens = Tokens.of(text, GRAMMAR.lexicon)
    offsets: list[int] = []
    expressions: list[Expression] = []
    for found, reading in GRAMMAR.search(tokens):
        offsets = offsets or tokens.offsets()
        begin, end = found.match.span()
        first = begin | 1
        # An apostrophe that stands for a century belongs to the year behind it.
        start = offsets[first] if begin == first else offsets[first] - 1
        expressions.append(Expression(start, offsets[end], first, end - 1, reading, tokens))
        expressions.extend(_more_days(expressions[-1], offsets))
    return expressions


def _more_days(day: Expression, offsets: list[int]) -> Iterator[Expression]:
    """The days that follow one of the same month by their numbers alone: "April 24 and 25", "May 3-5"."""
    meaning = day.reading.meaning
    if not isinstance(meaning, Calendar) or meaning.day is None or meaning.year is not None or meaning.clock:
        return
    tokens = day.tokens
    if not tokens.parts[day.last].isdigit():
        return
    at = day.last + 1
    while matched := NEXT_DAY.match(tokens.letters, at):
        last = matched.end() - 1
        reading = Reading("DATE", meaning._replace(day=int(tokens.parts[last]), weekday=None))
        yield Expression(offsets[last], offsets[last + 1], last, last, reading, tokens)
        at = last + 1
