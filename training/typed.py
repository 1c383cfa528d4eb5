"""Other corpora of events, for the type of a trigger that is given: ``python -m training.typed --data FOLDER``.

MAVEN (Wang et al. 2020), RAMS (Ebner et al. 2020) and WikiEvents (Li et al. 2021) mark other events than we do, so a
word that is unmarked there says nothing. Where they mark one, its type tells ours, or nothing: see `typemaps`.

Their texts are tokens. They are put together again with the spaces of ordinary text, as the network is to read that.
The command prints how many triggers of each of our types each corpus has.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.encoder.heads.events import TYPES
from training.gold import objects
from training.typemaps import our_type

NEAR_COPIES: Final = frozenset({"wikievents/scenario_en_kairos_62"})
"""Texts that share a fifth of their eight-word shingles with one of a development part; nothing is learnt from them."""

_PLACEHOLDER: Final = "unk"
"""What stands in some of MAVEN's sentences where a word was; these are in lower case, and left out."""

Marked = tuple[int, int, str]
"""A trigger: the number of its first token, that of the token behind its last, and its type in the corpus."""


@dataclass(frozen=True)
class Typed:
    """A text with the triggers whose type of ours is known: start and end in characters of the text, and the type."""

    id: str
    text: str
    triggers: list[tuple[int, int, str]]


def main() -> None:
    """Read the command line, print a Markdown table of triggers by type and corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    print(table(load(parser.parse_args().data)))


def load(data: Path) -> list[Typed]:
    """Load the texts of all three corpora that have a trigger whose type tells ours.

    Raises ValueError for a trigger outside its text, and for a type that `typemaps` doesn't know.
    """
    texts = (typed for read in CORPORA.values() for typed in read(data))
    return [typed for typed in texts if typed.triggers and typed.id not in NEAR_COPIES]


def table(texts: Iterable[Typed]) -> str:
    """Count the triggers of each of our types by corpus, as a Markdown table."""
    counts: dict[str, Counter[str]] = {corpus: Counter() for corpus in CORPORA}
    read: Counter[str] = Counter()
    for typed in texts:
        corpus = typed.id.partition("/")[0]
        read[corpus] += 1
        counts[corpus].update(ours for _, _, ours in typed.triggers)
    rows = [["type", *CORPORA, "all"], ["---"] * (len(CORPORA) + 2)]
    for ours in TYPES:
        each = [counts[corpus][ours] for corpus in CORPORA]
        rows.append([ours, *(str(n) for n in (*each, sum(each)))])
    sums = [counts[corpus].total() for corpus in CORPORA]
    rows.append(["all triggers", *(str(n) for n in (*sums, sum(sums)))])
    rows.append(["texts", *(str(read[corpus]) for corpus in CORPORA), str(read.total())])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def maven(data: Path) -> Iterator[Typed]:
    """Read the sentences of MAVEN; `end` is the token behind a trigger."""
    for part in ("dev", "test"):
        for row in json.loads((data / "maven" / f"{part}.json").read_text(encoding="utf8")):
            if _PLACEHOLDER not in row["tokens"]:
                marked = [(e["start"], e["end"], e["event_type"]) for e in row["events"]]
                yield typed(f"maven/{row['id']}", row["tokens"], marked)


def rams(data: Path) -> Iterator[Typed]:
    """Read the passages of RAMS; a row has one trigger with its last token, and rows may share a passage."""
    ids: dict[tuple[str, ...], str] = {}
    triggers: defaultdict[tuple[str, ...], list[Marked]] = defaultdict(list)
    for row in objects(data / "rams" / "dev.jsonlines"):
        passage = tuple(token for sentence in row["sentences"] for token in sentence)
        ids.setdefault(passage, row["doc_key"])
        for first, last, types in row["evt_triggers"]:
            triggers[passage].extend((first, last + 1, name) for name, _ in types)
    for passage, marked in triggers.items():
        yield typed(f"rams/{ids[passage]}", passage, marked)


def wikievents(data: Path) -> Iterator[Typed]:
    """Read the documents of WikiEvents' training part."""
    for name, tokens, marked in wikievents_tokens(data):
        yield typed(name, tokens, marked)


def wikievents_tokens(data: Path) -> Iterator[tuple[str, list[str], list[Marked]]]:
    """Read the ids, tokens and triggers of WikiEvents' training part, whose copy has a space between any two tokens.

    The copy lacks the last letter of triggers that end with a double one ("the bomb went of"), but where they start is
    right; a trigger is taken up to the end of its token. Raises ValueError if one doesn't start a token.
    """
    documents = json.loads((data / "wikievents" / "train.json").read_text(encoding="utf8"))
    for name, document in documents.items():
        text: str = document["doctext"]
        tokens = text.split(" ")
        starts = {}
        at = 0
        for n, token in enumerate(tokens):
            starts[at] = n
            at += len(token) + 1
        marked: list[Marked] = []
        for template in document["templates"]:
            ((words, start),) = (mention for group in template["Human_Trig"] for mention in group)
            if start not in starts or not text.startswith(words, start):
                raise ValueError(
                    f"wikievents/{name}: the trigger {words!r} is not at a token that starts at character {start}; "
                    f"there the text has {text[start : start + len(words)]!r}"
                )
            first = starts[start]
            marked.append((first, first + words.count(" ") + 1, template["incident_type"]))
        yield f"wikievents/{name}", tokens, marked


CORPORA: Final[Mapping[str, Callable[[Path], Iterator[Typed]]]] = {
    "maven": maven,
    "rams": rams,
    "wikievents": wikievents,
}
"""Each corpus, by the name that begins its ids, and what reads it."""


def typed(name: str, tokens: Iterable[str], marked: Iterable[Marked]) -> Typed:
    """Put a text together, and keep the triggers whose type of ours is known and of which there is only one.

    Raises ValueError for a trigger outside the text.

    >>> typed("d", ["They", "blew", "it", "up", "."], [(1, 2, "Conflict.Attack"), (2, 3, "Life.Die")])
    Typed(id='d', text='They blew it up.', triggers=[(5, 9, 'assault')])
    """
    text, spans = joined(tokens)
    found: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for first, end, corpus_type in marked:
        if not 0 <= first < end <= len(spans):
            raise ValueError(f"{name}: a trigger has the tokens {first} up to {end}, and the text has {len(spans)}")
        start, stop = spans[first][0], spans[end - 1][1]
        if ours := our_type(corpus_type, text[start:stop]):
            found[start, stop].add(ours)
    sure = [(start, stop, types.pop()) for (start, stop), types in sorted(found.items()) if len(types) == 1]
    return Typed(name, text, sure)


_QUOTES: Final = {"``": '"', "''": '"'}
_NEVER_BEFORE: Final = frozenset([",", ".", ";", ":", "!", "?", "%", ")", "]", "}", "”", "’", "...", "…", "’’", "’”"])
"""No space stands before these."""

_NEVER_BEHIND: Final = frozenset(["(", "[", "{", "“", "‘", "$", "£", "€", "#", "@"])
"""No space stands behind these."""

_CLITIC: Final = re.compile(r"(?:['’](?:s|S|re|ve|ll|d|m)|n['’]t)")
_CUT_CLITIC: Final = frozenset(["s", "S", "t", "re", "ve", "ll", "d", "m"])
"""What stands behind an apostrophe that is a token of its own."""

_HOURS: Final = re.compile(r"\d\d?")
_MINUTES: Final = re.compile(r"\d\d")
_THOUSANDS: Final = re.compile(r"\d{1,3}")
_THREE_DIGITS: Final = re.compile(r"\d{3}")


def joined(tokens: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Put tokens together with the spaces of ordinary text; give it, and where each token starts and ends in it.

    >>> joined(["It", "’", "s", "a", "so", "-", "called", "truce", "."])[0]
    'It’s a so-called truce.'
    """
    words = [_QUOTES.get(token, token) for token in tokens]
    sides = _sides(words)
    text = ""
    spans = []
    for at, word in enumerate(words):
        if at and word and text and not _close(words, sides, at):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans


def _sides(words: list[str]) -> list[str]:
    """For each word: "left" or "right" where a straight quotation mark or an apostrophe belongs to the word on that
    side, "both" for an apostrophe inside a word, else "".
    """
    sides = []
    opened = {'"': False, "'": False}
    for at, word in enumerate(words):
        side = ""
        if word in {"'", "’"} and words[at + 1 : at + 2] and words[at + 1] in _CUT_CLITIC:
            side = "both"
        elif word in opened:
            plural = word == "'" and not opened[word] and at > 0 and words[at - 1].endswith("s")
            side = "left" if opened[word] or plural else "right"
            if not plural:
                opened[word] = not opened[word]
        sides.append(side)
    return sides


def _close(words: list[str], sides: list[str], at: int) -> bool:
    """Whether no space stands before a word."""
    before, word = words[at - 1], words[at]
    return (
        word in _NEVER_BEFORE
        or before in _NEVER_BEHIND
        or sides[at] in {"left", "both"}
        or sides[at - 1] in {"right", "both"}
        or _CLITIC.fullmatch(word) is not None
        or _inside(words, at)
        or (at > 1 and _inside(words, at - 1))
    )


def _inside(words: list[str], at: int) -> bool:
    """Whether a mark stands inside a word, a number, a time or an abbreviation, with no spaces around it."""
    if not 0 < at < len(words) - 1:
        return False
    before, word, behind = words[at - 1 : at + 2]
    if word in {"-", "/"}:
        return before[-1:].isalnum() and behind[:1].isalnum()
    if word == ",":
        return _THOUSANDS.fullmatch(before) is not None and _THREE_DIGITS.fullmatch(behind) is not None
    if word == ":":
        return _HOURS.fullmatch(before) is not None and _MINUTES.fullmatch(behind) is not None
    initials = len(before) == len(behind) == 1 and before.isalpha() and behind.isalpha()
    return word == "." and initials and words[at + 2 : at + 3] == ["."]


if __name__ == "__main__":
    main()
