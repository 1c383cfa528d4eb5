"""Whether two numbers may be two versions of one: near each other, or with a figure or two exchanged."""

from collections import Counter
from typing import Final

from onrecord.text.quantities import Quantity

NEAR: Final = 0.3
"""Two numbers for one thing differ by no more than this share of the larger one …"""

DIGITS: Final = 3
"""… or are written with the same figures but one of at least so many."""

TWICE: Final = 2.5
"""A slip makes no number so many times another one, where nothing else tells that they are one."""

TEN_TIMES: Final = 10.0


def near(one: Quantity, other: Quantity, times: float = TWICE) -> bool:
    """Tell whether two numbers differ as two versions of one do: little, or in a figure or two."""
    first, second = one.exact, other.exact
    if first is None or second is None or (one.attributive and other.attributive and one.modifiers != other.modifiers):
        return False
    if abs(first - second) <= NEAR * max(first, second):
        return True
    return within(first, second, times) and is_changed(first, second, DIGITS)


def within(one: float, other: float, times: float) -> bool:
    """Tell whether the larger of two numbers is at most so many times the other one."""
    return max(one, other) <= times * min(one, other)


def is_slip(one: Quantity, other: Quantity, *, figures: int = DIGITS) -> bool:
    """Tell whether two numbers differ in one figure, or have two of them changed round."""
    return is_changed(one.exact or 0, other.exact or 0, figures)


def is_changed(one: float, other: float, figures: int) -> bool:
    """Tell whether two numbers differ in one figure of at least so many, or have the same ones in another order.

    >>> is_changed(281, 218, 3), is_changed(64000, 61000, 2), is_changed(12, 47, 2)
    (True, True, False)
    """
    ours, theirs = _figures(one), _figures(other)
    if one == other or len(ours) != len(theirs) or len(ours) < 2 or len(f"{one:.0f}") != len(f"{other:.0f}"):
        return False
    changed = sum(a != b for a, b in zip(ours, theirs, strict=True))
    return (changed == 1 and len(ours) >= figures) or Counter(ours) == Counter(theirs)


def is_turned(one: float, other: float) -> bool:
    """Tell whether two numbers have the same figures in another order.

    >>> is_turned(47000, 74000), is_turned(47000, 47000), is_turned(47000, 46000)
    (True, False, False)
    """
    ours, theirs = _figures(one), _figures(other)
    return one != other and len(ours) > 1 and Counter(ours) == Counter(theirs)


def _figures(number: float) -> str:
    """Write a number without its point and the zeros at its end."""
    return f"{number:.15g}".replace(".", "").rstrip("0")
