"""Words without which the rest may say something else: a "not", a condition, a limit, a hedge."""

from collections.abc import Sequence
from typing import Final

from onrecord.text.comparing.word import word_set

NEGATIONS: Final = word_set("not never no nobody nothing none neither nor without hardly barely scarcely")
LIMITS: Final = word_set("if unless only except until provided providing assuming")
HEDGES: Final = word_set("""
    may might could perhaps maybe probably possibly likely allegedly reportedly apparently seem seems seemed appear
    appears appeared almost nearly partly potentially supposedly
""")
_SUBORDINATE: Final = word_set("when although though where while")
"""How a clause begins that limits what follows it."""
_TURNING: Final = NEGATIONS | LIMITS | HEDGES
_PHRASES: Final = (
    ("as", "long", "as"), ("so", "long", "as"), ("in", "case"), ("on", "condition"), ("in", "part"), ("i", "think"),
    ("i", "believe"), ("i", "hope"),
)  # fmt: skip

_SHORT: Final = 4
"""So few words that are left out, with a "not" among them, are likely to belong to the words that stay."""
_EDGE: Final = 3
_WITHIN: Final = 16


def turning(words: Sequence[str]) -> str | None:
    """Name the first word or phrase among some that turns what is said; None if there is none.

    >>> turning(["we", "will", "not"]), turning(["as", "long", "as", "we", "live"]), turning(["big"])
    ('not', 'as long as', None)
    """
    for at, word in enumerate(words):
        if word in _TURNING:
            return word
        for phrase in _PHRASES:
            if tuple(words[at : at + len(phrase)]) == phrase:
                return " ".join(phrase)
    return None


def turns_before(words: Sequence[str]) -> str | None:
    """Name what turns words that follow these in their sentence: a "not" at the end, or a condition at the beginning.

    >>> [turns_before(words.split()) for words in ("we do not", "if we win", "no one doubts that we")]
    ['not', 'if', None]
    """
    return _condition(words) or _first(words[:1], _SUBORDINATE) or _first(words[-_EDGE:], NEGATIONS)


def turns_after(words: Sequence[str]) -> str | None:
    """Name what turns words that come before these in their sentence: a condition or a "not" that follows at once.

    >>> turns_after("but only if we win".split()), turns_after("and went home".split())
    ('only', None)
    """
    return _condition(words) or _first(words[:1], NEGATIONS)


def turns_between(words: Sequence[str]) -> str | None:
    """Name what turns words of a sentence that stand on both sides of these.

    >>> turns_between("most certainly not".split()), turns_between("which does not cover the old hospitals".split())
    ('not', None)
    """
    if len(words) <= _SHORT:
        return turning(words)
    return _first(words[:1], NEGATIONS) or _first(words[-_EDGE:], NEGATIONS) or _condition(words)


def _condition(words: Sequence[str]) -> str | None:
    if len(words) > _WITHIN:
        return _first(words[:1], LIMITS)
    found = turning(words[:_EDGE])
    return found if found and found not in NEGATIONS | HEDGES and not found.startswith("i ") else None


def _first(words: Sequence[str], among: frozenset[str]) -> str | None:
    return next((word for word in words if word in among), None)
