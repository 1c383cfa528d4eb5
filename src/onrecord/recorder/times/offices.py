"""Who a text says holds an office of state."""

import re
from collections.abc import Iterator
from typing import Final

_TITLED: Final = re.compile(
    r"\b(?P<title>President|Prime Minister|Chancellor|Premier|King|Queen|Pope) "
    r"(?P<name>[A-Z]\w+(?:[ -](?:[A-Z]\.|[A-Z]\w+)){1,3})"
    r"(?= (?:says|said|told|announced|will|plans|wants|urges|urged|warns|warned|vowed|called on)\b)"
)
_NO_LONGER: Final = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate|then|onetime|Vice|Deputy|under|since|when)[ -](?:[\w.]+ ){0,2}$"
    r"|\b(?:for|of|by|with|from|to|than|like|against|about|and) (?:[A-Z][\w.]+ ){0,2}$"
)
"""What tells of another time, and what leads to somebody who isn't the one who speaks or acts: "an aide of"."""

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_REACH: Final = 200
_MOST: Final = 8
"""Of so many names is it asked when they held an office."""


def incumbents(text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Give the titles of offices with the full names behind them, each with the span of its first mention so.

    They have to speak or act now: who held it once keeps the title in other sentences, and sentences that tell of
    another time are left out.

    >>> list(incumbents("President Li Wen said so, long after President Ana Reyes."))
    [('President', 'Li Wen', (0, 16))]
    """
    seen: set[str] = set()
    for match in _TITLED.finditer(text):
        before = re.split(r"[.!?]\s|\n", text[max(0, match.start() - _REACH) : match.start()])[-1]
        if _NO_LONGER.search(before) or _YEAR.search(before) or _YEAR.search(text, match.end(), match.end() + 80):
            continue
        if match["name"] not in seen and len(seen) < _MOST:
            seen.add(match["name"])
            yield match["title"], match["name"], match.span()
