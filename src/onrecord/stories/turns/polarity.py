"""What turns from no to yes or from yes to no, and what was promised and is dropped."""

from collections.abc import Collection
from typing import Final, NamedTuple

from onrecord.schema import Span
from onrecord.stories.turns.clauses import Clause
from onrecord.stories.turns.said import TurnKind
from onrecord.stories.turns.words import Word

_SHARED: Final = 2
"""Two clauses about the same share so many telling words beside the matter."""

_OVERLAP: Final = 0.6
"""They share so much of what the shorter one is about."""

_SAID: Final = frozenset({"assert", "confirm", "deny", "commit"})
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
    if earlier.is_open or later.is_open or not {earlier.said.act, later.said.act} <= _SAID:
        return None
    shared = earlier.topics.keys() & later.topics.keys()
    beside = shared - set(matter)
    fewest = min(len(earlier.topics), len(later.topics))
    if len(beside) < _SHARED or len(shared) < _OVERLAP * fewest:
        return None
    return _dropped(earlier, later, beside) or _reversed(earlier, later, beside)


def _dropped(earlier: Clause, later: Clause, shared: Collection[str]) -> Turned | None:
    if not earlier.promising or earlier.negated or earlier.said.act == "deny" or earlier.dropping:
        return None
    if not later.dropping or later.said.act == "deny":
        return None
    words = f"{_phrase(earlier.promising[:1])} → {_phrase(later.dropping)}"
    return Turned("dropped", _spans(earlier.promising[:1]), _spans(later.dropping), words, tuple(sorted(shared)))


def _reversed(earlier: Clause, later: Clause, shared: Collection[str]) -> Turned | None:
    """Compare what is denied or negated; the negation must bend a word that both share."""
    before, after = _negation(earlier, shared), _negation(later, shared)
    was_denied, is_denied = earlier.said.act == "deny", later.said.act == "deny"
    if earlier.dropping or later.dropping or (before is not None and after is not None) or (was_denied and is_denied):
        return None
    if was_denied is not is_denied:
        if before is not None or after is not None:
            return None  # "denied that there was no leak", then "there was a leak": these agree
        kind: TurnKind = "confirmed" if was_denied else "denied"
        words = (
            "denied → " + ("confirmed" if later.said.act == "confirm" else "said") if was_denied else "said → denied"
        )
        marks = _common(earlier, shared), _common(later, shared)
        return Turned(kind, *marks, words, tuple(sorted(shared)))
    if (before is None) is (after is None):
        return None
    no, yes = (earlier, later) if before is not None else (later, earlier)
    if yes.negated:
        return None
    negation = before or after
    assert negation is not None
    words = f"{negation.form} → yes" if no is earlier else f"yes → {negation.form}"
    marks = tuple(
        (Span(negation.start, negation.end),) if each is no else _common(each, shared) for each in (earlier, later)
    )
    return Turned("reversed", marks[0], marks[1], words, tuple(sorted(shared)))


def _negation(clause: Clause, shared: Collection[str]) -> Word | None:
    """Give the negation that bends what both clauses share: two words of it, or all that it bends."""
    bent: dict[Word, list[str]] = {}
    for stem, negation in clause.negated.items():
        bent.setdefault(negation, []).append(stem)
    for negation, stems in bent.items():
        common = len([stem for stem in stems if stem in shared])
        if common and common >= min(_SHARED, len(stems)):
            return negation
    return None


def _common(clause: Clause, shared: Collection[str]) -> tuple[Span, ...]:
    return _spans(word for word in clause.words if word.stem in shared)


def _spans(found: Collection[Word] | tuple[Word, ...]) -> tuple[Span, ...]:
    return tuple(Span(word.start, word.end) for word in found)


def _phrase(found: Collection[Word]) -> str:
    return " ".join(word.form for word in found)
