"""Corpora of mentions and coreference, as pieces of the documents with the labels that the heads learn.

GUM has gold mentions, nested ones too, and coreference. re3d has names in reports on a conflict. `annotated` has the
corpora that say who is who in full.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from onrecord.encoder.heads.mentions import FORMS, KINDS, LONGEST, MENTIONS
from onrecord.encoder.pieces import Pieces
from onrecord.recorder.actors import titles
from training.gold import GoldArticle

_OF_A_NAME: Final = frozenset(
    [
        "of",
        "for",
        "and",
        "&",
        "de",
        "del",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "al",
        "bin",
        "-",
        "'",
        "’",
        ".",
        "the",
    ]
)
_NO_NAME: Final = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "'s", "’s"]
)
_CAPITALISED: Final = re.compile(
    r"[^\W\d_a-z][\w’'.-]*(?: (?:(?:of|the|for|and|de|al|bin|von|van) )*[^\W\d_a-z][\w’'.-]*)*"
)
_TITLED: Final = re.compile(
    r"(?:.*\b(?:President|Minister|Secretary|General|Colonel|Major|Captain|Sergeant|Ambassador|Representative|Envoy|King"
    r"|Commander|Director|Chairman|Mr|Mrs|Ms|Dr|Lt|Gen|Col|Sgt|Capt|Maj|Sir)\b[.]?(?:-[a-z]+)? ?)(.*)"
)
PERSONAL: Final = frozenset(
    ["he", "him", "his", "she", "her", "hers", "himself", "herself", "i", "me", "my", "mine", "myself", "you", "your"]
)
PLURAL: Final = frozenset(["we", "us", "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves"])


@dataclass(frozen=True)
class Mention:
    """A mention in pieces, `first` up to `end`; `label` is its number in MENTIONS.

    `cluster` is the same for mentions of the same actor. `asked` says whether its antecedents are known.
    """

    first: int
    end: int
    label: int
    cluster: str
    asked: bool = True


@dataclass(frozen=True)
class Marked:
    """The mentions of a document. `weight` says how much they count for the mention head (0: not at all).

    Where only names are `complete`, an unmarked span may still be a nominal or a pronoun.
    """

    mentions: list[Mention]
    weight: float
    names_only: bool


def label(kind: str, form: str) -> int:
    """The number of a kind and form in MENTIONS."""
    return 1 + KINDS.index(kind) * len(FORMS) + FORMS.index(form)


def is_name(number: int) -> bool:
    """Tell whether a label is that of a name."""
    return MENTIONS[number].endswith(" name")


def marked(
    pieces: Pieces, found: Iterable[tuple[int, int, int, str, bool]], weight: float, *, names_only: bool
) -> Marked:
    """Mentions given as (start, end, label, cluster, asked) in characters, brought into pieces and order."""
    mentions: dict[tuple[int, int], Mention] = {}
    for start, end, number, cluster, asked in found:
        first = int(np.searchsorted(pieces.ends, start, side="right"))
        last = int(np.searchsorted(pieces.starts, end, side="left"))
        if 0 < last - first <= LONGEST:
            mentions.setdefault((first, last), Mention(first, last, number, cluster, asked))
    return Marked([mentions[key] for key in sorted(mentions)], weight, names_only)


@dataclass(frozen=True)
class Token:
    """A word of a treebank: where it stands, its part of speech, whether it is plural, and its head's number or -1."""

    start: int
    end: int
    word: str
    tag: str
    plural: bool
    head: int


def treebank(path: Path, text: str) -> list[Token]:
    """Find the words of a CoNLL-U file in the text."""
    tokens: list[Token] = []
    at = base = 0
    for sentence in path.read_text(encoding="utf8").split("\n\n"):
        rows = [line.split("\t") for line in sentence.splitlines() if line and line[0] != "#"]
        rows = [row for row in rows if row[0].isdigit()]
        for row in rows:
            start = text.index(row[1], at)
            at = start + len(row[1])
            head = base + int(row[6]) - 1 if row[6] != "0" else -1
            tokens.append(Token(start, at, row[1], row[3], "Number=Plur" in row[5], head))
        base += len(rows)
    return tokens


def gum(gold: GoldArticle, pieces: Pieces, treebanks: Path) -> Marked:
    """The mentions of persons, organizations and places in a document of GUM, each cut after its head."""
    tokens = treebank(treebanks / f"{gold['id']}.conllu", gold["text"])
    starts = np.array([token.start for token in tokens])
    found = []
    for m in gold["mentions"]:
        if m["kind"] not in KINDS:
            continue
        inside = range(int(np.searchsorted(starts, m["start"])), int(np.searchsorted(starts, m["end"])))
        heads = [i for i in inside if tokens[i].head not in inside]
        if not heads:
            continue
        head = tokens[heads[0]]
        form = "name" if head.tag == "PROPN" and m["form"] != "pronoun" else m["form"]
        cut = _name(gold["text"], tokens, inside, heads[0], m["kind"]) if form == "name" else None
        start, end = cut or ((m["start"], head.end) if form == "nominal" else (m["start"], m["end"]))
        plural = head.plural or head.word.casefold() in PLURAL
        kind = "group" if m["kind"] == "person" and plural else m["kind"]
        found.append((start, end, label(kind, form), m["cluster"], True))
    return marked(pieces, found, 1.0, names_only=False)


def _name(text: str, tokens: list[Token], inside: range, head: int, kind: str) -> tuple[int, int] | None:
    """The words of a name around its head, without articles, titles, and what follows a comma."""
    little = _OF_A_NAME - {"of", "for", "the", "and", "&"} if kind == "person" else _OF_A_NAME

    def belongs(i: int) -> bool:
        return tokens[i].tag == "PROPN" or (tokens[i].word[0].isupper() and tokens[i].word.casefold() not in _NO_NAME)

    def reach(step: int) -> int:
        last = i = head
        while (i + step) in inside:
            i += step
            if belongs(i) or (tokens[i].tag == "NUM" and step > 0 and abs(i - last) == 1):
                last = i
            elif tokens[i].word.casefold() not in little:
                break
        return last

    first, last = reach(-1), reach(1)
    while first < last and not belongs(first):
        first += 1
    start, end = tokens[first].start, tokens[last].end
    return (start + titles.length(text[start:end]) if kind == "person" else start), end


def re3d(gold: GoldArticle, pieces: Pieces) -> Marked:
    """The names in a document of re3d: the capitalised words of what it marks."""
    kinds = {"person": "person", "organisation": "organization", "location": "place"}
    found = []
    for m in gold["mentions"]:
        words = gold["text"][m["start"] : m["end"]]
        named = list(_CAPITALISED.finditer(words)) if m["kind"] in kinds else []
        named = [n for n in named if n.group().casefold() not in _NO_NAME]
        if named and named[-1].end() == len(words):
            start = named[-1].start() + (4 if named[-1].group().startswith("The ") else 0)
            if m["kind"] == "person" and (titled := _TITLED.fullmatch(words[start:])):
                start += titled.start(1)
            if start < len(words):
                found.append((m["start"] + start, m["end"], label(kinds[m["kind"]], "name"), words, False))
    return marked(pieces, found, 0.7, names_only=True)
