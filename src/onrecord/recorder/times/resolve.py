"""What an expression's meaning is in the calendar: its TIMEX3 value, once it is known what it is relative to."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from onrecord.recorder.times.amounts import duration
from onrecord.recorder.times.holidays import HOLIDAYS
from onrecord.recorder.times.meanings import Calendar, Length, Meaning, Shift

_SEASON_STARTS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_FINE: Final = {"E": 0, "C": 0, "Y": 0, "M": 1, "Q": 1, "W": 2, "WE": 2, "F": 2, "D": 2, "TH": 2, "TM": 2, "TS": 2}
_UNKNOWN: Final = {
    "C": "XX", "E": "XXX", "Y": "XXXX", "Q": "XXXX-QX", "M": "XXXX-XX", "W": "XXXX-WXX", "F": "XXXX-WXX",
    "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX", "TH": "XXXX-XX-XXTXX", "TM": "XXXX-XX-XXTXX:XX", "TS": "XXXX-XX-XXTXX:XX",
}  # fmt: skip
_FIRST_YEAR: Final = 1
_LAST_YEAR: Final = 9998


class Anchor(NamedTuple):
    """A day that others are relative to, and how fine it is known: 0 is its year, 1 its month, 2 the day itself.

    `value` is the TIMEX3 value that it was read from.
    """

    day: date
    fine: int
    value: str

    @classmethod
    def of(cls, value: str) -> "Anchor | None":
        """Read an anchor from a value of TIMEX3 or ISO 8601; None where it is no day, month, quarter or year.

        >>> Anchor.of("2022-10").fine, Anchor.of("PAST_REF") is None
        (1, True)
        """
        head = value[:10]
        try:
            if len(value) >= 10 and head[4] == head[7] == "-":
                return cls(date.fromisoformat(head), 2, value)
            if value[4:6] == "-Q":
                return cls(date(int(value[:4]), 3 * int(value[6]) - 2, 1), 1, value)
            if value[4:6] == "-W" and len(value) >= 8 and value[6:8].isdigit():
                return cls(date.fromisocalendar(int(value[:4]), int(value[6:8]), 1), 2, value)
            if len(value) == 7:
                return cls(date(int(value[:4]), int(value[5:7]), 1), 1, value)
            if len(value) == 4:
                return cls(date(int(value), 1, 1), 0, value)
        except (ValueError, IndexError):
            pass
        return None


Relation = Literal["", "anchor", "other"]
"""What a value was relative to: nothing, the anchor, or the other expression."""


def resolve(
    meaning: Meaning, anchor: Anchor | None, other: Anchor | None, tense: Callable[[], int]
) -> tuple[str, Relation]:
    """Give the TIMEX3 value of a meaning, and what it was relative to.

    `other` is the time that the text spoke of before. `tense` is called where only the tense can tell the last such time
    from the next. Where it would need an anchor that isn't there, or one finer than it is known, the value has X in
    place of what isn't known.

    >>> friday = Calendar(weekday=5)
    >>> resolve(friday, Anchor.of("2024-03-05"), None, lambda: -1), resolve(friday, None, None, lambda: -1)
    (('2024-03-01', 'anchor'), ('XXXX-WXX-5', ''))
    """
    if isinstance(meaning, Calendar):
        try:
            value = _calendar(meaning, anchor, tense)
        except (ValueError, OverflowError):  # past the calendar's ends, or the 29th of February in another year
            value = _unresolved(meaning)
        return value, "anchor" if meaning.year is None and value[:4] != "XXXX" else ""
    if isinstance(meaning, Shift):
        base, relation = _base(meaning, anchor, other)
        try:
            value = _shift(meaning, base, tense)
        except (ValueError, OverflowError):
            value = _UNKNOWN[meaning.unit]
        return value + meaning.clock, "" if value[:2] == "XX" else relation
    return (duration(meaning.unit, meaning.amount) if isinstance(meaning, Length) else meaning.value), ""


def _base(meaning: Shift, anchor: Anchor | None, other: Anchor | None) -> tuple[Anchor | None, Relation]:
    """What a shift is counted from: a day that the text didn't name is not the article's."""
    if meaning.other and (other is not None or meaning.unit in _SHORT):
        return other, "other"
    return anchor, "anchor"


_SHORT: Final = frozenset({"D", "TH", "TM", "TS"})


def _calendar(meaning: Calendar, anchor: Anchor | None, tense: Callable[[], int]) -> str:
    if meaning.year is not None:
        return _in_year(meaning, meaning.year)
    if meaning.years is not None and anchor:
        return _in_year(meaning, f"{anchor.day.year + meaning.years:04}")
    if anchor is None:
        return _unresolved(meaning)
    if meaning.weekday is not None and meaning.day is None:
        return _weekday(meaning, anchor, tense) if anchor.fine == 2 else _unresolved(meaning)
    if anchor.fine == 0:
        return _unresolved(meaning)
    if meaning.part:
        return f"{_year_of_part(meaning, anchor, tense)}-{meaning.part}{meaning.clock}"
    return _in_year(meaning, f"{_year_of_day(meaning, anchor, tense):04}")


def _in_year(meaning: Calendar, year: str) -> str:
    if meaning.holiday:
        return HOLIDAYS[meaning.holiday](int(year)).isoformat() + meaning.clock
    if meaning.part:
        return f"{year}-{meaning.part}{meaning.clock}"
    if meaning.month is None:
        return year + meaning.clock
    if meaning.day is None:
        return f"{year}-{meaning.month:02}{meaning.clock}"
    date(int(year), meaning.month, meaning.day)
    return f"{year}-{meaning.month:02}-{meaning.day:02}{meaning.clock}"


def _unresolved(meaning: Calendar) -> str:
    if meaning.holiday:
        day = HOLIDAYS[meaning.holiday](2001)
        same = all(HOLIDAYS[meaning.holiday](year).day == day.day for year in (2002, 2003, 2005))
        return (f"XXXX-{day:%m-%d}" if same else "XXXX-XX-XX") + meaning.clock
    if meaning.weekday is not None and meaning.day is None:
        return f"XXXX-WXX-{meaning.weekday}{meaning.clock}"
    return _in_year(meaning._replace(clock=""), "XXXX") + meaning.clock if meaning.day is None else (
        f"XXXX-{meaning.month:02}-{meaning.day:02}{meaning.clock}"
    )


def _weekday(meaning: Calendar, anchor: Anchor, tense: Callable[[], int]) -> str:
    """The last or the next such day of the week; today counts as the last one, unless it is called so."""
    ahead = ((meaning.weekday or 0) - anchor.day.isoweekday()) % 7
    toward = meaning.toward
    if toward is None or toward == 0:
        told = tense()
        if toward == 0:
            back = told < 0 and ahead > 0
        else:
            back = told <= 0 and ahead > 0
        days = ahead - 7 if back else ahead
    elif toward < 0:
        days = ahead - 7
    else:
        days = ahead or 7
    return (anchor.day + timedelta(days)).isoformat() + meaning.clock


def _year_of_day(meaning: Calendar, anchor: Anchor, tense: Callable[[], int]) -> int:
    """The year of a month, or of a day, that has none: that in which it is the last or the next one, or the nearest."""
    year = anchor.day.year
    if meaning.day is not None and meaning.weekday is not None:
        fits = [y for y in range(year - 6, year + 7) if _weekday_of(y, meaning) == meaning.weekday]
        near = min(fits, key=lambda y: abs((date(y, meaning.month or 1, meaning.day or 1) - anchor.day).days), default=year)
        if abs(near - year) <= 1:
            return near
    here = _days_from(meaning, anchor, year)
    toward = meaning.toward
    if toward is None:
        told = tense()
        if told == 0 and meaning.day is None and not meaning.holiday and anchor.fine == 2:
            return year if here <= 30 else year - 1
        if told == 0 or anchor.fine < 2:
            return min((year, year - 1, year + 1), key=lambda y: abs(_days_from(meaning, anchor, y)))
        if told < 0:
            # A verb in the past can stand by a day to come ("was set for"): that is the nearer one then.
            return year if here <= 0 or (meaning.day is not None and here < _SOON) else year - 1
        if here >= 0:
            return year
        return year if -here < _JUST_GONE else year + 1
    if toward == 0:
        return year
    if toward < 0:
        return year if here < 0 else year - 1
    return year if here > 0 else year + 1


_SOON: Final = 75
_JUST_GONE: Final = 250
"""Days."""


def _days_from(meaning: Calendar, anchor: Anchor, year: int) -> int:
    """How many days away from the anchor a month or a day of a year is; 0 in the anchor's own month."""
    if meaning.holiday:
        return (HOLIDAYS[meaning.holiday](year) - anchor.day).days
    month = meaning.month or 1
    if meaning.day is None:
        return 30 * (12 * (year - anchor.day.year) + month - anchor.day.month)
    return (date(year, month, min(meaning.day, monthrange(year, month)[1])) - anchor.day).days


def _weekday_of(year: int, meaning: Calendar) -> int:
    try:
        return date(year, meaning.month or 1, meaning.day or 1).isoweekday()
    except ValueError:
        return 0


def _year_of_part(meaning: Calendar, anchor: Anchor, tense: Callable[[], int]) -> int:
    """The year of a quarter, a half or a season that has none."""
    part, year, month = meaning.part or "", anchor.day.year, anchor.day.month
    if part[0] in "QH":
        length = 3 if part[0] == "Q" else 6
        here, named = (month - 1) // length + 1, int(part[1])
    else:
        here, named = month, _SEASON_STARTS[part]
    if part == "WI" and month < 3:
        here = 12 if meaning.toward is None or meaning.toward == 0 else month
        year -= 1 if here == 12 else 0
    if meaning.toward is not None:
        if meaning.toward < 0:
            within = part[0] not in "QH" and named <= here < named + 3
            return year if named < here and not within else year - 1
        if meaning.toward > 0:
            return year if named > here else year + 1
        return year
    if named <= here:
        return year + 1 if named < here - 1 and part[0] in "QH" and tense() > 0 and here - named > 2 else year
    told = tense()
    ahead = named - here
    if told > 0 or (told == 0 and ahead <= (1 if part[0] in "QH" else 4)):
        return year
    if part[0] in "QH":
        return year - 1 if ahead > 1 or here == 1 else year
    return year - 1


def _shift(meaning: Shift, base: Anchor | None, tense: Callable[[], int]) -> str:
    unit, amount = meaning.unit, meaning.amount or 0
    if unit == "Q" and meaning.other and base and base.value[4:6] != "-Q":
        amount -= 1  # the quarter of which there are figures is over
    if base is None or base.fine < _FINE[unit]:
        if base is not None and meaning.other and unit == "D" and amount == 0:
            return base.value
        return _UNKNOWN[unit]
    day = base.day
    if unit in ("Y", "E", "C"):
        year = day.year + amount * {"Y": 1, "E": 10, "C": 100}[unit]
        if not meaning.whole and unit == "Y" and meaning.other and base.value[4:6] == "-Q":
            return f"{year:04}{base.value[4:]}"
        if meaning.whole:
            return f"{year:04}"[: {"Y": 4, "E": 3, "C": 2}[unit]]
        return f"{year:04}"
    if unit in ("M", "Q"):
        months = 12 * day.year + day.month - 1 + amount * (1 if unit == "M" else 3)
        year, month = divmod(months, 12)
        return f"{year:04}-{month + 1:02}" if unit == "M" else f"{year:04}-Q{month // 3 + 1}"
    if unit in ("W", "F", "WE"):
        day += timedelta(7 * amount * (2 if unit == "F" else 1))
        if unit == "WE" and amount == 0 and day.isoweekday() < 6 and tense() <= 0:
            day -= timedelta(7)
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}{'-WE' if unit == 'WE' else ''}"
    if unit == "D":
        return (day + timedelta(amount)).isoformat()
    return f"{day.isoformat()}TXX" if amount else f"{day.isoformat()}"
