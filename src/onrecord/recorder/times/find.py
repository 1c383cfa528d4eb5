"""Finds the expressions of time of a text and resolves them one after the other."""

from typing import NamedTuple

from onrecord.recorder.times.grammar import GRAMMAR
from onrecord.recorder.times.meanings import Reading, Reference, Calendar, Shift
from onrecord.recorder.times.resolve import Anchor, resolve
from onrecord.recorder.times.tense import tense
from onrecord.recorder.times.tokens import Tokens


class Expression(NamedTuple):
    """An expression of time where it stands in the text, and what it means; `first` and `last` are its words' places
    among the parts of the text."""

    start: int
    end: int
    first: int
    last: int
    reading: Reading


class Expressions(NamedTuple):
    tokens: Tokens
    found: list[Expression]


def find(text: str) -> Expressions:
    tokens = Tokens.of(text, GRAMMAR.lexicon)
    found: list[Expression] = []
    offsets: list[int] = []
    for where, reading in GRAMMAR.search(tokens):
        offsets = offsets or tokens.offsets()
        start, end = where.match.span()
        first, last = start | 1, end - 1 | 1
        begin = offsets[first]
        if start != first and tokens.letters[start] == "‘":
            begin -= 1
        found.append(Expression(begin, offsets[end], first, last, reading))
    return Expressions(tokens, found)


def values(expressions: Expressions, published: str | None) -> list[tuple[Expression, str]]:
    anchor = Anchor.of(published) if published else None
    other = quarter = None
    out = []
    for e in expressions.found:
        m=e.reading.meaning
        base = other
        if isinstance(m, Shift) and (m.unit=="Q" or m.unit=="Y" and not m.whole and m.amount==-1):
            base = quarter or (other if m.unit!="Q" else None)
            if quarter and m.unit=="Y": m=m._replace(other=True)
        value, _ = resolve(m, anchor, base, lambda: tense(expressions.tokens, e.first, e.last))
        if e.reading.kind in ("DATE", "TIME") and isinstance(e.reading.meaning, (Calendar, Shift)):
            other = Anchor.of(value) or other
            if value[4:6]=="-Q" and other and not (isinstance(m, Shift) and m.unit=="Y"): quarter=other
        out.append((e, value))
    return out
