"""Decides what a source does with a content if the words leave no doubt.

The network proposes an act, and for most cues (said, hopes, ordered, is expected to) it decides. But a record that
takes a denial for an assertion is worse than none, so these words have the last say:

- A word of denial ("denied", "rejects", "a denial of") is `deny`, if what it denies can be true or false (see
  `denials`). What comes later in the cue is denied with it ("denied saying"), and what comes before only reports it
  ("is said to have denied").
- A word of confirming or conceding ("confirmed", "admits", "acknowledged that") is `confirm`.
- "Pleaded guilty" is `confirm`, and "pleaded not guilty" `deny`: the "not" is part of what is pleaded.
- A word of refusal ("declined to comment", "refused to confirm", "would not say whether") is `commit`: the source makes
  up its mind to keep silent, and has asserted, confirmed and denied nothing.
- A word of saying, confirming, denying or refusing that is negated ("did not say", "has never confirmed", "no longer
  says", "neither confirmed nor denied", "stopped short of confirming") is `other`: the source has done nothing with the
  content. "Did not deny" is no confirmation either, for who does not deny may as well have kept silent.
- So it is where somebody keeps silent or no longer believes it, and where a denial or a confirmation is only possible,
  planned or asked for ("could deny", "asked her to deny").

A negation reaches over the few words that follow it, inside the cue and what belongs to it in front: see `before_cues`.
Verbs of wanting, planning and believing keep their act when they are negated ("does not expect" is still about a
belief), and so are left to the network. Its `deny` counts only with a word of denial: who opposes, attacks or doubts
something has denied nothing.
"""

from collections.abc import Sequence

from onrecord.recorder.config import DEFAULT, StatementConfig
from onrecord.recorder.statements import denials
from onrecord.recorder.statements.before_cues import lead
from onrecord.recorder.statements.cue_words import (
    BELIEVING,
    CONFIRMATION,
    DENIAL,
    EXCLUDING,
    LATER,
    MODAL,
    NEGATING_PAIRS,
    NEGATORS,
    PLANNING,
    PLEADING,
    POSSIBLE,
    REFUSAL,
    SAYING,
    SILENCE,
    STILL_AFFIRMATIVE,
    UNWILLING,
    decides,
    negates,
    words_of,
)
from onrecord.recorder.statements.denials import Content
from onrecord.schema import Act
from onrecord.text import Pair


def settle(
    text: str,
    cue: Sequence[Pair],
    proposed: Act,
    config: StatementConfig = DEFAULT.statements,
    *,
    source: Sequence[Pair] = (),
    content: Sequence[Pair] = (),
) -> Act:
    """Decide the act of a statement from the words of its cue; if they don't say, take the network's proposal.

    >>> text = "The minister has never said that he lied."
    >>> settle(text, [(13, 27)], "assert")
    'other'
    """
    words = words_of(text, cue)
    if "guilty" in words and PLEADING & set(words):
        return "deny" if "not" in words else "confirm"
    before = lead(text, cue, source, config.auxiliary_characters)
    follows = bool(content) and content[-1][0] >= cue[0][1]
    found = _read([*before, *words], Content(words_of(text, content), follows, words_of(text, source)))
    if found in ("deny", "confirm") and _is_asked_for(text, [*before, *words], cue, source):
        return "other"
    if found or proposed != "deny":
        return found or proposed
    return "assert" if SAYING & set(words) else "other"


def _read(words: list[str], content: Content) -> Act | None:
    """Read a cue from left to right up to the word that decides; None if none does."""
    reach = 0
    unwilling = False
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        excluding = word in EXCLUDING and following == "out"
        if (negates(word) and following not in STILL_AFFIRMATIVE) or (word, following) in NEGATING_PAIRS:
            reach = NEGATORS.get(word, NEGATORS["not"]) + 1
            unwilling = word in UNWILLING - MODAL or (index > 0 and words[index - 1] in UNWILLING)
        elif reach and (decides(word) or excluding):
            return "commit" if unwilling and (word in SAYING or word in CONFIRMATION) else "other"
        elif word in DENIAL or excluding:
            act = denials.act_of(word, words[:index], words[index + 1 + excluding :], content)
            return "other" if act == "deny" and _is_only_possible(words[:index]) else act
        elif word in CONFIRMATION:
            return "other" if _is_only_possible(words[:index]) else "confirm"
        elif word in REFUSAL:
            return "commit"
        elif (
            word in SILENCE
            or (word in SAYING and (following or content.first) == "nothing")
            or (word in BELIEVING and "longer" in words[:index])
        ):
            return "other"
        reach = max(0, reach - 1)
    return None


def _is_only_possible(before: Sequence[str]) -> bool:
    """Tell whether the words before a denial or a confirmation say that it may come, or is planned."""
    if POSSIBLE & set(before) and not LATER & set(before):
        return True
    return "to" in before[-2:] and bool(PLANNING & set(before))


def _is_asked_for(text: str, words: Sequence[str], cue: Sequence[Pair], source: Sequence[Pair]) -> bool:
    """Tell whether somebody else wants a denial or a confirmation of the source: "asked her to deny it"."""
    start = cue[0][0]
    bare = words[0] == "to" and "have" not in words[:2]
    return bare and any(text[end:start].strip() in ("", "to") for _, end in source if end <= start)
