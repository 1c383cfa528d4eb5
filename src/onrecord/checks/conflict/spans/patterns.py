"""How texts write years and numbers of years."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.comparing import MONTHS
from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span
from onrecord.text import NUMBER, read_bounds

MONTH: Final = "|".join(MONTHS)
N: Final = rf"(?P<n>{NUMBER}|a)"
Y: Final = r"(?P<y>(?:1[5-9]|20)\d\d)"
IN: Final = rf"(?:in|In|of|on|since|by) (?:(?:early|late|mid-)\s?)?(?:(?:{MONTH})(?: \d\d?,?)? (?:of )?)?"

_OPEN: Final = re.compile(r"\b(?:about|around|nearly|almost|over|than|least|some|roughly|to|or|and)\s$|[-–]$")
_LOOK_BACK: Final = 16


def windows(reading: Reading) -> list[Span]:
    """Give the sentences around each word "year" that have a year beside them, joined where they meet.

    Patterns are tried only there.
    """
    found: list[Span] = []
    at = reading.text.find("year")
    while at >= 0:
        near = reading.beside(at)
        start, end = near.start, reading.sentence(near.end + 2).end  # the sentence behind it, too
        if any(start <= span.start < end for _, span in reading.years):
            if found and start <= found[-1].end:
                start, end = found[-1].start, max(end, found.pop().end)
            found.append(Span(start, end))
        at = reading.text.find("year", at + 1)
    return found


def matches(pattern: re.Pattern[str], text: str, places: list[Span]) -> Iterator[re.Match[str]]:
    """Give the matches of a pattern inside these places."""
    return (match for place in places for match in pattern.finditer(text, place.start, place.end))


def exactly(text: str, match: re.Match[str]) -> int | None:
    """Read the number of years of a match; None if something leaves it open: "about 20 years", "30 or 40 years"."""
    if _OPEN.search(text[max(0, match.start("n") - _LOOK_BACK) : match.start("n")].lower()):
        return None
    return whole(match["n"])


def whole(written: str) -> int | None:
    """Read a whole number; "a year" is one."""
    if written.lower() == "a":
        return 1
    bounds = read_bounds(written)
    exact = bounds is not None and bounds.least == bounds.most and bounds.least is not None
    return int(bounds.least) if exact and bounds is not None and bounds.least is not None else None
