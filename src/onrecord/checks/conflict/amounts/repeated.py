"""Two numbers among the same rare words, which are of one thing."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import inf
from typing import Final

from onrecord.checks.conflict.amounts.alike import DIGITS, is_slip, is_turned, near
from onrecord.checks.conflict.amounts.apart import CONTRAST, REACH, STRONG, are_linked, is_contrasted, may_be_one
from onrecord.checks.conflict.reading import Reading
from onrecord.text.quantities import Quantity, fit
from onrecord.text.units import TIMES

MOST: Final = 40
"""No more numbers of one unit are compared, so that a table of figures costs no time."""

COMPARED: Final = frozenset({"vote", "share", "point", "seat", "goal", "ounce", "inch", "penny", "C", "F"})
"""What articles hold against each other: two numbers of these are two things."""

FEW: Final = 5
MOST_SLIPS: Final = 12
LINKED: Final = 5.0
"""How much the words around two numbers have to share: about two or three words that the article rarely uses."""

_TURNED_APART: Final = re.compile(r"\b(?:from|than|another|other|earlier|against)\b|\($")


def repeated(reading: Reading) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Hold against each other two numbers among the same rare words."""
    for same in _by_unit(reading):
        values = [each.exact for each in same]
        for one, other in combinations(same, 2):
            if one.exact is None or other.exact is None or not near(one, other) or fit(one, other):
                continue
            if values.count(one.exact) > 1 and values.count(other.exact) > 1:
                continue
            enough = _enough(one, other, len(same))
            if enough == inf or not may_be_one(reading, one, other):
                continue
            if any(_is_set_apart(reading, q, one, other) for q in (one, other)):
                continue
            if are_linked(reading, one, other, enough):
                yield one, other, 0.75


def _by_unit(reading: Reading) -> list[list[Quantity]]:
    found: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    for each in reading.quantities:
        if each.unit not in COMPARED and len(found[each.kind, each.unit]) < MOST:
            found[each.kind, each.unit].append(each)
    return [same for same in found.values() if len(same) > 1]


def _is_set_apart(reading: Reading, each: Quantity, one: Quantity, other: Quantity) -> bool:
    """Tell whether words set one of two numbers apart; it takes more if only their figures' order differs."""
    if one.kind in ("money", "measure") and one.unit not in TIMES and is_turned(one.exact or 0, other.exact or 0):
        return _TURNED_APART.search(reading.text, max(0, each.span.start - 16), each.span.start) is not None
    strong = one.kind == "money" and is_slip(one, other, figures=2)
    return is_contrasted(reading, each, REACH, STRONG if strong else CONTRAST)


def _enough(one: Quantity, other: Quantity, how_many: int) -> float:
    """Say how much the words around two numbers have to share, by how likely the numbers are alike by chance."""
    slip = is_slip(one, other, figures=2 if one.kind == "money" else DIGITS)
    if one.kind in ("share", "money") and not slip:
        return inf
    if one.kind == "money" and is_slip(one, other) and how_many <= MOST_SLIPS:
        return 0.0
    if how_many > FEW or one.unit in TIMES or one.kind == "share":
        return LINKED
    if one.unit == "person":
        return 2.0
    return 0.0 if slip else 1.5
