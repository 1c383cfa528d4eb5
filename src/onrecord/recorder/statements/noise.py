"""Leaves out what the network marks and no reader would call a statement.

Left out are statements that

- have only auxiliaries for a cue ("did", "will"), or nobody in particular for a source ("anyone who says");
- have only a pronoun for a content ("likes him", "thinks so"), unless it is denied or confirmed: "Pence denied it";
- have a single word for a content, and only tell what somebody likes or backs ("praised Reyes");
- tell what somebody was denied ("was denied bail", "denied them a win"): nobody says anything;
- tell what somebody thinks, wants, plans or praises, if the network isn't sure enough of it.

What is quoted, and what has no cue, stays. In the flat style nothing is left out.
"""

from typing import Final

from onrecord.recorder.config import DEFAULT, StatementConfig
from onrecord.recorder.statements import denials
from onrecord.recorder.statements.cue_words import AUXILIARIES, CONFIRMATION, DENIAL, words_of
from onrecord.recorder.statements.drafts import StatementDraft
from onrecord.schema import Act

_ANYBODY: Final = frozenset({"anyone", "anybody", "whoever"})
_ANSWERS: Final = DENIAL | CONFIRMATION
_PRONOUNS: Final = frozenset({
    "it", "this", "that", "these", "those", "them", "they", "he", "him", "she", "her", "you", "i", "me", "we", "us",
    "what", "which", "who", "whom", "so", "to", "one", "something", "anything", "everything", "nothing",
    "himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself",
})  # fmt: skip
"""Pronouns, and what stands for a whole clause: thinks so, declined to."""

_ANSWERED: Final = frozenset({"it", "this", "that", "these", "those", "which", "something"})
"""Pronouns that stand for a claim where it is denied or confirmed."""

_FEELINGS: Final[frozenset[Act]] = frozenset({"believe", "other"})
"""The acts of liking, praising and backing: with a single word they claim nothing."""
_UNSPOKEN: Final[frozenset[Act]] = _FEELINGS | {"commit", "urge"}
"""The acts that need no words: the network's least sure finds among them are mostly deeds."""


def is_noise(text: str, draft: StatementDraft, config: StatementConfig = DEFAULT.statements) -> bool:
    """Tell whether a draft, with its act and form, is nothing that a reader would call a statement.

    >>> is_noise("They like him.", StatementDraft(((0, 4),), ((5, 9),), ((10, 13),), "believe", 0.9))
    True
    """
    cue, content = words_of(text, draft.cue), words_of(text, draft.content)
    if draft.form != "indirect" or not cue:
        return False
    if _PRONOUNS.issuperset(content):
        return not (_ANSWERS & set(cue) and _ANSWERED.issuperset(content))
    return (
        (draft.act in _UNSPOKEN and draft.confidence < config.unspoken)
        or AUXILIARIES.issuperset(cue)
        or bool(_ANYBODY & set(words_of(text, draft.source)[:1]))
        or (len(content) == 1 and draft.act in _FEELINGS)
        or (draft.content[0][0] >= draft.cue[-1][1] and denials.was_denied(cue, content))
        or denials.lost(cue, content)
    )
