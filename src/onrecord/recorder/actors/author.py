"""Finds the "I" of whoever wrote the article. It stands outside of all that is quoted; the byline tells who it is."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from onrecord.recorder.actors import names
from onrecord.recorder.actors.chains import ChainBuilder, Coreference
from onrecord.recorder.statements import StatementDraft
from onrecord.schema import MarkedMention
from onrecord.text import TextStructure, roles

_SELF: Final = frozenset({"i", "me", "my", "mine", "myself"})
_WORD: Final = r"[^\W\d_a-z][\w.’'-]*"
_NAME: Final = re.compile(rf"{_WORD}(?: (?:{_WORD}|d[aeiu]|de[lnr]|do?s|l[ae]|v[ao]n|bin|ibn|[ae]l)){{0,4}} {_WORD}")
_BY: Final = re.compile(r"\s*(?:by:?\s+)?", re.IGNORECASE)
_PARTS: Final = re.compile(r"[,;|/•·\n]|\s(?:and|with|&)\s")
_NOBODY: Final = roles.words("press news staff agencies desk team editorial reuters critic service media")
"""Words in a byline that no person's name has."""

_LONGEST: Final = 200
"""The most characters of a byline that are read."""

_ASKS: Final = re.compile(r"\b[Yy]ou(?:r|rs|['’][a-z]+)?\b")
_LONGEST_QUESTION: Final = 300
_QUESTIONS: Final = 2
"""So many paragraphs in which somebody is asked something make an interview."""


def find(
    structure: TextStructure,
    mentions: Sequence[MarkedMention],
    drafts: Sequence[StatementDraft],
    owners: Collection[int],
) -> dict[int, str]:
    """Find the mentions that are whoever wrote the article, each with the name that the byline gives them.

    The name is empty where the byline names nobody alone. Without a byline, and in an interview, nothing is found; nor
    are the mentions that are a speaker's (`owners`) and those in words that may be quoted without marks.
    """
    text, article = structure.text, structure.article
    if not (article.byline or article.entries) or _is_interview(structure):
        return {}
    found: dict[int, str] = {}
    written: dict[str, str] = {}
    for i, mention in enumerate(mentions):
        start, end = mention.span.start, mention.span.end
        if i in owners or mention.form != "pronoun" or text[start:end].casefold() not in _SELF:
            continue
        if structure.quotations.at(start) or structure.in_title(start):
            continue
        if any(first <= start < last for first, last in (block.words for block in structure.blocks)):
            continue
        byline = article.author_at(start)
        if byline and not any(_may_quote(draft, start) for draft in drafts):
            found[i] = written[byline] if byline in written else written.setdefault(byline, name(byline))
    return found


def _may_quote(draft: StatementDraft, position: int) -> bool:
    """Whether a statement may have a character in words as they were spoken, though no marks stand around them.

    In "I won, Reyes said" that is so; "Reyes said I won" is told by whoever writes.
    """
    fragment = next((start for start, end in draft.content if start <= position < end), None)
    if fragment is None:
        return False
    return not draft.cue or draft.form != "indirect" or fragment < draft.cue[0][0]


def _is_interview(structure: TextStructure) -> bool:
    """Whether several paragraphs are questions to somebody: then "I" may be whoever answers."""
    text = structure.text
    asked = sum(
        end - start <= _LONGEST_QUESTION
        and text[start:end].rstrip("*_ ").endswith("?")
        and _ASKS.search(text, start, end) is not None
        and not structure.quotations.at(start)
        and not structure.in_title(start)
        for start, end in structure.layout.paragraphs
    )
    return asked >= _QUESTIONS


def name(byline: str) -> str:
    """Read the one name in a byline; empty if it has none, or several.

    >>> name("By Ada Moe, Film Critic"), name("Ada Moe and Jens Wold"), name("Harbour Press")
    ('Ada Moe', '', '')
    """
    line = byline[:_LONGEST]
    parts = [" ".join(part.split()) for part in _PARTS.split(_BY.sub("", line, count=1))]
    first, *others = [part for part in parts if part] or [""]
    several = any(_is_name(other) and not any(map(roles.is_role, map(roles.role, other.split()))) for other in others)
    return first if _is_name(first) and not several else ""


def _is_name(words: str) -> bool:
    return _NAME.fullmatch(words) is not None and _NOBODY.isdisjoint(words.casefold().split())


def joined(coreference: Coreference, authors: Mapping[int, str], certainty: float) -> Coreference:
    """Make the mentions of each author one chain: that of the same name, where the text has it."""
    if not authors:
        return coreference
    builder = ChainBuilder.of(coreference)
    chains: dict[str, int] = {}
    for author in dict.fromkeys(authors.values()):
        named = _named(coreference, author)
        chains[author] = builder.start(author=author) if named is None else named
        builder.sign(chains[author], author)
    for mention, author in authors.items():
        if builder.counts(mention) and builder.chain_of[mention] is None:
            builder.join(mention, chains[author], certainty)
    return builder.freeze()


def _named(coreference: Coreference, author: str) -> int | None:
    """Find the chain of somebody whom the text gives an author's name."""
    words = names.words(author)
    for number, chain in enumerate(coreference.chains):
        if author and chain.kind == "person" and any(names.words(each) == words for each in chain.names):
            return number
    return None
