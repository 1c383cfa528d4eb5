"""A text as words and the gaps between them, each with one letter for what it can be in an expression of time.

The letters of a text stand in one string, gap, word, gap, word, …, gap, so that a grammar can be matched against what
the words are instead of what they look like, and all of it is done by a handful of calls that cost next to nothing
where nothing is found.
"""

import re
from itertools import accumulate, repeat
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"([^\W\d_]+|\d+)")
_SPACE: Final = re.compile(r"[^\S\n]*\n?[^\S\n]*")

NO_CLASS: Final = "x"
"""The letter of a word that belongs to no class."""

GAP_LETTERS: Final = {
    " ": " ",
    ", ": ",",
    ",": ";",
    ". ": ".",
    ".": "·",
    "": "~",
    "-": "-",
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{EN DASH}": "-",
    "/": "/",
    ":": ":",
    "'": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    " '": "‘",
    " \N{RIGHT SINGLE QUOTATION MARK}": "‘",
    " \N{LEFT SINGLE QUOTATION MARK}": "‘",
    "-'": "‘",
    "; ": "|",
    " – ": "–",
    " - ": "–",
    " (": "(",
}
"""The letters of the gaps that an expression can go across: a tight comma or full stop is another than one with a space
behind it, an apostrophe before a year another than one behind a word."""

BARRIER: Final = "|"
"""The letter of any other gap."""

STICKY: Final = "$"
"""The letter of a gap that ties a number to something else: a currency, a percentage, an address."""

_STICKS: Final = frozenset("$£€¥#@&%°\\+=*^_<>~")


_SHORT: Final = 4
_MOST: Final = 1000
"""So many gaps of so many characters are kept: a text brings few, and the same again and again."""


class _Gaps(dict[str, str]):
    """The letter of any gap; those that aren't listed are looked at, and short ones kept."""

    def __missing__(self, gap: str) -> str:
        plain = _SPACE.sub(lambda space: " " if space[0] else "", gap)
        if plain in GAP_LETTERS:
            letter = GAP_LETTERS[plain]
        else:
            letter = STICKY if gap[0] in _STICKS or gap[-1] in _STICKS else BARRIER
        if len(gap) <= _SHORT and len(self) < _MOST:
            self[gap] = letter
        return letter


_GAPS: Final = _Gaps(GAP_LETTERS)


class Tokens(NamedTuple):
    """A text's words and gaps; `letters` has one letter each, gap first."""

    text: str
    parts: list[str]
    letters: str

    @classmethod
    def of(cls, text: str, lexicon: dict[str, str]) -> "Tokens":
        """Split a text; `lexicon` has the letters of the words that have a class.

        >>> Tokens.of("On May 3, 2021.", {"May": "M", "3": "D", "2021": "Y"}).letters
        '~x M D,Y|'
        """
        parts = _WORD.split(text)
        letters = parts.copy()
        letters[::2] = map(_GAPS.__getitem__, parts[::2])
        if letters[-1] != STICKY:
            letters[-1] = BARRIER  # a full stop at the end is no decimal point
        letters[1::2] = map(lexicon.get, parts[1::2], repeat(NO_CLASS))
        return cls(text, parts, "".join(letters))

    def offsets(self) -> list[int]:
        """Where each part begins in the text, and where the last one has ended."""
        return list(accumulate(map(len, self.parts), initial=0))


def ends_sentence(parts: list[str], gap: int) -> bool:
    """Say whether a sentence ends in a gap of a text's parts: not behind an initial, nor where a small letter follows.

    >>> [ends_sentence(["", "U", ".", "S", ". ", "troops", ". ", "They", ""], gap) for gap in (4, 6)]
    [False, True]
    """
    written = parts[gap]
    if "\n\n" in written:
        return True
    if len(written) < 2 or written[0] not in ".?!":
        return False
    return len(parts[gap - 1]) > 1 and not parts[gap + 1][:1].islower()
