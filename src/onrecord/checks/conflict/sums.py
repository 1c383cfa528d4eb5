"""Parts that don't make their whole, shares that their counts don't bear out, and measures converted wrongly."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.quantities import Quantity
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span
from onrecord.text import NUMBER, read_bounds

SIZES: Final = {
    "kilometre": ("length", 1000.0), "mile": ("length", 1609.34), "metre": ("length", 1.0), "foot": ("length", 0.3048),
    "yard": ("length", 0.9144), "inch": ("length", 0.0254), "centimetre": ("length", 0.01),
    "acre": ("area", 4046.86), "hectare": ("area", 10000.0),
    "pound": ("weight", 0.453592), "kilogram": ("weight", 1.0), "tonne": ("weight", 1000.0), "ounce": ("weight", 0.0283495),
    "mph": ("speed", 1.60934), "kph": ("speed", 1.0), "litre": ("volume", 1.0),
}  # fmt: skip
"""What a unit measures, and how large it is."""

ROUNDED: Final = 0.13
"""A converted measure may be off by so much: "about 6 miles (10 kilometers)"."""



def _named(group: str) -> str:
    return rf"(?P<{group}>{NUMBER})"


_BRACKET: Final = re.compile(r"\s?(?:[\(\[]|, or )(?:about |around |roughly |some |nearly |or )?$")


def find(reading: Reading) -> Iterator[Finding]:
    """Find numbers that don't come to what the text makes of them."""
    yield from _conversions(reading)
    yield from _parts(reading)
    yield from _rest(reading)


def _conversions(reading: Reading) -> Iterator[Finding]:
    """Hold a measure against the one in brackets behind it."""
    for one, other in zip(reading.quantities, reading.quantities[1:], strict=False):
        between = reading.text[one.span.end : other.span.start] if one.span.end <= other.span.start else "x"
        if not _BRACKET.fullmatch(between) or reading.text[other.span.end : other.span.end + 1] not in ")]":
            continue
        if one.least is None or other.least is None or one.most is None or other.most is None:
            continue
        first, second = (one.least + one.most) / 2, (other.least + other.most) / 2
        if not _converts(one, first, other, second):
            message = f"{reading.quote(Span(one.span.start, other.span.end))}: the two are not the same."
            yield reading.finding("amount", message, 0.85, one.span, other.span)


def _converts(one: Quantity, first: float, other: Quantity, second: float) -> bool:
    """Tell whether two measures can be the same; True where they measure different things."""
    if {one.unit, other.unit} == {"C", "F"}:
        celsius, fahrenheit = (first, second) if one.unit == "C" else (second, first)
        right = abs(celsius * 1.8 + 32 - fahrenheit) <= 3
        below = abs(-celsius * 1.8 + 32 - fahrenheit) <= 3 or abs(-celsius * 1.8 + 32 + fahrenheit) <= 3
        return right or below or abs(celsius * 1.8 - fahrenheit) <= 2
    sizes = [SIZES.get(each.unit) for each in (one, other)]
    if sizes[0] is None or sizes[1] is None or sizes[0][0] != sizes[1][0] or one.unit == other.unit:
        return True
    ours, theirs = first * sizes[0][1], second * sizes[1][1]
    slack = max(one.step * sizes[0][1], other.step * sizes[1][1]) / 2
    return abs(ours - theirs) <= max(ROUNDED * max(ours, theirs), slack)


_OF_THE: Final = re.compile(
    rf"\bof (?:the|its|their|all|all the) (?:\w+['’]s )?{_named('whole')} (?P<head>[a-z]+s|people|men|women|children|patients)\b"
    rf"[^.\n]{{0,80}}?,(?: only| just)? {_named('part')}\b(?! (?:years|months|days|hours|minutes|per|%))",
    re.IGNORECASE,
)
_REST: Final = re.compile(rf"\b(?:the )?(?:other|remaining) {_named('rest')}\b(?! (?:years|months|days|hours|minutes|per|%))", re.IGNORECASE)


def _value(written: str) -> float | None:
    bounds = read_bounds(written)
    return bounds.least if bounds is not None and bounds.least == bounds.most else None


def _parts(reading: Reading) -> Iterator[Finding]:
    """Hold "of the 64 riders, 39 …" and "the other 25" against each other."""
    for match in _OF_THE.finditer(reading.text):
        rest = _REST.search(reading.text, match.end(), min(len(reading.text), match.end() + 160))
        if rest is None or "\n" in reading.text[match.end() : rest.start()]:
            continue
        whole, part, other = (_value(each) for each in (match["whole"], match["part"], rest["rest"]))
        if whole is None or part is None or other is None or whole == part + other:
            continue
        message = f"{match['part']} and {rest['rest']} are not {match['whole']}."
        spans = [Span(*each) for each in (rest.span("rest"), match.span("whole"), match.span("part"))]
        yield reading.finding("sum", message, 0.85, *spans)


def _rest(reading: Reading) -> Iterator[Finding]:
    return iter(())
