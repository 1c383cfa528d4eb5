"""One amount or count given as two numbers: "charged $61,400" in the title, "$64,100" in the article."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import inf
from typing import Final

from onrecord.checks.conflict.quantities import TIMES, Quantity, fit
from onrecord.checks.conflict.reading import Reading, stems
from onrecord.checks.finding import Finding
from onrecord.schema import Span

NEAR: Final = 0.3
"""Two numbers for one thing differ by no more than this share of the larger one …"""

DIGITS: Final = 3
"""… or are written with the same figures but one or two."""

MOST: Final = 40
"""No more numbers of one unit are compared, so that a table of figures costs no time."""

TWICE: Final = 2.5
COMPARED: Final = frozenset({"vote", "share", "point", "seat", "goal", "ounce", "inch", "penny", "C", "F"})
OFTEN: Final = 2
SMALL: Final = 13
SMALL_BARE: Final = 10
ALONE: Final = 4
THRICE: Final = 3
MOST_SLIPS: Final = 12
JUST_BEFORE: Final = 2
A_FIFTH: Final = 0.25
TOLD_AGAIN: Final = 1.5
REACH: Final = 45
FEW: Final = 5
LINKED: Final = 5.0
"""How much the words around two numbers have to share: about two or three words that the article rarely uses."""

CONTRAST: Final = re.compile(
    r"\b(?:early|earlier|previous(?:ly)?|initial(?:ly)?|at first|originally|formerly|old|revis\w+|correct\w+|updat\w+|ris(?:e|es|en|ing)"
    r"|rose|rais\w+|climb\w*|increas\w+|up from|down from|fell|fall\w*|drop\w*|declin\w*|gr[eo]w\w*|shr[aiu]nk|slip\w*"
    r"|jump\w*|surg\w*|widen\w*|narrow\w*|double\w*|instead|compar\w+|than|versus|against|another|other|second|third"
    r"|additional|extra|further|more|next|would|could|may|might|expect\w*|forecast\w*|target\w*|predict\w*|estimat\w+"
    r"|last (?:year|month|week|season|quarter)|year[- ]ago|a year (?:ago|earlier|before)|ago|each|every|per|apiece|average"
    r"|median|typical\w*|half|rest|remain\w*|some of|disput\w+|closer to|claim\w*|by contrast|while|whereas|respectively"
    r"|both|between|from|only|first|new|further|subsequent\w*|later|then|until|before|after)\b",
    re.IGNORECASE,
)
STRONG: Final = re.compile(
    r"\b(?:early|earlier|previous(?:ly)?|initial(?:ly)?|at first|originally|revis\w+|correct\w+|ris(?:e|es|en|ing)|rose|climb\w*"
    r"|increas\w+|up from|down from|fell|drop\w*|declin\w*|instead|compar\w+|than|versus|against|another|other|second|third"
    r"|additional|extra|further|more|next|forecast\w*|estimat\w+|last (?:year|month|week|season|quarter)|year[- ]ago|ago|each"
    r"|every|per|average|median|disput\w+|closer to|claim\w*|between|from|both|respectively|minimum|maximum)\b",
    re.IGNORECASE,
)
"""Words that set even two numbers apart that differ in one figure."""

_EARLIER: Final = re.compile(
    r"\b(?:early (?!on\b|in\b|[A-Z])\w+|earlier|initial(?:ly)?|at first|originally|previous(?:ly)?|corrected|revised|updated)\b"
)
_COMPOUND: Final = re.compile(r"(?:,? and)? ?\d")
"""What goes on with a smaller unit: "8ft 9in"."""

_RATE: Final = re.compile(r",? (?:an?|per|each|apiece) \w|/|\)|,? (?:a|per)-|,? (?:to|from) ", re.IGNORECASE)
_PRICE: Final = re.compile(
    r"(?:closed|closing|settled|traded|trading|sold|priced|price|bid|open\w*|high|low)(?: at| of| to)? $|\($"
)
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")


def find(reading: Reading) -> Iterator[Finding]:
    """Find two numbers for what is surely the same."""
    told: set[Span] = set()
    for one, other, confidence in [*_titles(reading), *_known_again(reading), *_repeated(reading)]:
        if not {one.span, other.span} & told:
            told |= {one.span, other.span}
            yield _finding(reading, one.span, other.span, confidence)
    for first, second in (*_bare(reading), *_first_sentence(reading), *_slips(reading)):
        if not {first, second} & told:
            told |= {first, second}
            yield _finding(reading, first, second, 0.7)


def _finding(reading: Reading, one: Span, other: Span, confidence: float) -> Finding:
    message = f"{reading.quote(one)} here, {reading.quote(other)} elsewhere."
    return reading.finding(
        "amount", message, confidence, one, other, *reading.again(other, one), *reading.again(one, other)
    )


def _first_sentence(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Hold the numbers of the title against the one number of their kind in the first sentence, which tells it again."""
    title = reading.given.record.article.title
    lead = next((each for each in reading.given.sentences if title is not None and each.start >= title.end), None)
    if title is None or lead is None:
        return
    if len(lead.cut(reading.text)) < SHORT and lead.end < len(reading.text):
        lead = reading.sentence(lead.end + 2)
    counted = {each.number.start: each for each in reading.quantities}
    in_title, in_lead = (
        [
            (span, value)
            for span, value in reading.values
            if place.start <= span.start < place.end
            and value >= FEWEST
            and not _is_of_a_name(reading, span, place.start)
        ]
        for place in (title, lead)
    )
    if any(len({value for _, value in found}) > 3 for found in (in_title, in_lead)):
        return
    told_again = {value for _, value in in_lead}
    for span, value in in_title:
        if value in told_again or 1900 <= value < 2100:
            continue
        one = counted.get(span.start)
        same = [
            (place, number)
            for place, number in in_lead
            if number not in {v for _, v in in_title}
            and abs(number - value) <= A_THIRD * max(number, value)
            and _unit(counted.get(place.start)) == _unit(one)
            and not (1900 <= number < 2100)
        ]
        bent = [
            each
            for each in (one, counted.get(same[0][0].start) if same else None)
            if each is not None and each.exact is None
        ]
        shared = reading.shared(stems(title.cut(reading.text)), stems(lead.cut(reading.text)))
        if len(same) == 1 and not bent and shared >= TOLD_AGAIN and not STRONG.search(_near(reading, same[0][0])):
            yield same[0][0], span


def _slips(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Find two numbers of three figures or more that differ in one, or have two of them changed round."""
    counted = {each.number.start: each for each in reading.quantities}
    large = [
        (span, value)
        for span, value in reading.values
        if value >= LARGE
        and value == int(value)
        and not 1500 <= value < 2100
        and _is_plain(reading, span, counted.get(span.start))
    ]
    if len({value for _, value in large}) > MOST_LARGE:
        return
    for (one, first), (other, second) in combinations(large, 2):
        units = {_unit(counted.get(span.start)) for span in (one, other)} - {""}
        if (
            len(units) > 1
            or not is_changed(first, second, DIGITS + 1)
            or max(first, second) > TWICE * min(first, second)
        ):
            continue
        if min(reading.how_often[first], reading.how_often[second]) > 1:
            continue
        if reading.sentence(one.start) != reading.sentence(other.start) and not STRONG.search(
            _near(reading, one) + _near(reading, other)
        ):
            yield one, other


def _is_plain(reading: Reading, span: Span, each: Quantity | None) -> bool:
    beside = reading.text[max(0, span.start - 1) : span.start] + reading.text[span.end : span.end + 1]
    counts = each is None or (each.kind == "count" and each.exact is not None)
    return counts and not set(beside) & set("$£€-–#%/") and not _is_of_a_name(reading, span, 0)


LARGE: Final = 100
MOST_LARGE: Final = 8


def _is_of_a_name(reading: Reading, span: Span, start: int) -> bool:
    """Tell whether a number belongs to a name: "Article 27", "Explorer 9"; in titles with capitals none does."""
    before = reading.text[max(start, span.start - 24) : span.start]
    return _NAMED.search(before) is not None and not reading.given.in_title(span.start)


def _unit(each: Quantity | None) -> str:
    return "" if each is None else each.unit


def _near(reading: Reading, span: Span) -> str:
    return reading.text[max(0, span.start - 30) : span.start] + "|" + reading.text[span.end : span.end + 30]


SHORT: Final = 45
FEWEST: Final = 5
A_THIRD: Final = 0.34
_KNOWN: Final = re.compile(r"(?:\b(?:those|these|the|all|all the|his|her|its|their)|['’]s) $", re.IGNORECASE)
_NAMED: Final = re.compile(r"(?:[A-Z][\w’'-]+|\bNos?\.) $")
_PARTITIVE: Final = re.compile(r"\b(?:of|among|about) the $", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"(?=[.,;:!?)”\"]| (?:who|were|are|had|have|will|would|of them|to|on|in|from|bears?|was|is)\b)"
)
_NOT_COUNTED: Final = re.compile(r"[-–]|th\b|st\b|nd\b|rd\b|s\b|\s?(?:per cent|percent|%)")


def _bare(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Hold "the 47 who walked out" against the one other number that it may be instead."""
    for span, value in reading.values:
        if value < SMALL_BARE or value in reading.introduced or 1900 <= value < 2100:
            continue
        before, after = reading.text[max(0, span.start - 10) : span.start], reading.text[span.end : span.end + 12]
        if not _KNOWN.search(before) or _NAMED.search(before) or not _BEHIND.match(after) or _NOT_COUNTED.match(after):
            continue
        close = [
            (other, number)
            for other, number in reading.values
            if number != value
            and abs(number - value) <= A_FIFTH * max(value, number)
            and not 1900 <= number < 2100
            and not _NOT_COUNTED.match(reading.text[other.end : other.end + 10])
            and reading.text[max(0, other.start - 1) : other.start] not in ("$", "£", "€")
            and number >= SMALL_BARE
        ]
        apart = [other for other, _ in close if reading.sentence(other.start) != reading.sentence(span.start)]
        if not apart:
            continue
        numbers = {number for _, number in close}
        often = max(numbers, key=lambda number: (reading.how_often[number], -abs(number - value), number))
        just_before = [
            other for other in apart if 0 < reading.number(span.start) - reading.number(other.start) <= JUST_BEFORE
        ]
        if len(numbers) == 1 or reading.how_often[often] > 1:
            yield span, next((other for other, number in close if number == often and other in apart), apart[0])
        elif just_before:
            yield span, just_before[-1]
        elif _PARTITIVE.search(reading.text, max(0, span.start - 12), span.start):
            yield span, min(close, key=lambda found: (abs(found[1] - value), found[0]))[0]


def _by_unit(reading: Reading) -> dict[tuple[str, str], list[Quantity]]:
    found: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for each in reading.quantities:
        if len(found[each.kind, each.unit]) < MOST:
            found[each.kind, each.unit].append(each)
    return found


def near(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers differ as two versions of one do: little, or in a figure or two."""
    first, second = one.exact, other.exact
    if first is None or second is None or (one.attributive and other.attributive and one.modifiers != other.modifiers):
        return False
    if abs(first - second) <= NEAR * max(first, second):
        return True
    if max(first, second) > TWICE * min(first, second):
        return False
    return is_slip(one, other)


def _titles(reading: Reading) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Hold a number of the title that the text doesn't have against the number of its kind that stands right below."""
    for each in reading.quantities:
        if not reading.given.in_title(each.span.start) or each.exact is None or reading.how_often[each.exact] > 1:
            continue
        below = [q for q in reading.quantities if _is_alike(each, q) and not reading.given.in_title(q.span.start)]
        if any(q.exact is not None and fit(each, q) for q in below):
            continue
        close = [q for q in below if near(each, q) and not _is_contrasted(reading, q, near_only=True)]
        lead = [q for q in close if reading.in_lead(q.span.start)]
        chosen = lead or (close if each.kind == "money" else [])
        if len({q.exact for q in chosen}) == 1 and _is_told_again(reading, each, chosen[0]):
            yield each, chosen[0], 0.85


def _is_alike(one: Quantity, other: Quantity) -> bool:
    return (one.kind, one.unit) == (other.kind, other.unit)


def _is_told_again(reading: Reading, title: Quantity, below: Quantity) -> bool:
    """Tell whether a sentence of the text tells again what the title tells."""
    words = stems(reading.sentence(title.span.start).cut(reading.text))
    return reading.shared(words, reading.around(below.span, 200)) >= TOLD_AGAIN


def _is_contrasted(reading: Reading, each: Quantity, *, near_only: bool = False, slip: bool = False) -> bool:
    """Tell whether the words around a number set it against another one, or another time."""
    if each.kind == "measure" and _COMPOUND.match(reading.text, each.span.end):
        return True
    if _RATE.match(reading.text, each.span.end) or _PRICE.search(
        reading.text, max(0, each.span.start - 24), each.span.start
    ):
        return True
    sentence = reading.sentence(each.span.start)
    reach = 30 if near_only else REACH
    first, last = max(sentence.start, each.span.start - reach), min(sentence.end, each.span.end + reach)
    around = reading.text[first : each.span.start] + " | " + reading.text[each.span.end : last]
    return (STRONG if slip else CONTRAST).search(around) is not None


def _known_again(reading: Reading) -> Iterator[tuple[Quantity, Quantity, float]]:  # noqa: C901 (one loop of guards)
    """Hold a number that the text speaks of as known, "the 26 families", against the one that it may be instead."""
    for each in reading.quantities:
        if not each.definite or each.exact is None or each.exact in reading.introduced or _is_span(each):
            continue
        if _NEW.match(reading.text, each.span.end):
            continue
        same = [q for q in reading.quantities if q is not each and _is_alike(each, q)]
        if each.attributive and each.unit in TIMES:
            same = [q for q in same if q.attributive and q.modifiers == each.modifiers]
        if any(fit(each, q) for q in same):
            continue
        close = [q for q in same if near(each, q) and _may_be_one(reading, each, q)]
        if len({q.exact for q in close}) == 1 and (
            len({q.exact for q in same}) == 1
            or _is_just_before(reading, close[-1], each)
            or _is_slip_of_few(each, close[-1], same)
        ):
            alone = len(same) == 1 and each.exact >= ALONE and not each.modifiers
            if each.attributive or each.kind != "count" or alone or _linked(reading, each, close[0], 1.0):
                yield each, close[-1], 0.8
        elif len(same) == 1 and each.kind == "money" and _is_within(each, same[0], THRICE):
            if _may_be_one(reading, each, same[0]) and stems(" ".join(each.modifiers)) & reading.around(same[0].span):
                yield each, same[0], 0.75
        elif each.kind == "count" and not close and each.exact >= SMALL:
            yield from _usual(reading, each)


def _is_within(one: Quantity, other: Quantity, times: float) -> bool:
    first, second = one.exact, other.exact
    return first is not None and second is not None and max(first, second) <= times * min(first, second)


def _is_just_before(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """Tell whether a number stands at most two sentences before another one."""
    return 0 < reading.number(other.span.start) - reading.number(one.span.start) <= JUST_BEFORE


_NEW: Final = re.compile(r" (?:that|which|it|he|she|they|we|I)\b")
"""What says which number is meant, so that nothing has to have said it before: "the $64 million it pledged"."""


def _is_slip_of_few(one: Quantity, other: Quantity, same: list[Quantity]) -> bool:
    return one.kind == "money" and len({q.exact for q in same}) <= FEW and is_slip(one, other, figures=2)


def _is_span(each: Quantity) -> bool:
    """Tell whether a number is a person's age or a length of time, which other kinds of conflict look at."""
    return each.unit in TIMES and not (each.attributive and _thing(each))


def _thing(each: Quantity) -> bool:
    return len(each.modifiers) > 1 or (len(each.modifiers) == 1 and "old" not in each.modifiers)


def _usual(reading: Reading, each: Quantity) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Find the number that the text has again and again, and that differs from one in a figure."""
    often = [
        q
        for q in reading.quantities
        if q.kind == "count"
        and q.exact is not None
        and reading.how_often[q.exact] >= OFTEN
        and abs(q.exact - (each.exact or 0)) <= A_FIFTH * q.exact
    ]
    if len({q.exact for q in often}) == 1 and reading.sentence(often[0].span.start) != reading.sentence(
        each.span.start
    ):
        yield each, often[0], 0.7


def _may_be_one(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers can be of one thing: not in one sentence, on no other source's word, of no other time."""
    first, second = (reading.sentence(each.span.start) for each in (one, other))
    if first == second:
        return False
    ours, theirs = reading.speakers(one.span.start), reading.speakers(other.span.start)
    if ours and theirs and ours != theirs and not (one.definite or other.definite):
        return False
    if any(_EARLIER.search(sentence.cut(reading.text)) for sentence in (first, second)):
        return False
    years = [set(_YEAR.findall(sentence.cut(reading.text))) for sentence in (first, second)]
    if years[0] and years[1] and not years[0] & years[1]:
        return False
    return not any({q.exact for q in reading.quantities_in(s)} >= {one.exact, other.exact} for s in (first, second))


def _linked(reading: Reading, one: Quantity, other: Quantity, enough: float) -> bool:
    ours, theirs = (reading.around(each.span) | stems(" ".join(each.modifiers)) for each in (one, other))
    return reading.shared(ours, theirs) >= enough


def _repeated(reading: Reading) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Hold against each other two numbers among the same rare words."""
    for (_, unit), same in _by_unit(reading).items():
        if unit in COMPARED:
            continue
        values = [each.exact for each in same]
        for one, other in combinations(same, 2):
            if one.exact is None or other.exact is None or fit(one, other) or not near(one, other):
                continue
            if values.count(one.exact) > 1 and values.count(other.exact) > 1:
                continue
            if not _may_be_one(reading, one, other) or any(_is_set_apart(reading, q, one, other) for q in (one, other)):
                continue
            if _linked(reading, one, other, _enough(one, other, len(same))):
                yield one, other, 0.75


def _is_set_apart(reading: Reading, each: Quantity, one: Quantity, other: Quantity) -> bool:
    """Tell whether words set one of two numbers apart; it takes more if the two are one but for their figures' order."""
    if one.kind in ("money", "measure") and one.unit not in TIMES and is_turned(one.exact or 0, other.exact or 0):
        return _TURNED_APART.search(reading.text[max(0, each.span.start - 16) : each.span.start]) is not None
    return _is_contrasted(reading, each, slip=one.kind == "money" and is_slip(one, other, figures=2))


_TURNED_APART: Final = re.compile(r"\b(?:from|than|another|other|earlier|against)\b|\($")


def is_turned(one: float, other: float) -> bool:
    """Tell whether two numbers have the same figures in another order.

    >>> is_turned(47000, 74000), is_turned(47000, 47000), is_turned(47000, 46000)
    (True, False, False)
    """
    ours, theirs = (sorted(f"{each:.15g}".replace(".", "").rstrip("0")) for each in (one, other))
    return one != other and ours == theirs and len(ours) > 1


def _enough(one: Quantity, other: Quantity, how_many: int) -> float:
    """Say how much the words around two numbers have to share, by how likely the numbers are alike by chance."""
    if one.kind in ("share", "money") and not is_slip(one, other, figures=2 if one.kind == "money" else DIGITS):
        return inf
    if one.kind == "money" and is_slip(one, other) and how_many <= MOST_SLIPS:
        return 0.0
    if how_many > FEW or one.unit in TIMES or one.kind == "share":
        return LINKED
    if one.unit == "person":
        return 2.0
    return 0.0 if is_slip(one, other, figures=2 if one.kind == "money" else DIGITS) else 1.5


def is_slip(one: Quantity, other: Quantity, *, figures: int = DIGITS) -> bool:
    """Tell whether two numbers differ in one figure, or have two of them changed round."""
    return is_changed(one.exact or 0, other.exact or 0, figures)


def is_changed(one: float, other: float, figures: int) -> bool:
    """Tell whether two numbers differ in one figure of at least so many, or have the same ones in another order.

    >>> is_changed(281, 218, 3), is_changed(64000, 61000, 2), is_changed(12, 47, 2)
    (True, True, False)
    """
    ours, theirs = (f"{each:.15g}".replace(".", "").rstrip("0") for each in (one, other))
    if one == other or len(ours) != len(theirs) or len(ours) < 2:
        return False
    changed = sum(a != b for a, b in zip(ours, theirs, strict=True))
    return sorted(ours) == sorted(theirs) or (changed == 1 and len(ours) >= figures)
