"""Whether an expression is told in the past or in the future tense, by the verb that stands nearest to it."""

from typing import Final

from onrecord.recorder.times.tokens import Tokens, ends_sentence

_FUTURE: Final = frozenset(
    [
        "will",
        "ll",
        "shall",
        "would",
        "wo",
        "ought",
        "going",
        "scheduled",
        "expected",
        "due",
        "slated",
        "plan",
        "plans",
        "planned",
        "planning",
        "hope",
        "hopes",
        "hoped",
        "hoping",
        "intend",
        "intends",
        "intended",
        "expects",
        "expect",
        "anticipate",
        "anticipates",
        "vow",
        "vows",
        "vowed",
        "promises",
        "promised",
        "pledged",
        "upcoming",
        "tomorrow",
        "must",
        "should",
        "may",
        "might",
        "ready",
        "supposed",
        "soon",
        "could",
        "can",
    ]
)
_PAST: Final = frozenset(
    [
        "was",
        "were",
        "had",
        "did",
        "has",
        "been",
        "said",
        "told",
        "came",
        "went",
        "took",
        "made",
        "gave",
        "got",
        "held",
        "met",
        "won",
        "lost",
        "led",
        "left",
        "began",
        "became",
        "broke",
        "brought",
        "built",
        "bought",
        "caught",
        "chose",
        "cut",
        "drew",
        "drove",
        "fell",
        "felt",
        "fled",
        "flew",
        "fought",
        "found",
        "froze",
        "grew",
        "heard",
        "hit",
        "kept",
        "knew",
        "laid",
        "lent",
        "let",
        "paid",
        "put",
        "quit",
        "ran",
        "rang",
        "rose",
        "sank",
        "sat",
        "saw",
        "sent",
        "set",
        "shot",
        "shut",
        "slept",
        "sold",
        "sought",
        "spent",
        "spoke",
        "stood",
        "stole",
        "struck",
        "swept",
        "swore",
        "taught",
        "thought",
        "threw",
        "understood",
        "woke",
        "wore",
        "wrote",
        "rebuilt",
        "withdrew",
        "overthrew",
        "retook",
        "retold",
        "rewrote",
        "overcame",
        "overtook",
        "undertook",
        "withstood",
        "forgave",
        "forgot",
        "hid",
        "rode",
        "sang",
        "shook",
        "shrank",
        "slid",
        "sped",
        "spun",
        "sprang",
        "stuck",
        "swam",
        "swung",
        "tore",
        "wept",
        "bore",
        "bled",
        "bent",
        "bit",
        "blew",
        "burst",
        "cast",
        "clung",
        "crept",
        "dealt",
        "dug",
        "fed",
        "flung",
        "forbade",
        "hung",
        "hurt",
        "knelt",
        "lay",
        "lit",
        "meant",
        "mistook",
        "overran",
        "proved",
        "shone",
        "split",
        "spread",
        "strode",
        "strove",
        "thrust",
        "underwent",
        "outlawed",
        "happened",
        "announced",
        "reported",
        "added",
        "killed",
        "died",
        "born",
        "ago",
    ]
)
_NOT_PAST: Final = frozenset(
    [
        "need",
        "speed",
        "indeed",
        "feed",
        "seed",
        "hundred",
        "red",
        "bed",
        "shed",
        "weed",
        "exceed",
        "proceed",
        "succeed",
        "breed",
        "greed",
        "united",
    ]
)
_NO_VERBS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "these",
        "those",
        "all",
        "some",
        "any",
        "each",
    ]
)
_NOT_BEFORE_PAST: Final = frozenset(["be", "is", "are", "am", "being", "the", "a", "an", "still"])
_REACH: Final = 24
"""A verb further away than so many words isn't the expression's."""


def tense(tokens: Tokens, first: int, last: int) -> int:
    """Say whether what happens at an expression is past (-1) or to come (1); 0 where no verb tells.

    `first` and `last` are the places of its first and last word among the parts of the text.

    >>> tokens = Tokens.of("The union will vote on Friday.", {})
    >>> tense(tokens, 11, 11)
    1
    """
    parts = tokens.parts
    infinitive = False
    if first > 2 and parts[first - 2] == "until":
        return 1
    for at in range(first - 2, max(0, first - 2 * _REACH), -2):
        if ends_sentence(parts, at + 1):
            break
        word = parts[at]
        if word == "to":
            following = parts[at + 2]
            infinitive = infinitive or (following.islower() and following not in _NO_VERBS and at + 2 < first)
            continue
        if infinitive and word == "set":
            return 1
        found = _of(word, parts[at - 2] if at > 2 else "")
        if found:
            return found
    for at in range(last + 2, min(len(parts), last + 2 * _REACH), 2):
        if ends_sentence(parts, at - 1):
            break
        found = _of(parts[at], parts[at - 2])
        if found:
            return found
    return 1 if infinitive else 0


def _of(word: str, before: str) -> int:
    """The tense of a word that stands behind another one: a participle behind "be" or "is" is not past, nor one that is
    an adjective."""
    if word in _FUTURE:
        return 1
    if before in _NOT_BEFORE_PAST:
        return 0
    if word in _PAST or (word[-2:] == "ed" and len(word) > 4 and word.islower() and word not in _NOT_PAST):
        return -1
    return 0
