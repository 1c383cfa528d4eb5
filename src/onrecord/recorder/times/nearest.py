"""The last, this or the next of what comes every year or every week, where its words don't say which."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from onrecord.recorder.config import DEFAULT, TimeConfig
from onrecord.recorder.times.anchors import Anchor
from onrecord.recorder.times.holidays import HOLIDAYS
from onrecord.recorder.times.meanings import Calendar

Tense = Callable[[], int | None]
"""Says whether an expression is told in the past (-1) or in the future tense (1), 0 where no verb tells, or None where
what tells can mean either."""

_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month that each begins with."""


def weekday(number: int, toward: int | None, anchor: Anchor, tense: Tense) -> date | None:
    """Find a day of the week (Monday is 1): the last or the next one; today counts, unless it is called last or next.

    None where the tense leaves open which of the two it is.

    >>> weekday(5, None, Anchor.of("2024-03-05"), lambda: 1).isoformat()
    '2024-03-08'
    """
    ahead = (number - anchor.day.isoweekday()) % 7
    if toward is None or toward == 0:
        told = tense() if ahead else 0
        if told is None:
            return None
        past = told < (0 if toward == 0 else 1)
        days = ahead - 7 if past and ahead else ahead
    else:
        days = ahead - 7 if toward < 0 else ahead or 7
    return anchor.day + timedelta(days)


def year_of_day(named: Calendar, anchor: Anchor, tense: Tense, config: TimeConfig = DEFAULT.times) -> int | None:
    """Find the year of a month, of a day or of a holiday that has none; None where the tense leaves it open."""
    year = anchor.day.year
    if named.weekday and named.day and (near := _with_weekday(named, anchor)):
        return near
    here = _days_away(named, anchor, year)
    if named.toward is not None:
        return year + _toward(named.toward, here)
    told = tense()
    nearest = min((year, year - 1, year + 1), key=lambda other: abs(_days_away(named, anchor, other)))
    if told is None:
        return nearest if named.day and abs(_days_away(named, anchor, nearest)) <= config.soon_days else None
    if told == 0 or anchor.fine < 2:
        last_month = named.month and named.day is None and anchor.fine == 2
        return (year if here <= 30 else year - 1) if last_month else nearest
    if told < 0:
        whole_month = named.month is not None and named.day is None
        soon = config.next_month_days if whole_month else config.soon_days
        return year if here < soon else year - 1
    return year if here > -config.just_gone_days else year + 1


def _toward(toward: int, here: int) -> int:
    """How many years away the last or the next one is, when this year's is so many days away."""
    if toward < 0:
        return 0 if here < 0 else -1
    return 0 if toward == 0 or here > 0 else 1


def _with_weekday(named: Calendar, anchor: Anchor) -> int | None:
    """The year next to the anchor's in which a day falls on its day of the week."""
    year = anchor.day.year
    fits = [other for other in (year - 1, year, year + 1) if _falls(named, other)]
    return min(fits, key=lambda other: abs(_days_away(named, anchor, other)), default=None)


def _falls(named: Calendar, year: int) -> bool:
    try:
        return date(year, named.month or 1, named.day or 1).isoweekday() == named.weekday
    except ValueError:
        return False


def _days_away(named: Calendar, anchor: Anchor, year: int) -> int:
    """How many days after the anchor it is in a year; 0 for the anchor's own month."""
    if named.holiday:
        return (HOLIDAYS[named.holiday](year) - anchor.day).days
    month = named.month or 1
    if named.day is None:
        return 30 * (12 * (year - anchor.day.year) + month - anchor.day.month)
    return (date(year, month, min(named.day, monthrange(year, month)[1])) - anchor.day).days


def year_of_part(named: Calendar, anchor: Anchor, tense: Tense) -> int | None:
    """Find the year of a quarter, a half or a season that has none; None where the tense leaves it open."""
    told = tense() if named.toward is None else 0
    if told is None:
        return None
    return (_year_of_season if named.part in _SEASONS else _year_of_quarter)(named, anchor, told)


def _year_of_quarter(named: Calendar, anchor: Anchor, told: int) -> int:
    """Of a quarter to come there are no figures yet: it is last year's, unless it is the next one, or told ahead."""
    part, year = named.part or "", anchor.day.year
    this = (anchor.day.month - 1) // (3 if part[0] == "Q" else 6) + 1
    ahead = int(part[1:]) - this
    if named.toward is not None:
        return year + _toward(named.toward, ahead)
    if ahead <= 0:
        return year + 1 if ahead < -2 and told > 0 else year
    if told > 0 or (ahead == 1 and this > 1):
        return year
    return year if ahead == 1 and part[0] == "H" else year - 1


def _year_of_season(named: Calendar, anchor: Anchor, told: int) -> int:
    year, month, first = anchor.day.year, anchor.day.month, _SEASONS[named.part or ""]
    if first == 12 and month < 3:
        year, month = year - 1, month + 12  # in the winter that began last year
    ahead = first - month
    within = -3 < ahead <= 0
    if named.toward is not None:
        return year - 1 if within and named.toward < 0 else year + _toward(named.toward, ahead)
    if ahead <= 0:
        return year
    return year if told > 0 or (told == 0 and ahead <= 4) else year - 1
