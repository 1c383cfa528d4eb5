"""Numbers that stand alone and are spoken of as known: "the 47 who walked out", "all 14 of them"."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from onrecord.checks.conflict.amounts.alike import DIGITS, TWICE, is_changed, within
from onrecord.checks.conflict.amounts.apart import is_strongly_apart
from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span
from onrecord.text.units import TIMES

LARGE: Final = 100
MOST_LARGE: Final = 12
"""Where a text has more large numbers, it is a table."""

SMALL: Final = 10
BESIDE: Final = 12
"""So near to "two of those three" stands another number that is no version of it."""

OFTEN: Final = 3
"""A number that is told so often is the usual one."""

FEWEST: Final = 3
MOST_OF_FEW: Final = 30
A_QUARTER: Final = 0.25
JUST_BEFORE: Final = 2
"""So many sentences before stands what "those 31" takes up …"""

ALL_OF_THEM: Final = 8
"""… and so many what "all 14 of them" does."""

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
    ages = _ages(reading)
    for span, value in reading.values:
        if value < SMALL or value in reading.introduced or 1900 <= value < 2100 or not _is_known(reading, span):
            continue
        others = (each for each in reading.values if each[1] not in ages)
        close = [each for each in others if _may_be_instead(reading, (span, value), each)]
        apart = [each for each in close if reading.sentence(each[0].start) != reading.sentence(span.start)]
        if apart and (meant := _meant(reading, (span, value), close, apart)) is not None:
            yield span, meant


def few_taken_up(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Hold a small number, "the four letters", against the one just before that it takes up: "wrote five times"."""
    ages = _ages(reading)
    for span, value in reading.values:
        if not FEWEST <= value <= MOST_OF_FEW or value in reading.introduced or not _takes_up(reading, span):
            continue
        at, unit = reading.number(span.start), _unit_of_time(reading, span)
        reach = ALL_OF_THEM if reading.text.startswith(" of them", span.end) else JUST_BEFORE
        told = [
            (place, number)
            for place, number in reading.values
            if 0 <= at - reading.number(place.start) <= reach and _unit_of_time(reading, place) == unit
        ]
        before = [(place, number) for place, number in told if place.start < span.start]
        if any(one + other == value for (_, one), (_, other) in combinations(before, 2)):
            continue  # it counts all of them
        near = [place for place, n in before if _may_be_few(n, value) and n not in ages]
        apart = [place for place in near if reading.number(place.start) < at]
        if any(0 < span.start - place.end <= BESIDE for place, _ in before):
            continue
        if apart:
            yield span, apart[-1]
        elif (usual := _usual(reading, span, value)) is not None:
            yield span, usual


def _unit_of_time(reading: Reading, span: Span) -> str:
    each = reading.counted.get(span.start)
    return each.unit if each is not None and each.unit in TIMES else ""


def _usual(reading: Reading, span: Span, value: float) -> Span | None:
    """Give the first place of the only number near one that the text has again and again."""
    near = {n for n, count in reading.how_often.items() if count >= OFTEN and _may_be_few(n, value)}
    if len(near) != 1 or reading.how_often[value] > 1:
        return None
    first = next(place for place, number in reading.values if number in near)
    return first if first.start < span.start and reading.sentence(first.start).end < span.start else None


def _ages(reading: Reading) -> set[float]:
    """Give the numbers that stand somewhere as an age does: they count nothing."""
    return {value for span, value in reading.values if _is_apposed(reading.text, span)}


def _is_apposed(text: str, span: Span) -> bool:
    """Tell whether a number stands between commas or in brackets, as an age does: "Moe, 38, said"."""
    return text[max(0, span.start - 2) : span.start] in (", ", " (") and text[span.end : span.end + 1] in (
        ",",
        ".",
        ")",
    )


def _may_be_few(number: float, value: float) -> bool:
    return number == int(number) > 1 and 0 < abs(number - value) <= max(2, A_QUARTER * value)


def slips(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Find two numbers of three figures or more that differ in one, or have two of them changed round."""
    large = [
        (span, value)
        for span, value in reading.values
        if value >= LARGE and value == int(value) and not 1500 <= value < 2100 and not is_of_a_name(reading, span, 0)
    ]
    if len({value for _, value in large}) > MOST_LARGE:
        return
    for (one, first), (other, second) in combinations(large, 2):
        if not within(first, second, TWICE) or not is_changed(first, second, DIGITS + 1):
            continue
        if min(reading.how_often[first], reading.how_often[second]) > 1 or not _may_be_one_kind(reading, one, other):
            continue
        if reading.sentence(one.start) != reading.sentence(other.start) and not is_strongly_apart(reading, one, other):
            yield one, other


def is_of_a_name(reading: Reading, span: Span, start: int) -> bool:
    """Tell whether a number belongs to a name: "Article 27", "Explorer 9"; in titles with capitals none does."""
    named = _NAMED.search(reading.text, max(start, span.start - 24), span.start)
    if named is None or reading.given.in_title(span.start):
        return False
    return named.start() - reading.sentence(span.start).start > 1  # any word that begins a sentence has a capital


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


def _may_be_one_kind(reading: Reading, one: Span, other: Span) -> bool:
    """Tell whether two numbers may count the same: one noun, or one of them alone; no parts of something else."""
    counted = [each for span in (one, other) if (each := reading.counted.get(span.start)) is not None]
    if any(each.exact is None for each in counted) or len({each.unit for each in counted}) > 1:
        return False
    if len(counted) == 2 and counted[0].kind != "count":
        return False
    around = "".join(reading.text[max(0, each.start - 1) : each.start] for each in (one, other))
    behind = "".join(reading.text[each.end : each.end + 1] for each in (one, other))
    return not set(around + behind) & _SIGNS
