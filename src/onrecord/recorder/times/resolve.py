"""What an expression's meaning is in the calendar: its TIMEX3 value, once it is known what it is relative to."""

from datetime import date, timedelta
from typing import Final, Literal

from onrecord.recorder.config import DEFAULT, TimeConfig
from onrecord.recorder.times import weekdays
from onrecord.recorder.times.amounts import duration
from onrecord.recorder.times.anchors import Anchor
from onrecord.recorder.times.holidays import HOLIDAYS
from onrecord.recorder.times.meanings import Calendar, Length, Meaning, Shift
from onrecord.recorder.times.nearest import Tense, weekday, year_of_day, year_of_part
from onrecord.text.timex import away

_FINE: Final = {"C": 0, "E": 0, "Y": 0, "Q": 1, "M": 1}
"""How fine an anchor has to be known for a unit; 2, the day, for all others."""

_YEARS: Final = {"Y": (1, 4), "E": (10, 3), "C": (100, 2)}
"""For each unit of years, how many they are, and how many figures of a year are its value."""

_UNKNOWN: Final = {
    "C": "XX", "E": "XXX", "Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX",
    "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX", "TH": "XXXX-XX-XXTXX", "TM": "XXXX-XX-XXTXX:XX", "TS": "XXXX-XX-XXTXX:XX",
}  # fmt: skip
_SHORT: Final = frozenset({"D", "TH", "TM", "TS"})

Relation = Literal["", "anchor", "other"]
"""What a value was relative to: nothing, the anchor, or the other expression."""


def resolve(
    meaning: Meaning, anchor: Anchor | None, other: Anchor | None, tense: Tense, config: TimeConfig = DEFAULT.times
) -> tuple[str, Relation]:
    """Give the TIMEX3 value of a meaning, and what it was relative to.

    `other` is the time that the text spoke of before. `tense` is called where only it can tell the last such time from
    the next. Where the meaning needs an anchor that isn't there, or one finer than it is known, the value has X in
    place of what isn't known.

    >>> friday = Calendar(weekday=5)
    >>> resolve(friday, Anchor.of("2024-03-05"), None, lambda: -1), resolve(friday, None, None, lambda: -1)
    (('2024-03-01', 'anchor'), ('XXXX-WXX-5', ''))
    """
    if isinstance(meaning, Calendar):
        try:
            value = _calendar(meaning, anchor, tense, config)
        except (ValueError, OverflowError):  # past the calendar's ends, or the 29th of February in another year
            value = _unresolved(meaning)
        return value, "anchor" if meaning.year is None and value[:4] != "XXXX" else ""
    if isinstance(meaning, Shift):
        base, relation = _base(meaning, anchor, other)
        try:
            value = _shift(meaning, base, tense)
        except (ValueError, OverflowError):
            value = _unknown(meaning)
        return value + meaning.clock, "" if value[:2] == "XX" else relation
    return (duration(meaning.unit, meaning.amount) if isinstance(meaning, Length) else meaning.value), ""


def _base(meaning: Shift, anchor: Anchor | None, other: Anchor | None) -> tuple[Anchor | None, Relation]:
    """What a shift is counted from: a day that the text didn't name is not the article's."""
    if meaning.other and (other is not None or (meaning.unit in _SHORT and not meaning.clock[1:2].isdigit())):
        return other, "other"
    return anchor, "anchor"


def _calendar(named: Calendar, anchor: Anchor | None, tense: Tense, config: TimeConfig) -> str:
    if named.either:
        return _either(named, anchor, config.either_days)
    if named.year is not None:
        return _in_year(named, named.year)
    if anchor is None or anchor.fine < _needed(named):
        return _unresolved(named)
    if named.years is not None:
        return _in_year(named, _written(anchor.day.year + named.years))
    if _is_weekday(named):
        day = weekday(named.weekday or 0, named.toward, anchor, tense)
        return (day + timedelta(7 * named.weeks)).isoformat() + named.clock if day else _unresolved(named)
    year = year_of_part(named, anchor, tense) if named.part else year_of_day(named, anchor, tense, config)
    return _unresolved(named) if year is None else _in_year(named, _written(year))


def _is_weekday(named: Calendar) -> bool:
    """Whether it is a day of the week, and no day of a month."""
    return named.weekday is not None and named.day is None and named.month is None


def _either(named: Calendar, anchor: Anchor | None, most: int) -> str:
    """A day in figures whose month can come first or second: the one near the anchor, where one is; else its year."""
    days = {f"{named.year}-{month:02}-{day:02}" for month, day in ((named.month, named.day), (named.day, named.month))}
    near = [
        day
        for day in days
        if anchor and anchor.fine == 2 and abs(date.fromisoformat(day) - anchor.day) <= timedelta(most)
    ]
    return (near if len(near) == 1 else [named.year or "XXXX"])[0]


def _needed(named: Calendar) -> int:
    """How fine the anchor has to be known."""
    if named.years is not None:
        return 0
    return 2 if _is_weekday(named) else 1


def _in_year(named: Calendar, year: str) -> str:
    if named.holiday:
        value = HOLIDAYS[named.holiday](int(year)).isoformat()
    elif named.nth and named.month and year.isdigit():
        value = weekdays.in_month(named.weekday or 0, named.nth, int(year), named.month).isoformat()
    elif named.part:
        value = f"{year}-{named.part}"
    elif named.month is None:
        value = year
    elif named.day is None:
        value = f"{year}-{named.month:02}"
    else:
        value = date(int(year), named.month, named.day).isoformat()
    return value + named.clock


def _unresolved(named: Calendar) -> str:
    """The value as far as it can be written without a year."""
    if named.holiday:
        value = _holiday_in_any_year(named.holiday)
    elif _is_weekday(named):
        value = f"XXXX-WXX-{named.weekday}"
    elif named.day is not None:
        value = f"XXXX-{named.month:02}-{named.day:02}"
    else:
        return _in_year(named, "XXXX")
    return value + named.clock


def _holiday_in_any_year(name: str) -> str:
    days = {f"{HOLIDAYS[name](year):%m-%d}" for year in range(2001, 2008)}
    return f"XXXX-{days.pop()}" if len(days) == 1 else "XXXX-XX-XX"


def _shift(shift: Shift, base: Anchor | None, tense: Tense) -> str:
    unit, amount = shift.unit, shift.amount
    if base is None or base.fine < _fineness(shift):
        # "The same day" is the day that the text spoke of, however fine.
        return base.value if base and shift.other and unit == "D" and amount == 0 else _unknown(shift)
    if shift.weekday or shift.exact:
        return _shift_weekday(shift, base) if shift.weekday else _day_away(base.day, unit, amount).isoformat()
    if unit in _YEARS:
        return _shift_years(shift, base)
    if unit in ("M", "Q"):
        return _shift_months(shift, base)
    if unit in ("W", "F", "WE"):
        return _shift_weeks(shift, base, tense)
    return (base.day + timedelta(amount)).isoformat() if unit == "D" else f"{base.day.isoformat()}TXX"


def _fineness(shift: Shift) -> int:
    """How fine the day has to be known that a shift is counted from."""
    to_the_day = shift.exact or (shift.weekday and not shift.nth)
    return 2 if to_the_day else _FINE.get(shift.unit, 2)


def _unknown(shift: Shift) -> str:
    """The value of a shift from nowhere."""
    if shift.weekday:
        return "XXXX-XX-XX" if shift.nth else f"XXXX-WXX-{shift.weekday}"
    return _UNKNOWN["D" if shift.exact else shift.unit]


def _shift_weekday(shift: Shift, base: Anchor) -> str:
    """A day of the week in a week or a month, or as far from one as the words say."""
    number, unit, amount = shift.weekday, shift.unit, shift.amount
    if shift.whole:
        day = _day_away(base.day.replace(day=1) if unit == "M" else base.day, unit, amount)
        return (
            weekdays.in_month(number, shift.nth, day.year, day.month) if shift.nth else weekdays.in_week(number, day)
        ).isoformat()
    if shift.near:
        return weekdays.beside(number, _day_away(base.day, unit, amount)).isoformat()
    last, following = weekdays.back(number, base.day), weekdays.ahead(number, base.day)
    if _FINE.get(unit, 2) < 2:  # "ten years ago Thursday" can be the last one or the next
        return weekdays.common(_day_away(day, unit, amount) for day in (last, following))
    return _day_away(last if amount < 0 else following, unit, amount).isoformat()


def _day_away(day: date, unit: str, amount: int) -> date:
    """The day so many units from another; raises ValueError past the ends of the calendar."""
    found = away(day, unit, amount)
    if found is None:
        raise ValueError("past the ends of the calendar")
    return found


def _written(year: int) -> str:
    """Write a year with four figures; raises ValueError past the ends of the calendar."""
    return f"{date(year, 1, 1).year:04}"


def _shift_years(shift: Shift, base: Anchor) -> str:
    length, figures = _YEARS[shift.unit]
    year = _written(base.day.year + shift.amount * length)
    if base.value[4:6] == "-Q" and shift.unit == "Y" and shift.other and not shift.whole:
        return year + base.value[4:]  # a year before a quarter is a quarter
    return year[:figures] if shift.whole else year


def _shift_months(shift: Shift, base: Anchor) -> str:
    amount = shift.amount
    if shift.unit == "Q" and shift.other and base.value[4:6] != "-Q":
        amount -= 1  # the quarter of which there are figures is over
    months = 12 * base.day.year + base.day.month - 1 + amount * (1 if shift.unit == "M" else 3)
    year, month = divmod(months, 12)
    return f"{_written(year)}-{month + 1:02}" if shift.unit == "M" else f"{_written(year)}-Q{month // 3 + 1}"


def _shift_weeks(shift: Shift, base: Anchor, tense: Tense) -> str:
    day = base.day + timedelta(7 * shift.amount * (2 if shift.unit == "F" else 1))
    if shift.unit == "WE" and shift.amount == 0 and day.isoweekday() < 6 and (tense() or 0) <= 0:
        day -= timedelta(7)  # the weekend that is over
    year, week, _ = day.isocalendar()
    return f"{_written(year)}-W{week:02}{'-WE' if shift.unit == 'WE' else ''}"
