"""Rules for amounts of time, for times that come again and again, and for the past, the present and the future."""

from typing import Final

from onrecord.recorder.times import words
from onrecord.recorder.times.grammars import PatternMatch, Rule
from onrecord.recorder.times.meanings import Length, Reading, Reference, Repeated
from onrecord.recorder.times.names import is_title
from onrecord.recorder.times.numbers import amount, is_range
from onrecord.recorder.times.readings import mod_of, quant_of

FINER: Final = {
    "C": ("Y", 100), "E": ("Y", 10), "Y": ("M", 12), "Q": ("M", 3), "M": ("D", 30), "F": ("D", 14), "W": ("D", 7),
    "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60),
}  # fmt: skip
"""For each unit a finer one, and how many of them it has: for fractions."""

_AS_OTHERS: Final = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W")}
_VAGUE: Final = {"E": "PXDE", "C": "PXCE"}


def duration(unit: str, number: float | None) -> str:
    """Write an amount of time as TIMEX3 does, ISO 8601's way; X where the words don't say how many.

    >>> duration("W", 2), duration("TH", 1.5), duration("E", 3), duration("Y", None)
    ('P2W', 'PT90M', 'P30Y', 'PXY')
    """
    if number is None and unit in _VAGUE:
        return _VAGUE[unit]
    times, letter = _AS_OTHERS.get(unit, (1, unit))
    if number is not None:
        number *= times
        if number != int(number) and letter in FINER:
            finer, by = FINER[letter]
            number, letter = (number * by, finer) if number * by == int(number * by) else (number, letter)
    count = "X" if number is None else f"{number:.10g}"
    return f"PT{count}{letter[1:]}" if letter[0] == "T" else f"P{count}{letter}"


def unit_of(found: PatternMatch) -> str:
    """Read the unit of an expression, by its letter."""
    return str(found.value("unit", "UNIT"))


def modifier(found: PatternMatch) -> str | None:
    """Read TIMEX3's modifier of an amount: "about", "at least", "or so"; a range is about its first number."""
    if found.has("more"):
        return words.MODIFIERS[found.joined("more")]
    return "APPROX" if found.has("orso") or is_range(found.written("count")) else mod_of(found)


def _length(found: PatternMatch) -> Reading | None:
    unit, count = unit_of(found), found.written("count")
    if unit in ("TS", "TM", "WE", "Q") and count in ("a", "an", "another"):
        return None  # "just a second", "a weekend of talks", "by a quarter"
    if unit == "Q" and found.after() == "of":
        return None  # "three quarters of them"
    if found.after().lower() == "old" or is_title(found):
        return None  # an age is no time
    number = amount(count)
    if found.written("more") == "over" and number is None:
        return None  # "over several years": a preposition
    toward = int(found.value("which", "LAST", "NEXT") or 0) if found.has("which") and found.after() != "of" else 0
    return Reading("DURATION", Length(unit, number, toward), modifier(found))


def _units(found: PatternMatch) -> Reading | None:
    """Units without a number: "for years", "recent weeks"; "in the early hours" and "within minutes" are too short."""
    unit, toward = unit_of(found), -1 if found.has("recent") else 1 if found.has("coming") else 0
    if unit == "Q" or found.before().lower() in ("few", "more", "per") or found.after().lower() == "old":
        return None
    if not toward and unit in ("D", "TH", "TM", "TS", "WE"):
        return None
    return Reading("DURATION", Length(unit, None, toward))


def _per(found: PatternMatch) -> Reading | None:
    """ "Every day", "each year", "every two weeks"."""
    number = amount(found.written("count")) if found.has("count") else 2.0 if found.has("other") else 1.0
    return None if number is None else Reading("SET", Repeated(duration(unit_of(found), number)), quant=quant_of(found))


def _rate(found: PatternMatch) -> Reading | None:
    """ "$5 a day", "three times a week", "40 boats per year"; not "90 miles per hour"."""
    if unit_of(found)[0] == "T" and found.has("per"):
        return None
    return Reading("SET", Repeated(duration(unit_of(found), 1.0)))


def _adverb(found: PatternMatch) -> Reading | None:
    """ "Daily", "annually"; not the Daily News, and not a quarterly dividend, which is one of four."""
    written = found.tokens.parts[found.match.start() | 1]
    if (written[0].isupper() and found.gap_before().isspace()) or found.before() == "average":
        return None
    if written in ("quarterly", "monthly") and found.gap_after() == " ":
        return None
    return Reading("SET", Repeated(str(found.value("adverb", "ADVERB"))))


def _reference(found: PatternMatch) -> Reading | None:
    word, before, after = found.joined("ref"), found.before().lower(), found.after().lower()
    if word in ("soon", "shortly") and (before in ("as", "too", "how") or after in ("as", "after", "before")):
        return None
    if (word == "now" and after == "defunct") or (word == "the past" and after in words.TABLES["SEASONS"]):
        return None
    return Reading("DATE", Reference(_REFERENCES[word]))


_REFERENCES: Final = {word: value for value, names in words.REFERENCES.items() for word in names}

MACROS: Final = {
    "kind": "((full|fiscal|calendar|whole|entire|trading|business|working|academic|school|financial|straight|"
    "consecutive|more|additional|other|long|short)[ -]){0,3}",
    "orso": "orso=( or (so|more|two)| and a half)",
    "more": "|".join(sorted(words.MODIFIERS, key=len, reverse=True)),
    "bounds": "at least|at most|no more than|more than|less than|nearly|almost|up to",
    "references": "|".join(sorted(_REFERENCES, key=len, reverse=True)),
}

THE_LAST: Final = (
    Rule("(more=<bounds> )?(the )?(which=(LAST|NEXT)|first|final|latest) count=<count>[ -]<kind>unit=UNIT<orso>?",
         _length),
)  # fmt: skip
"""The last so many: before the last one."""

RULES: Final = (
    Rule("(?<=NUMBER |DIGITS |percent |times |once |twice )(a|an|each|per) unit=SINGULAR"
         "(?![ -](ago|earlier|later|before|after))", _rate),
    Rule("per=per unit=SINGULAR", _rate),
    Rule("(more=<more> )?<open>count=<count>-unit=SINGULAR(-long| period)?", _length),
    Rule("(more=<more> )?(the )?<open>count=<count> <kind>unit=UNIT( long|<orso>)?(?!-(ago|earlier))", _length),
    Rule("(recent=recent |coming=(coming|next) )?unit=PLURAL", _units),
    Rule("adverb=ADVERB", _adverb),
    Rule("ref=<references>", _reference),
)  # fmt: skip

REPEATED: Final = (Rule("quant=(every|each) (other=other |count=<count> )?unit=UNIT", _per),)
"""Times that come again and again: before amounts."""
