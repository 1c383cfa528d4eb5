"""The grammar of expressions of time: each rule says how one is made of words, and what it then means.

Extents follow TimeML's guidelines: a determiner, a modifier, "ago" and "later" belong to an expression, a preposition
before it doesn't.
"""

from typing import Final

from onrecord.recorder.times import amounts, days, shifts, weeks, years
from onrecord.recorder.times.grammars import Grammar

MACROS: Final = (
    {
        # Numbers.
        "figure": "DIGITS((;DIGITS){1,3}|·DIGITS)?( NUMBER)?",
        "spelled": "NUMBER([ -](and )?NUMBER){0,6}",
        "number": "(<figure>|<spelled>)",
        "count": "(<number>((-or-| or | to |-to-|-)<number>)?( and a half)?|(a|an) (couple|dozen)( of)?"
        "|a (hundred|thousand|million)|couple of|a (few|good many)|VAGUE|another <number>|another"
        "|an additional <number>|half (a|an)|a half|a|an)",
        # Numbers that are days and years.
        "open": "(?<![$;·:/])(?<!SHORT-)",
        "free": "(?<![$;·:/])",
        "shut": "(?![~$:/;·])(?!-SHORT)",
        "year": "(YEAR|‘TWO|(nineteen|twenty|eighteen)[ -](TEEN([ -]ONE)?|oh[ -]ONE)|two thousand( and)?( NUMBER)?)",
        "theday": "(day=DAY(~TH)?)<dayshut>",
        "dayshut": "(?![~$:/;·])",
        # A year that is named behind a day, a month, a quarter or a season.
        "ofyear": "((,| of | in | )(the )?(year )?year=<year><shut>|‘year=TWO<shut>"
        "|( of|,| in)? years=(LAST|THIS|NEXT|that|(the )same) year)",
        # Where in a unit it is.
        "position": "((the )?pos=POSITION([ -]|-to-late[ -]| (of|in)( the)? |-))",
        # The time of day.
        "zone": "([ .,](zone=(ZONE|ZONELETTERS)([-~]DIGITS)?"
        "|(local|eastern|central|pacific)( standard| daylight| summer)?( time)?))",
        "clock": "(hour=HOUR([:·]minute=TWO(:TWO)?)?[ ~]half=(am|pm|a·m|p·m)|hour=HOUR:minute=TWO( hours)?"
        "|hour=(HOUR|NUMBER) o'clock( in the DAYPART)?|(12 )?noon=NOON)<zone>?",
        "daypart": "(( in the| at)?[ -]daypart=DAYPART|[ -]at[ -]noon=NOON)",
        "weekday": "weekday=(WEEKDAY|WEEKABBR)",
        "monthday": "((the )?<theday>( of)? month=(MONTH|ABBR)|(the )?day=ORDINAL of month=(MONTH|ABBR)"
        "|(month=MONTH |month=ABBR[ .])(the )?(<theday>))",
    }
    | amounts.MACROS
    | shifts.MACROS
    | weeks.MACROS
    | years.MACROS
)

_TRIGGERS: Final = (
    "YEAR EARLY MONTH ABBR WEEKDAY WEEKDAYS UNIT ADVERB SEASON DAYPART DAYPARTS NOON RELATIVE TENS am pm m clock "
    "period ago tonight overnight q now presently currently nowadays present these past recently lately soon shortly "
    "future back eve christmas easter halloween thanksgiving juneteenth pentecost epiphany century s nineteen twenty "
    "bc bce ad ce h fy : / ‘"
)
"""An expression has one of these classes, words or gaps."""

RULES: Final = (
    *weeks.RULES,
    *days.RULES,
    *years.RULES,
    *shifts.AWAY,
    *amounts.THE_LAST,
    *amounts.REPEATED,
    *shifts.RULES,
    *amounts.RULES,
)
"""The rules in the order in which they are tried."""

GRAMMAR: Final = Grammar(RULES, MACROS, _TRIGGERS)

NEXT_DAY: Final = GRAMMAR.compile(
    "( and | or | to | through |-)day=DAY<dayshut>(,year=YEAR<shut>|(?! (MONTH|ABBR|UNIT|percent|NUMBER)|,DAY~TH))"
)
"""Another day of a month, by its number alone; the last may stand with the year of them all."""

NEXT_YEAR: Final = GRAMMAR.compile("-second=TWO<dayshut>")
"""The last two figures of the year in which a period ends."""
