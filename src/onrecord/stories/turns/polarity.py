"""What turns from no to yes or from yes to no, and what was promised and is dropped."""

from collections.abc import Collection
from typing import Final, NamedTuple

from onrecord.schema import Span
from onrecord.stories.turns.clauses import Clause, negated_in
from onrecord.stories.turns.said import TurnKind
from onrecord.stories.turns.words import Word

_SHARED: Final = 3
_BESIDE: Final = 2
"""Two clauses about the same share so many telling words in all, and so many beside the matter."""

_OVERLAP: Final = 0.6
"""They share so much of what the shorter one is about."""

SAID: Final = frozenset({"assert", "confirm", "deny", "commit"})
"""What somebody asks for, urges or believes turns nothing."""


class Turned(NamedTuple):
    """What turned, with the words of both clauses that show it."""

    kind: TurnKind
    earlier: tuple[Span, ...]
    later: tuple[Span, ...]
    words: str
    shared: tuple[str, ...]


def turned(earlier: Clause, later: Clause, matter: Collection[str]) -> Turned | None:
    """Find whether a clause turns an earlier one; None if it doesn't, or if they aren't surely about the same."""
    if earlier.is_open or later.is_open or not {earlier.said.act, later.said.act} <= SAID:
        return None
    shared = earlier.topics.keys() & later.topics.keys()
    beside = shared - set(matter)
    fewest = min(len(earlier.topics), len(later.topics))
    if len(beside) < _BESIDE or len(shared) < max(_SHARED, _OVERLAP * fewest):
        return None
    return _dropped(earlier, later, beside) or _reversed(earlier, later, shared)


def _dropped(earlier: Clause, later: Clause, shared: Collection[str]) -> Turned | None:
    if not earlier.promising or earlier.negated or earlier.said.act == "deny" or earlier.dropping:
        return None
    if not later.dropping or later.said.act == "deny":
        return None
    words = f"{_phrase(earlier.promising[:1])} → {_phrase(later.dropping)}"
    return Turned("dropped", _spans(earlier.promising[:1]), _spans(later.dropping), words, tuple(sorted(shared)))


def _reversed(earlier: Clause, later: Clause, shared: Collection[str]) -> Turned | None:
    """Compare what is denied or negated; the negation must bend what both share, and the other must have none."""
    if earlier.dropping or later.dropping:
        return None
    was_denied, is_denied = earlier.said.act == "deny", later.said.act == "deny"
    if was_denied is not is_denied:
        # "Denied that there was no leak", then "there was a leak": these agree.
        return None if earlier.negated or later.negated else _denied(earlier, later, shared)
    before, after = _negation(earlier, later, shared), _negation(later, earlier, shared)
    about = tuple(sorted(shared))
    if before is not None and not later.negated and not is_denied:
        return Turned("reversed", _spans([before]), _common(later, shared), f"{before.form} → yes", about)
    if after is not None and not earlier.negated and not is_denied:
        return Turned("reversed", _common(earlier, shared), _spans([after]), f"yes → {after.form}", about)
    return None


def _denied(earlier: Clause, later: Clause, shared: Collection[str]) -> Turned:
    kind: TurnKind = "confirmed" if earlier.said.act == "deny" else "denied"
    said = "confirmed" if "confirm" in (earlier.said.act, later.said.act) else "said"
    words = f"denied → {said}" if kind == "confirmed" else f"{said} → denied"
    return Turned(kind, _common(earlier, shared), _common(later, shared), words, tuple(sorted(shared)))


def _negation(clause: Clause, other: Clause, shared: Collection[str]) -> Word | None:
    """Give the negation of a clause that bends what both share, and nothing in the other statement does.

    The first word that it bends must be shared, and a second one if there is any.
    """
    elsewhere = negated_in(other.said)
    for negation, bent in clause.negations.items():
        common = [stem for stem in bent if stem in shared]
        if clause.contrasts(negation):
            continue
        if bent and bent[0] in common and len(common) >= min(2, len(bent)) and elsewhere.isdisjoint(common):
            return negation
    return None


def _common(clause: Clause, shared: Collection[str]) -> tuple[Span, ...]:
    return _spans([word for word in clause.words if word.stem in shared])


def _spans(found: Collection[Word]) -> tuple[Span, ...]:
    return tuple(Span(word.start, word.end) for word in found)


def _phrase(found: Collection[Word]) -> str:
    return " ".join(word.form for word in found)
