"""Find which mentions of actors cover each segment of a text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from onrecord.schema import Actor, Mention, Record, Span

MAX_DEPTH = 8
"""Of mentions within mentions no more than these, the innermost, are laid over a segment."""


class Reference(NamedTuple):
    """One of an actor's mentions; its first has the number 1."""

    actor: Actor
    number: int

    @property
    def mention(self) -> Mention:
        """Where it stands, and in which form."""
        return self.actor.mentions[self.number - 1]

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.mention


class HasSpan(Protocol):
    """Whatever stands somewhere in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


P = TypeVar("P", bound=HasSpan)


def references(record: Record) -> list[Reference]:
    """All mentions of all actors in the order of the text; of those that begin together the longest first."""
    found = [Reference(actor, i) for actor in record.actors for i in range(1, len(actor.mentions) + 1)]
    return sorted(found, key=lambda each: (each.mention.start, -each.mention.end))


def over(found: Sequence[P], bounds: Sequence[int], depth: int = MAX_DEPTH) -> Iterator[tuple[P, ...]]:
    """Give for each stretch from one bound to the next the mentions over it, the outermost first, `depth` at most.

    Mentions, or what else has a span, begin and end at bounds alone. Each is taken up once and let go once, however
    they nest and cross.
    """
    open_: list[P] = []
    ahead = 0
    for at in bounds[:-1]:
        while ahead < len(found) and found[ahead].span.start == at:
            open_.append(found[ahead])
            ahead += 1
        inside: list[P] = []
        i = len(open_)
        while i and len(inside) < depth:
            i -= 1
            if open_[i].span.end <= at:
                del open_[i]  # cheap: no more than `depth` stand behind it
            else:
                inside.append(open_[i])
        yield tuple(reversed(inside))


def places(found: Sequence[P], inside: Sequence[tuple[int, int]]) -> list[list[P]]:
    """Give for each stretch the mentions, or the times, that it is the first of: where a link to one of them leads.

    The stretches, from a start up to an end, are in order; a mention that none of them meets has no place.
    """
    begun: list[list[P]] = [[] for _ in inside]
    ends = [end for _, end in inside]
    for each in found:
        first = bisect_right(ends, each.span.start)
        if first < len(inside) and inside[first][0] < each.span.end:
            begun[first].append(each)
    return begun
