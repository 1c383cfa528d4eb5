"""Tells denials from what only has their words: who is denied a visa, turns down an offer or is in a dispute.

"Denied", "disputed" and "refuted" deny their content, unless it is something that one can be denied: entry, bail, a
request. Offers, bills and persons are rejected and dismissed as well as claims; so these words deny only a content that
is a claim: a clause ("that it leaked"), a gerund, or a noun of saying ("reports", "the idea").
"""

from collections.abc import Sequence
from typing import Final

from onrecord.recorder.statements.cue_words import DISPUTING
from onrecord.schema import Act

_LOOKED_AT: Final = 8
"""How many words of a content are looked at."""


def _plurals(nouns: str) -> frozenset[str]:
    """Give nouns and their regular plurals."""
    found = set()
    for noun in nouns.split():
        ending = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
        found |= {noun, ending if not noun.endswith("ss") else f"{noun}es"}
    return frozenset(found)


CLAIMS: Final = _plurals(
    """accusation allegation argument assertion assessment belief blame charge claim comment comparison complaint
    conclusion conspiracy contention criticism critique description doubt explanation fear finding gossip idea
    implication insinuation interpretation involvement knowledge lie likelihood link malarkey misconduct myth narrative
    notion opinion possibility prediction premise proposition rationale remark report role rumor rumour speculation
    statement story suggestion suspicion testimony theory view warning characterization characterisation collusion
    corruption guilt plot responsibility wrongdoing talk tie whisper"""
)
"""Nouns for what somebody says or is said to have done."""

GRANTED: Final = _plurals(
    """abortion access admission aid appeal application asylum bail benefit boarding care chance citizenship
    clemency compensation contact counsel coverage custody dignity education employment entry equaliser equalizer
    exemption extension food freedom funding goal healthcare hearing housing job justice lawyer leave legroom liberty
    licence license loan marriage medal medication membership motion opportunity pardon parole passage passport payment
    penalty permission permit petition place platform privilege promotion protection record refuge release request
    right seat service shelter sleep status title treatment tenure transit victory visa visit visitation voice vote
    water waiver wicket win"""
)
"""Nouns for what somebody can be denied."""

_CLAUSE: Final = frozenset({"it", "having", "being", "ever", "he", "she", "they", "there", "we", "i", "how", "whether"})
"""Words that begin a clause."""
_ALL: Final = frozenset({"all", "any", "both", "every", "some", "most", "many", "such"})
_PERSONS: Final = frozenset({"him", "us", "me", "you", "himself", "herself", "themselves"})
_RECEIVERS: Final = _PERSONS | {"them", "her", "it"}
_ARTICLES: Final = frozenset({"a", "an", "the", "any", "his", "their", "its", "access", "entry"})
_PREPOSITIONS: Final = frozenset("of in to for with by on at from about over as that and or".split())
_IS: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "got", "gets"})
_DISPUTE_WITH: Final = frozenset({"over", "with", "between", "about"})
_DETERMINERS: Final = frozenset({"a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our"})


def act_of(word: str, before: Sequence[str], behind: Sequence[str], content: Sequence[str]) -> Act:
    """Decide what a word of denial does with a content; all words are in small letters.

    `before` and `behind` are the words of the cue on both sides of it, and what else stands right before the cue.

    >>> act_of("denied", ["has"], [], "that it leaked".split()), act_of("denied", [], [], "him a visa".split())
    ('deny', 'commit')
    >>> act_of("rejected", [], [], "the offer".split()), act_of("rejected", [], [], "that idea".split())
    ('other', 'deny')
    """
    if word.startswith("disput") and ((before and before[-1] in _DETERMINERS) or _DISPUTE_WITH & set(behind[:1])):
        return "other"
    if word in DISPUTING:
        if not word.startswith("den") or not is_withheld(behind, content):
            return "deny"
        return "other" if _IS & set(before) and "by" not in behind else "commit"
    return "deny" if not content or _is_claim([*behind, *content]) else "other"


def is_withheld(behind: Sequence[str], content: Sequence[str]) -> bool:
    """Tell whether what is denied is something that one can be denied, and so nothing that could be true.

    >>> is_withheld([], "Ghana a late penalty".split()), is_withheld([], "taking a penalty".split())
    (True, False)
    """
    words = [*behind, *content][:_LOOKED_AT]
    if not words or _begins_clause(words):
        return False
    if words[0] in _PERSONS or (words[0] in _RECEIVERS and len(words) > 1 and words[1] in _ARTICLES):
        return True
    for at, word in enumerate(words):
        if word in CLAIMS:
            return False
        if word in GRANTED:
            return True
        if word in _PREPOSITIONS:
            break
        if word in _ARTICLES and 0 < at < 4 and words[0] not in _ALL:
            return True
    return False


def _is_claim(words: Sequence[str]) -> bool:
    words = [word for word in words[:_LOOKED_AT] if word != "of"]
    if words and _begins_clause(words):
        return True
    return next((word in CLAIMS for word in words if word in CLAIMS or word in GRANTED), False)


def _begins_clause(words: Sequence[str]) -> bool:
    first, second = [*words, ""][:2]
    if first == "that":  # "that option" is none
        return len(words) > _LOOKED_AT // 2 or second in _CLAUSE
    gerund = first.endswith("ing") and len(first) > 5 and len(words) > 1
    return (first in _CLAUSE and len(words) > 1) or gerund
