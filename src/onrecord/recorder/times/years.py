"""Rules for months, quarters, seasons, years, decades and centuries."""

from typing import Final

from onrecord.recorder.times import contexts
from onrecord.recorder.times.grammars import PatternMatch, Rule
from onrecord.recorder.times.meanings import NOTHING, Calendar, Reading
from onrecord.recorder.times.numbers import second_year
from onrecord.recorder.times.readings import calendar, mod_of
from onrecord.recorder.times.words import listed


def _is_bare(found: PatternMatch) -> bool:
    """Whether only its context can tell that a word is a time."""
    return not any(found.has(name) for name in ("year", "years", "which", "pos"))


def _month(found: PatternMatch) -> Reading | None:
    return calendar(found) if not _is_bare(found) or contexts.is_month(found) else None


def _quarter(found: PatternMatch) -> Reading | None:
    written = found.written("number")
    number = int(written) if written.isdigit() else int(found.value("number", "ORDINAL") or 0)
    part, most = ("H", 2) if found.written("unit") == "half" or found.written("code") == "h" else ("Q", 4)
    if not 1 <= number <= most or (_is_bare(found) and contexts.is_of_a_game(found)):
        return None
    return calendar(found, part=f"{part}{number}")


def _code(found: PatternMatch) -> Reading | None:
    """ "Q3", "1Q21", "H2 2019", "2017Q4"; a half year by itself could be a road or a visa, a quarter a car."""
    bare = not found.has("year")
    if bare and (found.before() in _CARS or (found.written("code") == "h" and found.before() not in _CODE_LEADS)):
        return None
    return _quarter(found)


_CARS: Final = listed("Audi Infiniti")
_CODE_LEADS: Final = listed("in for during of since In For During")


def _season(found: PatternMatch) -> Reading | None:
    season = found.value("season", "SEASON")
    return calendar(found, part=season) if not _is_bare(found) or contexts.is_season(found) else None


def _year(found: PatternMatch) -> Reading | None:
    written = found.written("year")
    plain = len(written) == 4 and written.isdigit() and not found.has("pos")
    return calendar(found) if not plain or contexts.is_year(found) else None


def _year_and_more(found: PatternMatch) -> Reading | None:
    """ "2017Q4"; the first year of "2016/17", of school, of sports or of account, and of "1914-18", a period."""
    if found.has("code"):
        return _code(found)
    first, second = found.written("year"), found.written("second")
    if found.gap_after() == "/" or found.gap_within() == "/":
        return calendar(found) if (int(first) + 1) % 100 == int(second) else None
    if second_year(first, second) is None:
        return None
    return calendar(found) if contexts.is_year(found) or contexts.leads_to_years(found) else None


def _era(found: PatternMatch) -> Reading | None:
    """ "1200 BC", "500 CE", "AD 842": the years before our era with BC before them, as TIMEX3 writes them."""
    span = found.span("era")
    era = found.tokens.parts[span[0] | 1] if span else ""
    if not era.isupper():
        return None  # "500 ad campaigns"
    year = int(found.written("figures"))
    return Reading("DATE", Calendar(f"{'BC' if era[0] == 'B' else ''}{year:04}")) if year else NOTHING


def _decade(found: PatternMatch) -> Reading | None:
    """ "The 1990s", "the '90s", "the nineties"; "the 1800s" are a century."""
    if found.has("tens"):
        return Reading("DATE", Calendar(f"19{int(found.value('tens', 'TENS') or 0) // 10}"), mod_of(found))
    figures = found.written("decade")
    if not figures.endswith("0"):
        return None
    if len(figures) == 2:
        figures = ("20" if int(figures) < 20 else "19") + figures
    return Reading("DATE", Calendar(figures[:2] if figures.endswith("00") else figures[:3]), mod_of(found))


def _century(found: PatternMatch) -> Reading | None:
    figures = found.written("nth")
    number = int(figures) if figures else int(found.value("ordinal", "ORDINAL") or 0) + 20 * found.has("twenty")
    return Reading("DATE", Calendar(f"{number - 1:02}"), mod_of(found)) if 1 <= number <= 30 else None


MACROS: Final = {"code": "(number=DAY~code=(q|h)|code=(q|h)[ ~]?number=DAY)"}

RULES: Final = (
    Rule("<position>?(which=(LAST|NEXT|THIS) )?month=(MONTH|ABBR)(?!~)(<ofyear>|[.]year=YEAR<shut>)?", _month),
    Rule("<open><code>((( of | |~)?(fy[~ ]?|fiscal )?year=YEAR|['‘]year=TWO|~(fy~)?year=TWO| fy[~ ]?year=TWO"
         "|[-/]year=YEAR)<shut>|(?![~'‘]))", _code),
    Rule("<open>year=YEAR((?=-second=TWO<dayshut>)|/second=TWO<dayshut>|[ ~-]code=(q|h)~?number=DAY<shut>)",
         _year_and_more),
    Rule("fy[~ ]?year=(YEAR|TWO) code=q~?number=DAY<shut>", _code),
    Rule("fy[~ -]?year=(YEAR|TWO)([-/](TWO|YEAR))?<shut>", calendar),
    Rule("number=ORDINAL-unit=(quarter|half)( year=YEAR<shut>)?", _quarter),
    Rule("(the |its |their )?"
         "((fiscal[- ])?year=YEAR |fiscal[- ]|which=(LAST|THIS|NEXT) |years=(LAST|THIS|NEXT) year's )?"
         "number=ORDINAL (fiscal[- ])?unit=(quarter|half)<ofyear>?", _quarter),
    Rule("<position>?(the=the |which=(LAST|NEXT|THIS) |this which=(LAST|NEXT) )?<position>?season=SEASON<ofyear>?",
         _season),
    Rule("((the )?POSITION[ -](of )?)?(the )?(fiscal[- ](year )?|(financial|academic|school|tax) year )"
         "<open>year=<year>([-/](TWO|YEAR)<dayshut>)?", calendar),
    Rule("<position>(the )?<open>decade=DIGITS~s", _decade),
    Rule("(the )?<position>?(<open>decade=YEAR~s|tens=TENS)|((the )?pos=POSITION|the)?‘decade=TWO~s", _decade),
    Rule("(the )?<position>?(nth=DIGITS~TH|(twenty=twenty-)?ordinal=ORDINAL)[ -]century", _century),
    Rule("<open>figures=DIGITS era=(bc|bce|ad|ce)|era=ad[ ~]figures=DIGITS<shut>", _era),
    Rule("(<position>(the )?|the year |year )?<open>year=<year><shut>", _year),
    Rule("the <open>year=YEAR (period|quarter|fiscal year|season)", calendar),
)  # fmt: skip
