"""Rules for amounts of time, and for times that are an amount or a unit away from another one."""

from typing import Final

from onrecord.recorder.times import words
from onrecord.recorder.times.contexts import is_quoted
from onrecord.recorder.times.grammars import Found, Rule
from onrecord.recorder.times.meanings import Calendar, Length, Reading, Reference, Repeated, Shift
from onrecord.recorder.times.numbers import amount, is_range
from onrecord.recorder.times.readings import mod_of, quant_of

_LATER: Final = frozenset({"later", "after", "from now", "hence", "on"})


def _unit(found: Found) -> str:
    return str(found.value("unit", "UNIT"))


def _amount(found: Found) -> float | None:
    return amount(found.written("count"))


def _modifier(found: Found) -> str | None:
    if found.has("more"):
        return words.MODIFIERS[found.joined("more")]
    if found.has("orso") or is_range(found.written("count")):
        return "APPROX"
    return mod_of(found)


def _is_idiom(found: Found) -> bool:
    """ "Just a second" is no second, and "second" by itself an ordinal."""
    return _unit(found) in ("TS", "TM") and found.written("count") in ("a", "an", "another", "")


def _is_title(found: Found) -> bool:
    """ "60 Minutes" and "This Week" are programmes where they stand in quotation marks."""
    word = found.tokens.parts[found.match.end() - 1]
    return word[0].isupper() and not _QUOTES.isdisjoint(found.gap_before()) and not _QUOTES.isdisjoint(found.gap_after())


_QUOTES: Final = frozenset("\"'“”‘’`")


def _away(found: Found) -> Reading | None:
    """So long ago, so much later: a time as far away as its unit is fine."""
    number = _amount(found)
    word = found.joined("side")
    later = word in _LATER
    other = word not in ("ago", "from now", "hence")
    if number is None:
        return Reading("DATE", Reference("FUTURE_REF" if later else "PAST_REF"), _modifier(found))
    if number != int(number):
        unit, number = _finer(_unit(found), number)
        if number != int(number):
            return None
    else:
        unit = _unit(found)
    return Reading("DATE", Shift(unit, int(number) if later else -int(number), whole=False, other=other), _modifier(found))


_FINER: Final = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "E": ("Y", 10),
                 "C": ("Y", 100), "TM": ("TS", 60), "F": ("D", 14), "Q": ("M", 3)}  # fmt: skip


def _finer(unit: str, number: float) -> tuple[str, float]:
    finer, times = _FINER.get(unit, (unit, 1))
    return finer, number * times


def _some_time_ago(found: Found) -> Reading | None:
    return Reading("DATE", Reference("PAST_REF"))


def _length(found: Found) -> Reading | None:
    if _is_idiom(found) or _is_title(found) or (_unit(found) == "WE" and found.written("count") == "a"):
        return None
    if found.after().lower() == "old":
        return None  # an age is no time
    if found.written("more") == "over" and _amount(found) is None:
        return None  # "over several years": a preposition
    toward = 0
    if found.has("which"):
        toward = int(found.value("which", "LAST", "NEXT") or 0)
    return Reading("DURATION", Length(_unit(found), _amount(found), toward), _modifier(found))


def _units(found: Found) -> Reading | None:
    """Units without a number: "years", "recent weeks"."""
    if found.before().lower() in ("few", "more", "per") or _unit(found) == "Q":
        return None
    if _unit(found) in ("D", "TH", "TM", "TS", "WE") and not (found.has("recent") or found.has("coming")):
        return None  # "in the early hours", "within minutes"
    return Reading("DURATION", Length(_unit(found), None, -1 if found.has("recent") else 1 if found.has("coming") else 0))


def _whole(found: Found) -> Reading | None:
    """The last, this or the next unit; behind "the" it may follow on another time of the text."""
    unit = _unit(found)
    if unit in ("TS", "TM"):
        return None
    which = found.words("which")[-1]
    toward = found.value("which", "LAST", "THIS", "NEXT")
    if _is_title(found):
        return None
    if which == "latest":
        return Reading("DATE", Shift(unit, 0, other=unit == "Q"))
    if which in ("that", "same"):
        return Reading("DATE", Shift(unit, 0, other=True), mod_of(found))
    if which in ("following", "preceding", "previous", "prior") or (found.has("the") and which == "next"):
        return Reading("DATE", Shift(unit, int(toward or 0), other=True), mod_of(found))
    if which in ("last", "past") and (found.has("the") or which == "past"):
        return Reading("DURATION", Length(unit, 1, -1), mod_of(found))
    return Reading("DATE", Shift(unit, int(toward or 0)), mod_of(found))


def _the_unit(found: Found) -> Reading | None:
    """ "The year", "the quarter": this one, or the one that the text spoke of last."""
    unit = _unit(found)
    if unit in ("TS", "TM", "TH", "D", "E", "C", "F"):
        return None
    if found.after().lower() in ("ended", "ending") and not found.has("pos"):
        return Reading("DURATION", Length(unit, 1))
    return Reading("DATE", Shift(unit, 0, other=unit == "Q"), mod_of(found))


def _quarter_ended(found: Found) -> Reading | None:
    month = int(found.value("month", "MONTH", "ABBR") or 0)
    return Reading("DATE", Calendar(part=f"Q{(month + 2) // 3}"))


def _latest_period(found: Found) -> Reading | None:
    return Reading("DATE", Shift("Q", 0, other=True))


def _year_end(found: Found) -> Reading | None:
    return Reading("DATE", Shift("Y", 0), "END")


def _year_ago(found: Found) -> Reading | None:
    """ "The year-ago quarter": the quarter a year before the one that the text speaks of."""
    return Reading("DATE", Shift("Y", -1, whole=False, other=True))


def _per(found: Found) -> Reading | None:
    """ "Every day", "each year", "every two weeks", "a year" behind a rate."""
    number = amount(found.written("count")) if found.has("count") else 2.0 if found.has("other") else 1.0
    if number is None:
        return None
    return Reading("SET", Repeated(duration(_unit(found), number)), quant=quant_of(found), freq=None)


def _rate(found: Found) -> Reading | None:
    return Reading("SET", Repeated(duration(_unit(found), 1.0)))


def _adverb(found: Found) -> Reading | None:
    written = found.tokens.parts[found.match.start() | 1]
    if written[0].isupper() and found.gap_before().isspace():
        return None  # the Daily News
    if found.before() == "average" or (written in ("quarterly", "monthly") and found.gap_after() == " "):
        return None  # "a quarterly dividend" is one of four
    return Reading("SET", Repeated(str(found.value("adverb", "ADVERB"))))


def _reference(found: Found) -> Reading | None:
    word = found.joined("ref")
    before, after = found.before().lower(), found.after().lower()
    if word in ("soon", "shortly") and (before in ("as", "too", "how") or after in ("as", "after", "before")):
        return None
    if word == "the past" and after in words.TABLES["SEASONS"]:
        return None
    if word == "now" and found.after().lower() == "defunct":
        return None
    return Reading("DATE", Reference(_REFERENCES[word]))


_REFERENCES: Final = {word: value for value, names in words.REFERENCES.items() for word in names}


def duration(unit: str, number: float | None) -> str:
    """Write an amount of time as TIMEX3 does, ISO 8601's way; X where the words don't say how many.

    >>> duration("W", 2), duration("TH", 1.5), duration("E", 3), duration("Y", None)
    ('P2W', 'PT90M', 'P30Y', 'PXY')
    """
    if unit == "TH" and number is not None and number != int(number):
        unit, number = "TM", number * 60
    times, letter = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "WE": (1, "WE")}.get(unit, (1, unit))
    count = "X" if number is None else f"{number * times:g}"
    if number is None and unit in ("E", "C"):
        letter = "DE" if unit == "E" else "CE"
    if number is not None and number != int(number) and letter in ("Y", "D", "W"):
        finer, by = _FINER[letter]
        if number * by == int(number * by):
            letter, count = finer, f"{number * by:g}"
    return f"PT{count}{letter[1:]}" if letter.startswith("T") else f"P{count}{letter}"


MACROS: Final = {
    "kind": "((full|fiscal|calendar|whole|entire|trading|business|working|academic|school|financial|straight|"
    "consecutive|more|additional|other|long|short)[ -])*",
    "orso": "orso=( or (so|more|two)| and a half)",
    "which": "which=(LAST|THIS|NEXT|latest|that|same|these|those)",
    "lead": "(the |its |their |his |her |our )",
    "references": "|".join(sorted(_REFERENCES, key=len, reverse=True)),
    "bounds": "at least|at most|no more than|more than|less than|nearly|almost|up to",
    "more": "|".join(sorted(words.MODIFIERS, key=len, reverse=True)),
}

RULES: Final = (
    # So long ago.
    Rule("(more=<more> )?count=<count>[ -](more |other )?unit=UNIT<orso>? side=(ago|earlier|previously|later|from now|hence)", _away),
    Rule("(more=<more> )?count=<count>[ -]unit=UNIT side=(before|after)(?=[.,|])", _away),
    Rule("((some time|a (short |long )?while) (ago|back)|PLURAL (ago|earlier))", _some_time_ago),
    # The last so many.
    Rule("(more=<bounds> )?(the )?(which=(LAST|NEXT)|first|final|latest) count=<count>[ -]<kind>unit=UNIT<orso>?", _length),
    # The last one, the year.
    Rule("(the )?year[ -](ago|earlier)[ -](period|quarter=((ORDINAL[ -])?quarter))", _year_ago),
    Rule("year-(ago|earlier)", _year_ago),
    Rule("the latest period", _latest_period),
    Rule("<position>?(the=<lead>)?<which> <kind>unit=SINGULAR", _whole),
    Rule("quant=(every|each) (other=other |count=<count> )?unit=UNIT", _per),
    Rule("the quarter(?= (ended|ending) month=(MONTH|ABBR))", _quarter_ended),
    Rule("(the )?year('s)?[ -]end", _year_end),
    Rule("<position>?the <kind>unit=SINGULAR(?!-)", _the_unit),
    # Amounts.
    Rule("(?<=NUMBER |DIGITS |percent |times |once |twice )(a|an|each|per) unit=SINGULAR(?![ -](ago|earlier|later|before|after))", _rate),
    Rule("(more=<more> )?<open>count=<count>-unit=SINGULAR(-long| period)?", _length),
    Rule("(more=<more> )?(the )?<open>count=<count> <kind>unit=UNIT( long|<orso>)?(?!-(ago|earlier))", _length),
    Rule("(recent=recent |coming=(coming|next) )?unit=PLURAL", _units),
    Rule("adverb=ADVERB", _adverb),
    # The past, the present and the future.
    Rule("ref=<references>", _reference),
)
