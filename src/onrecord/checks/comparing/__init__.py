"""Holds words against words: the same passage given twice, here or in an original.

How words are compared at all, `onrecord.text.comparing` tells.

searching    where in a long text a quotation may stand
quoting      an article's quotations, with their speakers
turns        whose turn it is in a transcript
naming       whether two names are surely two people's
dates        the dates that a text writes with the day
"""

from onrecord.checks.comparing.dates import MONTHS, WEEKDAYS, WrittenDate, written_dates
from onrecord.checks.comparing.naming import may_be_called, surely_different
from onrecord.checks.comparing.quoting import Quoted, is_by_name, is_told_beside, quotations, speakers
from onrecord.checks.comparing.searching import Index, shared
from onrecord.checks.comparing.turns import Turn, turn_at, turns
from onrecord.text.comparing.aligning import weigh
from onrecord.text.comparing.differences import Comparison, Difference, compare
from onrecord.text.comparing.spelling import stem
from onrecord.text.comparing.word import Word
from onrecord.text.comparing.words import cut_words, spoken, written

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "Comparison",
    "Difference",
    "Index",
    "Quoted",
    "Turn",
    "Word",
    "WrittenDate",
    "compare",
    "cut_words",
    "is_by_name",
    "is_told_beside",
    "may_be_called",
    "quotations",
    "shared",
    "speakers",
    "spoken",
    "stem",
    "surely_different",
    "turn_at",
    "turns",
    "weigh",
    "written",
    "written_dates",
]
