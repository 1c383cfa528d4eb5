"""A measure and the same one in another unit, in brackets: "41C (106F)", "about 6 miles (10 kilometers)"."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span
from onrecord.text.quantities import Quantity

SIZES: Final = {
    "kilometre": ("length", 1000.0), "mile": ("length", 1609.34), "metre": ("length", 1.0), "foot": ("length", 0.3048),
    "yard": ("length", 0.9144), "inch": ("length", 0.0254), "centimetre": ("length", 0.01),
    "acre": ("area", 4046.86), "hectare": ("area", 10000.0),
    "pound": ("weight", 0.453592), "kilogram": ("weight", 1.0), "tonne": ("weight", 1000.0),
    "ounce": ("weight", 0.0283495), "mph": ("speed", 1.60934), "kph": ("speed", 1.0), "litre": ("volume", 1.0),
}  # fmt: skip
"""What a unit measures, and how large it is."""

ROUNDED: Final = 0.13
"""A converted measure may be off by so much."""

_BRACKET: Final = re.compile(r"\s?(?:[\(\[]|, or )(?:about |around |roughly |some |nearly |or )?$")


def conversions(reading: Reading) -> Iterator[Finding]:
    """Hold a measure against the one in brackets behind it."""
    for one, other in pairwise(reading.quantities):
        if one.span.end > other.span.start or reading.text[other.span.end : other.span.end + 1] not in (")", "]"):
            continue
        if not _BRACKET.fullmatch(reading.text, one.span.end, other.span.start):
            continue
        if one.least is None or other.least is None or one.most is None or other.most is None:
            continue
        if not _converts(one, (one.least + one.most) / 2, other, (other.least + other.most) / 2):
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
