"""What ends before it begins: "between 2016 and 2013", "opened in 2004 and closed in 1998"."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span

_MONTH: Final = (
    "(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \\d\\d?,)? )?"
)
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


def find(reading: Reading) -> Iterator[Finding]:
    """Find years whose order is the wrong way round for the words around them."""
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
