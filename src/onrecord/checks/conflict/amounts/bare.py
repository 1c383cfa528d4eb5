"""Numbers that stand alone and are spoken of as known: "the 47 who walked out", "all 14 of them"."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from onrecord.checks.conflict.amounts.alike import DIGITS, TWICE, is_changed, within
from onrecord.checks.conflict.amounts.apart import is_strongly_apart
from onrecord.checks.conflict.quantities import Quantity
from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span

LARGE: Final = 100
MOST_LARGE: Final = 8
"""Where a text has more large numbers, it is a table."""

SMALL: Final = 10
BESIDE: Final = 12
"""So near to "two of those three" stands another number that is no version of it."""

FEWEST: Final = 3
MOST_OF_FEW: Final = 30
A_QUARTER: Final = 0.25
JUST_BEFORE: Final = 2
"""So many sentences before stands what "those 31" takes up."""

_KNOWN: Final = re.compile(r"(?:\b(?:those|these|the|all|all the|his|her|its|their)|['’]s) $", re.IGNORECASE)
_FEW_KNOWN: Final = re.compile(r"\b(?:those|these|the|all|all the|all of the) $", re.IGNORECASE)
_FEW_BEHIND: Final = re.compile(
    r"(?: (?:people|men|women))?(?=[.,;:!?)”\"]"
    r"| (?:who|were|are|had|have|will|would|of them|to|on|in|from|was|is|nearest)\b)| [a-z]+s\b"
)
_NAMED: Final = re.compile(r"(?:[A-Z][\w’'-]+|\bNos?\.) $")
_PARTITIVE: Final = re.compile(r"\b(?:of|among|about) the $", re.IGNORECASE)
_BEHIND: Final = re.compile(
    r"(?=[.,;:!?)”\"]| (?:who|were|are|had|have|will|would|of them|to|on|in|from|bears?|was|is)\b)"
)
_NOT_COUNTED: Final = re.compile(r"[-–]|(?:th|st|nd|rd|s)\b|\s?(?:per cent|percent|%)")
_SIGNS: Final = frozenset("$£€-–#%/")

Value = tuple[Span, float]


def taken_up(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Hold "the 47 who walked out" against the one other number that it may be instead."""
    for span, value in reading.values:
        if value < SMALL or value in reading.introduced or 1900 <= value < 2100 or not _is_known(reading, span):
            continue
        close = [each for each in reading.values if _may_be_instead(reading, (span, value), each)]
        apart = [each for each in close if reading.sentence(each[0].start) != reading.sentence(span.start)]
        if apart and (meant := _meant(reading, (span, value), close, apart)) is not None:
            yield span, meant


def few_taken_up(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Hold a small number, "the four letters", against the one just before that it takes up: "wrote five times"."""
    for span, value in reading.values:
        if not FEWEST <= value <= MOST_OF_FEW or value in reading.introduced or not _takes_up(reading, span):
            continue
        at = reading.number(span.start)
        told = [each for each in reading.values if 0 <= at - reading.number(each[0].start) <= JUST_BEFORE]
        before = [(place, number) for place, number in told if place.start < span.start]
        if any(one + other == value for (_, one), (_, other) in combinations(before, 2)):
            continue  # it counts all of them
        near = [place for place, number in before if _may_be_few(number, value)]
        apart = [place for place in near if reading.number(place.start) < at]
        if apart and not any(0 < span.start - place.end <= BESIDE for place, _ in before):
            yield span, apart[-1]


def _may_be_few(number: float, value: float) -> bool:
    return number == int(number) > 1 and 0 < abs(number - value) <= max(2, A_QUARTER * value)


def slips(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Find two numbers of three figures or more that differ in one, or have two of them changed round."""
    large = [
        (span, value)
        for span, value in reading.values
        if value >= LARGE and value == int(value) and not 1500 <= value < 2100 and _is_plain(reading, span)
    ]
    if len({value for _, value in large}) > MOST_LARGE:
        return
    for (one, first), (other, second) in combinations(large, 2):
        if not within(first, second, TWICE) or not is_changed(first, second, DIGITS + 1):
            continue
        units = {reading.counted[each.start].unit for each in (one, other) if each.start in reading.counted}
        if len(units) > 1 or min(reading.how_often[first], reading.how_often[second]) > 1:
            continue
        if reading.sentence(one.start) != reading.sentence(other.start) and not is_strongly_apart(reading, one, other):
            yield one, other


def is_of_a_name(reading: Reading, span: Span, start: int) -> bool:
    """Tell whether a number belongs to a name: "Article 27", "Explorer 9"; in titles with capitals none does."""
    first = max(start, span.start - 24)
    return _NAMED.search(reading.text, first, span.start) is not None and not reading.given.in_title(span.start)


def _is_known(reading: Reading, span: Span) -> bool:
    first = max(0, span.start - 10)
    return (
        _BEHIND.match(reading.text, span.end) is not None
        and not _NOT_COUNTED.match(reading.text, span.end)
        and _KNOWN.search(reading.text, first, span.start) is not None
        and not _NAMED.search(reading.text, first, span.start)
    )


def _takes_up(reading: Reading, span: Span) -> bool:
    first = max(0, span.start - 12)
    return (
        _FEW_BEHIND.match(reading.text, span.end) is not None
        and _FEW_KNOWN.search(reading.text, first, span.start) is not None
    )


def _may_be_instead(reading: Reading, one: Value, other: Value) -> bool:
    span, value = other
    return (
        value != one[1]
        and value >= SMALL
        and abs(value - one[1]) <= A_QUARTER * max(value, one[1])
        and not 1900 <= value < 2100
        and not _NOT_COUNTED.match(reading.text, span.end)
        and reading.text[max(0, span.start - 1) : span.start] not in ("$", "£", "€")
    )


def _meant(reading: Reading, one: Value, close: list[Value], apart: list[Value]) -> Span | None:
    """Choose the number that one should be: the one just before, the only one, or the one that is told most often."""
    span, value = one
    at = reading.number(span.start)
    just_before = [place for place, _ in apart if 0 < at - reading.number(place.start) <= JUST_BEFORE]
    if just_before:
        return just_before[-1]
    numbers = {number for _, number in close}
    often = max(numbers, key=lambda number: (reading.how_often[number], -abs(number - value), number))
    if len(numbers) == 1 or reading.how_often[often] > 1:
        return next((place for place, number in apart if number == often), apart[0][0])
    if _PARTITIVE.search(reading.text, max(0, span.start - 12), span.start):
        return min(close, key=lambda found: (abs(found[1] - value), found[0]))[0]
    return None


def _is_plain(reading: Reading, span: Span) -> bool:
    each: Quantity | None = reading.counted.get(span.start)
    beside = reading.text[max(0, span.start - 1) : span.start] + reading.text[span.end : span.end + 1]
    counts = each is None or (each.kind == "count" and each.exact is not None)
    return counts and not set(beside) & _SIGNS and not is_of_a_name(reading, span, 0)
