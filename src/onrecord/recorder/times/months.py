"""Sets of months: what an article's own date is sought among."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

YEARS: Final = range(1900, 2100)
"""The years that an article is thought to be of."""


def _number(year: int, month: int) -> int:
    return 12 * (year - YEARS[0]) + month - 1


@dataclass(frozen=True, slots=True)
class Months:
    """A set of months of `YEARS`, one bit each, so that two of them intersect at once.

    >>> Months.between((2016, 7), (2017, 1)) & Months.of_years([2017, 2018])
    Months(2017-01)
    """

    bits: int

    @classmethod
    def between(cls, first: tuple[int, int], last: tuple[int, int]) -> Self:
        """All months from one to another, both included; those outside `YEARS` are left out."""
        begin, end = max(_number(*first), 0), min(_number(*last), 12 * len(YEARS) - 1)
        return cls(((1 << (end - begin + 1)) - 1) << begin if begin <= end else 0)

    @classmethod
    def since(cls, year: int, month: int = 1) -> Self:
        """A month and all after it."""
        return cls.between((year, month), (YEARS[-1], 12))

    @classmethod
    def until(cls, year: int, month: int = 12) -> Self:
        """A month and all before it."""
        return cls.between((YEARS[0], 1), (year, month))

    @classmethod
    def of_years(cls, years: Iterable[int]) -> Self:
        """All months of some years."""
        found = 0
        for year in years:
            found |= cls.between((year, 1), (year, 12)).bits
        return cls(found)

    @property
    def years(self) -> list[int]:
        """The years of which it has a month."""
        return [year for year in YEARS if self.bits >> _number(year, 1) & 0xFFF]

    def __and__(self, other: "Months") -> "Months":
        return Months(self.bits & other.bits)

    def __or__(self, other: "Months") -> "Months":
        return Months(self.bits | other.bits)

    def __bool__(self) -> bool:
        return bool(self.bits)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        left = self.bits
        while left:
            number = (left & -left).bit_length() - 1
            yield YEARS[0] + number // 12, number % 12 + 1
            left &= left - 1

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __repr__(self) -> str:
        return f"Months({', '.join(f'{year}-{month:02}' for year, month in self)})"


ALL: Final = Months.of_years(YEARS)
NONE: Final = Months(0)
