"""Whether an expression is told in the past or in the future tense, by the verb that stands nearest to it."""

from typing import Final

from onrecord.recorder.times.tokens import Tokens, ends_sentence
from onrecord.recorder.times.words import listed

_FUTURE: Final = listed(
    "will ll shall would wo ought going scheduled expected due slated plan plans planned planning hope hopes hoped "
    "hoping intend intends intended expects expect anticipate anticipates vow vows vowed promises promised pledged "
    "upcoming tomorrow must should may might can could ready supposed soon"
)
_PAST: Final = listed(
    "was were had did has been said told came went took made gave got held met won lost led left began became broke "
    "brought built bought caught chose cut drew drove fell felt fled flew fought found froze grew heard hit kept knew "
    "laid lent let paid put quit ran rang rose sank sat saw sent set shot shut slept sold sought spent spoke stood "
    "stole struck swept swore taught thought threw understood woke wore wrote rebuilt withdrew overthrew retook retold "
    "rewrote overcame overtook undertook withstood forgave forgot hid rode sang shook shrank slid sped spun sprang "
    "stuck swam swung tore wept bore bled bent bit blew burst cast clung crept dealt dug fed flung forbade hung hurt "
    "knelt lay lit meant mistook overran proved shone split spread strode strove thrust underwent died born ago"
)
"""Verbs whose past can't be told by its ending."""

_NOT_PAST: Final = listed(
    "need speed indeed feed seed hundred red bed shed weed exceed proceed succeed breed greed united"
)
_NOT_BEFORE_PAST: Final = listed("be is are am being the a an still")
"""A participle behind one of these is not past, or an adjective."""

_NO_VERBS: Final = listed("the a an his her its their our my your this that these those all some any each")
_REACH: Final = 48
"""A verb further away than so many parts isn't the expression's."""


def tense(tokens: Tokens, first: int, last: int) -> int:
    """Say whether what happens at an expression is past (-1) or to come (1); 0 where no verb tells.

    `first` and `last` are the places of its first and last word among the parts of the text.

    >>> [tense(Tokens.of(f"The union {verb} on Friday.", {}), 9, 9) for verb in ("will vote", "had voted", "is there")]
    [1, -1, 0]
    """
    parts = tokens.parts
    if first > 2 and parts[first - 2] == "until":
        return 1
    return _before(parts, first) or _behind(parts, last)


def _before(parts: list[str], first: int) -> int:
    """The tense of the nearest verb before an expression, in its sentence.

    An infinitive is told by the verb that governs it: "is set to meet", "was forced to resign".
    """
    infinitive = False
    for at in range(first - 2, max(0, first - _REACH), -2):
        if ends_sentence(parts, at + 1) or parts[at] == "that":
            break
        if parts[at] == "to":
            following = parts[at + 2]
            infinitive = infinitive or (following.islower() and following not in _NO_VERBS and at + 2 < first)
        elif found := 1 if infinitive and parts[at] == "set" else _of(parts, at):
            return found
    return int(infinitive and _behind(parts, first) == 0)


def _behind(parts: list[str], last: int) -> int:
    """The tense of the first verb behind an expression, in its sentence."""
    for at in range(last + 2, min(len(parts), last + _REACH), 2):
        if ends_sentence(parts, at - 1):
            return 0
        if found := _of(parts, at):
            return found
    return 0


def _of(parts: list[str], at: int) -> int:
    return 1 if looks_ahead(parts[at]) else -int(is_past(parts, at))


def looks_ahead(word: str) -> bool:
    """Say whether a word tells of what is to come, or may be."""
    return word in _FUTURE


def is_past(parts: list[str], at: int) -> bool:
    """Say whether a word of a text's parts is a verb in the past, and no adjective.

    >>> is_past(["", "It", " ", "burst", "."], 3), is_past(["", "the", " ", "proposed", " ", "tax", "."], 3)
    (True, False)
    """
    if at > 2 and parts[at - 2] in _NOT_BEFORE_PAST:
        return False
    word = parts[at]
    return word in _PAST or (word[-2:] == "ed" and len(word) > 4 and word.islower() and word not in _NOT_PAST)
