"""Numbers that the text speaks of as known, "the 26 families", though it has given another one before."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.amounts.alike import DIGITS, TEN_TIMES, TWICE, is_slip, near, within
from onrecord.checks.conflict.amounts.apart import REACH, STRONG, are_linked, is_contrasted, may_be_one
from onrecord.checks.conflict.reading import Reading, stems
from onrecord.text.quantities import Quantity, fit
from onrecord.text.units import TIMES

OFTEN: Final = 2
"""A number that is told so often is the usual one."""

SMALL: Final = 13
"""Smaller counts are common: another thing may well have one that is near."""

ALONE: Final = 4
FEW: Final = 5
THRICE: Final = 3.0
SURE: Final = 0.8
UNSURE: Final = 0.7
"""How sure a conflict is where the numbers differ by more than a figure."""

JUST_BEFORE: Final = 2
A_QUARTER: Final = 0.25

_NEW: Final = re.compile(r" (?:that|which|it|he|she|they|we|I)\b")
"""What says which number is meant, so that nothing has to have said it before: "the $64 million it pledged"."""

Pair = tuple[Quantity, Quantity, float]


def known_again(reading: Reading) -> Iterator[Pair]:
    """Hold a number that the text speaks of as known against the one that it may be instead."""
    for each in reading.quantities:
        if (
            each.definite
            and each.exact is not None
            and not reading.is_introduced(each)
            and not _is_span(each)
            and not _NEW.match(reading.text, each.span.end)
        ):
            yield from _instead(reading, each)


def _instead(reading: Reading, each: Quantity) -> Iterator[Pair]:
    same = _same(reading, each)
    if any(fit(each, q) for q in same):
        return
    times = TEN_TIMES if each.attributive or each.kind == "money" else TWICE
    close = [q for q in same if near(each, q, times) and may_be_one(reading, each, q)]
    values = {q.exact for q in close}
    if len(values) == 1:
        other = close[-1]
        slip = is_slip(each, other, figures=2 if each.kind == "money" else DIGITS)
        if slip or each.kind == "count":
            if each.kind == "money" or _is_meant(reading, each, other, same, slip=slip):
                yield each, other, SURE if slip else UNSURE
        elif not any(is_contrasted(reading, q, REACH, STRONG) for q in (each, other)):
            yield each, other, UNSURE
    elif len(same) == 1 and each.kind == "money":
        if _is_within(each, same[0]) and may_be_one(reading, each, same[0]) and _has_words_of(reading, each, same[0]):
            yield each, same[0], 0.75
    elif each.kind == "count" and not close and (each.exact or 0) >= SMALL:
        yield from _usual(reading, each)


def _same(reading: Reading, each: Quantity) -> list[Quantity]:
    """Give the other numbers of its kind and unit; of a "5-year plan" those of a plan."""
    same = [q for q in reading.quantities if q is not each and (q.kind, q.unit) == (each.kind, each.unit)]
    if each.attributive and each.unit in TIMES:
        same = [q for q in same if q.attributive and q.modifiers == each.modifiers]
    return same


def _is_meant(reading: Reading, each: Quantity, other: Quantity, same: list[Quantity], *, slip: bool) -> bool:
    """Tell whether the only number near one is the one that it takes up."""
    few = slip and each.kind != "count" and len({q.exact for q in same}) <= FEW
    if len({q.exact for q in same}) > 1 and not few and not _is_just_before(reading, other, each):
        return False
    alone = len(same) == 1 and (each.exact or 0) >= ALONE and not each.modifiers
    return each.kind != "count" or alone or are_linked(reading, each, other, 1.0)


def _is_within(one: Quantity, other: Quantity) -> bool:
    first, second = one.exact, other.exact
    return first is not None and second is not None and within(first, second, THRICE)


def _has_words_of(reading: Reading, each: Quantity, other: Quantity) -> bool:
    return bool(stems(" ".join(each.modifiers)) & reading.around(other.span))


def _is_just_before(reading: Reading, one: Quantity, other: Quantity) -> bool:
    """Tell whether a number stands at most two sentences before another one."""
    return 0 < reading.number(other.span.start) - reading.number(one.span.start) <= JUST_BEFORE


def _is_span(each: Quantity) -> bool:
    """Tell whether a number is a person's age or a length of time, which other kinds of conflict look at."""
    thing = len(each.modifiers) > 1 or (len(each.modifiers) == 1 and "old" not in each.modifiers)
    return each.unit in TIMES and not (each.attributive and thing)


def _usual(reading: Reading, each: Quantity) -> Iterator[Pair]:
    """Find the number that the text has again and again, and that differs from one by little."""
    often = [
        q
        for q in reading.quantities
        if q.kind == "count"
        and q.exact is not None
        and q.exact != each.exact
        and reading.how_often[q.exact] >= OFTEN
        and abs(q.exact - (each.exact or 0)) <= A_QUARTER * q.exact
    ]
    apart = often and reading.sentence(often[0].span.start) != reading.sentence(each.span.start)
    if apart and len({q.exact for q in often}) == 1:
        yield each, often[0], 0.7
