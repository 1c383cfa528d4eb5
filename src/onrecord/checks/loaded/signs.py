"""The signs that a word is loaded: what it is, what stands beside it, and on whose word it stands."""

from collections.abc import Sequence
from typing import Final

from onrecord.checks.loaded.tokens import Token

Signs = dict[str, float]
"""How strong each sign is at a word."""

_SUFFIXES: Final = (
    "ly", "ing", "ed", "ous", "ful", "less", "ish", "est", "ist", "ists", "ism", "ive", "ible", "able", "ical", "ic", "ent",
    "ant", "ary", "tion", "ness", "ity", "al", "er", "s",
)  # fmt: skip

FUNCTION_WORDS: Final = frozenset(
    """
    the a an of to in on at by for with from as and or but that which who whose this these those it its he his she her
    they their them him we our us you your i my me is are was were be been being has have had do does did would can no not
    more most less very so too than then there when while after before if because over under about into out up down off
    all any some such own other both each one two three first last new also now
    """.split()
)
"""Words that are never loaded by themselves; as neighbours each is a sign of its own."""

_FEWEST: Final = 50
"""An article with fewer words counts as having so many, when its listed words are counted."""


def density(tokens: Sequence[Token]) -> float:
    """How many of twenty of the outlet's own words are on the list: few in a wire's report, many in an opinion piece."""
    own = [token for token in tokens if not token.quoted]
    return 20 * sum(bool(token.listed) and token.role != "cue" for token in own) / max(_FEWEST, len(own))


def signs(tokens: Sequence[Token], number: int, listed: float) -> Signs:
    """Give the signs of the word with this number in an article with this density of listed words."""
    token = tokens[number]
    before = tokens[number - 1] if number else None
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    found: Signs = {"any": 1.0, f"word={token.word}": 1.0, f"ends={suffix(token.word)}": 1.0}
    found |= {"length": len(token.word) / 10, "listed in the article": listed}
    found |= {f"before={_class(before)}": 1.0, f"after={_class(after)}": 1.0}
    found |= {f"pair={_class(before)} {token.word}": 1.0, f"pair={token.word} {_class(after)}": 1.0}
    for match in token.listed:
        found[f"{match.entry.kind} {match.entry.part}{' of several words' if match.is_phrase else ''}"] = 1.0
    if token.listed:
        found |= {"on the list": 1.0, "on the list, by the article": listed}
    for side, other in (("before", before), ("after", after)):
        if other is not None and other.listed:
            found[f"{side} on the list"] = 1.0
        if other is not None and other.mention:
            found[f"{side} mention={other.mention}"] = 1.0
    found |= dict.fromkeys(_flags(token), 1.0)
    return found


def _flags(token: Token) -> list[str]:
    flags = {
        "hyphen": "-" in token.word,
        "first": token.first,
        "capital": not token.first and token.shown[0].isupper(),
        "capitals": len(token.word) > 1 and token.shown.isupper(),
        "in a time": token.timed,
        "in the title": token.in_title,
        "in a content": token.depth > 0,
        "in a content, on the list": token.depth > 0 and bool(token.listed),
        "in an inner content": token.depth > 1,
        "event": bool(token.event),
    }
    named = [("role", token.role), ("mention", token.mention), ("event", token.event)]
    found = [flag for flag, there in flags.items() if there]
    found += [f"{name}={value}" for name, value in named if value]
    return [*found, f"cue={token.word}"] if token.role == "cue" else found


def suffix(word: str) -> str:
    """Give the first of the usual endings that a word has; "-" if it has none.

    >>> suffix("brutally"), suffix("war")
    ('ly', '-')
    """
    return next((end for end in _SUFFIXES if word.endswith(end) and len(word) > len(end) + 2), "-")


def _class(token: Token | None) -> str:
    """The word itself if it is a function word; else what its shape tells of its part of speech."""
    if token is None:
        return "#"
    if token.word in FUNCTION_WORDS:
        return token.word
    return "Name" if token.shown[0].isupper() else suffix(token.word)
