"""The corpora that say who is who in full, ``worldnews/actors_*`` and ``quotes/actors_*``, as labels for the heads.

Their mentions are whole phrases with titles. The heads learn names without titles, and descriptions up to their head.
"""

import re
from typing import Final

from onrecord.encoder.heads.mentions import KINDS
from onrecord.encoder.pieces import Pieces
from onrecord.recorder.actors import titles
from training import mentions
from training.gold import GoldArticle, GoldMention

_WORD: Final = re.compile(r"\S+")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_PARTICLES: Final = frozenset(
    {"al", "bin", "da", "de", "del", "der", "di", "du", "el", "ibn", "la", "le", "van", "von"}
)
"""Words without a capital that a name can begin with."""


def marked(gold: GoldArticle, pieces: Pieces) -> mentions.Marked:
    """The mentions of an article; documents that speak are no mentions here, as in the other corpora."""
    text = gold["text"]
    found = []
    for m in gold["mentions"]:
        if m["kind"] in KINDS:
            start, end, form = cut(text, m, gold["mentions"])
            found.append((start, end, mentions.label(m["kind"], form), m["cluster"], True))
    return mentions.marked(pieces, found, 1.0, names_only=False)


def cut(text: str, m: GoldMention, others: list[GoldMention]) -> tuple[int, int, str]:
    """Give the span and the form of a mention as the heads learn them."""
    start, end, form = m["start"], m["end"], m["form"]
    if form == "pronoun":
        return start, end, form
    if form == "name" and (name := _name(text, m, others)) is not None:
        return *name, form
    return start, max(m["head"][1], start + 1), "nominal"


def _name(text: str, m: GoldMention, others: list[GoldMention]) -> tuple[int, int] | None:
    """The name itself, after articles, adjectives, somebody else's name ("Acme director Ida Berg") and titles; None
    where no word of it has a capital.
    """
    start, end = m["start"], m["end"]
    person = m["kind"] == "person"
    if person and text[m["head"][1] : end].lstrip()[:1].islower():  # "Tanya Berg of the Civic Party"
        end = m["head"][1]
    for other in others if person else ():
        if start <= other["start"] and other["end"] < m["head"][0] and other["cluster"] != m["cluster"]:
            start = max(start, other["end"])
    words = [(start + w.start(), w.group()) for w in _WORD.finditer(text[start:end])]
    names = [(at, word) for at, word in words if _begins_name(word)]
    if person and names:  # the last run of capitals, with the particles in it
        while (small := next((i for i, (at, w) in enumerate(words)
                              if at > names[0][0] and not _begins_name(w)), None)) is not None:  # fmt: skip
            words = words[small + 1 :]
            if not (later := [(at, w) for at, w in words if _begins_name(w)]):
                break
            names = later
    first = names[0][0] if any(word.lstrip("(\"'“‘[")[0].isupper() for _, word in names) else None
    if first is None:
        return None
    if person:
        first += titles.length(text[first:end])
    words_of_it = text[first:end]
    return first, end - (len(words_of_it) - len(_POSSESSIVE.sub("", words_of_it)))


def _begins_name(word: str) -> bool:
    bare = word.lstrip("(\"'“‘[")
    capital = bare[:1].isupper() or (bare[:1].isdigit() and not bare.endswith("-old"))
    return (capital or bare.split("-")[0] in _PARTICLES) and bare not in _ARTICLES


_ARTICLES: Final = frozenset({"The", "A", "An", "His", "Her", "Their", "Its", "Our", "My", "Former", "Then"})
