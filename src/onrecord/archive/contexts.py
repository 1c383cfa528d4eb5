"""The sentence around a statement, with the words that were searched for."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.archive.marking import Row, marked_spans
from onrecord.archive.rows import Context, Part
from onrecord.schema.sentences import sentence_around
from onrecord.schema.span import GAP

AROUND = 400
"""So many characters before and after a content are looked at."""

LONGEST = 500
"""A context has no more characters."""

_BEFORE = 120
"""So many of them stand before the content, or before what was searched for, where not all has room."""

_BESIDE = 160
"""A source and its cue stand no further from their content than that."""

_WHITE = str.maketrans(dict.fromkeys("\n\r\t\v\f\x85\u2028\u2029", " "))


class Passage(NamedTuple):
    """Some text around a statement: where its content begins and ends there, and its words."""

    text: str
    start: int
    end: int
    content: str
    cue: str | None


def passage_at(text: str, start: int, end: int, content: str, cue: str | None) -> Passage:
    """Take as much around some words of a text as is looked at.

    >>> passage_at("It rained. Mr. Lund said the dam is safe. He left.", 29, 40, "dam is safe", "said").start
    29
    """
    first = max(0, start - AROUND)
    return Passage(text[first : end + AROUND], start - first, end - first, content, cue)


def contexts(passages: Sequence[Passage], wanted: str | None) -> list[Context]:
    """Give the sentences around statements; what is `wanted`, in the language of FTS5, is marked."""
    borders = [_borders(passage) for passage in passages]
    sentences = [passage.text[begin:stop] for passage, (begin, stop) in zip(passages, borders, strict=True)]
    found = marked_spans([Row(sentence) for sentence in sentences], wanted)
    return [
        _cut(
            sentence.translate(_WHITE),
            _fragments(passage, begin),
            [Part(*span) for span in found[number].content] if number in found else [],
        )
        for number, (passage, sentence, (begin, _)) in enumerate(zip(passages, sentences, borders, strict=True))
    ]


def _borders(passage: Passage) -> tuple[int, int]:
    """Find the sentence of the content, and take the one beside it that has the cue: “Why?” The mayor asked."""
    text, begin, stop = passage.text, *sentence_around(passage.text, passage.start, passage.end)
    cue = (passage.cue or "").split(GAP)[0]
    if not cue or cue in text[begin:stop]:
        return begin, stop
    after = text.find(cue, stop, stop + _BESIDE)
    if after >= 0 and "\n" not in text[stop:after]:
        return begin, sentence_around(text, after, after + len(cue))[1]
    before = text.rfind(cue, max(0, begin - _BESIDE), begin)
    if before >= 0 and "\n" not in text[before:begin]:
        return sentence_around(text, before, before + len(cue))[0], stop
    return begin, stop


def _fragments(passage: Passage, begin: int) -> list[Part]:
    """Find the fragments of a content in the sentence that begins at a place of the passage."""
    parts, position = [], passage.start
    for fragment in passage.content.split(GAP):
        start = passage.text.find(fragment, position, passage.end)
        if start < 0 or not fragment:  # a fragment that has such dots itself
            return [Part(passage.start - begin, passage.end - begin)]
        position = start + len(fragment)
        parts.append(Part(start - begin, position - begin))
    return parts


def _cut(sentence: str, content: list[Part], found: list[Part]) -> Context:
    """Cut out of a long sentence where the content begins, or, if that is too far away, where it has what is found."""
    first = max(0, content[0].start - _BEFORE) if content[0].start > _BESIDE else 0
    in_content = [part for part in found if part.start >= content[0].start]
    if in_content and in_content[0].end > first + LONGEST:
        first = in_content[0].start - _BEFORE
    last = min(len(sentence), first + LONGEST)
    if len(sentence) <= LONGEST:
        return Context(sentence, tuple(content), tuple(found))
    first = sentence.find(" ", first, first + _BEFORE // 2) + 1 or first if first else 0
    if last < len(sentence):
        last = max(first + 1, sentence.rfind(" ", last - _BEFORE // 2, last))
    before, after = "…" if first else "", "…" if last < len(sentence) else ""
    moved = len(before) - first

    def kept(parts: list[Part]) -> tuple[Part, ...]:
        inside = [Part(max(part.start, first), min(part.end, last)) for part in parts]
        return tuple(Part(part.start + moved, part.end + moved) for part in inside if part.start < part.end)

    return Context(f"{before}{sentence[first:last]}{after}", kept(content), kept(found))
