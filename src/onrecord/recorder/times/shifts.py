"""Rules for times that are a unit, or so many units, away from another one: "last week", "two years ago"."""

from typing import Final

from onrecord.recorder.times.amounts import FINER, modifier, unit_of
from onrecord.recorder.times.grammars import PatternMatch, Rule
from onrecord.recorder.times.meanings import NOTHING, Calendar, Length, Reading, Reference, Shift
from onrecord.recorder.times.names import is_title
from onrecord.recorder.times.numbers import amount
from onrecord.recorder.times.readings import mod_of
from onrecord.recorder.times.weeks import FOLLOWING

_FROM_NOW: Final = {"ago": -1, "from now": 1, "hence": 1}
_FROM_THEN: Final = {
    "earlier": -1,
    "previously": -1,
    "before": -1,
    "later": 1,
    "after": 1,
    "afterwards": 1,
    "afterward": 1,
}


def _away(found: PatternMatch) -> Reading | None:
    """So long ago, so much later: a time as far away as its unit is fine."""
    unit, number, word = unit_of(found), amount(found.written("count")), found.joined("side")
    sign = _FROM_NOW.get(word) or _FROM_THEN[word]
    if number is None:
        return Reading("DATE", Reference("FUTURE_REF" if sign > 0 else "PAST_REF"), modifier(found))
    if number != int(number) and unit in FINER:
        unit, number = FINER[unit][0], number * FINER[unit][1]
    if number != int(number) or (unit in ("TS", "TM") and number == 1):
        return None  # "a second later"
    shift = Shift(unit, sign * int(number), whole=False, other=word in _FROM_THEN)
    return Reading("TIME" if unit[0] == "T" else "DATE", shift, modifier(found))


def _long_ago(_: PatternMatch) -> Reading:
    return Reading("DATE", Reference("PAST_REF"))


def _whole(found: PatternMatch) -> Reading | None:
    """The last, this or the next unit; behind "the" it may follow on another time of the text."""
    unit, which = unit_of(found), found.words("which")[-1]
    if unit in ("TS", "TM") or is_title(found):
        return None
    toward = int(found.value("which", "LAST", "THIS", "NEXT") or 0)
    if which == "past" or (which == "last" and (found.has("the") or found.after() == "of")):
        # "The last week of the campaign" is none that ends today.
        return Reading("DURATION", Length(unit, 1, 0 if found.after() == "of" else -1), mod_of(found))
    if unit == "F" and toward:
        return Reading("DURATION", Length(unit, 1, toward), mod_of(found))
    other = which in FOLLOWING or (which == "next" and found.has("the")) or (which == "latest" and unit == "Q")
    return Reading("DATE", Shift(unit, toward, other=other), mod_of(found))


def _the_unit(found: PatternMatch) -> Reading | None:
    """ "The year", "the quarter": this one, or the one that the text spoke of last; a year that ends is an amount."""
    unit = unit_of(found)
    if unit not in ("Y", "Q", "M", "W", "WE"):
        return None
    if found.after().lower() in ("ended", "ending") and not found.has("pos"):
        return Reading("DURATION", Length(unit, 1))
    return Reading("DATE", Shift(unit, 0, other=unit == "Q"), mod_of(found))


def _told_behind(_: PatternMatch) -> Reading:
    """ "The week of the vote", "the year when it closed": which one it is stands behind it."""
    return NOTHING


def _unit_beside(found: PatternMatch) -> Reading:
    """ "The week after", "the year before": counted from the time that the text spoke of."""
    return Reading("DATE", Shift(unit_of(found), 1 if found.written("side") == "after" else -1, other=True))


def _quarter_that_ended(found: PatternMatch) -> Reading:
    month = int(found.value("month", "MONTH", "ABBR") or 0)
    return Reading("DATE", Calendar(part=f"Q{(month + 2) // 3}"))


def _latest_period(_: PatternMatch) -> Reading:
    return Reading("DATE", Shift("Q", 0, other=True))


def _year_end(_: PatternMatch) -> Reading:
    return Reading("DATE", Shift("Y", 0), "END")


def _year_ago(_: PatternMatch) -> Reading:
    """ "The year-ago quarter": the quarter a year before the one that the text speaks of."""
    return Reading("DATE", Shift("Y", -1, whole=False, other=True))


MACROS: Final = {
    "lead": "(the |its |their |his |her |our )",
    "which": "which=(LAST|THIS|NEXT|latest|that|same|these|those)",
}

AWAY: Final = (
    Rule("(more=<more> )?count=<count>[ -](more |other )?unit=UNIT<orso>? "
         "side=(ago|earlier|previously|later|afterwards|afterward|from now|hence)", _away),
    Rule("(more=<more> )?count=<count>[ -]unit=UNIT side=(before|after)(?=[.,|])", _away),
    Rule("(some time|a (short |long )?while) (ago|back)|PLURAL (ago|earlier)", _long_ago),
)  # fmt: skip
"""So long ago: before the amounts that they begin with."""

RULES: Final = (
    Rule("(the )?year[ -](ago|earlier)[ -](period|(ORDINAL[ -])?quarter)|year-(ago|earlier)", _year_ago),
    Rule("the latest period", _latest_period),
    Rule("<position>?(the=<lead>)?<which> <kind>unit=SINGULAR", _whole),
    Rule("the quarter(?= (ended|ending) month=(MONTH|ABBR))", _quarter_that_ended),
    Rule("(the )?year('s)?[ -]end", _year_end),
    Rule("the unit=(week|weekend|month|year) side=(before|after)(?=[.,|])", _unit_beside),
    Rule("the (week|weekend|month|year)(?= (of|that|when|after|before|beginning|starting) )", _told_behind),
    Rule("<position>?the <kind>unit=SINGULAR(?!-)", _the_unit),
)
