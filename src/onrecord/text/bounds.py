"""Numbers as news writes them, read as bounds: "at least 12", "more than a dozen", "between 40 and 50", "scores"."""

import re
from typing import Final, NamedTuple

UNITS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip

SCALES: Final = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip

SHORT: Final = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "b": 10**9, "bn": 10**9, "tn": 10**12}
"""Scales that stand right behind a figure: "3bn"."""

_ALL_SCALES: Final = SCALES | SHORT

FEWEST: Final = {"a couple of": 2, "a couple": 2, "a few": 3, "several": 3}
"""The fewest that a word without a number can mean; "several hundred" is three hundred or more."""

MANY: Final = 2
"""A plural without a number is two or more: "dozens" is 24 or more."""

NONE: Final = frozenset({"no", "none", "nobody", "no one", "no-one", "zero"})

AT_LEAST: Final = ("at least", "no fewer than", "not fewer than", "no less than", "not less than", "a minimum of")
MORE: Final = ("more than", "upwards of", "upward of", "in excess of", "well over", "just over", "over", "above")
AT_MOST: Final = ("at most", "up to", "as many as", "as much as", "no more than", "not more than", "a maximum of")
FEWER: Final = ("fewer than", "less than", "just under", "under", "below")
NEARLY: Final = ("nearly", "almost", "close to", "just short of")
ABOUT: Final = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "circa", "perhaps")

ABOUT_SHARE: Final = 10
""" "About 200" is taken to be off by a tenth at most."""

LONGEST: Final = 200
"""No more of a phrase is read, in characters."""


class Bounds(NamedTuple):
    """How many at least and at most, None where that is open; `end` is where the words of the number end."""

    least: float | None
    most: float | None
    end: int


def _alternatives(*groups: "tuple[str, ...] | dict[str, int] | frozenset[str]") -> str:
    return "|".join(re.escape(words) for words in sorted((w for g in groups for w in g), key=len, reverse=True))


_FIGURE: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,9})?"
_SCALE: Final = _alternatives(SCALES)
NUMBER: Final = (
    rf"(?:(?:{_FIGURE})(?:(?:{_alternatives(SHORT)})\b|(?:[ -](?:{_SCALE})\b){{0,3}})"
    rf"|(?:{_alternatives(UNITS)})(?:[ -](?:and )?(?:{_alternatives(UNITS)}|{_SCALE})\b){{0,12}}"
    rf"|(?:half a |an? )(?:{_SCALE})\b(?: (?:{_SCALE})\b)?)"
)
"""A pattern for a number in figures, in words or in both, whatever its case."""

_PLURAL: Final = (
    r"(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions)\b(?: of (?:thousands|millions|billions)\b)?)"
)
_NOT_A_NUMBER: Final = r"(?!\w|[-\N{HYPHEN}](?:year|month|day|mile|man|old|story|hour|week|metre|meter)|\.\d|,\d)"

_PHRASE: Final = re.compile(
    r"\s*(?:(?:the|all|another|other|a further|an additional|these|those|both)\s+)*"
    rf"(?:(?P<modifier>{_alternatives(AT_LEAST, MORE, AT_MOST, FEWER, NEARLY, ABOUT)})\s+)?"
    r"(?P<currency>(?:us|c|a|hk)?[$£€¥]\s?)?"
    rf"(?:(?P<none>{_alternatives(NONE)})\b"
    rf"|between (?P<from>{NUMBER})\s+and\s+(?P<to>[$£€¥]?{NUMBER})"
    rf"|(?:from )?(?P<low>{NUMBER})%?(?:\s(?:to|or)\s[$£€¥]?|\s?[-\N{{EN DASH}}]\s?[$£€¥]?(?=\d))(?P<high>{NUMBER})"
    rf"|(?P<few>{_alternatives(FEWEST)})(?: (?P<scale>{_SCALE})s?\b)?"
    rf"|(?P<plural>{_PLURAL})"
    rf"|(?P<number>{NUMBER})"
    rf"){_NOT_A_NUMBER}",
    re.IGNORECASE,
)
_PART: Final = re.compile(rf"{_FIGURE}|[a-z]+", re.IGNORECASE)


def read_bounds(words: str, *, counts: bool = True) -> Bounds | None:
    """Read the number that a phrase begins with; None if it begins with none.

    If it `counts` something, "more than 12" is 13 or more; of what is measured, money or a share, it is 12 or more.
    "About", "some" and "nearly" leave a tenth open.

    >>> [read_bounds(words)[:2] for words in ("at least 12 people", "more than a dozen", "between 40 and 50 houses")]
    [(12, None), (13, None), (40, 50)]
    >>> [read_bounds(words)[:2] for words in ("scores of men", "some 200", "no one", "£1.2bn", "several hundred")]
    [(40, None), (180, 220), (0, 0), (1200000000, 1200000000), (300, None)]
    >>> read_bounds("the 12-year-old boy") is None, read_bounds("the mayor") is None
    (True, True)
    """
    found = _PHRASE.match(words[:LONGEST])
    if found is None:
        return None
    end = found.end()
    if found["none"]:
        return Bounds(0, 0, end)
    if found["plural"]:
        return Bounds(_plural(found["plural"].lower()), None, end)
    if found["few"]:
        fewest = FEWEST[found["few"].lower()]
        exact = found["few"].lower().startswith("a couple") and not found["scale"]
        scale = SCALES[found["scale"].lower()] if found["scale"] else 1
        return Bounds(fewest * scale, fewest if exact else None, end)
    low, high = found["from"] or found["low"], found["to"] or found["high"]
    if low and high:
        least, most = _range(low, high)
        return Bounds(least, most, end) if least <= most else None
    return _bent(_value(found["number"]), (found["modifier"] or "").lower(), end, counts=counts)


def _bent(number: float, modifier: str, end: int, *, counts: bool) -> Bounds:
    """Bend a number by the words before it."""
    step = 1 if counts and number == int(number) and number < SCALES["million"] else 0
    tenth = number // ABOUT_SHARE if number == int(number) and number >= ABOUT_SHARE else number / ABOUT_SHARE
    least: float | None = number
    most: float | None = number
    if modifier in AT_LEAST or modifier in MORE:
        least, most = (number + step if modifier in MORE else number), None
    elif modifier in AT_MOST or modifier in FEWER:
        least, most = None, (max(0, number - step) if modifier in FEWER else number)
    elif modifier in NEARLY or modifier in ABOUT:
        least, most = number - tenth, (number + tenth if modifier in ABOUT else number)
    return Bounds(least, most, end)


def _range(low: str, high: str) -> tuple[float, float]:
    """Read both ends; a scale behind the second counts for the first, too: "3 to 5 million"."""
    least, most = _value(low), _value(high)
    scales = [_ALL_SCALES[word] for word in _PART.findall(high.lower()) if _ALL_SCALES.get(word, 0) >= 1000]
    if least < most and scales and not any(word in _ALL_SCALES for word in _PART.findall(low.lower())):
        least *= scales[-1]
    return least, most


def _plural(words: str) -> float:
    """Read "dozens", "hundreds of thousands": two or more of them, but "tens of thousands" is 20,000 or more."""
    number = float(MANY)
    for word in words.replace(" of ", " ").split():
        number *= 10 if word == "tens" else SCALES[word.removesuffix("s")]
    return _whole(number)


def _value(words: str) -> float:
    """Read a number in figures, in words or in both.

    >>> _value("twenty-one"), _value("1,200"), _value("2.5 million"), _value("half a dozen"), _value("a hundred")
    (21, 1200, 2500000, 6, 100)
    """
    total, current = 0.0, 0.0
    half = words.lower().startswith("half a ")
    for part in _PART.findall(words.lower()):
        if part[0].isdigit():
            current += float(part.replace(",", ""))
        elif part in UNITS:
            current += UNITS[part]
        elif part in _ALL_SCALES:
            current = (current or 1.0) * _ALL_SCALES[part]
            if _ALL_SCALES[part] >= 1000:
                total, current = total + current, 0.0
    return _whole((total + current) / (2 if half else 1))


def _whole(number: float) -> float:
    return int(number) if number == int(number) else round(number, 6)
