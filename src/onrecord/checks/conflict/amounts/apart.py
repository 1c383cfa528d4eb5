"""Words and places that set two numbers apart: another time, another source, another thing."""

import re
from typing import Final

from onrecord.checks.conflict.reading import Reading, stems
from onrecord.schema import Span
from onrecord.text.quantities import Quantity

REACH: Final = 45
"""So many characters around a number may set it apart."""

CLOSE: Final = 30
"""So many do where it takes a strong word."""

_STRONG: Final = (
    r"early|earlier|previous(?:ly)?|initial(?:ly)?|at first|originally|revis\w+|correct\w+|ris(?:e|es|en|ing)|rose"
    r"|climb\w*|increas\w+|up from|down from|fell|drop\w*|declin\w*|instead|compar\w+|than|versus|against|another|other"
    r"|second|third|additional|extra|further|more|next|forecast\w*|estimat\w+|last (?:year|month|week|season|quarter)"
    r"|year[- ]ago|ago|each|every|per|average|median|disput\w+|closer to|claim\w*|between|from|both|respectively"
    r"|original|remaining|expected"
)
STRONG: Final = re.compile(rf"\b(?:{_STRONG}|minimum|maximum)\b", re.IGNORECASE)
"""Words that set even two numbers apart that differ in one figure."""

CONTRAST: Final = re.compile(
    rf"\b(?:{_STRONG}|formerly|old|updat\w+|rais\w+|fall\w*|gr[eo]w\w*|shr[aiu]nk|slip\w*|jump\w*|surg\w*|widen\w*"
    r"|narrow\w*|double\w*|would|could|may|might|expect\w*|target\w*|predict\w*|a year (?:earlier|before)|apiece"
    r"|typical\w*|half|rest|remain\w*|some of|by contrast|while|whereas|only|first|new|subsequent\w*|later|then|until"
    r"|before|after)\b",
    re.IGNORECASE,
)
EARLIER: Final = re.compile(
    r"\b(?:early (?!on\b|in\b|[A-Z])\w+|earlier|initial(?:ly)?|at first|originally|previous(?:ly)?|corrected|revised"
    r"|updated)\b"
)
_COMPOUND: Final = re.compile(r"(?:,? and)? ?\d")
"""What goes on with a smaller unit: "8ft 9in"."""

_RATE: Final = re.compile(r",? (?:an?|per|each|apiece) \w|/|\)|,? (?:a|per)-|,? (?:to|from) ", re.IGNORECASE)
_PRICE: Final = re.compile(
    r"(?:closed|closing|settled|traded|trading|sold|priced|price|bid|open\w*|high|low)(?: at| of| to)? $|\($"
)
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")


def is_contrasted(reading: Reading, each: Quantity, reach: int = REACH, words: re.Pattern[str] = CONTRAST) -> bool:
    """Tell whether the words around a number set it against another one, or another time."""
    if each.kind == "measure" and _COMPOUND.match(reading.text, each.span.end):
        return True
    if _RATE.match(reading.text, each.span.end) or _PRICE.search(
        reading.text, max(0, each.span.start - 24), each.span.start
    ):
        return True
    sentence = reading.sentence(each.span.start)
    first, last = max(sentence.start, each.span.start - reach), min(sentence.end, each.span.end + reach)
    around = reading.text[first : each.span.start] + " | " + reading.text[each.span.end : last]
    return words.search(around) is not None


def is_strongly_apart(reading: Reading, *places: Span) -> bool:
    """Tell whether words right beside one of the places set it apart."""
    return any(
        STRONG.search(reading.text, max(0, place.start - CLOSE), place.start)
        or STRONG.search(reading.text, place.end, place.end + CLOSE)
        for place in places
    )


def may_be_one(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers can be of one thing: not in one sentence, on no other source's word or time."""
    first, second = (reading.sentence(each.span.start) for each in (one, other))
    if first == second:
        return False
    ours, theirs = reading.speakers(one.span.start), reading.speakers(other.span.start)
    if ours and theirs and ours != theirs and not (one.definite or other.definite):
        return False
    if any(EARLIER.search(reading.text, sentence.start, sentence.end) for sentence in (first, second)):
        return False
    years = [set(_YEAR.findall(reading.text, sentence.start, sentence.end)) for sentence in (first, second)]
    if years[0] and years[1] and not years[0] & years[1]:
        return False
    return not any({q.exact for q in reading.quantities_in(s)} >= {one.exact, other.exact} for s in (first, second))


def are_linked(reading: Reading, one: Quantity, other: Quantity, enough: float) -> bool:
    """Tell whether the words around two numbers share enough that is rare in the article."""
    ours, theirs = (reading.around(each.span) | stems(" ".join(each.modifiers)) for each in (one, other))
    return reading.shared(ours, theirs) >= enough
