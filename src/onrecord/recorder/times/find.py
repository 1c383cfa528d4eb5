"""Finds the expressions of time of a text, and what they mean before anything is known of its date."""

from onrecord.recorder.times import ranges
from onrecord.recorder.times.expressions import Expression
from onrecord.recorder.times.grammar import GRAMMAR
from onrecord.recorder.times.tokens import Tokens

__all__ = ["Expression", "find"]


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
        if expressions and first <= expressions[-1].last:
            continue  # the year that the last of several days stands with
        # An apostrophe that stands for a century belongs to the year behind it.
        start = offsets[first] if begin == first else offsets[first] - 1
        expressions.append(Expression(start, offsets[end], first, end - 1, reading, tokens))
        expressions.extend(ranges.more(expressions[-1], offsets))
    ranges.share(expressions)
    return expressions
