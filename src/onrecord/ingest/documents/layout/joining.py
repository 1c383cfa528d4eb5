"""Words that were divided at the end of a line, put together again."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

HYPHENS: Final = "-\u2010\u00ad\u2011"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:[-\u2010\u2011][^\W_]+)*")
_LAST = re.compile(rf"(?:[^\W\d_][\w'’\u2010-]*)[{HYPHENS}]$")
_FIRST = re.compile(r"[^\W\d_]+")
_COUNTED = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)", re.IGNORECASE)
_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "first", "second", "third", "fourth")


class Joint(NamedTuple):
    """How two lines go together: what the first one ends with, and whether a divided word was mended."""

    end: str
    mended: bool


class Joiner:
    """Joins lines by the words that stand undivided in the same document.

    >>> joiner = Joiner(["a well-known harbour,"])
    >>> joiner.join("The har-", "bour is"), joiner.join("a well-", "known wall"), joiner.join("in mid-", "March")
    (Joint(end='The har', mended=True), Joint(end='a well-', mended=False), Joint(end='in mid-', mended=False))
    >>> joiner.join("The wall", "is old")
    Joint(end='The wall ', mended=False)
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: set[str] = set()
        for line in lines:
            within = line.rstrip(HYPHENS) if line[-1:] in HYPHENS else line
            found = [word.casefold().replace("\u2010", "-").replace("\u2011", "-") for word in _WORD.findall(within)]
            # The last word of a line may be divided, and the first the rest of one.
            self.words.update(found[1:-1] if line[-1:] in HYPHENS else found[1:])

    def join(self, line: str, following: str) -> Joint:
        """Say how a line is joined to the one that follows it in the same paragraph."""
        last, first = _LAST.search(line), _FIRST.match(following)
        if line[-1:] == "\u00ad":
            return Joint(line[:-1], mended=True)
        if last is None or first is None:
            return Joint(line if line[-2:-1].isalnum() and line[-1:] in HYPHENS else f"{line} ", mended=False)
        if self._is_compound(last.group()[:-1], first.group()):
            return Joint(line, mended=False)
        return Joint(line[:-1], mended=True)

    def _is_compound(self, left: str, right: str) -> bool:
        """Say whether the hyphen belongs to the word: as the document writes it elsewhere, or by what it divides."""
        one, two = f"{left}{right}".casefold(), f"{left}-{right}".casefold()
        if two in self.words or one in self.words:
            return two in self.words
        if not right[0].islower() or "-" in left or left.isupper():
            return True
        if _COUNTED.fullmatch(left) and right.startswith(_UNITS):
            return True
        return len(right) > 2 and len(left) > 2 and {left.casefold(), right.casefold()} <= self.words
