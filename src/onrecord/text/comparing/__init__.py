"""Holds words against words: the same passage given twice, in one article or in several.

spelling     one spelling of a word, whichever is used, and its stem
word         a word as it is compared
numerals     numbers, whether in words or in digits
words        the words of a passage, one by one, each with its place
aligning     which word stands for which
turning      words without which the rest says something else
differences  how two passages differ, apart from what is no difference
naming       whether two names may be one person's
"""

from onrecord.text.comparing.aligning import FUNCTION_WORDS, weigh
from onrecord.text.comparing.differences import Comparison, Difference, compare
from onrecord.text.comparing.naming import may_be_one, name_words
from onrecord.text.comparing.spelling import fold, stem
from onrecord.text.comparing.turning import turning, turns_after, turns_before, turns_between
from onrecord.text.comparing.word import Word, word_set
from onrecord.text.comparing.words import cut_words, spoken, written

__all__ = [
    "FUNCTION_WORDS",
    "Comparison",
    "Difference",
    "Word",
    "compare",
    "cut_words",
    "fold",
    "may_be_one",
    "name_words",
    "spoken",
    "stem",
    "turning",
    "turns_after",
    "turns_before",
    "turns_between",
    "weigh",
    "word_set",
    "written",
]
