"""Whether something surely happened in a year, or surely will: what `tense` asks for is only the likelier of the two.

A year may hang on a noun that looks ahead ("the candidate in 2018", "the budget for 1990"), whatever the tense of the
sentence. So only the verb that it stands right behind counts, and for the past the verb of a clause that opens with it.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.tense import is_past, looks_ahead
from onrecord.recorder.times.tokens import ends_sentence
from onrecord.recorder.times.words import listed

_NEAR: Final = 8
"""What leads to a year stands among so many words in front of it."""

_FAR: Final = 32
"""No more words than these behind a year are looked at."""

_WITHIN: Final = listed("in since on during")
_AHEAD: Final = _WITHIN | listed("by before until till")
_OPENERS: Final = listed("then but and also again later earlier early late back")
"""What may stand before a year that a sentence opens with."""

_SETS_AN_END: Final = listed(
    "until till by due expires expire expiring ends ending matures mature maturing through redeemable effective to "
    "beginning starting begin begins open opens would could"
)
_ADVERBS: Final = listed("again back early late here there together")
"""What may stand between a verb and its year."""

_NO_PLAIN_FUTURE: Final = listed("the a an of for from to who which that with about over under since and but or have")
"""Behind one of these, words after "will" may tell of something else: "will honour those who died in 1944"."""

_SO_FAR: Final = [
    [preposition, "far", adverb] for preposition in ("in", "of", "during") for adverb in ("so", "So", "thus")
]
"""What leads to a year that isn't over, the nearest word first."""

_NOT_OVER: Final = listed("has been ago")
"""Words of the past behind which something else may be to come: "has a primary in 2018"."""

_REPORTS: Final = listed(
    "said told added argued announced warned estimated predicted forecast projected suggested wrote insisted claimed "
    "proposed agreed asked called wanted needed"
)
"""Verbs whose content may be to come: "in 2030, he said, the sea will rise"."""

_NOT_NAMED: Final = listed(
    "and or to when after before but as by because while with in on at for from until through the that who which were "
    "was is are will has had did said under over during if so than then including it he she they a an"
)
"""Words behind a year that it is not part of a name with."""


def happened(expression: Expression) -> bool:
    """Say whether something surely happened in a year: no end is set there, and it isn't part of a name.

    >>> from onrecord.recorder.times.find import find
    >>> texts = ("It burst in 2018.", "In 2018, it burst.", "The candidate in 2018 burst into tears.")
    >>> [happened(*find(text)) for text in texts]
    [True, True, False]
    """
    leading = list(_leading(expression))
    if not leading or leading[0].lower() not in _WITHIN or _is_named(expression):
        return False
    if not _SETS_AN_END.isdisjoint(leading) or any(map(looks_ahead, leading)):
        return False
    if all(word.lower() in _OPENERS for word in leading[1:]):
        return _opens_a_past(expression)
    parts, at = expression.tokens.parts, _verb(expression)
    return parts[at] not in _NOT_OVER and is_past(parts, at) and not any(map(looks_ahead, _trailing(expression)))


def will(expression: Expression) -> bool:
    """Say whether something surely will be in a year: other words of the future are told of the past, too.

    >>> from onrecord.recorder.times.find import find
    >>> texts = ("It will open in 2018.", "It would open in 2018.", "It will honour those who died in 2018.")
    >>> [will(*find(text)) for text in texts]
    [True, False, False]
    """
    preposition, *before = list(_leading(expression)) or [""]
    if preposition.lower() not in _AHEAD or _is_named(expression):
        return False
    for word in before:
        if word in ("will", "shall"):
            return True
        if word.lower() in _NO_PLAIN_FUTURE:
            return False
    return False


def so_far(expression: Expression) -> bool:
    """Say whether a year was still running: "so far in 2016"."""
    return list(islice(_leading(expression), 3)) in _SO_FAR


def leads(expression: Expression, words: frozenset[str]) -> bool:
    """Say whether one of some words leads to an expression in its sentence."""
    return not words.isdisjoint(_leading(expression))


def _leading(expression: Expression) -> Iterator[str]:
    """The words in front of an expression in its sentence, the nearest first."""
    parts = expression.tokens.parts
    for at in range(expression.first - 2, max(0, expression.first - 2 * _NEAR), -2):
        if ends_sentence(parts, at + 1):
            return
        yield parts[at]


def _trailing(expression: Expression, *, clause: bool = True) -> Iterator[str]:
    """The words behind an expression in its sentence; with `clause` no further than a comma or any other mark."""
    parts = expression.tokens.parts
    for at in range(expression.last + 2, min(len(parts), expression.last + 2 * _FAR), 2):
        if ends_sentence(parts, at - 1) or (clause and not parts[at - 1].isspace()):
            return
        yield parts[at]


def _verb(expression: Expression) -> int:
    """The place of the word that the year's preposition stands behind."""
    at = expression.first - 4
    while at > 2 and expression.tokens.parts[at] in _ADVERBS:
        at -= 2
    return at


def _opens_a_past(expression: Expression) -> bool:
    """ "In 2021, the army retook the town": the first verb is past, and nothing in the sentence is to come."""
    parts = expression.tokens.parts
    words = list(_trailing(expression, clause=False))
    if any(map(looks_ahead, words)):
        return False
    for number, word in enumerate(words):
        at = expression.last + 2 * (number + 1)
        if is_past(parts, at):
            return word not in _NOT_OVER and word not in _REPORTS
    return False


def _is_named(expression: Expression) -> bool:
    """Whether a year is part of a name: "the 2016 election" is told of before and after it."""
    parts, at = expression.tokens.parts, expression.last + 2
    if at >= len(parts) or parts[at - 1] not in (" ", "-"):
        return False
    return parts[at][:1].isalpha() and parts[at] not in _NOT_NAMED
