"""Which line of one record is which line of another."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from onrecord.schema import Span

_BLOCK = 64
"""Lines are compared only if their words touch the same block of so many characters."""


class _Line(Protocol):
    @property
    def id(self) -> str: ...


Line = TypeVar("Line", bound=_Line)


class Pairs(NamedTuple, Generic[Line]):
    """The lines that both records have, and those that one of them has alone."""

    both: list[tuple[Line, Line]]
    lost: list[Line]
    gained: list[Line]


class Likeness(NamedTuple, Generic[Line]):
    """How alike two lines are, from 0 up; only lines that share a key are compared."""

    of: Callable[[Line, Line], float]
    keys: Callable[[Line], Iterable[Hashable]]
    least: float = 0.0
    by_id: bool = True
    """Whether lines with the same id belong together as soon as they are alike at all."""


def pair(before: Sequence[Line], after: Sequence[Line], likeness: Likeness[Line]) -> Pairs[Line]:
    """Pair the lines of two records one to one: those with the same id first, then the most alike."""
    found: dict[int, int] = {}
    if likeness.by_id:
        named = {each.id: number for number, each in enumerate(after)}
        for number, old in enumerate(before):
            other = named.get(old.id)
            if other is not None and likeness.of(old, after[other]) > likeness.least:
                found[number] = other
    taken = set(found.values())
    scored = sorted(
        (-alike, number, other)
        for number, other in _near(before, after, likeness)
        if number not in found and other not in taken
        if (alike := likeness.of(before[number], after[other])) > likeness.least
    )
    for _, number, other in scored:
        if number not in found and other not in taken:
            found[number] = other
            taken.add(other)
    return Pairs(
        [(before[number], after[found[number]]) for number in sorted(found)],
        [each for number, each in enumerate(before) if number not in found],
        [each for number, each in enumerate(after) if number not in taken],
    )


def blocks(spans: Iterable[Span]) -> Iterator[int]:
    """Give the numbers of the blocks that some words touch."""
    for span in spans:
        yield from range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1)


def _near(before: Sequence[Line], after: Sequence[Line], likeness: Likeness[Line]) -> set[tuple[int, int]]:
    """Give the numbers of the lines that share a key."""
    there: dict[Hashable, list[int]] = {}
    for other, new in enumerate(after):
        for key in set(likeness.keys(new)):
            there.setdefault(key, []).append(other)
    return {
        (number, other)
        for number, old in enumerate(before)
        for key in set(likeness.keys(old))
        for other in there.get(key, ())
    }
