"""The words of cues that say what a source does with a content, and the words that negate them."""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.text import Pair

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words_of(text: str, fragments: Iterable[Pair]) -> list[str]:
    """List the words of some fragments, in small letters.

    >>> words_of("She didn’t say: “It’s 5-year-old news.”", [(4, 14), (17, 38)])
    ['didn’t', 'say', 'it’s', '5', 'year', 'old', 'news']
    """
    return [word.lower() for start, end in fragments for word in _WORD.findall(text, start, end)]


def _forms(verbs: str, irregular: str = "") -> Iterable[str]:
    """Give the forms of regular verbs, and the irregular ones as they are."""
    yield from irregular.split()
    for verb in verbs.split():
        bare = verb.removesuffix("e")
        hissing = verb.endswith(("s", "sh"))
        if verb.endswith("y"):
            yield from (verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        else:
            yield from (verb, f"{verb}es" if hissing else f"{verb}s", f"{bare}ed", f"{bare}ing")


DISPUTING: Final = frozenset(
    _forms(
        "deny dispute refute contradict debunk negate rubbish",
        "rebut rebuts rebutted rebutting denial denials refutation rebuttal",
    )
)
"""Who does this with a content says that it isn't so."""

TURNING_DOWN: Final = frozenset(_forms("reject dismiss repudiate disavow disown", "rejection dismissal disavowal"))
"""Who does this with a claim says that it isn't so; but offers, bills and persons can be rejected, too."""

DENIAL: Final = DISPUTING | TURNING_DOWN
REFUSAL: Final = frozenset(_forms("refuse decline", "refusal"))
CONFIRMATION: Final = frozenset(
    _forms("confirm verify acknowledge concede", "admit admits admitted admitting confirmation")
)
SAYING: Final = frozenset(
    _forms(
        "state report announce claim comment disclose reveal mention specify divulge declare allege assert discuss"
        " answer respond reply",
        "say says said saying tell tells told telling word statement announcement according drawn",
    )
)
"""Words of saying; who "would not be drawn" has said nothing."""

EXCLUDING: Final = frozenset({"rule", "rules", "ruled", "ruling"})
"""With "out" they exclude something."""

PLEADING: Final = frozenset(_forms("plead", "pled plea"))
BELIEVING: Final = frozenset(_forms("believe", "think thinks thought thinking"))
SILENCE: Final = frozenset({"silent", "silence", "mum", "tight-lipped", "tightlipped"})
"""Who is or keeps this has said nothing."""

NEGATORS: Final = {
    "not": 4, "cannot": 4, "never": 4, "neither": 4, "nor": 4, "without": 3, "no": 2, "unable": 3, "unwilling": 3,
    "hardly": 3, "scarcely": 3, "nowhere": 4, "nothing": 3,
}  # fmt: skip
"""Words that negate, and how many of the following words they negate."""

NEGATING_PAIRS: Final = {
    ("yet", "to"), ("failed", "to"), ("fails", "to"), ("fail", "to"), ("failing", "to"), ("short", "of"),
}  # fmt: skip
"""Pairs of words that negate as "not" does: has yet to confirm, failed to mention, stopped short of saying."""

STILL_AFFIRMATIVE: Final = frozenset({"only", "just", "merely", "simply", "least"})
"""After these "not" negates nothing: not only said, not least claimed."""

UNWILLING: Final = frozenset({"won't", "won’t", "wouldn't", "wouldn’t", "will", "would", "wo", "unwilling"})
"""With "not" these refuse: would not say, won't confirm."""

HELPING: Final = frozenset({"has", "have", "had", "having", "do", "does", "did", "is", "are", "was", "were", "be"})
MODAL: Final = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should", "wo", "ca", "to"})
BETWEEN: Final = frozenset({"also", "been", "being", "still", "yet"})
AUXILIARIES: Final = HELPING | MODAL | BETWEEN

DETERMINERS: Final = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our"}
)

POSSIBLE: Final = frozenset({"could", "may", "might", "should", "would", "will", "if"})
"""In front of a denial or a confirmation these say that there may be one, or should: it hasn't been made."""

LATER: Final = frozenset({"later", "subsequently", "eventually", "then", "go"})
"""With these "would" tells what happened: would later deny, would go on to deny."""

PLANNING: Final = frozenset(
    _forms(
        "plan want prepare expect ask urge call invite order pressure intend hope",
        "likely unlikely ready set due going about reluctant eager willing unwilling need needs chance refusing",
    )
)
"""With "to" and a denial or a confirmation, these say that it is still to be made, if it ever is."""


def negates(word: str) -> bool:
    """Tell whether a word negates what follows it.

    >>> negates("nor"), negates("didn’t"), negates("only")
    (True, True, False)
    """
    return word in NEGATORS or word.endswith(("n't", "n’t"))


def decides(word: str) -> bool:
    """Tell whether a word of a cue can decide what the source does."""
    return word in DENIAL or word in REFUSAL or word in CONFIRMATION or word in SAYING
