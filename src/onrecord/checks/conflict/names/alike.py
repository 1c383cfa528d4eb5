"""Whether two words may be one name, spelt in two ways."""

from typing import Final
from unicodedata import combining, normalize

from rapidfuzz.distance import DamerauLevenshtein

SHORTEST: Final = 4
"""Shorter names are too alike to be one name misspelt."""

LONG: Final = 6
"""Names of places and organizations that are shorter are too alike."""

MOST: Final = 3
ALIKE: Final = 0.65
"""Two names are alike if so much of them is the same."""

_ENDINGS: Final = frozenset({"s", "es", "d", "ed", "n", "an", "i", "ian", "ite", "ist", "in", "on", "at", "y"})
"""What makes another word of a name, a plural or an adjective; or a word that only lacks its space: "Moein 1995"."""


def alike(one: str, other: str) -> bool:
    """Tell whether two names may be one of them misspelt: a letter or two, and never a plural or an adjective.

    >>> alike("visscher", "vischer"), alike("kennedy", "kennedys"), alike("tennant", "croy")
    (True, False, False)

    Of names with a hyphen, each part must be alike: a father and a son may share all but a short one.

    >>> alike("min-ho", "min-su"), alike("harker-boyd", "harkes-boyd")
    (False, True)
    """
    if "-" in one and "-" in other:
        parts, others = one.split("-"), other.split("-")
        return len(parts) == len(others) and all(
            a == b or (min(len(a), len(b)) > SHORTEST and alike(a, b)) for a, b in zip(parts, others, strict=True)
        )
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :] if long.startswith(short) else ""
    if plain(one) == plain(other) or len(short) < SHORTEST or (rest and (rest in _ENDINGS or rest[0] in "'’")):
        return False
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=MOST)
    same = len(long) >= 6 and one[: distance - 1] == other[: distance - 1]
    return distance == 1 or (distance <= MOST and same and 1 - distance / len(long) >= ALIKE)


def differ_in_a_letter(one: str, other: str) -> bool:
    """Tell whether two short names are the same but for a letter."""
    if plain(one) == plain(other):
        return False
    return min(len(one), len(other)) >= 3 and one[0] == other[0] and DamerauLevenshtein.distance(one, other) == 1


def is_slip(rare: str, usual: str) -> bool:
    """Tell whether a name is another one with a letter exchanged, left out or added, and no other form of it."""
    if rare == usual or min(len(rare), len(usual)) < LONG or rare[0] != usual[0] or _is_form(rare, usual):
        return False
    return DamerauLevenshtein.distance(rare.lower(), usual.lower(), score_cutoff=1) == 1


def _is_form(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: "Muslims", "Israeli", "Arabic" and "Arabia", "Theatre"."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if len(long) > len(short):
        return long.startswith(short) or (short.endswith("s") and long.endswith("s"))
    if one[:-1] == other[:-1]:
        return True
    return plain(one) == plain(other) or (one[:-2] == other[:-2] and {one[-2:], other[-2:]} == {"er", "re"})


def plain(name: str) -> str:
    """Take the accents off a name.

    >>> plain("Hamrīn")
    'Hamrin'
    """
    return name if name.isascii() else "".join(char for char in normalize("NFD", name) if not combining(char))
