"""Rules for the places of the calendar that words name: days, months, quarters, seasons, years, decades, centuries."""

from datetime import date
from typing import Final

from onrecord.recorder.times.holidays import HOLIDAYS
from onrecord.recorder.times.grammars import Found, Rule
from onrecord.recorder.times.meanings import Calendar, Kind, Reading, Repeated, Shift
from onrecord.recorder.times.numbers import year_of
from onrecord.recorder.times.words import WORDS

PREPOSITIONS: Final = frozenset(
    "in of by since last this next until till from early late mid and to through between before after during for on "
    "or around about beginning ending starting effective dated circa past every each than late".split()
)
"""Words that a month or a year stands behind."""

_COUNTED: Final = frozenset(
    "people troops dollars points votes jobs miles kilometers kilometres meters metres feet pounds tons tonnes percent "
    "per shares soldiers men women children workers students employees police officers households euros yen cars "
    "rpm calories copies words pages seats acres hectares homes houses years degrees calories watts mm km mph".split()
)
_WORKS: Final = frozenset("novel book film movie orwell album song classic dystopian reading read".split())
_NUMBERED: Final = frozenset(
    "no number flight room page boeing airbus route highway model peugeot channel unit apollo code section article "
    "resolution rule act title chapter windows office xbox nokia core line bus train train rs iso".split()
)
_PAPERS: Final = frozenset("Times Telegraph Mirror Express Mail Herald Post Independent Star Sun Globe World".split())
_NAMED_DAYS: Final = frozenset({"Bloody", "Super", "Cyber", "Giving", "Ruby", "Casual"})


def _toward(found: Found) -> int | None:
    if found.has("which"):
        return next((words for words in (found.value("which", "LAST", "THIS", "NEXT"),)), None)  # type: ignore[return-value]
    return None


def mod_of(found: Found) -> str | None:
    """Read where in a unit a time is: START, MID or END; None where no word says so."""
    position = found.words("pos")
    return str(WORDS["POSITION"][position[-1]]) if position else "APPROX" if found.has("more") else None


def clock_of(found: Found) -> str:
    """Write the time of day as TIMEX3 does; "" where no word says it."""
    if found.has("noon"):
        return f"T{found.value('noon', 'NOON')}"
    if found.has("hour"):
        written = found.written("hour")
        hour = int(written) if written.isdigit() else int(found.value("hour", "NUMBER") or 0)
        half = found.written("half")
        if half.startswith("p") and hour < 12:
            hour += 12
        elif half.startswith("a") and hour == 12:
            hour = 0
        return f"T{hour:02}:{found.written('minute') or '00'}"
    if found.has("daypart"):
        return f"T{found.value('daypart', 'DAYPART', 'DAYPARTS')}"
    return ""


def calendar(found: Found, **fields: object) -> Reading | None:
    """Read the parts of a date by their names; None where no calendar has it."""
    day = found.written("day")
    if day:
        fields["day"] = found.value("day", "ORDINAL") or int("".join(filter(str.isdigit, day)))
    if found.has("month"):
        month = found.written("month")
        fields["month"] = int(month) if month.isdigit() else found.value("month", "MONTH", "ABBR")
    if found.has("weekday"):
        fields["weekday"] = found.value("weekday", "WEEKDAY", "WEEKABBR")
    if found.has("year"):
        fields["year"] = year_of(found.written("year"))
    if found.has("years"):
        fields["years"] = found.value("years", "LAST", "THIS", "NEXT") or 0
    if found.has("which"):
        fields["toward"] = found.value("which", "LAST", "THIS", "NEXT")
    clock = clock_of(found)
    if not _exists(fields):
        return None
    kind: Kind = "TIME" if clock else "DATE"
    return Reading(kind, Calendar(clock=clock, **fields), mod_of(found))  # type: ignore[arg-type]


def _exists(fields: dict[str, object]) -> bool:
    """Whether the calendar has a day, in some year where none is named."""
    month, day, year = fields.get("month"), fields.get("day"), fields.get("year")
    if day is None:
        return month is None or 1 <= int(month) <= 12  # type: ignore[call-overload,no-any-return]
    try:
        date(int(year) if year else 2000, int(month), int(day))  # type: ignore[call-overload]
    except ValueError:
        return False
    return True


def _numeric(found: Found) -> Reading | None:
    """A date in figures alone: American order, unless its first number can be no month."""
    first, second = int(found.written("first")), int(found.written("second"))
    month, day = (first, second) if first <= 12 else (second, first)
    fields = {"year": year_of(found.written("year")), "month": month, "day": day}
    return Reading("DATE", Calendar(**fields)) if _exists(fields) else None  # type: ignore[arg-type]


def _day(found: Found) -> Reading | None:
    return calendar(found)


def _weekday(found: Found) -> Reading | None:
    if found.has("weekday") and found.value("weekday", "WEEKDAY") is None:
        return None  # "Sun" by itself is no day
    if found.gap_after() == " " and found.after() in _PAPERS or found.before() in _NAMED_DAYS:
        return None
    return calendar(found)


def _month(found: Found) -> Reading | None:
    """A month without a day: in its context, since May, March, April and June are names, too."""
    alone = not (found.has("year") or found.has("years") or found.has("which") or found.has("pos"))
    if alone:
        before, tight = found.before(), found.gap_before() in (" ", "\n")
        led = tight and before.lower() in PREPOSITIONS
        if tight and before.lower() == "the" and found.after().islower() and found.after() not in ("on", "of"):
            led = True
        ambiguous = found.written("month") in _NAMES_TOO
        if found.value("month", "MONTH") is None and not led and found.gap_after()[:1] != ".":
            return None
        if not led and (ambiguous or (tight and before[:1].isupper()) or _is_name(found)):
            return None
        if led and ambiguous and found.gap_after() == " " and found.after()[:1].isupper() and before.lower() in _LOOSE:
            return None
    return calendar(found)


_NAMES_TOO: Final = frozenset({"may", "march", "mar", "jan", "jun", "april", "june", "august"})
_LOOSE: Final = frozenset({"of", "and", "to", "for", "from", "or", "by", "than", "about", "on", "after", "with"})


def _is_name(found: Found) -> bool:
    return found.gap_after() == " " and found.after()[:1].isupper()


def _year(found: Found) -> Reading | None:
    """A year by itself: figures that stand where a year can stand, and count nothing."""
    written = found.written("year")
    before, after = found.before().lower(), found.after().lower()
    gap_before, gap_after = found.gap_before(), found.gap_after()
    if written.isdigit() and not found.has("pos"):
        led = before in PREPOSITIONS and gap_before.isspace()
        if not 1900 <= int(written) <= 2059 and not (led and before not in _LOOSE and 1000 <= int(written) < 2100):
            return None
        if gap_after == " " and after in _COUNTED or before in _NUMBERED or before in _WORKS:
            return None
        if gap_before[-1:] in "\"“‘'`" and gap_after[:1] in "\"”’',." and gap_after.strip(",.")[:1] in "\"”’'":
            return None
        if before == "s" and found.before(2) == "Orwell":
            return None
        if gap_before == "-" and not before.isalpha():
            return None
    return calendar(found)


def _years(found: Found) -> Reading | None:
    """A decade ("the 1990s", "the '90s", "the nineties")."""
    if found.has("tens"):
        return Reading("DATE", Calendar(year=f"19{int(found.value('tens', 'TENS') or 0) // 10}"), mod_of(found))
    figures = found.written("decade")
    if not figures.endswith("0"):
        return None
    decade = figures[:-1] if len(figures) == 4 else ("20" if int(figures) < 20 else "19") + figures[0]
    if figures.endswith("00") and len(figures) == 4:
        return Reading("DATE", Calendar(year=figures[:2]), mod_of(found))
    return Reading("DATE", Calendar(year=decade), mod_of(found))


def _century(found: Found) -> Reading | None:
    if found.has("nth"):
        number = int(found.written("nth"))
    elif found.written("tens"):
        number = 20 + int(found.value("ordinal", "ORDINAL") or 0)
    else:
        number = int(found.value("ordinal", "ORDINAL") or 0)
    return Reading("DATE", Calendar(year=f"{number - 1:02}"), mod_of(found)) if 1 <= number <= 30 else None


def _quarter(found: Found) -> Reading | None:
    number = found.written("number")
    order = int(number) if number.isdigit() else int(found.value("number", "ORDINAL") or 0)
    part = "H" if found.written("unit").startswith("half") else "Q"
    if not 1 <= order <= (2 if part == "H" else 4):
        return None
    return calendar(found, part=f"{part}{order}")


def _season(found: Found) -> Reading | None:
    """A season: "fall" and "spring" are verbs, too, and a city can fall."""
    season = found.value("season", "SEASON")
    named = found.has("year") or found.has("years") or found.has("which")
    if not named:
        if found.has("the"):
            if found.before().lower() not in _SEASON_LEADS and not found.has("pos"):
                return None
            if found.after() == "of":
                return None
        elif not (found.has("pos") or found.before().lower() in ("in", "by", "since", "until")):
            return None
    return calendar(found, part=season)


_SEASON_LEADS: Final = frozenset("in by since until during of through throughout over for from before after".split())


def _holiday(found: Found) -> Reading | None:
    name = found.written("holiday").replace("’", "'").replace(".", "").replace("-", " ")
    name = " ".join(name.split())
    known = next((each for each in (name, name.removesuffix("s")) if each in HOLIDAYS), None)
    return calendar(found, holiday=known) if known else None


def _relative_day(found: Found) -> Reading | None:
    if found.gap_before() == " " and found.before().isupper() and found.written("relative") == "today":
        return None  # USA Today
    clock = clock_of(found)
    days = int(found.value("relative", "RELATIVE") or 0)
    return Reading("TIME" if clock else "DATE", Shift("D", days, clock=clock), mod_of(found))


def _daypart(found: Found) -> Reading | None:
    """A part of this day or of the one before it, or of another day of the text."""
    which = found.words("day")[0]
    clock = clock_of(found)
    if which in ("that", "same"):
        return Reading("TIME", Shift("D", 0, other=True, clock=clock))
    days = {"this": 0, "last": -1, "next": 1}.get(which, 0)
    return Reading("TIME", Shift("D", days, clock=clock), mod_of(found))


def _night(found: Found) -> Reading | None:
    return Reading("TIME", Shift("D", 0, clock="TNI"), mod_of(found))


def _clock(found: Found) -> Reading | None:
    """A time of day by itself: figures without a.m. or p.m. could be a score, so a word has to lead to them."""
    if found.has("minute") and not found.has("half") and not found.has("zone"):
        if found.before().lower() not in _CLOCK_LEADS or int(found.written("minute")) > 59:
            return None
    if found.has("half") and int(found.written("hour")) > 12:
        return None
    return Reading("TIME", Shift("D", 0, clock=clock_of(found)))


_CLOCK_LEADS: Final = frozenset("at by until till around before after from since about to".split())


def _noon(found: Found) -> Reading | None:
    return Reading("TIME", Shift("D", 0, clock=clock_of(found)))


def _weekdays(found: Found) -> Reading | None:
    """A day of the week that comes again and again: "Mondays", "Tuesday nights", "every Friday"."""
    number = found.value("weekday", "WEEKDAYS", "WEEKDAY")
    return Reading("SET", Repeated(f"XXXX-WXX-{number}{clock_of(found)}"), quant=quant_of(found), freq="1W")


def quant_of(found: Found) -> str | None:
    """Read TIMEX3's quantifier: EVERY or EACH; None where there is no such word."""
    return found.written("quant").upper() or None


def _each(found: Found) -> Reading | None:
    if found.has("weekday"):
        return _weekdays(found)
    if found.has("month"):
        return Reading("SET", Repeated(f"XXXX-{found.value('month', 'MONTH'):02}"), quant=quant_of(found), freq="1Y")
    if found.has("season"):
        return Reading("SET", Repeated(f"XXXX-{found.value('season', 'SEASON')}"), quant=quant_of(found), freq="1Y")
    return Reading("SET", Repeated(f"XXXX-XX-XX{clock_of(found)}"), quant=quant_of(found), freq="1D")


_HOLIDAY: Final = "|".join(
    name.replace("st patrick", "(st|saint)[ .]patrick").replace("martin luther king day", "martin luther king([ ,]jr)?[ .]day")
    for name in sorted(HOLIDAYS, key=len, reverse=True)
)

RULES: Final = (
    # In figures alone.
    Rule("<open>year=YEAR-month=TWO-day=TWO(?![-~:/;])", _day),
    Rule("<open>year=YEAR/month=(DAY)/day=DAY<dayshut>", _day),
    Rule("<open>first=DAY/second=DAY/year=(YEAR|TWO)<dayshut>", _numeric),
    Rule("<open>second=DAY·first=DAY·year=YEAR<dayshut>", _numeric),
    # With the time of day.
    Rule("<open><clock>[ ,.](on |of )?((<weekday>[,. ])?<monthday>([, ]year=YEAR<shut>)?|<weekday>)", _day),
    Rule("<open><clock>[ ,.](on )?relative=RELATIVE", _relative_day),
    Rule("<open><clock>[ ,](this day=DAYPART)", _clock),
    Rule("((<weekday>[,. ])?<monthday>([, ]year=YEAR<shut>)?|<weekday>|(the )?relative=RELATIVE)[, ](at )?<open><clock>", lambda found: _relative_day(found) if found.has("relative") else _day(found)),
    Rule("<open><clock>", _clock),
    # Days.
    Rule("(<position>|more=(about|around) )?(<weekday>[,. ](the )?)?(which=(LAST|NEXT|THIS) )?<open><monthday><ofyear>?<daypart>?", _day),
    Rule("(the )?WEEKDAY before last", lambda found: None),
    Rule("quant=(every|each) (other )?(<weekday>( daypart=DAYPART)?|month=MONTH|season=SEASON|daypart=DAYPART)", _each),
    Rule("weekday=WEEKDAYS", _weekdays),
    Rule("weekday=WEEKDAY daypart=DAYPARTS", _weekdays),
    Rule("(<position>|(the )?which=(LAST|NEXT|THIS) |this which=(LAST|NEXT) )?<weekday>(<daypart>| last week)?", _weekday),
    Rule("holiday=(" + _HOLIDAY + ")<ofyear>?", _holiday),
    Rule("(<position>|mid[- ]daypart=DAYPART )relative=RELATIVE<daypart>?", _relative_day),
    Rule("relative=RELATIVE<daypart>?", _relative_day),
    Rule("<position>?(earlier |later |early |late )?day=(this|last|that) (same )?daypart=DAYPART", _daypart),
    Rule("(<position>)?tonight|(late )?overnight", _night),
    # Months.
    Rule("<position>?(which=(LAST|NEXT|THIS) )?month=(MONTH|ABBR)(?!~)(<ofyear>|[.]year=YEAR<shut>)?", _month),
    # Quarters, halves, seasons.
    Rule("<open>q~?number=DAY( year=YEAR<shut>| of year=YEAR<shut>)?", _quarter),
    Rule("number=ORDINAL-unit=(quarter|half)", _quarter),
    Rule("(the |its |their )?((fiscal[- ])?year=YEAR |fiscal[- ]|which=(LAST|THIS|NEXT) |years=(LAST|THIS|NEXT) year's )?"
         "number=(ORDINAL) (fiscal[- ])?unit=(quarter|half)<ofyear>?", _quarter),
    Rule("<position>?(the=the |which=(LAST|NEXT|THIS) |this which=(LAST|NEXT) )?(<position>)?season=SEASON(<ofyear>)?", _season),
    # Years and more.
    Rule("(the )?(position=POSITION[ -](of )?)?(the )?(fiscal[- ](year )?)<open>year=<year>", _day),
    Rule("<position>(the )?<open>decade=DIGITS~s", _years),
    Rule("(the )?<position>?(<open>decade=YEAR~s|‘decade=TWO~s|tens=TENS)", _years),
    Rule("(the )?<position>?(nth=DIGITS~TH|ordinal=ORDINAL|tens=twenty-ordinal=ORDINAL)[ -]century", _century),
    Rule("(<position>(the )?|the year |year )?<open>year=<year><shut>", _year),
    Rule("the <open>year=YEAR (period|quarter|fiscal year|season)", _day),
)
