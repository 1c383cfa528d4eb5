"""Which mark that came back is which that went out: by its key, by all that it says, or by the words they share."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from onrecord.exchange.marks import Mark, Spans

M = TypeVar("M", bound=Mark)

Way = Callable[[dict[int, M], Sequence[M]], Iterator[tuple[M, int]]]
"""A way to pair marks, best pairs first; a pair counts if both are still free."""


def pair(before: Sequence[M], after: Sequence[M], shape: Callable[[M], Hashable], *, keyed: bool) -> dict[str, int]:
    """Say for the keys of marks that came back which one that went out they are, by its place in `before`.

    `shape` gives all that a mark says. Marks that say the same are paired in their order, those with the same key first
    where keys are `keyed`. What is left is paired with whatever shares most of its words.
    """
    free = dict(enumerate(before))
    found: dict[str, int] = {}
    ways: list[Way[M]] = [_of_one_key] if keyed else []
    ways += [partial(_alike, shape=shape), _sharing]
    for way in ways:
        for mark, place in way(free, [mark for mark in after if mark.key not in found]):
            if place in free and mark.key not in found:
                found[mark.key] = place
                del free[place]
    return found


def _of_one_key(before: dict[int, M], after: Sequence[M]) -> Iterator[tuple[M, int]]:
    at = {mark.key: place for place, mark in before.items()}
    yield from ((mark, at[mark.key]) for mark in after if mark.key in at)


def _alike(before: dict[int, M], after: Sequence[M], shape: Callable[[M], Hashable]) -> Iterator[tuple[M, int]]:
    places = defaultdict(list)
    for place in sorted(before, reverse=True):
        places[shape(before[place])].append(place)
    for mark in after:
        if alike := places.get(shape(mark)):
            yield mark, alike.pop()


def _sharing(before: dict[int, M], after: Sequence[M]) -> Iterator[tuple[M, int]]:
    """Give all pairs of marks that share words, those that share most of them first."""
    shares = sorted(
        (-share, n, place)
        for n, mark in enumerate(after)
        for place, other in before.items()
        if (share := shared(mark.spans, other.spans)) > 0
    )
    yield from ((after[n], place) for _, n, place in shares)


def shared(some: Spans, others: Spans) -> float:
    """Say how many of the characters in either are in both, from 0 to 1.

    >>> from onrecord.schema import Span
    >>> shared((Span(0, 4),), (Span(2, 6),))
    0.3333333333333333
    """
    if some[-1].end <= others[0].start or others[-1].end <= some[0].start:
        return 0.0
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)
    either = sum(span.end - span.start for span in (*some, *others)) - both
    return both / either
