"""What ends before it begins: "between 2016 and 2013", "opened in 2004 and closed in 1998", "after the leak"."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.comparing import MONTHS
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span

_MONTH: Final = rf"(?:(?:{'|'.join(MONTHS)})(?: \d\d?,)? )?"
_FIRST: Final = rf"(?P<first>{_MONTH}(?:1[5-9]|20)\d\d)"
_SECOND: Final = rf"(?P<second>{_MONTH}(?:1[5-9]|20)\d\d)"
_BEGUN: Final = (
    r"opened|founded|established|began|started|born|elected|joined|married|wed|moved in|arrived|launched|formed|set up"
)
_ENDED: Final = r"closed|ended|died|retired|left|demolished|divorced|finished|dissolved|shut|stepped down|pulled down"

_PATTERNS: Final = (
    re.compile(rf"\b[Bb]etween {_FIRST} and {_SECOND}\b(?! (?:people|and)\b)"),
    re.compile(rf"\b[Ff]rom {_FIRST} (?:to|until|till|through) {_SECOND}\b"),
    re.compile(rf"\bin {_FIRST} and again in {_SECOND}\b"),
    re.compile(rf"\bthe first in {_FIRST}\b[^.;\n]{{0,20}}\bthe last[^.;\n]{{0,30}}\bin {_SECOND}\b"),
    re.compile(
        rf"\b(?:{_BEGUN})\b[^.;\n]{{0,30}}?\bin {_FIRST} (?:and|but) (?:was |were |had )?"
        rf"(?:{_ENDED})\b[^.;\n]{{0,20}}?\bin {_SECOND}\b"
    ),
)
_YEAR: Final = re.compile(r"\d{4}$")
_BESIDE_EVENT: Final = re.compile(
    rf"\b(?P<way>before|after) the (?P<noun>[a-z]{{4,}}),? in (?P<month>{'|'.join(MONTHS)})"
    r" (?P<year>(?:1[5-9]|20)\d\d)\b"
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find years and months whose order is the wrong way round for the words around them."""
    if len(reading.years) < 2:
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(reading.text):
            first, second = (_YEAR.search(match[group]) for group in ("first", "second"))
            if first is None or second is None or int(first[0]) <= int(second[0]):
                continue
            spans = [Span(*match.span(group)) for group in ("second", "first")]
            message = f"{reading.quote(Span(match.start(), match.end()))}: the second comes before the first."
            yield reading.finding("order", message, 0.85, *spans)
    yield from _around_events(reading)


def _around_events(reading: Reading) -> Iterator[Finding]:
    """Hold "after the leak, in September 2018" against the only date that the article gives of the leak."""
    for match in _BESIDE_EVENT.finditer(reading.text):
        told = [
            each
            for each in reading.dates
            if each.year and re.search(rf"\b{match['noun']}\b", reading.sentence(each.span.start).cut(reading.text))
        ]
        if len({(each.year, each.month) for each in told}) != 1:
            continue
        then = int(match["year"]), MONTHS.index(match["month"]) + 1
        event = told[0].year or 0, told[0].month
        if then != event and (then < event) != (match["way"] == "before"):
            span = Span(*match.span())
            message = f"{reading.quote(span)} doesn’t fit {reading.quote(told[0].span)}."
            yield reading.finding("order", message, 0.8, span, told[0].span)
