"""How many were killed or hurt, told with two numbers: "two dead" in the title, "killing three" below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span
from onrecord.text import Bounds, read_bounds
from onrecord.text.numbers import Number

_HEADS: Final = frozenset({"people", "persons", "others", "men", "women", "children", "victims", "who", "were"})
_WHO: Final = r"(?P<who>(?: (?:other |more )?[a-z][a-z-]+){0,4}?)"
_FEW_WORDS: Final = r"(?P<who>(?: [a-z][a-z-]+){0,3})"
_BE: Final = (
    r"(?:, [^,.;\n]{1,40},)?(?: (?:were|was|are|is|have been|had been|have|had|has been))?"
    r"(?: (?:also|now|already|confirmed|reported|known to have))?"
)
_KILLED: Final = r"(?:killed|dead|died|drowned|perished|slain|shot dead|murdered)"
_HURT: Final = r"(?:injured|hurt|wounded)"
_KNOWN: Final = r"\b(?:the|all|all the) $"
_TOLL: Final = (
    r"\b(?:death toll|toll|number of (?:the )?(?:dead|deaths|victims))\b[^.;\n]{0,100}?"
    r"\b(?:rises|rose|risen|climbs|climbed|stood|stands|is|was|reached|hits|hit|reaches|up) (?:to|at)? ?(?:now )?$"
)

_PATTERNS: Final = {
    "killed": (
        ("", rf"{_WHO}{_BE} {_KILLED}\b"),
        (r"\b(?:kill(?:ed|ing|s)|claim(?:ed|ing|s) the lives of)(?: the)? $", _FEW_WORDS),
        (_TOLL, r"\b(?P<who>)"),
        ("", r"(?P<who>) (?:deaths|dead|fatalities)\b"),
        (_KNOWN, r"(?P<who>) (?:victims|dead|who (?:died|were killed|had died|drowned))\b"),
    ),
    "injured": (
        ("", rf"{_WHO}{_BE} {_HURT}\b"),
        (r"\b(?:injur|wound|hurt)(?:ed|ing|s)?(?: the)? $", _FEW_WORDS),
        (_KNOWN, r"(?P<who>) (?:(?:injured|wounded)|who (?:were|had been|was) (?:hurt|injured|wounded))\b"),
    ),
}
"""What stands before a number and behind it where it counts the killed or the injured."""

_COMPILED: Final = {
    of: tuple(tuple(re.compile(side, re.IGNORECASE) for side in sides) for sides in patterns)
    for of, patterns in _PATTERNS.items()
}
_TOLD: Final = re.compile(
    r"kill|dea[dt]|die|toll|drown|perish|slain|murder|victim|live|injur|hurt|wound", re.IGNORECASE
)
"""Without one of these a sentence has no toll."""

_OTHER: Final = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|at first|originally|early reports?|first reported"
    r"|had (?:said|put|given|reported)"
    r"|revis\w+|correct\w+|last (?:year|month|week)|another|second|other|separate\w*|more|further|additional|since"
    r"|years? (?:ago|earlier|before)|between|total|so far this|this year|if|would|could|may|might|feared|fears?"
    r"|expect\w*|closer to|in all|including|among|include\w*|of (?:them|whom|the)|each|every|same day|also"
    r"|elsewhere|meanwhile|nearby|neighbou?ring|disput\w+|claim\w*|not)\b|\b(?:1[89]|20)\d\d\b",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|at first|originally|early reports?|another|more|further|additional"
    r"|including|among|of (?:them|whom)|feared|closer to|if|would|could|may|might)\b",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(r"\b[Oo]f the $")
""" "Of the 27 who were hurt": that is all of them."""

LOOK_BACK: Final = 150
TIMES: Final = 2
MORE_TIMES: Final = 3
BEFORE: Final = 70
BEHIND: Final = 50
_GROWTH: Final = re.compile(r"\b(?:ris\w+|rose|climb\w*|up)\b[^.;]{0,60}\bfrom\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed or hurt, in one place; `who` is the noun, "" where it is only people."""

    span: Span
    of: str
    bounds: Bounds
    who: str


def find(reading: Reading) -> Iterator[Finding]:
    """Find a toll that the title or the first sentences give otherwise than a later place."""
    tolls = [each for each in _tolls(reading) if not _is_other(reading, each)]
    for of in _COMPILED:
        same = [each for each in tolls if each.of == of]
        first = [each for each in same if reading.given.in_title(each.span.start) or _is_first(reading, each)]
        told = False
        for number, one in enumerate(first):
            for other in same:
                if other.span.start <= one.span.start or told or not _conflicting(reading, one, other):
                    continue
                agreeing = any(_meet(other.bounds, each.bounds) and each is not other for each in same[: number + 1])
                if not agreeing:
                    told = True
                    yield reading.finding(
                        "toll",
                        f"{of.capitalize()}: {reading.quote(one.span)} here, {reading.quote(other.span)} there.",
                        0.85,
                        one.span,
                        other.span,
                        *reading.again(other.span, one.span),
                        *reading.again(one.span, other.span),
                    )


def _tolls(reading: Reading) -> list[Toll]:
    found: dict[int, Toll] = {}
    sentence: Span | None = None
    told = False
    for number in reading.numbers:
        if sentence is None or number.first >= sentence.end:
            sentence = reading.sentence(number.first)
            told = _TOLD.search(reading.text, sentence.start, sentence.end) is not None
        bounds = read_bounds(reading.text[number.start : number.end]) if told and not number.currency else None
        if bounds is not None and bounds.least != 0:
            toll = _toll(reading.text, number, bounds)
            if toll is not None:
                found[number.first] = toll
    return [found[at] for at in sorted(found)]


def _toll(text: str, number: Number, bounds: Bounds) -> Toll | None:
    for of, patterns in _COMPILED.items():
        for before, behind in patterns:
            first = before.search(text, max(0, number.start - LOOK_BACK), number.start) if before.pattern else None
            if (first or not before.pattern) and (last := behind.match(text, number.end)):
                who = last["who"].split()
                if "of" in who:
                    return None  # a part of them
                head = who[-1].lower() if who else ""
                span = Span(first.start() if first else number.start, last.end())
                return Toll(span, of, bounds, "" if head in _HEADS else head)
    return None


def _is_first(reading: Reading, each: Toll) -> bool:
    if reading.given.record.article.title is not None:
        return reading.in_lead(each.span.start)
    return reading.number(each.span.start) < 3


def _is_other(reading: Reading, each: Toll) -> bool:
    """Tell whether the words around a toll set it apart: an earlier figure, another event, a part of the dead."""
    if reading.given.in_title(each.span.start):
        return False
    sentence = reading.sentence(each.span.start)
    first, last = max(sentence.start, each.span.start - BEFORE), min(sentence.end, each.span.end + BEHIND)
    before = _OF_ALL.sub("", reading.text[first : each.span.start])
    words = f"{before} | {reading.text[each.span.end : last]}"
    if _GROWTH.search(sentence.cut(reading.text)):
        return False
    return (_OTHER if not reading.in_lead(each.span.start) else _EARLIER).search(words) is not None


def _meet(one: Bounds, other: Bounds) -> bool:
    lows = [each.least for each in (one, other) if each.least is not None]
    highs = [each.most for each in (one, other) if each.most is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _is_near(one: Bounds, other: Bounds, times: float) -> bool:
    ours, theirs = (each.least if each.least is not None else each.most or 0 for each in (one, other))
    return max(ours, theirs) <= times * min(ours, theirs)


def _conflicting(reading: Reading, one: Toll, other: Toll) -> bool:
    if _meet(one.bounds, other.bounds) or reading.sentence(one.span.start) == reading.sentence(other.span.start):
        return False
    lead = (
        reading.given.in_title(one.span.start)
        and reading.number(other.span.start) - reading.number(one.span.start) <= 2
    )
    if not _is_near(one.bounds, other.bounds, MORE_TIMES if lead else TIMES) or (
        one.who != other.who and one.who and other.who
    ):
        return False
    ours, theirs = reading.speakers(one.span.start), reading.speakers(other.span.start)
    if ours and theirs and ours != theirs:
        return False
    if reading.in_lead(other.span.start) or _is_known(reading, other):
        return True
    shared = reading.shared(reading.around(one.span), reading.around(other.span))
    return shared >= 3.0


def _is_known(reading: Reading, each: Toll) -> bool:
    return re.match(r"(?:the|all) ", each.span.cut(reading.text), re.IGNORECASE) is not None
