"""How texts write that some numbers come to another one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.schema import Span
from onrecord.text import NUMBER, read_bounds

NEARLY: Final = 0.15
"""Parts that miss their whole by more than this share of it were not meant to be all of it."""

NO_TIME: Final = r"(?! (?:years|months|days|hours|minutes|per|percent|%)|%)"

_LOOK_BACK: Final = 70


def named(group: str) -> str:
    """Write a pattern for a number that goes by a name."""
    return rf"(?P<{group}>{NUMBER})"


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording: what stands before a number (a pattern that ends with `$`), and what begins with the number.

    It is tried only where `words` are in the text, at each of its numbers: searching for it everywhere takes too long.
    """

    behind: re.Pattern[str]
    words: tuple[str, ...]
    before: re.Pattern[str] | None = None

    def matches(self, reading: Reading) -> Iterator[re.Match[str]]:
        """Find the wording in an article."""
        if not any(word in reading.text for word in self.words):
            return
        for number in reading.numbers:
            at = number.first
            led = self.before is None or self.before.search(reading.text, max(0, at - _LOOK_BACK), at)
            if led and (match := self.behind.match(reading.text, at)):
                yield match


def wording(behind: str, *words: str, before: str | None = None) -> Wording:
    """Make a wording, whatever the case of its letters."""
    return Wording(
        re.compile(behind, re.IGNORECASE), words, None if before is None else re.compile(f"{before}$", re.IGNORECASE)
    )


def value(written: str) -> float | None:
    """Read a number; None if it is none, or none that is exact."""
    bounds = read_bounds(written)
    return bounds.least if bounds is not None and bounds.least == bounds.most else None


def values(match: re.Match[str], *groups: str) -> list[float] | None:
    """Read the numbers of a match; None if one of them can't be read."""
    found = [number for group in groups if (number := value(match[group])) is not None]
    return found if len(found) == len(groups) else None


def places(match: re.Match[str], *groups: str) -> list[Span]:
    """Give where the numbers of a match stand."""
    return [Span(*match.span(group)) for group in groups]
