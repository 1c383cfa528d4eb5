"""How many were killed or hurt, told with two numbers: "two dead" in the title, "killing three" below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span
from onrecord.text import NUMBER, Bounds, read_bounds

_HEADS: Final = r"(?:people|persons|others|men|women|children|victims)"
_N: Final = (
    r"(?:(?:at least|more than|as many as|up to|nearly|almost|about|around|some|over|an estimated|no fewer than)\s)?"
    rf"(?:{NUMBER})"
)
_WHO: Final = r"(?P<who>(?: (?:other |more )?[a-z][a-z-]+){0,4}?)"
_BE: Final = r"(?: (?:were|was|are|is|have been|had been|have|had|has been))?(?: (?:also|now|already|confirmed|reported|known to have))?"

KILLED: Final = r"(?:killed|dead|died|drowned|perished|slain|shot dead|murdered)"
HURT: Final = r"(?:injured|hurt|wounded)"

_PATTERNS: Final = {
    "killed": (
        rf"\b(?P<n>{_N}){_WHO}{_BE} {KILLED}\b",
        rf"\b(?:kill(?:ed|ing|s)|claim(?:ed|ing|s) the lives of)(?: the)? (?P<n>{_N})(?P<who>(?: [a-z][a-z-]+){{0,3}})",
        rf"\b(?:death toll|toll|number of (?:the )?(?:dead|deaths|victims))\b[^.;\n]{{0,100}}?"
        rf"\b(?:rises|rose|risen|climbs|climbed|stood|stands|is|was|reached|hits|hit|reaches|up) (?:to|at)? ?(?:now )?(?P<n>{_N})\b(?P<who>)",
        rf"\b(?P<n>{_N})(?P<who>) (?:deaths|dead|fatalities)\b",
        rf"\b(?:the|all|all the) (?P<n>{_N})(?P<who>) (?:victims|dead|who (?:died|were killed|had died|drowned))\b",
    ),
    "injured": (
        rf"\b(?P<n>{_N}){_WHO}{_BE} {HURT}\b",
        rf"\b(?:injur|wound|hurt)(?:ed|ing|s)?(?: the)? (?P<n>{_N})(?P<who>(?: [a-z][a-z-]+){{0,3}})",
        rf"\b(?:the|all|all the) (?P<n>{_N})(?P<who>) (?:injured|wounded)\b",
    ),
}  # fmt: skip
_COMPILED: Final = {of: tuple(re.compile(p, re.IGNORECASE) for p in patterns) for of, patterns in _PATTERNS.items()}

_OTHER: Final = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|at first|originally|early reports?|first reported|had (?:said|put|given|reported)"
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
    for of, patterns in _COMPILED.items():
        for pattern in patterns:
            for match in pattern.finditer(reading.text):
                bounds = read_bounds(match["n"])
                at = match.start("n")
                if bounds is not None and bounds.least != 0 and at not in found:
                    who = match["who"].split()
                    head = who[-1].lower() if who else ""
                    found[at] = Toll(
                        Span(match.start(), match.end()), of, bounds, "" if re.fullmatch(_HEADS, head) else head
                    )
    return [found[at] for at in sorted(found)]


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
    words = f"{reading.text[first : each.span.start]} | {reading.text[each.span.end : last]}"
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
