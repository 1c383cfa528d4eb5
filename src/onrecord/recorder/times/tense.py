"""Whether an expression is told in the past or in the future tense, by the verb that stands nearest to it."""

from typing import Final

from onrecord.recorder.times import schedules
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
_UP_TO: Final = listed("until till")
_FROM_TO: Final = listed("to for from")
_WITHIN: Final = listed("on in at")
_AT_FIRST: Final = listed("originally initially previously once first")
_NEXT_CLAUSE: Final = listed("and but or as while which who where when because if after")
_GAPS: Final = frozenset(" \n-.:()+")
"""What may stand between the words of a clause: "starts at 8 p.m. (1700 GMT) on Sunday"."""

_PROMISED: Final = listed("vowed promised pledged hoped")
_NEAR: Final = 10
"""A verb in the present tells of what is to come within so many parts behind an expression."""

_BEFORE_NOUNS: Final = _NO_VERBS | {"s"}
_NOUNS_TOO: Final = listed("plan plans hope hopes promises must")
"""Of the words of the future those that are nouns behind an article."""

_REACH: Final = 48
"""A verb further away than so many parts isn't the expression's."""


def tense(tokens: Tokens, first: int, last: int) -> int | None:
    """Say whether what happens at an expression is past (-1) or to come (1); 0 where no verb tells, None where what
    tells can mean either.

    `first` and `last` are the places of its first and last word among the parts of the text.

    >>> [tense(Tokens.of(f"The union {verb} on Friday.", {}), 9, 9) for verb in ("will vote", "had voted", "is there")]
    [1, -1, 0]
    >>> tense(Tokens.of("It was closed until Friday.", {}), 9, 9) is None
    True
    """
    parts = tokens.parts
    lead = parts[first - 2].lower() if first > 2 and parts[first - 1].isspace() else ""
    if lead == "since":
        return -1
    if lead in _UP_TO:
        return _until(parts, first, last)
    told = _before(parts, first, lead)
    return _behind(parts, last) if told == 0 else told


def _until(parts: list[str], first: int, last: int) -> int | None:
    """The tense of what goes on until an expression: "was put off until" is told ahead, "stayed until" is over."""
    for at in range(first - 4, max(0, first - _REACH), -2):
        word = parts[at]
        if ends_sentence(parts, at + 1) or word == "that":
            break
        if at == first - 4 and word in ("has", "have"):
            return 1
        if schedules.is_moved(parts, at) or schedules.is_given(word) or looks_ahead(word):
            return 1
        if schedules.is_scheduled(parts, at):
            return 1
        if is_past(parts, at):
            ended = schedules.has_lasted(word) or parts[at - 2] in ("not", "never")
            return -1 if ended else None
    return _behind(parts, last) or 1


def _before(parts: list[str], first: int, lead: str) -> int | None:
    """The tense of the nearest verb before an expression, in its sentence.

    An infinitive is told by the verb that governs it: "is set to meet", "was forced to resign".
    """
    infinitive, clause = False, True
    for at in range(first - 2, max(0, first - _REACH), -2):
        word = parts[at]
        if ends_sentence(parts, at + 1) or word == "that":
            break
        clause = clause and _GAPS.issuperset(parts[at + 1]) and word not in _NEXT_CLAUSE
        if word == "to" and not schedules.leads_ahead(parts, at):
            following = parts[at + 2]
            infinitive = infinitive or (following.islower() and following not in _NO_VERBS and at + 2 < first)
        elif clause and (schedules.leads_ahead(parts, at) or schedules.is_scheduled(parts, at)):
            return 1
        elif found := _verb(parts, at, first, lead, infinitive=infinitive):
            return None if found == _OPEN else found
    return int(infinitive and _behind(parts, first) == 0)


_OPEN: Final = 2


def _verb(parts: list[str], at: int, first: int, lead: str, *, infinitive: bool) -> int:
    """The tense that a word before an expression gives it: `_OPEN` where it can be either, 0 where it is no verb."""
    word = parts[at]
    if lead in _FROM_TO and schedules.is_moved(parts, at):
        return _OPEN if lead == "from" or _may_be_over(parts, at) else 1
    if infinitive and word in ("was", "were") and parts[at + 2] == "to":
        return _OPEN  # "was to meet"
    if word in _PROMISED:
        return 1 if infinitive else -1  # "vowed to run in May", and "vowed on Friday that"
    ahead = _is_on(parts, at, first) or _set_for(parts, at) or (infinitive and word == "set")
    found = 1 if ahead else _of(parts, at)
    return _OPEN if found > 0 and _may_be_over(parts, at) else found


def _set_for(parts: list[str], at: int) -> bool:
    """ "Is set for trial in June"."""
    return parts[at] == "set" and parts[at + 2] == "for"


def _may_be_over(parts: list[str], at: int) -> bool:
    """ "Had been scheduled for June", "originally set for Tuesday": that may be over, or never have come to pass."""
    return (at > 4 and parts[at - 2] == "been" and parts[at - 4] == "had") or (at > 2 and parts[at - 2] in _AT_FIRST)


def _is_on(parts: list[str], at: int, first: int) -> bool:
    """ "The vote is on Saturday"."""
    return parts[at] in ("is", "are") and (at + 2 == first or (at + 4 == first and parts[at + 2] in _WITHIN))


def _behind(parts: list[str], last: int) -> int:
    """The tense of the first verb behind an expression, in its sentence."""
    near = parts[last + 1 : last + 2] not in (["'"], ["’"])
    for at in range(last + 2, min(len(parts), last + _REACH), 2):
        if ends_sentence(parts, at - 1):
            return 0
        near = near and at <= last + _NEAR and (parts[at - 1].isspace() or at == last + 2)
        if near and schedules.is_scheduled(parts, at):
            return 1
        if found := _of(parts, at):
            return found
    return 0


def _of(parts: list[str], at: int) -> int:
    if looks_ahead(parts[at]):
        return int(not (parts[at] in _NOUNS_TOO and at > 2 and parts[at - 2] in _BEFORE_NOUNS))
    return -int(is_past(parts, at))


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
