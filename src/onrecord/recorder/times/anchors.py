"""The days that relative expressions are relative to."""

from datetime import date
from typing import NamedTuple


class Anchor(NamedTuple):
    """A day that others are relative to, and how fine it is known: 0 is its year, 1 its month, 2 the day itself.

    `value` is the TIMEX3 value that it was read from.
    """

    day: date
    fine: int
    value: str

    @classmethod
    def of(cls, value: str) -> "Anchor | None":
        """Read an anchor from a value of TIMEX3 or ISO 8601; None where it is no day, week, month, quarter or year.

        >>> Anchor.of("2022-10").fine, Anchor.of("2022-Q4").day.month, Anchor.of("PAST_REF") is None
        (1, 10, True)
        """
        if not value[:4].isdigit():
            return None
        year, rest = int(value[:4]), value[5:10]
        try:
            if not rest:
                return cls(date(year, 1, 1), 0, value) if len(value) == 4 else None
            if rest[0] == "Q":
                return cls(date(year, 3 * int(rest[1:]) - 2, 1), 1, value)
            if rest[0] == "W":
                return cls(date.fromisocalendar(year, int(rest[1:3]), 1), 2, value)
            month, day = rest[:2], rest[3:5]
            return cls(date(year, int(month), int(day or 1)), 2 if day else 1, value)
        except ValueError:
            return None  # a season, or what isn't known
