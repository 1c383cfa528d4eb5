"""The signs that a word is loaded: what it is, what stands beside it, and on whose word it stands."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from onrecord.checks.loaded.tokens import Token

Signs = dict[str, float]
"""How strong each sign is at a word."""

READING: Final = "reading"
"""The sign that is the network's score of the word. It weighs 1, for the score was fitted together with the others."""

_SUFFIXES: Final = re.findall(
    r"\w+", "ly ing ed ous ful less ish est ist ists ism ive ible able ical ic ent ant ary tion ness ity al er s"
)

FUNCTION_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        the a an of to in on at by for with from as and or but that which who whose this these those it its he his she
        her they their them him we our us you your i my me is are was were be been being has have had do does did would
        can no not more most less very so too than then there when while after before if because over under about into
        out up down off all any some such own other both each one two three first last new also now
        """,
    )
)
"""Words that are never loaded by themselves; as neighbours each is a sign of its own."""

_PERSONAL: Final = frozenset({"i", "my", "me", "we", "our", "us", "you", "your"})

_FEWEST: Final = 50
"""An article with fewer words counts as having so many, where its words are counted."""

_NEAR: Final = 10
"""How many words before and after count as near."""


class Manner(NamedTuple):
    """How an article is written: of twenty of its outlet's words how many are listed, and how many are I, we, you."""

    listed: float
    personal: float


def manner(tokens: Sequence[Token]) -> Manner:
    """Tell the manner of an article: a wire's report has few listed words, an opinion piece many."""
    own = [token for token in tokens if not token.quoted]
    each = 20 / max(_FEWEST, len(own))
    listed = sum(bool(token.listed) and token.role != "cue" for token in own)
    return Manner(each * listed, each * sum(token.word in _PERSONAL for token in own))


def signs(tokens: Sequence[Token]) -> Iterator[tuple[int, Signs]]:
    """Give the signs of the outlet's own words, with their numbers."""
    writes = manner(tokens)
    own = [bool(token.listed) and not token.quoted for token in tokens]
    near = sum(own[:_NEAR])
    seen: set[str] = set()
    for number, token in enumerate(tokens):
        near += own[number + _NEAR] if number + _NEAR < len(own) else 0
        near -= own[number - _NEAR - 1] if number > _NEAR else 0
        if not token.quoted and token.word not in FUNCTION_WORDS:
            found = _of_word(token) | _of_neighbours(tokens, number)
            found |= {"listed in the article": writes.listed, "personal article": writes.personal}
            found["listed near"] = (near - own[number]) / 4
            if token.listed:
                found |= {"listed, by the article": writes.listed, "listed, personal article": writes.personal}
            if token.word in seen:
                found["again"] = 1.0
                if token.listed:
                    found["listed, again"] = 1.0
            yield number, found
        seen.add(token.word)


def _of_word(token: Token) -> Signs:
    flags = {
        "hyphen": "-" in token.word,
        "first": token.first,
        "capital": not token.first and token.shown[0].isupper(),
        "capitals": len(token.word) > 1 and token.shown.isupper(),
        "in a time": token.timed,
        "in the title": token.in_title,
        "in a content": token.depth > 0,
        "listed, in a content": token.depth > 0 and bool(token.listed),
        "in an inner content": token.depth > 1,
        "listed": bool(token.listed),
        "event": bool(token.event),
    }
    named = [("role", token.role), ("mention", token.mention), ("event", token.event)]
    kinds = {f"{each.entry.kind} {each.entry.part}{' of several words' * each.is_phrase}" for each in token.listed}
    found = ["any", f"word={token.word}", f"ends={suffix(token.word)}", *kinds]
    found += [flag for flag, there in flags.items() if there]
    found += [f"{name}={value}" for name, value in named if value]
    found += [f"cue={token.word}"] if token.role == "cue" else []
    return dict.fromkeys(found, 1.0) | {"length": len(token.word) / 10, READING: token.reading}


def _of_neighbours(tokens: Sequence[Token], number: int) -> Signs:
    before = tokens[number - 1] if number else None
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    word, left, right = tokens[number].word, _class(before), _class(after)
    found = [f"before={left}", f"after={right}", f"pair={left} {word}", f"pair={word} {right}"]
    for side, other in (("before", before), ("after", after)):
        if other is not None and other.listed:
            found.append(f"{side} listed")
        if other is not None and other.mention:
            found.append(f"{side} mention={other.mention}")
    return dict.fromkeys(found, 1.0)


@lru_cache(maxsize=1 << 14)
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
