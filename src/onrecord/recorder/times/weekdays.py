"""Days of the week among others: in a week, in a month, so many weeks from one, next to a day."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

_FINENESS = (10, 7, 4)
"""How many characters of a day as ISO 8601 writes it are the day, its month, its year."""


def ahead(number: int, day: date) -> date:
    """Give the next day of the week by its number (Monday is 1) from a day on, which counts itself.

    >>> ahead(5, date(2024, 3, 5)).isoformat(), ahead(2, date(2024, 3, 5)).isoformat()
    ('2024-03-08', '2024-03-05')
    """
    return day + timedelta((number - day.isoweekday()) % 7)


def back(number: int, day: date) -> date:
    """Give the last day of the week by its number up to a day, which counts itself.

    >>> back(5, date(2024, 3, 5)).isoformat(), back(2, date(2024, 3, 5)).isoformat()
    ('2024-03-01', '2024-03-05')
    """
    return day - timedelta((day.isoweekday() - number) % 7)


def beside(number: int, day: date) -> date:
    """Give the day of the week by its number that is the nearest to a day.

    >>> beside(5, date(2024, 3, 5)).isoformat(), beside(1, date(2024, 3, 5)).isoformat()
    ('2024-03-08', '2024-03-04')
    """
    return ahead(number, day - timedelta(3))


def in_week(number: int, day: date) -> date:
    """Give the day of the week by its number in the week of a day, from Monday to Sunday.

    >>> in_week(7, date(2024, 3, 5)).isoformat()
    '2024-03-10'
    """
    return day + timedelta(number - day.isoweekday())


def in_month(number: int, nth: int, year: int, month: int) -> date:
    """Give the first, second, … such day of the week of a month, counted from its end where `nth` is negative.

    Raises ValueError where the month has no fifth.

    >>> in_month(1, 3, 2024, 1).isoformat(), in_month(7, -1, 2024, 10).isoformat()
    ('2024-01-15', '2024-10-27')
    """
    if nth < 0:
        return back(number, date(year, month, monthrange(year, month)[1])) + timedelta(7 * (nth + 1))
    first = ahead(number, date(year, month, 1))
    return first.replace(day=first.day + 7 * (nth - 1))


def common(days: Iterable[date]) -> str:
    """Write what days have in common, as finely as that goes: the day, its month, its year, or none.

    >>> common([date(2014, 10, 3), date(2014, 10, 10)]), common([date(2014, 12, 30), date(2015, 1, 6)])
    ('2014-10', 'XXXX')
    """
    written = [day.isoformat() for day in days]
    shared = ({day[:length] for day in written} for length in _FINENESS)
    return next((each.pop() for each in shared if len(each) == 1), "XXXX")
