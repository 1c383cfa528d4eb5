"""Rules for days and times of day."""

from typing import Final

from onrecord.recorder.times import contexts, names, words
from onrecord.recorder.times.grammars import PatternMatch, Rule
from onrecord.recorder.times.holidays import HOLIDAYS
from onrecord.recorder.times.meanings import NOTHING, Calendar, Reading, Repeated, Shift
from onrecord.recorder.times.numbers import year_of
from onrecord.recorder.times.readings import calendar, clock_of, exists, mod_of, quant_of


def _numeric(found: PatternMatch) -> Reading:
    """A date in figures alone, whose month comes first in America and second elsewhere: either, where both can be."""
    first, second = int(found.written("first")), int(found.written("second"))
    month, day = (first, second) if first <= 12 else (second, first)
    year = year_of(found.written("year"))
    either = found.gap_within() == "/" and first <= 12 and second <= 12 and first != second
    return Reading("DATE", Calendar(year, month, day, either=either)) if exists(year, month, day) else NOTHING


def _first_day(found: PatternMatch) -> Reading | None:
    """ "3-5 May 2021", "from the 3rd to the 5th of May": the first of two days of a month that stands behind both."""
    first, last = (int("".join(filter(str.isdigit, found.written(name)))) for name in ("day", "upto"))
    return calendar(found) if first < last else None


def _weekday(found: PatternMatch) -> Reading | None:
    return calendar(found) if contexts.is_weekday(found) else None


def _day_of_month(found: PatternMatch) -> Reading | None:
    before = found.before()
    if found.gap_before() in ("-", "–") and before.isdigit() and not int(before) < int(found.words("day")[0] or 0):
        return None  # a score, and not "12-14 March"
    return NOTHING if names.is_place(found) else calendar(found)


def _weekday_and_day(found: PatternMatch) -> Reading | None:
    """ "Friday the 13th": some month's, and none that could be named."""
    if found.gap_after() == " " and found.after().lower() in words.TABLES["MONTH"]:
        return None
    return Reading("DATE", Repeated(f"XXXX-XX-{int(''.join(filter(str.isdigit, found.written('day')))):02}"))


def _holiday(found: PatternMatch) -> Reading | None:
    if names.has_holiday(found):
        return NOTHING
    name = found.written("holiday").replace("’", "'").replace(".", "").replace(",", "")
    return calendar(found, holiday=_PLAIN.get(name, name))


_PLAIN: Final = {
    "saint patrick's day": "st patrick's day",
    "martin luther king jr day": "martin luther king day",
}


def _relative_day(found: PatternMatch) -> Reading | None:
    if found.gap_before() == " " and found.before().isupper() and found.written("relative") == "today":
        return None  # USA Today
    clock = clock_of(found)
    days = int(found.value("relative", "RELATIVE") or 0)
    return Reading("TIME" if clock else "DATE", Shift("D", days, clock=clock), mod_of(found))


def _next_but_one(found: PatternMatch) -> Reading:
    """The day before yesterday, and the day after tomorrow."""
    return Reading("DATE", Shift("D", 2 * int(found.value("relative", "RELATIVE") or 0)))


def _daypart(found: PatternMatch) -> Reading:
    """A part of this day or of the one before it, or of another day of the text."""
    which = found.words("which")[0]
    days = int(found.value("which", "LAST", "THIS") or 0)
    return Reading("TIME", Shift("D", days, other=which == "that", clock=clock_of(found)), mod_of(found))


def _night(found: PatternMatch) -> Reading:
    return Reading("TIME", Shift("D", 0, clock="TNI"), mod_of(found))


def _clock(found: PatternMatch) -> Reading | None:
    return Reading("TIME", Shift("D", 0, other=True, clock=clock_of(found))) if contexts.is_clock(found) else None


def _four_figures(found: PatternMatch) -> Reading | None:
    """ "1430 GMT", "0600 hours"."""
    hour, minute = found.written("figures")[:2], found.written("figures")[2:]
    if int(hour) > 24 or int(minute) > 59:
        return None
    return Reading("TIME", Shift("D", 0, other=True, clock=f"T{hour}:{minute}"))


def _weekdays(found: PatternMatch) -> Reading:
    """A day of the week that comes again and again: "Mondays", "Tuesday nights", "every Friday"."""
    if names.has_weekday(found):
        return NOTHING
    number = found.value("weekday", "WEEKDAYS", "WEEKDAY")
    return Reading("SET", Repeated(f"XXXX-WXX-{number}{clock_of(found)}"), quant=quant_of(found), freq="1W")


def _each(found: PatternMatch) -> Reading:
    """A day, a month, a season or a part of the day, every time."""
    if found.has("weekday"):
        return _weekdays(found)
    if found.has("daypart"):
        return Reading("SET", Repeated(f"XXXX-XX-XX{clock_of(found)}"), quant=quant_of(found), freq="1D")
    month = found.value("month", "MONTH")
    part = found.value("season", "SEASON") if month is None else f"{month:02}"
    return Reading("SET", Repeated(f"XXXX-{part}"), quant=quant_of(found), freq="1Y")


_HOLIDAY: Final = "|".join(
    name.replace("st patrick", "(st|saint)[ .]patrick").replace("king day", "king([ ,]jr)?[ .]day")
    for name in sorted(HOLIDAYS, key=len, reverse=True)
)

RULES: Final = (
    # In figures alone.
    Rule("<open>year=YEAR-month=(TWO|MONTH|ABBR)-day=TWO(?![-~:/;])", calendar),
    Rule("<open>year=YEAR/month=DAY/day=DAY<dayshut>", calendar),
    Rule("<open>first=DAY/second=DAY/year=(YEAR|TWO)<dayshut>", _numeric),
    Rule("<open>(day=DAY[-/~·]month=(MONTH|ABBR)|month=(MONTH|ABBR)-day=DAY)[-/~·]year=(YEAR|TWO)<dayshut>", calendar),
    Rule("<open>second=DAY·first=DAY·year=YEAR<dayshut>", _numeric),
    # With the time of day.
    Rule("<open><clock>[ ,.](on |of )?((<weekday>[,. ])?<monthday>([, ]year=YEAR<shut>)?|<weekday>)", calendar),
    Rule("<open><clock>[ ,.](on )?relative=RELATIVE", _relative_day),
    Rule("((<weekday>[,. ])?<monthday>([, ]year=YEAR<shut>)?|<weekday>)[, ](at )?<open><clock>", calendar),
    Rule("relative=RELATIVE[, ](at )?<open><clock>", _relative_day),
    Rule("<open><clock>", _clock),
    Rule("<open>figures=(YEAR|EARLY) (ZONE|hours)", _four_figures),
    # By their numbers and names.
    Rule("(<position>|more=(about|around) )?(<weekday>[,. ](the )?)?(which=(LAST|NEXT|THIS) )?<free><monthday><ofyear>?"
         "<daypart>?", _day_of_month),
    Rule("weekday=WEEKDAY[, ]the day=DAY~TH(?! of| month)", _weekday_and_day),
    Rule("(the )?<open><theday>(?=(-| to | and | or | through )(the )?upto=DAY(~TH)?( of)? month=(MONTH|ABBR)"
         "<ofyear>?)", _first_day),
    Rule("quant=(every|each) (other )?(<weekday>( daypart=DAYPART)?|month=MONTH|season=SEASON|daypart=DAYPART)", _each),
    Rule("weekday=WEEKDAYS|weekday=WEEKDAY daypart=DAYPARTS", _weekdays),
    Rule("(<position>|(the )?which=(LAST|NEXT|THIS) |this which=(LAST|NEXT) )?<weekday><daypart>?", _weekday),
    Rule(f"holiday=({_HOLIDAY})<ofyear>?", _holiday),
    # From today.
    Rule("(the )?day (before relative=yesterday|after relative=tomorrow)", _next_but_one),
    Rule("(<position>|mid[- ]daypart=DAYPART )?relative=RELATIVE<daypart>?", _relative_day),
    Rule("<position>?which=(this|last|that) (same )?daypart=DAYPART", _daypart),
    Rule("<position>?tonight|(late )?overnight", _night),
)  # fmt: skip
