"""The lemma of an event's words: what the forms of one word share, so that "was killed" and "kills" are the same.

Forms that follow no rule stand in a table, the others are cut to what all of them share: "charged", "charges" and
"charging" give "charg". No dictionary is needed, and words that are spelt alike stay alike.
"""

import re
from functools import lru_cache
from typing import Final

from onrecord.stories.events.irregular import IRREGULAR

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
"""A word, with what an apostrophe ties to it."""
_VOWEL: Final = re.compile(r"[aeiouy]")
_DOUBLED: Final = re.compile(r"([bdgmnprt])\1$")

LIGHT: Final = frozenset(
    re.findall(
        r"\S+",
        """
    a an the this that these those his her its their our my your he she it we they him them himself herself itself
    themselves who which be am is are was were been being have has had having do does did doing done will would can
    could may might must shall should get gets got getting take takes took taken taking make makes made making give
    gives gave given giving put puts putting go goes went gone going come comes came coming place to of in on at into
    onto out off up down over under from for with by as about against through around away back and or not no n't
    """,
    )
)
"""Words that carry little of an event; where a trigger has others, these don't count."""


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """Give what the forms of a word share.

    >>> [lemma(each) for each in ("Charges", "charging", "stopped", "stop", "struck", "strikes", "dies", "dying")]
    ['charg', 'charg', 'stop', 'stop', 'strik', 'strik', 'die', 'die']
    """
    word = word.casefold().replace("’", "'").removesuffix("'s")
    return _ending(IRREGULAR.get(word) or _regular(word))


def lemmas(trigger: str) -> tuple[str, ...]:
    """Give the lemmas of a trigger's words that carry the event, in their order; of all words if none does.

    >>> lemmas("was checked into"), lemmas("took over"), lemmas("the shooting")
    (('check',), ('tak', 'over'), ('shoot',))
    """
    words = WORD.findall(trigger)
    heavy = [word for word in words if word.casefold() not in LIGHT]
    return tuple(lemma(word) for word in heavy or words)


def _regular(word: str) -> str:
    for suffix, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", "")):
        if word.endswith(suffix) and _VOWEL.search(rest := word.removesuffix(suffix)) and len(rest) > 1:
            return (_DOUBLED.sub(r"\1", rest) if not instead else rest) + instead
    if word.endswith("s") and len(word) > 3 and word[-2] not in "siu":
        word = word[:-1]
        if word.endswith(("she", "che", "sse", "xe", "zze")):
            word = word[:-1]
    return word


def _ending(word: str) -> str:
    """Cut what stands at the end of some forms only: the silent e of "charge", the y of "carry"."""
    if len(word) > 3 and word.endswith("e"):
        return word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word
