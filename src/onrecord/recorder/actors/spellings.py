"""Tells whether two names may be one, spelled in two ways: "Zelensky" and "Zelenskiy", as translations have them."""

import re
from functools import lru_cache
from typing import Final

_LIKE: Final = (
    ("ph", "f"), ("ck", "k"), ("oe", "o"), ("ue", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ts", "z"),
    ("cz", "ch"), ("sz", "sh"), ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
"""Letters that are written one for the other, in this order."""

_SILENT: Final = re.compile(r"(?<=[bdgkrt])h|c(?!h)")
_TWICE: Final = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """Write a folded word in one way for all its spellings.

    >>> {sound(word) for word in ("zelensky", "zelenski", "zelenskiy", "zelenskyy")}
    {'zelenski'}
    """
    for letters, like in _LIKE:
        word = word.replace(letters, like)
    word = _SILENT.sub(lambda found: "k" if found.group() == "c" else "", word)
    return _TWICE.sub(r"\1", word)


def are_one(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names, written as `names.words` does, may be one in two spellings.

    Either every word sounds the same, or the forename does, and the rest differs in a letter, or two of a long name.
    The same spelling isn't two.

    >>> are_one(("volodymir", "zelenski"), ("volodymyr", "zelensky")), are_one(("ida", "holmberg"), ("ida", "holmburg"))
    (True, True)
    >>> are_one(("kim", "jong-un"), ("kim", "jong-il")), are_one(("ida", "holm"), ("ada", "holm"))
    (False, False)
    """
    if len(one) != len(other) or one == other:
        return False
    sounds = [sound(a) == sound(b) for a, b in zip(one, other, strict=True)]
    if all(sounds):
        return True
    return len(one) > 1 and sounds[0] and all(_are_near(a, b) for a, b in zip(one[1:], other[1:], strict=True))


def _are_near(one: str, other: str) -> bool:
    parts, others = re.split("[-']", one), re.split("[-']", other)
    return len(parts) == len(others) and all(map(_is_slip, parts, others))


def _is_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by so few letters that one is the other, misspelled."""
    if one == other:
        return True
    short = min(len(one), len(other))
    most = 1 + (short >= _LONG)
    return short >= _LEAST and one[0] == other[0] and _distance(one, other, most) <= most


_LEAST: Final = 5
"""The fewest letters of a word that may be misspelled."""

_LONG: Final = 8
"""So many letters may have two wrong."""


def _distance(one: str, other: str, most: int) -> int:
    """Count the letters to change, swap, add or leave out to make one word the other; no further than `most` + 1."""
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > _MOST:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, against in enumerate(other, start=1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against)))
            if i > 1 < j and letter == other[j - 2] and against == one[i - 2]:
                row[j] = min(row[j], last[j - 2] + 1)
    return row[-1]


_MOST: Final = 30
"""The most letters of a word that are compared."""
