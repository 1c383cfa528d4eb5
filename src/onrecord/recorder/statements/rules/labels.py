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
from operator import attrgetter
from typing import Final

from onrecord.recorder.config import StatementConfig
from onrecord.text import Layout, Pair, Quotation, TextStructure


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LABEL: Final = re.compile(
    r"[ \t]*+[*_#>•]*+[ \t]*+[\"“]?+"
    r"(?:(?P<turn>Q|A)[*_]*+[.:]|(?P<label>[^\W\d_][^:\n\"“”]{0,79}):"
    r"|(?P<member>(?:(?:Mr|Mrs|Ms|Miss|Dr)\. |The )[A-Z][A-Z'’-]++(?: [A-Z][A-Z'’-]*+){0,3}(?: of [A-Z][a-z]++){0,2})"
    r"(?: \([^()\n]{1,60}\))?\.)[*_]*+[ \t]++(?=[^\s*_])"
)
"""A label at the start of a line; the records of parliaments print members in capitals with a full stop."""

_WE: Final = re.compile(r"(?:I|We|They|He|She|It|You|There)(?:['’][a-z]{1,3})? [a-z]+ [a-z]")
"""How a few words begin that are a sentence and no title: "We were robbed"."""

_NUMBERED: Final = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? (?:[Nn]o\. )?\d{1,3}")
_SPEECH: Final = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Mm]e|us)\b|\?")
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


_SHORT_ROLE: Final = re.compile(r"(?: \([^()]{1,40}\)|(?:, \d{1,3})?(?:, (?![^,]*ed\b)(?:[\w’'-]+ ){0,4}[\w’'-]+)?)$")
_AGE: Final = re.compile(r", \d{1,3}")
_SHORTEST_RUN: Final = 3
_LONGEST: Final = 80


@dataclass(slots=True, frozen=True)
class Label:
    """A label, with its role where one is given, and the words that follow it in its paragraph."""

    name: str
    source: Pair
    words: Pair
    turn: str  # "Q" or "A" where the label says only whose turn it is
    member: bool = False  # as the records of parliaments print it


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

    A label counts if a quotation follows it, if it is one of a transcript's, or if the article quotes the one that it
    names (`is_source`). Otherwise it must come again at the start of another line, in capitals or as a name that the
    text uses elsewhere, or have a role in brackets. "Q:" and "A:" count together, and so do the members of a
    parliament. A place ("LONDON:", if the text says "in London"), an agency's dateline and words in NOT_SPEAKERS don't
    count.
    """
    text, quotations = structure.text, structure.quotations
    labels = list(_labels(text, structure.layout))
    counts = Counter(label.name for label in labels)
    known = _Known(text)
    dialogue = {label.turn for label in labels} >= {"Q", "A"}
    members = sum(label.member for label in labels) > 1
    transcript = _transcript(structure, labels)

    def is_speaker(label: Label) -> bool:
        if label.turn or label.member:
            return members if label.member else dialogue
        if label.source in transcript:
            return True
        if not _can_speak(text, label):
            return False
        if any(
            q.start == label.words[0] and _is_sentence(text, label, q, config.label_words)
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

    found = [label for label in labels if is_speaker(label)]
    lines = {label.source[0] for label in labels}
    found += [label for label in _inside(structure) if label.source[0] not in lines]
    return sorted(found, key=attrgetter("source"))


def _transcript(structure: TextStructure, labels: list[Label]) -> set[Pair]:
    """Find the labels of paragraphs that follow each other, three at least, in which two people or more talk.

    That they talk shows by "I", "we" and "you" and by questions. Lists have labels, too, but nobody talks in them.
    """
    text, layout = structure.text, structure.layout
    speaking = (label for label in labels if not label.turn and (_can_speak(text, label) or _is_numbered(label)))
    runs: list[list[Label]] = []
    for label in speaking:
        number = layout.number(label.source[0])
        if runs and number - layout.number(runs[-1][-1].source[0]) <= 1:
            runs[-1].append(label)
        else:
            runs.append([label])
    return {
        label.source
        for run in runs
        if len(run) >= _SHORTEST_RUN and len({label.name for label in run}) > 1
        if 4 * sum(_SPEECH.search(text, *label.words) is not None for label in run) >= len(run)
        for label in run
    }


def _is_numbered(label: Label) -> bool:
    """Tell whether a label is of somebody who has a number instead of a name: "WITNESS 10"."""
    words = label.name.split()
    return _NUMBERED.fullmatch(label.name) is not None and words[0].casefold() not in NOT_SPEAKERS


def _inside(structure: TextStructure) -> Iterator[Label]:
    """Find labels within a paragraph, each at the start of a sentence and before a quotation: "Reyes, 39: “…”"."""
    text = structure.text
    for quotation in structure.quotations.outermost:
        before = len(text[max(0, quotation.start - 4) : quotation.start].rstrip())
        colon = max(0, quotation.start - 4) + before - 1
        start = structure.sentences[structure.sentence(quotation.start)]
        if before and text[colon] == ":" and 0 < colon - start <= _LONGEST and _is_sentence_of(text, quotation):
            label = text[start:colon]
            with_role = _SHORT_ROLE.search(label)
            name = label[: with_role.start()] if with_role else label
            if is_name(name) and name.split()[0].casefold() not in NOT_SPEAKERS:
                yield Label(name, (start, colon), (quotation.start, quotation.end), "")


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
        start, stop = match.span(match.lastgroup or 0)
        label = text[start:stop].rstrip(" *_")
        with_role = _ROLE.fullmatch(label)
        name = label[: with_role.start("role")] if with_role else label
        yield Label(name, (start, start + len(label)), (match.end(), end), turn, match.lastgroup == "member")


def _lines(text: str) -> Iterator[int]:
    """Find where the lines begin."""
    start = 0
    while start >= 0:
        yield start
        start = text.find("\n", start) + 1 or -1


def _can_speak(text: str, label: Label) -> bool:
    """Tell whether a label alone can be a speaker's."""
    role = text[label.source[0] + len(label.name) : label.source[1]]
    if role and (
        role.strip(" (),").casefold() in _AGENCIES or not (_AGE.fullmatch(role) or any(map(str.isalpha, role)))
    ):
        return False
    return is_name(label.name) and _WORDS.findall(label.name)[0].casefold() not in NOT_SPEAKERS


def _is_sentence(text: str, label: Label, quotation: Quotation, words: int) -> bool:
    """Tell whether a quotation is more than a nickname or a title that happens to follow a label."""
    if len(_WORDS.findall(text, quotation.start, min(quotation.end, quotation.start + 120))) >= words:
        return True
    if _WE.match(text, quotation.start + quotation.opening):
        return True
    return label.source[1] - label.source[0] > len(label.name) and _is_sentence_of(text, quotation)


def _is_sentence_of(text: str, quotation: Quotation) -> bool:
    """Tell whether a quotation ends as a sentence does."""
    return text[quotation.end - quotation.closing - 1] in ".!?…"


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
