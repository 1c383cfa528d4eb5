"""Which of several ranges can be right together: "12" and "at least 12" can, "12" and "15" can't."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple


class Bounds(NamedTuple):
    """At least and at most, both included; the range is open where one of them is infinite."""

    least: float
    most: float

    @property
    def width(self) -> float:
        """How much it leaves open."""
        return self.most - self.least

    def meet(self, other: "Bounds") -> "Bounds":
        """Give what both leave open; nothing does if `least` comes out above `most`."""
        return Bounds(max(self.least, other.least), min(self.most, other.most))


class Version(NamedTuple):
    """What some ranges leave open together, and their numbers in the list that was given."""

    bounds: Bounds
    of: list[int]


def versions(ranges: Sequence[Bounds]) -> list[Version]:
    """Put ranges together that have something in common, the exact ones first.

    An open range goes to the version nearest to its end: of "12", "15" and "more than 13", the last goes with "15".

    >>> found = versions([Bounds(12, inf), Bounds(15, 15), Bounds(12, 12), Bounds(14, inf)])
    >>> [(each.bounds, each.of) for each in found]
    [(Bounds(least=15, most=15), [1, 3]), (Bounds(least=12, most=12), [2, 0])]
    """
    found: list[Version] = []
    for place in sorted(range(len(ranges)), key=lambda each: (ranges[each].width, each)):
        given = ranges[place]
        fitting = [
            (_away(given, version.bounds), number)
            for number, version in enumerate(found)
            if given.meet(version.bounds).width >= 0
        ]
        if not fitting:
            found.append(Version(given, [place]))
            continue
        _, number = min(fitting)
        bounds, members = found[number]
        found[number] = Version(bounds.meet(given), [*members, place])
    return found


def _away(one: Bounds, other: Bounds) -> float:
    """Say how far two ranges are from each other, by their finite ends."""
    ends = [abs(a - b) for a, b in zip(one, other, strict=True) if abs(a) < inf and abs(b) < inf]
    return min(ends, default=inf)
