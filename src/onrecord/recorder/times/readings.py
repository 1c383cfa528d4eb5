"""What the parts of a match mean that many rules have in common: a date's numbers, a time of day, a modifier."""

from datetime import date
from typing import Any

from onrecord.recorder.times.grammars import PatternMatch
from onrecord.recorder.times.meanings import NOTHING, Calendar, Reading
from onrecord.recorder.times.numbers import year_of
from onrecord.recorder.times.words import WORDS


def calendar(found: PatternMatch, **named: Any) -> Reading:
    """Read the parts of a date by their names, beside those `named` already; NOTHING where no calendar has it."""
    number = found.written("day")
    if number:
        named["day"] = found.value("day", "ORDINAL") or int("".join(filter(str.isdigit, number)))
    if month := found.written("month"):
        named["month"] = int(month) if month.isdigit() else found.value("month", "MONTH", "ABBR")
    if found.has("weekday"):
        named["weekday"] = found.value("weekday", "WEEKDAY", "WEEKABBR")
    if year := found.written("year"):
        named["year"] = year_of(year)
    if found.has("years"):
        named["years"] = found.value("years", "LAST", "THIS", "NEXT") or 0
    if found.has("which"):
        named["toward"] = found.value("which", "LAST", "THIS", "NEXT")
    if not exists(named.get("year"), named.get("month"), named.get("day")):
        return NOTHING
    clock = clock_of(found)
    return Reading("TIME" if clock else "DATE", Calendar(clock=clock, **named), mod_of(found))


def exists(year: str | None, month: int | None, day: int | None) -> bool:
    """Say whether the calendar has a day, in some year where none is given.

    >>> exists("2021", 2, 29), exists(None, 2, 29), exists(None, 13, None)
    (False, True, False)
    """
    try:
        date(int(year) if year else 2000, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def mod_of(found: PatternMatch) -> str | None:
    """Read where in a unit a time is: START, MID or END, or that it is about then; None where no word says so."""
    position = found.words("pos")
    return str(WORDS["POSITION"][position[-1]]) if position else "APPROX" if found.has("more") else None


def clock_of(found: PatternMatch) -> str:
    """Write the time of day as TIMEX3 does: "T15:00", "TMO"; "" where no word says it."""
    if found.has("noon"):
        return f"T{found.value('noon', 'NOON')}"
    if found.has("daypart"):
        return f"T{found.value('daypart', 'DAYPART', 'DAYPARTS')}"
    written = found.written("hour")
    if not written:
        return ""
    hour = int(written) if written.isdigit() else int(found.value("hour", "NUMBER") or 0)
    half = found.written("half")[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"T{hour:02}:{found.written('minute') or '00'}"


def quant_of(found: PatternMatch) -> str | None:
    """Read TIMEX3's quantifier: EVERY or EACH; None where there is no such word."""
    return found.written("quant").upper() or None
