"""A figure that changes: the same is counted or measured, and otherwise than before."""

from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from onrecord.schema import Span
from onrecord.stories.turns.clauses import Clause
from onrecord.stories.turns.polarity import SAID
from onrecord.text.quantities import Quantity, fit
from onrecord.text.units import TIMES

_NEAR: Final = 8
"""So many words around a figure tell what is counted."""

_SHARED: Final = 2
_SHARED_OF_LOOSE: Final = 3
"""So many of these both figures share beside the unit and the matter; more where the unit says little."""


class Changed(NamedTuple):
    """Two figures for the same, and the words around both."""

    earlier: Span
    later: Span
    words: str
    shared: tuple[str, ...]


def changed(earlier: Clause, later: Clause, matter: Collection[str]) -> Iterator[Changed]:
    """Find figures of the later clause that change one of the earlier one."""
    if earlier.is_open or later.is_open or not {earlier.said.act, later.said.act} <= SAID:
        return
    for one in earlier.quantities:
        for other in later.quantities:
            if (
                one.unit == other.unit
                and one.kind == other.kind
                and one.unit not in TIMES
                and not _fits(one, other, later)
            ):
                shared = _around(earlier, one) & _around(later, other) - set(matter)
                if len(shared) >= (_SHARED_OF_LOOSE if one.kind in ("share", "money", "measure") else _SHARED):
                    words = f"{_written(earlier, one)} → {_written(later, other)}"
                    yield Changed(one.span, other.span, words, tuple(sorted(shared)))


def _fits(one: Quantity, other: Quantity, later: Clause) -> bool:
    """Tell whether two figures can be the same, are bent differently, or the later clause has the earlier one, too."""
    if (
        one.exact is None
        or other.exact is None
        or (one.modifiers != other.modifiers and one.modifiers and other.modifiers)
    ):
        return True
    return fit(one, other) or any(each.unit == one.unit and fit(one, each) for each in later.quantities)


def _around(clause: Clause, quantity: Quantity) -> set[str]:
    own = {word.stem for word in clause.words if quantity.span.start <= word.start < quantity.span.end}
    return clause.near(quantity.span, _NEAR) - own


def _written(clause: Clause, quantity: Quantity) -> str:
    return " ".join(quantity.span.cut(clause.said.content).split())
