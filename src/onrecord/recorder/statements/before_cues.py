"""Finds the words in front of a cue that belong to it, where the network left them out.

They are auxiliaries and negations ("has never" said), what a verb hangs on ("refused to" say), the first of two verbs
that share a negation ("did not confirm or" deny), and an inversion with the source in between ("nor did he" deny).
"""

from collections.abc import Sequence
from typing import Final

from onrecord.recorder.statements.cue_words import (
    AUXILIARIES,
    DETERMINERS,
    HELPING,
    MODAL,
    NEGATING_PAIRS,
    PLANNING,
    REFUSAL,
    decides,
    negates,
    words_of,
)
from onrecord.text import Pair

_CLAUSE_ENDS: Final = '\n.,;:!?"“”'
_FRONTED: Final = 4
"""How many words before an inverted auxiliary may negate it: "at no point did", "nor in May did"."""

_ADVERBS: Final = 20
"""How many characters may stand between a source and its cue in an inversion: "nor did he ever publicly" deny."""

_NOBODY: Final = frozenset({"nobody", "noone", "none", "neither", "nothing"})
_NOT_ONE: Final = {
    "no": frozenset({"one", "single"}),
    "not": frozenset({"one", "a", "any", "even", "everyone", "everybody", "all", "every"}),
    "hardly": frozenset({"any", "anyone", "anybody"}),
    "scarcely": frozenset({"any", "anyone", "anybody"}),
}
"""Two words that begin a source that is nobody, or nobody certain: not one of them, hardly anyone, not everyone."""

_WASNT: Final = frozenset({"wasn't", "wasn’t", "isn't", "isn’t"})
_SOMEBODY: Final = frozenset({"less", "fewer", "lesser", "longer", "other"})
"""After "no" or "none" these are somebody: no less than the minister, none other than Reyes."""

_SHARE: Final = ("of", "the", "these", "those", "his", "her", "its", "their", "our")


def lead(text: str, cue: Sequence[Pair], source: Sequence[Pair], most: int) -> list[str]:
    """List the words in front of a cue that belong to it, in order; at most `most` characters before it are read.

    >>> lead("Nor did he deny it.", [(11, 15)], [(8, 10)], 48)
    ['nor', 'did']
    """
    start = cue[0][0]
    clause = _clause(text, start, most)
    found = _belonging(clause)
    before = next((s for s, e in source if s < start and _is_close(text[e:start])), None)
    if not found and before is not None:
        fronted = _clause(text, before, most)
        if fronted and fronted[-1] in HELPING | MODAL and fronted[-1] != "to":
            negated = [at for at, word in enumerate(fronted[-_FRONTED - 1 : -1]) if negates(word)]
            return fronted[-_FRONTED - 1 : -1][negated[-1] :][:1] + fronted[-1:] if negated else []
    return found or (_determiner(clause) if before is None else [])


def _determiner(clause: Sequence[str]) -> list[str]:
    """Give the words in front of a participle that stands before its noun: "a widely" debunked story."""
    adverb = len(clause) > 1 and clause[-1].endswith("ly")
    last = clause[-2:] if adverb else clause[-1:]
    return list(last) if last and last[0] in DETERMINERS else []


def is_nobody(text: str, source: Sequence[Pair], most: int) -> bool:
    """Tell whether a source is nobody: "no official", "none of them", "hardly anyone", "it wasn't Reyes who".

    >>> is_nobody("Not one of them said so.", [(0, 15)], 48), is_nobody("No 10 said so.", [(0, 5)], 48)
    (True, False)
    """
    words = words_of(text, source[:1])
    if not words:  # nobody is given, or only punctuation
        return False
    before = _clause(text, source[0][0], most)
    while before and before[-1] in _SHARE:
        words.insert(0, before.pop())
    owned = words[-1].endswith(("'s", "’s"))  # neither the mayor's claim nor the other is confirmed, but both are made
    if before and not owned and (before[-1] in ("no", *_NOBODY) or tuple(before[-2:]) == ("not", "one")):
        words.insert(0, before[-1])
    first, second = [*words, "", ""][:2]
    if second in _SOMEBODY or second.isdigit():
        return False
    not_so = first == "it" and (second in _WASNT or words[1:3] in (["was", "not"], ["is", "not"]))
    return not_so or first == "no" or first in _NOBODY or second in _NOT_ONE.get(first, ())


def _is_close(between: str) -> bool:
    """Tell whether nothing but a word or two stands between a source and its cue."""
    return len(between) <= _ADVERBS and not set(_CLAUSE_ENDS) & set(between)


def _clause(text: str, end: int, most: int) -> list[str]:
    """List the words in front of a place, back to the beginning of its clause."""
    start = max(0, end - most)
    before = text[start:end]
    return words_of(before, [(max(before.rfind(mark) for mark in _CLAUSE_ENDS) + 1, len(before))])


def _belonging(words: list[str]) -> list[str]:
    """Cut a clause in front of a cue to the words at its end that belong to the cue."""
    at = len(words)
    while at:
        last = words[at - 1]
        if last in AUXILIARIES or negates(last):
            at -= 1
        elif last in ("or", "nor") and at > 1 and decides(words[at - 2]):
            at -= 2
        elif at < len(words) and _governs(last, words[at]):
            at -= 1
        else:
            break
    return words[at:]


def _governs(word: str, following: str) -> bool:
    """Tell whether a verb hangs on a word: "refused to", "failed to", "short of"."""
    return (following == "to" and (word in REFUSAL or word in PLANNING)) or (word, following) in NEGATING_PAIRS
