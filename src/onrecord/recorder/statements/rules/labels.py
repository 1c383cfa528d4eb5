"""Recognizes a speaker's label at the start of a line: "SMITH: …", "Ana Reyes (Labour): …", "Q: …".

Most words before a colon aren't speakers ("Note:", "LONDON:", "What we know:"), so a label counts only if there is a
reason to believe it; see `speaker_labels`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import Final

from onrecord.recorder.config import StatementConfig
from onrecord.recorder.text import Layout, Pair, Quotation, TextStructure


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LABEL: Final = re.compile(
    r"[ \t]*+[*_#>•]*+[ \t]*+[\"“]?+"
    r"(?:(?P<turn>Q|A)[*_]*+[.:]|(?P<label>[^\W\d_][^:\n\"“”]{0,79}):)[*_]*+[ \t]++(?=[^\s*_])"
)
_ROLE: Final = re.compile(r"[^(,]+(?P<role>\s\([^()]*\)|,\s.+)")
_WORDS: Final = re.compile(r"[^\W_]+(?:[.'’-]+[^\W_]+)*\.?")

PARTICLES: Final = _set("of the de del della da dos du van von der den ten bin ibn al el la le ben y e and")
"""Words without a capital that names can contain."""

NOT_SPEAKERS: Final = _set("""
    analysis answer archive background breaking caption claim clarification comment contact context copyright correction
    credit date details disclaimer editor email example exclusive explainer explained fact factbox fax file focus
    highlights how image info keywords latest listen live location more myth note opinion phone photo photograph picture
    place podcast poll position price ps quiz rating read related result results review score see share source sources
    spoiler status subscribe summary tags tel telephone tickets time timeline tip title topics update updated updates
    venue verdict video view warning watch website what when where which who why
""")
"""Words that begin a label that doesn't name a speaker."""

_AGENCIES: Final = _set("afp ani ansa ap apa bbc cnn dpa efe ians pa pti reuters tass upi xinhua")
_PLACE: Final = re.compile(r"\b(?:in|near|outside) ([^\W\d_a-z][^\W_]*)")
_MENTION: Final = re.compile(r"\b[^\W\d_a-z][\w-]*+(?![:,]| \()")


@dataclass(slots=True, frozen=True)
class Label:
    """A label, with its role where one is given, and the words that follow it in its paragraph."""

    name: str
    source: Pair
    words: Pair
    turn: str  # "Q" or "A" where the label says only whose turn it is


def is_name(words: str) -> bool:
    """Tell whether these words can be a name: one to six, with capitals at both ends.

    >>> [is_name(words) for words in ("Ana Reyes", "MACRON", "Ursula von der Leyen", "Read this", "10", "what is")]
    [True, True, True, False, False, False]
    """
    parts = words.split()
    if not 1 <= len(parts) <= 6 or not (parts[0][0].isupper() and parts[-1][0].isupper()):
        return False
    return all(
        (part[0].isupper() or part in PARTICLES) and all(c.isalpha() or c in ".'’-" for c in part) for part in parts
    )


def speaker_labels(structure: TextStructure, is_source: Callable[[str], bool], config: StatementConfig) -> list[Label]:
    """Find the labels that name a speaker, in order.

    A label counts if a quotation follows it, or if the article quotes the one it names (`is_source`). Otherwise it must
    come again at the start of another line, in capitals or as a name that the text uses elsewhere, or have a role in
    brackets. "Q:" and "A:" count together. A place ("LONDON:", if the text says "in London"), an agency's dateline and
    words in NOT_SPEAKERS don't count.
    """
    text, quotations = structure.text, structure.quotations
    labels = list(_labels(text, structure.layout))
    counts = Counter(label.name for label in labels)
    known = _Known(text)
    dialogue = {label.turn for label in labels} >= {"Q", "A"}

    def is_speaker(label: Label) -> bool:
        if label.turn:
            return dialogue
        if not _can_speak(text, label):
            return False
        if any(
            q.start == label.words[0] and _is_sentence(text, q, config.label_words)
            for q in quotations.at(label.words[0])
        ):
            return True
        if known.is_place(label.name):
            return False
        again = counts[label.name] > 1
        bracketed = "(" in text[slice(*label.source)]
        return is_source(label.name) or (
            again if label.name.isupper() else (again or bracketed) and known.is_name(label.name)
        )

    return [label for label in labels if is_speaker(label)]


def _labels(text: str, layout: Layout) -> Iterator[Label]:
    matches = [match for line in _lines(text) if (match := _LABEL.match(text, line))]
    for match, following in zip_longest(matches, matches[1:]):
        paragraph = layout.number(match.end())
        end = layout.paragraphs[paragraph][1] if paragraph >= 0 else 0
        if following:
            end = min(end, following.start())
        if end <= match.end():
            continue
        turn = match["turn"] or ""
        start, stop = match.span("turn" if turn else "label")
        label = text[start:stop].rstrip(" *_")
        with_role = _ROLE.fullmatch(label)
        name = label[: with_role.start("role")] if with_role else label
        yield Label(name, (start, start + len(label)), (match.end(), end), turn)


def _lines(text: str) -> Iterator[int]:
    """Find where the lines begin."""
    start = 0
    while start >= 0:
        yield start
        start = text.find("\n", start) + 1 or -1


def _can_speak(text: str, label: Label) -> bool:
    """Tell whether a label alone can be a speaker's."""
    role = text[label.source[0] + len(label.name) : label.source[1]]
    if role and (role.strip(" (),").casefold() in _AGENCIES or not any(map(str.isalpha, role))):
        return False
    return is_name(label.name) and _WORDS.findall(label.name)[0].casefold() not in NOT_SPEAKERS


def _is_sentence(text: str, quotation: Quotation, words: int) -> bool:
    """Tell whether a quotation is more than a nickname or a title that happens to follow a label."""
    return len(_WORDS.findall(text, quotation.start, min(quotation.end, quotation.start + 120))) >= words


class _Known:
    """The words that the text uses for something other than a label; found once, when they are first needed."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def places(self) -> set[str]:
        return {word.casefold() for word in _PLACE.findall(self.text)}

    @cached_property
    def names(self) -> set[str]:
        return set(_MENTION.findall(self.text))

    def is_place(self, name: str) -> bool:
        return name.split(maxsplit=1)[0].casefold() in self.places

    def is_name(self, name: str) -> bool:
        return name.rsplit(maxsplit=1)[-1] in self.names
