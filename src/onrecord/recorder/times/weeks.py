"""Rules for days told by their week or month, or so many weeks from another, and for parts of months.

"Monday next week", "the last Sunday of October", "a week from Friday", "the first week of May".
"""

from typing import Any, Final

from onrecord.recorder.times.amounts import unit_of
from onrecord.recorder.times.grammars import PatternMatch, Rule
from onrecord.recorder.times.meanings import NOTHING, Calendar, Reading, Reference, Repeated, Shift
from onrecord.recorder.times.numbers import amount, is_range
from onrecord.recorder.times.readings import calendar, clock_of, mod_of
from onrecord.recorder.times.words import listed

FOLLOWING: Final = listed("that same following preceding previous prior")
"""Behind one of these a unit follows on another time of the text."""

_NO_RATE: Final = listed("for of in over than after before within once twice times every each per")
"""What may stand before "a week on Friday" where that isn't the Friday a week away."""

_OPENING: Final = listed("first 1st opening")
_CLOSING: Final = listed("last final closing")
_WEEKS: Final = {"D": 1, "W": 7, "F": 14}
"""How many days units have that are made of whole days, always as many."""

_MONTHS: Final = {("M", "M"): 1, ("Y", "M"): 12, ("E", "M"): 120, ("C", "M"): 1200, ("W", "W"): 1, ("F", "W"): 2}
"""How many of the second unit make one of the first."""


def _weekday(found: PatternMatch) -> int:
    return int(found.value("weekday", "WEEKDAY", "WEEKDAYS") or 0)


def _shifted(found: PatternMatch, shift: Shift) -> Reading:
    clock = clock_of(found)
    return Reading("TIME" if clock else "DATE", shift._replace(clock=clock), mod_of(found))


def _of_unit(found: PatternMatch, unit: str, weekday: int = 0, nth: int = 0) -> Shift:
    """The last, this or the next unit, or a day of the week in it."""
    which = found.words("which")[-1]
    toward = int(found.value("which", "LAST", "THIS", "NEXT") or 0) * (2 if found.has("beyond") else 1)
    return Shift(unit, toward, other=which in FOLLOWING, weekday=weekday, nth=nth)


def _in_week(found: PatternMatch) -> Reading:
    """ "Monday next week", "Tuesday of the following week", "last week on Thursday"."""
    return _shifted(found, _of_unit(found, "W", _weekday(found)))


def _in_month(found: PatternMatch) -> Reading:
    """ "The last Sunday of October", "the first Monday of next month", "the first Monday of the month"."""
    word = found.written("nth").rstrip("stndrh") if found.written("nth")[0].isdigit() else found.written("nth")
    nth = -1 if word in _CLOSING else int(word) if word.isdigit() else int(found.value("nth", "ORDINAL") or 0)
    if nth > 5:
        return NOTHING
    if found.has("month"):
        return calendar(found, nth=nth)
    if found.has("which"):
        return _shifted(found, _of_unit(found, "M", _weekday(found), nth))
    return Reading("SET", Repeated(f"XXXX-WXX-{_weekday(found)}{clock_of(found)}"))


def _part(found: PatternMatch) -> Reading | None:
    """A part of a month or a year, no finer than that: "the first week of May", "the last days of next month"."""
    nth, part = found.written("nth"), found.written("part")
    if part in ("half", "quarter") and not found.has("month") and found.written("unit") != "month":
        return _last_part(found, part) if nth in _CLOSING else None
    mod = "START" if nth in _OPENING else "END" if nth in _CLOSING or (part == "half" and nth == "second") else None
    if found.has("which"):
        return Reading("DATE", _of_unit(found, unit_of(found)), mod)
    return calendar(found)._replace(mod=mod)


def _last_part(found: PatternMatch, part: str) -> Reading:
    """ "The last quarter of 2023", "the last half of this year"."""
    named: dict[str, Any] = {"part": "Q4" if part == "quarter" else "H2"}
    if found.has("which"):
        return Reading("DATE", Calendar(**named, years=int(found.value("which", "LAST", "THIS", "NEXT") or 0)))
    return calendar(found, **named)


def _count(found: PatternMatch) -> int | None:
    number = amount(found.written("count"))
    return int(number) if number and number == int(number) and not is_range(found.written("count")) else None


def _from_day(found: PatternMatch) -> Reading | None:
    """ "A week from Friday", "two weeks on Sunday", "a week tomorrow", "a week ago Thursday", "a year ago today"."""
    unit, count, sign = unit_of(found), _count(found), -1 if found.has("ago") else 1
    if found.has("named"):
        return _ago_this(unit, count, str(found.value("named", "UNIT")))
    if unit[0] == "T" or unit == "WE" or (found.has("loose") and found.before().lower() in _NO_RATE):
        return None
    if count is None:
        return Reading("DATE", Reference("FUTURE_REF" if sign > 0 else "PAST_REF"))
    if found.has("weekday"):
        near = found.has("near")
        return _shifted(found, Shift(unit, sign * count, whole=False, weekday=_weekday(found), near=near))
    day = int(found.value("relative", "RELATIVE") or 0)
    if unit in _WEEKS:
        return _shifted(found, Shift("D", (-1 if day < 0 else sign) * _WEEKS[unit] * count + day))
    return _shifted(found, Shift(unit, sign * count, whole=False, exact=not day))


def _ago_this(unit: str, count: int | None, named: str) -> Reading | None:
    """ "A year ago this month"; a year ago this week is some time in that year."""
    if count is None:
        return None
    by = _MONTHS.get((unit, named))
    return Reading("DATE", Shift(named, -count * by) if by else Shift(unit, -count, whole=False))


def _british(found: PatternMatch) -> Reading | None:
    """ "Friday week": the Friday a week from the next one."""
    if found.after()[:1].isupper() or found.before().lower() in ("a", "the", "every", "each"):
        return None
    return _shifted(found, Shift(unit_of(found), 1, whole=False, weekday=_weekday(found)))


def _next_but_one(found: PatternMatch) -> Reading:
    """ "Monday after next", "the Friday before last"."""
    return calendar(found, weeks=found.value("which", "LAST", "NEXT"))


def _unit_but_one(found: PatternMatch) -> Reading:
    """ "The week before last", "the year after next"."""
    return Reading("DATE", Shift(unit_of(found), 2 * int(found.value("which", "LAST", "NEXT") or 0)))


MACROS: Final = {
    "whichweek": "(the )?which=(LAST|THIS|NEXT|that|same) week|(the )?beyond=week (before|after) which=(LAST|NEXT)",
}

RULES: Final = (
    Rule("<position>?(the )?weekday=(WEEKDAY|WEEKABBR)<daypart>?(,| of | in | )<whichweek>", _in_week),
    Rule("<whichweek>(,| |,on | on )(the )?weekday=WEEKDAY<daypart>?(?!')", _in_week),
    Rule("(the )?nth=(ORDINAL|last|DIGITS~TH) weekday=(WEEKDAY|WEEKDAYS)<daypart>? (of|in) "
         "(month=(MONTH|ABBR)<ofyear>?|(the )?which=(LAST|THIS|NEXT) month|(the|each|every) (other )?month)",
         _in_month),
    Rule("(the )?nth=(first|second|third|fourth|last|final|opening|closing|DIGITS~TH) (full )?"
         "part=(week|weekend|weekends|weeks|day|days|fortnight|half|quarter) (of|in) (month=(MONTH|ABBR)<ofyear>?"
         "|(the )?which=(LAST|THIS|NEXT|that) unit=(month|year)|(the )?(year )?year=YEAR<shut>)", _part),
    Rule("count=<count> unit=UNIT (ago=ago( |(,| )near=on )((last|this) )?weekday=WEEKDAY<daypart>?"
         "|ago=ago relative=RELATIVE|ago (this|that) named=(week|month)"
         "|from (weekday=WEEKDAY|relative=RELATIVE)<daypart>?"
         "|loose=(on weekday=WEEKDAY|relative=RELATIVE)<daypart>?)", _from_day),
    Rule("weekday=WEEKDAY unit=(week|fortnight)(?! (of|in|before|after))", _british),
    Rule("(the )?<weekday> (before which=last|after which=next)", _next_but_one),
    Rule("(the )?unit=(week|weekend|month|quarter|year) (before which=last|after which=next)"
         "(?! (WEEKDAY|SINGULAR|MONTH|SEASON|DAYPART))", _unit_but_one),
)  # fmt: skip
