"""Tells denials from what only has their words: who is denied a visa, turns down an offer or is in a dispute.

"Denied", "disputed" and "refuted" deny their content, unless it is something that one can be denied: entry, bail, a
request. Offers, bills and persons are rejected and dismissed as well as claims; so these words deny only a content that
is a claim: a clause ("that it leaked"), a gerund, or a noun of saying ("reports", "the idea").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.recorder.statements.cue_words import DETERMINERS, DISPUTING, HELPING, MODAL
from onrecord.schema import Act

_LOOKED_AT: Final = 8
"""How many words of a content are looked at."""


def _plurals(nouns: str) -> frozenset[str]:
    """Give nouns and their regular plurals."""
    found = set()
    for noun in nouns.split():
        hissing = noun.endswith("s")
        found |= {noun, f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}es" if hissing else f"{noun}s"}
    return frozenset(found)


CLAIMS: Final = _plurals(
    """account accusation allegation argument assertion assessment belief blame characterisation characterization
    charge claim collusion comment comparison complaint conclusion conspiracy contention corruption criticism
    critique description doubt explanation fear finding gossip guilt idea implication insinuation interpretation
    involvement knowledge letter lie likelihood link malarkey message misconduct myth narrative notion opinion
    plot possibility prediction premise proposition rationale remark report responsibility role rumor rumour
    speculation statement story suggestion suspicion talk testimony theory tie view warning whisper
    wrongdoing"""
)
"""Nouns for what somebody says or is said to have done."""

GRANTED: Final = _plurals(
    """abortion access accreditation admission aid aircraft appeal application asylum bail ballot benefit berth
    boarding bonus cake card care cash certification chance citizenship clearance clemency compensation consent
    contact counsel coverage credential custody dignity dose education electricity employment entry equaliser
    equalizer exemption extension flight food freedom fuel fund funding goal healthcare hearing housing
    injunction insurance jab job justice lawsuit lawyer lead leave liberty licence license loan marriage medal
    medication membership money nomination opportunity oxygen pardon parole passage passport payment penalty
    pension permission permit place plane platform privilege promotion protection quorum record refuge refund
    release relief residency retrial right room seat service shelter sleep spot status supply tenure ticket
    title transit treatment trial trophy vaccine victory visa visit visitation voice vote waiver water weapon
    wicket win"""
)
"""Nouns for what somebody can be denied."""

ASKED: Final = _plurals(
    """amendment appeal application bid bill budget call deal demand effort invitation legislation measure motion
    nominee offer overture petition plan plea proposal request subpoena treaty veto"""
)
"""Nouns for what can be turned down."""

_CLAUSE: Final = frozenset({"it", "having", "being", "ever", "he", "she", "they", "there", "we", "i", "how", "whether"})
"""Words that begin a clause."""
_ALL: Final = frozenset({"all", "any", "both", "every", "some", "most", "many", "such"})
_PERSONS: Final = frozenset({"him", "us", "me", "you", "himself", "herself", "themselves"})
_RECEIVERS: Final = _PERSONS | {"them", "her", "it"}
_ARTICLES: Final = frozenset({"a", "an", "the", "any", "his", "their", "its", "access", "entry"})
_COURTS: Final = _plurals("judge court tribunal prosecutor magistrate jury justice")
_SUITS: Final = _plurals("claim complaint charge allegation")
"""Courts dismiss these without saying that they aren't so."""
_PREPOSITIONS: Final = frozenset(
    ["of", "in", "to", "for", "with", "by", "on", "at", "from", "about", "over", "as", "that", "and", "or"]
)
_PAST: Final = frozenset(
    [
        "met",
        "took",
        "gave",
        "knew",
        "told",
        "said",
        "made",
        "paid",
        "ran",
        "stole",
        "sent",
        "held",
        "got",
        "went",
        "saw",
    ]
)
_REQUESTS: Final = _plurals("request motion petition appeal application bid plea")
_WON: Final = _plurals("equaliser equalizer goal medal penalty point title trophy victory wicket win")
_DENY: Final = frozenset({"deny", "denies", "denied", "denying"})
_IS: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "got", "gets"})
_DISPUTE_WITH: Final = frozenset({"over", "with", "between", "about"})


@dataclass(frozen=True, slots=True)
class Content:
    """What a word of denial may deny: its words, whether they follow the cue, and the words of the source."""

    words: Sequence[str]
    follows: bool = True
    source: Sequence[str] = ()

    @property
    def first(self) -> str:
        """The first word of the content, if it follows the cue."""
        return self.words[0] if self.words and self.follows else ""


def act_of(word: str, before: Sequence[str], behind: Sequence[str], content: Content) -> Act:
    """Decide what a word of denial does with a content; all words are in small letters.

    `before` and `behind` are the words of the cue on both sides of it, and what belongs to it in front of the cue.

    >>> act_of("denied", ["has"], [], Content("that it leaked".split())), act_of("denied", [], [], Content(["bail"]))
    ('deny', 'commit')
    >>> act_of("rejected", [], [], Content(["the", "offer"])), act_of("rejected", [], [], Content(["that", "idea"]))
    ('other', 'deny')
    """
    words = [*behind, *content.words][:_LOOKED_AT]
    if word.startswith("disput") and _DISPUTE_WITH & set(behind[:1]):
        return "other"
    if word in DISPUTING:
        if word.endswith("ed") and DETERMINERS & set(before[-2:]):  # a widely debunked theory
            return "other"
        if content.follows and was_denied([*before, word, *behind], content.words):
            return "other"
        return "commit" if word in _DENY and _is_withheld(words) else "deny"
    if not content.words:
        return "deny"
    in_court = word.startswith("dismiss") and _COURTS & set(content.source) and _SUITS & set(words)
    return "deny" if _is_claim(words) and not in_court else "other"


def was_denied(cue: Sequence[str], content: Sequence[str]) -> bool:
    """Tell whether the content that follows a cue is what somebody was denied.

    >>> was_denied(["was", "denied"], ["bail"]), was_denied(["was", "denied", "by"], ["the", "palace"])
    (True, False)
    """
    passive = "denied" in cue and "by" not in cue and bool(_IS & set(cue))
    return passive and not _begins_clause(content)


def lost(cue: Sequence[str], content: Sequence[str]) -> bool:
    """Tell whether somebody is kept from winning: "a late goal denied Ghana a win".

    >>> lost(["denied"], "them a late win".split()), lost(["denied"], "that they would win".split())
    (True, False)
    """
    return bool(_DENY & set(cue) and _WON & set(content)) and _is_withheld(content[:_LOOKED_AT])


def _is_withheld(words: Sequence[str]) -> bool:
    """Tell whether what is denied is something that one can be denied, and so nothing that could be true.

    >>> _is_withheld("Ghana a late penalty".split()), _is_withheld("taking a penalty".split())
    (True, False)
    """
    if not words or _begins_clause(words):
        return False
    if words[0] in _PERSONS or (words[0] in _RECEIVERS and len(words) > 1 and words[1] in _ARTICLES):
        return True
    for at, word in enumerate(words):
        if word in CLAIMS or word in _PREPOSITIONS or (at and _is_verb(word)):
            return False
        if word in GRANTED or word in _REQUESTS:
            return True
        if word in _ARTICLES and at == 1 + (words[0] in DETERMINERS) and words[0] not in _ALL:  # Ghana a penalty
            return True
    return False


def _is_verb(word: str) -> bool:
    """Tell whether a word is most likely the verb of a clause without "that": "denies Reyes met the mayor"."""
    return word in HELPING or word in MODAL or word in _PAST or word.endswith("ed")


def _is_claim(words: Sequence[str]) -> bool:
    words = [word for word in words if word != "of"]
    if words and _begins_clause(words) and not words[0].endswith("ing"):  # a "funding bill" is none
        return True
    return next((word in CLAIMS for word in words if word in CLAIMS or word in GRANTED or word in ASKED), False)


def _begins_clause(words: Sequence[str]) -> bool:
    first, second = [*words, "", ""][:2]
    if first == "that":  # "that option" is none
        return len(words) > _LOOKED_AT // 2 or second in _CLAUSE
    gerund = first.endswith("ing") and len(first) > 5 and first not in GRANTED and bool(second)
    return (first in _CLAUSE and bool(second)) or gerund
