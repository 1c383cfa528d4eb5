"""What a title claims: its words without labels, or nothing where it only asks, lists or announces."""

import re
from typing import Final

_PARTS: Final = re.compile(r"\s+\|\s+")
_LABEL: Final = re.compile(
    r"(?:analysis|breaking(?: news)?|comment|editorial|exclusive|explainer|live|opinion|podcast|updated?|video|watch)"
    r"\s*[:–—-]\s+",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(r"\?[”\"’']?(?:\.\.\.|…)?\s*$")
_TEASES: Final = re.compile(
    r"(?:^|[:–—-]\s+)[“\"‘']?(?:how|why|what|where|when|which|whose|who(?<!(?-i:WHO)))(?:['’](?:s|re))?\s"
    r"|^(?:the )?(?:\d+ )?(?:\w+ )?(?:best|worst|ways|things|reasons|tips|takeaways|facts)\b"
    r"|\btakeaways\b|\blive (?:updates?|blog)\b|\bas it happened\b|\bin (?:pictures|photos)\b|\bletters to the editor\b"
    r"|\b(?:ranked|explained)$",
    re.IGNORECASE,
)
_FEWEST: Final = 2
"""A title of fewer words names its matter, and claims nothing about it."""


def claim(title: str) -> tuple[int, int] | None:
    """Give where in a title its claim stands, without the name of a section or an outlet; None if it claims nothing.

    A question, a list, a collection of updates and a teaser claim nothing that a body could bear out.

    >>> title = "BUDGET 3.0 | Ferries get £4m to hire crews | The Kelve Post"
    >>> start, end = claim(title)
    >>> title[start:end]
    'Ferries get £4m to hire crews'
    >>> claim("Who sank the ferry?"), claim("Ferry disaster: what we know so far"), claim("7 ways to cross the Kelve")
    (None, None, None)
    """
    start, end = _longest(title)
    if label := _LABEL.match(title, start, end):
        start = label.end()
    words = title[start:end]
    if len(words.split()) < _FEWEST or _ASKS.search(words) or _TEASES.search(words):
        return None
    return start, end


def _longest(title: str) -> tuple[int, int]:
    """Give the longest of the parts that upright bars divide."""
    bars = [(found.start(), found.end()) for found in _PARTS.finditer(title)]
    starts, ends = [0, *(end for _, end in bars)], [*(start for start, _ in bars), len(title)]
    return max(zip(starts, ends, strict=True), key=lambda part: part[1] - part[0])
