"""Drafts: statements that aren't finished yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.schema import Act, Form, SaidOnHow, SourceKind, Speaking
from onrecord.text import Pair, length

Pairs = tuple[Pair, ...]
"""The fragments of a role: in order, without overlap."""


@dataclass(slots=True, frozen=True)
class StatementDraft:
    """A statement's roles, each character in one at most, its act, its confidence, and what follows from the text.

    `named`, `unnamed` and `names` are what the network thinks of the source, as in an attribution. `form`, `within`
    (the number of the draft around it), `said_on` (the number of the expression of time that says when) and `nobody`
    (whether the source is nobody: "no official") are settled last.
    """

    source: Pairs
    cue: Pairs
    content: Pairs
    act: Act
    confidence: float
    named: float | None = None
    unnamed: SourceKind | None = None
    names: tuple[Speaking, ...] = ()
    form: Form = "indirect"
    within: int | None = None
    said_on: int | None = None
    said_on_how: SaidOnHow | None = None
    nobody: bool = False

    @property
    def anchor(self) -> Pairs:
        """The words outside the content that attribute it: the cue, or without one, the source."""
        return self.cue or self.source

    @property
    def place(self) -> tuple[int, int, int, Pairs, Pairs, Pairs]:
        """Sorts statements by the beginning of their cues and contents, an outer one before those in it.

        The source doesn't count: that of a floating quotation is far before it.
        """
        first = min(role[0][0] for role in (self.cue, self.content) if role)
        return (first, -self.content[-1][1], -length(self.content), self.content, self.cue, self.source)


def shared(left: Iterable[Pair], right: Sequence[Pair]) -> int:
    """Count the characters that two lists of fragments share.

    >>> shared([(0, 4), (6, 9)], [(2, 8)])
    4
    """
    return sum(max(0, min(e, end) - max(s, start)) for s, e in left for start, end in right)


def without(pairs: Iterable[Pair], taken: Iterable[Pair]) -> Iterator[Pair]:
    """Cut some fragments out of others, and give what is left; both in order.

    >>> list(without([(0, 9)], [(3, 5), (8, 12)]))
    [(0, 3), (5, 8)]
    """
    taken = tuple(taken)
    for start, end in pairs:
        at = start
        for s, e in taken:
            if e <= at or s >= end:
                continue
            if s > at:
                yield at, s
            at = e
        if at < end:
            yield at, end
