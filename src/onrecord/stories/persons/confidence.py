"""How often two actors are the same person, by what speaks for it."""

from collections.abc import Collection
from typing import Final

from onrecord.stories.persons.shelf import ReasonKind

LEAST: Final = 0.5
"""What is less likely is no suggestion."""

_MEET: Final = frozenset({"story", "week"})

_ALONE: Final[dict[ReasonKind, float]] = {
    "writing": 0.9, "further name": 0.75, "nickname": 0.65, "spelling": 0.6, "initial": 0.4, "surname": 0.0,
}  # fmt: skip
"""For what their names have in common, if they meet nowhere."""

_MEETING: Final[dict[ReasonKind, float]] = {
    "writing": 0.98, "further name": 0.96, "nickname": 0.95, "spelling": 0.93, "initial": 0.9, "surname": 0.88,
}  # fmt: skip
"""For the same, if they meet."""

_TITLE: Final = 0.5
"""A common title leaves so much of the doubt."""

_COMMON: Final = 0.6
"""What is left of a doubtful name's confidence if many have the surname."""

MANY: Final = 4
"""So many people of a surname are many."""


def confidence(kinds: Collection[ReasonKind], *, bearers: int) -> float:
    """Give how likely two actors are one; `bearers` is how many full names have the surname.

    >>> confidence(["nickname", "week"], bearers=2), confidence(["surname", "story", "title"], bearers=1)
    (0.95, 0.94)
    >>> confidence(["surname"], bearers=1), confidence(["nickname"], bearers=9)
    (0.0, 0.39)
    """
    meet = not _MEET.isdisjoint(kinds)
    table = _MEETING if meet else _ALONE
    likely = min(table[kind] for kind in kinds if kind in table)
    if not meet and bearers >= MANY and "writing" not in kinds:
        likely *= _COMMON
    if "title" in kinds and likely:
        likely = 1 - (1 - likely) * _TITLE
    return round(likely, 2)
