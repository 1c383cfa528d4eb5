"""The first and the last day that a TIMEX3 value can mean."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

Bounds = tuple[date, date]

_SEASONS: Final = {
    "SP": ((3, 1), (6, 21)),
    "SU": ((6, 1), (9, 23)),
    "FA": ((9, 1), (12, 21)),
    "WI": ((12, 1), (3, 20)),  # of the year after
}
"""From the first day of the season of the weather to the last one of the season of the sun, in the north."""


def bounds(value: str) -> Bounds | None:
    """Give the first and the last day that a value can mean; None where it means no days that are known.

    >>> [day.isoformat() for day in bounds("2021-Q3")], [day.isoformat() for day in bounds("2021-08-15TNI")]
    (['2021-07-01', '2021-09-30'], ['2021-08-15', '2021-08-15'])
    >>> bounds("XXXX-WXX-5") is None, bounds("P3M") is None, bounds("PAST_REF") is None
    (True, True, True)
    """
    head = value.partition("T")[0] if value[:1].isdigit() else ""
    if not head or "X" in head:
        return None
    try:
        return _whole_years(head) if "-" not in head else _within_year(int(head[:4]), head[5:])
    except (ValueError, OverflowError):
        return None


def _whole_years(head: str) -> Bounds:
    """A year, a decade ("199") or a century ("19")."""
    length = int(10 ** (4 - len(head)))
    first = int(head) * length
    return date(max(first, 1), 1, 1), date(first + length - 1, 12, 31)


def _within_year(year: int, rest: str) -> Bounds:
    if rest[0] == "W" and rest[1].isdigit():
        return _week(year, rest[1:])
    if rest[0] == "Q":
        return _months(year, 3 * int(rest[1]) - 2, 3)
    if rest[0] == "H":
        return _months(year, 6 * int(rest[1]) - 5, 6)
    if rest in _SEASONS:
        begin, end = _SEASONS[rest]
        return date(year, *begin), date(year + (end < begin), *end)
    if len(rest) == 2:
        return _months(year, int(rest), 1)
    day = date(year, int(rest[:2]), int(rest[3:5]))
    return day, day


def _week(year: int, rest: str) -> Bounds:
    """A week of ISO 8601, its weekend ("32-WE") or a day of it ("32-5")."""
    week, _, part = rest.partition("-")
    monday = date.fromisocalendar(year, int(week), 1)
    if part == "WE":
        return monday + timedelta(5), monday + timedelta(6)
    if part:
        day = monday + timedelta(int(part) - 1)
        return day, day
    return monday, monday + timedelta(6)


def _months(year: int, first: int, count: int) -> Bounds:
    last = first + count - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def away(day: date, unit: str, number: float) -> date | None:
    """Give the day so many units after another one (before it, where the number is negative); None past the calendar.

    >>> away(date(2024, 3, 31), "M", -1).isoformat(), away(date(2024, 2, 29), "Y", 1).isoformat()
    ('2024-02-29', '2025-02-28')
    """
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    try:
        if months is None:
            return day + timedelta({"D": 1, "W": 7, "F": 14, "WE": 7}.get(unit, 0) * number)
        year, month = divmod(12 * day.year + day.month - 1 + int(number * months), 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None
