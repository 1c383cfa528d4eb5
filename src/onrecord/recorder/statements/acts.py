"""Decides what a source does with a content if the words of the cue leave no doubt.

The network proposes an act, and for most cues (said, hopes, ordered, is expected to) it decides. But a record that
takes a denial for an assertion is worse than none, so these words have the last say:

- A word of denial ("denied", "rejects", "a denial of") is `deny`. What comes later in the cue is denied with it
  ("denied saying"), and what comes before only reports it ("is said to have denied").
- A word of confirming or conceding ("confirmed", "admits", "acknowledged that") is `confirm`.
- "Pleaded guilty" is `confirm`, and "pleaded not guilty" `deny`: the "not" is part of what is pleaded.
- A word of refusal ("declined to comment", "refused to confirm", "would not say whether") is `commit`: the source makes
  up its mind to keep silent, and has asserted, confirmed and denied nothing.
- A word of saying, confirming, denying or refusing that is negated ("did not say", "has never confirmed", "no longer
  says", "neither confirmed nor denied", "stopped short of confirming") is `other`: the source has done nothing with the
  content. "Did not deny" is no confirmation either, for who does not deny may as well have kept silent.

A negation reaches over the few words that follow it, inside the cue and the auxiliaries in front of it. Verbs of
wanting, planning and believing keep their act when they are negated ("does not expect" is still about a belief), and
so are left to the network.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.recorder.config import DEFAULT, StatementConfig
from onrecord.recorder.text import Pair
from onrecord.schema import Act

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def _forms(verbs: str, irregular: str = "") -> Iterable[str]:
    """Give the forms of regular verbs, and the irregular ones as they are."""
    yield from irregular.split()
    for verb in verbs.split():
        bare = verb.removesuffix("e")
        if verb.endswith("y"):
            yield from (verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
        else:
            yield from (verb, f"{verb}es" if verb.endswith("s") else f"{verb}s", f"{bare}ed", f"{bare}ing")


DENIAL: Final = frozenset(
    _forms(
        "deny reject dismiss dispute refute repudiate disavow contradict debunk",
        "rebut rebuts rebutted rebutting denial denials rejection refutation rebuttal disavowal",
    )
)
REFUSAL: Final = frozenset(_forms("refuse decline", "refusal"))
CONFIRMATION: Final = frozenset(
    _forms("confirm verify acknowledge concede", "admit admits admitted admitting confirmation")
)
SAYING: Final = frozenset(
    _forms(
        "state report announce claim comment disclose reveal mention specify divulge declare allege assert discuss",
        "say says said saying tell tells told telling word statement announcement",
    )
)

PLEADING: Final = frozenset(_forms("plead", "pled plea"))

NEGATORS: Final = {"not": 4, "cannot": 4, "never": 4, "neither": 4, "nor": 4, "without": 3, "no": 2, "unable": 3}
"""Words that negate, and how many of the following words they negate."""

NEGATING_PAIRS: Final = {
    ("yet", "to"), ("failed", "to"), ("fails", "to"), ("fail", "to"), ("failing", "to"), ("short", "of"),
}  # fmt: skip
"""Pairs of words that negate as "not" does: has yet to confirm, failed to mention, stopped short of saying."""

STILL_AFFIRMATIVE: Final = frozenset({"only", "just", "merely", "simply", "least"})
"""After these "not" negates nothing: not only said, not least claimed."""

_UNWILLING: Final = frozenset({"won't", "won’t", "wouldn't", "wouldn’t", "will", "would", "wo"})
"""With "not" these refuse: would not say, won't confirm."""

_HELPING: Final = frozenset({"has", "have", "had", "having", "do", "does", "did", "is", "are", "was", "were", "be"})
_MODAL: Final = frozenset(
    {"will", "would", "can", "could", "may", "might", "must", "shall", "should", "wo", "ca", "to"}
)
_BETWEEN: Final = frozenset({"also", "been", "being", "still", "yet"})
_AUXILIARIES: Final = _HELPING | _MODAL | _BETWEEN


def settle(text: str, cue: Sequence[Pair], proposed: Act, config: StatementConfig = DEFAULT.statements) -> Act:
    """Decide the act of a statement from the words of its cue; if they don't say, take the network's proposal.

    >>> text = "The minister has never said that he lied."
    >>> settle(text, [(13, 27)], "assert")
    'other'
    """
    words = [word.lower() for start, end in cue for word in _WORD.findall(text, start, end)]
    if "guilty" in words and PLEADING & set(words):
        return "deny" if "not" in words else "confirm"
    if not any(map(_decides, words)):
        return proposed
    return _read([*_auxiliaries(text, cue[0][0], config.auxiliary_characters), *words]) or proposed


def _decides(word: str) -> bool:
    return word in DENIAL or word in REFUSAL or word in CONFIRMATION or word in SAYING


def _auxiliaries(text: str, end: int, most: int) -> list[str]:
    """Find the auxiliaries and negations directly before a cue, in case the cue begins too late."""
    before = text[max(0, end - most) : end]
    line = before[max(before.rfind(mark) for mark in '\n.,;:!?"“”') + 1 :]
    words = [word.lower() for word in _WORD.findall(line)]
    count = 0
    while count < len(words) and (words[-count - 1] in _AUXILIARIES or _negates(words[-count - 1])):
        count += 1
    return words[len(words) - count :]


def _negates(word: str) -> bool:
    return word in NEGATORS or word.endswith(("n't", "n’t"))


def _read(words: list[str]) -> Act | None:
    """Read a cue from left to right up to the word that decides; None if none does."""
    reach = 0
    unwilling = False
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        if (_negates(word) and following not in STILL_AFFIRMATIVE) or (word, following) in NEGATING_PAIRS:
            reach = NEGATORS.get(word, NEGATORS["not"]) + 1
            unwilling = word in _UNWILLING or (index > 0 and words[index - 1] in _UNWILLING)
        elif reach and _decides(word):
            return "commit" if unwilling and (word in SAYING or word in CONFIRMATION) else "other"
        elif word in DENIAL:
            return "deny"
        elif word in CONFIRMATION:
            return "confirm"
        elif word in REFUSAL:
            return "commit"
        reach = max(0, reach - 1)
    return None
