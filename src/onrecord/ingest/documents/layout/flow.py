"""Lines to paragraphs: over the ends of columns and pages, and without the ends of lines."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from onrecord.ingest.documents.draft import Block, BlockWriter
from onrecord.ingest.documents.layout.joining import Joiner
from onrecord.ingest.documents.layout.words import Line
from onrecord.schema import ParagraphKind

INDENT: Final = 0.7
"""The first line of a paragraph is set in by more, in sizes of the text."""

LARGER: Final = 1.1
"""A heading is set larger by so much, or bold."""

MOST_HEADING_WORDS: Final = 25

_ITEM = re.compile(r"[•‣◦▪·●○■–—*-]\s+\S|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+\S")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_OPEN = re.compile(r"(?:[,;(\[–—-]|\b(?:and|or|the|a|an|of|to|in|for|with|by|on|at|that|which|as))$", re.IGNORECASE)


class Edges(NamedTuple):
    """Where the lines of a column begin and end as a rule."""

    left: float
    right: float


class Flow:
    """Puts the lines of one document into paragraphs; `body` is the size of its text."""

    def __init__(self, lines: Sequence[Line], body: float, joiner: Joiner) -> None:
        self.body = body
        self.joiner = joiner
        self.edges = _edges(lines)
        self.leading = _leading(lines, body)
        self.indents = self._uses_indents(lines)

    def write(self, lines: Sequence[Line], kind: ParagraphKind) -> Block:
        """Write lines as one paragraph."""
        writer = BlockWriter(kind)
        for line, following in [*pairwise(lines), (lines[-1], None)]:
            place = f"page {line.page}"
            if following is None:
                writer.add(line.text, place)
                continue
            end, mended = self.joiner.join(line.text, following.text)
            writer.add(end, place)
            if mended:
                writer.mark("hyphen", end.rpartition(" ")[2], following.text.partition(" ")[0])
        return writer.block()

    def group(self, lines: Sequence[Line]) -> Iterator[list[Line]]:
        """Divide lines into paragraphs, in order."""
        group: list[Line] = []
        for line in lines:
            if group and self._begins(group, line):
                yield group
                group = []
            group.append(line)
        if group:
            yield group

    def _begins(self, group: Sequence[Line], line: Line) -> bool:
        """Say whether a line begins a paragraph, and doesn't go on with the one before it."""
        last = group[-1]
        size = max(last.row.size, line.row.size)
        if abs(last.row.size - line.row.size) > 0.06 * size or (last.bold != line.bold and self._is_heading([*group])):
            return True
        if line.column != last.column:
            return self._begins_anew(group, line)
        if line.row.base - last.row.base > 1.25 * self.leading * size + 0.5:
            return True
        if _ITEM.match(line.text) and (_ENDED.search(last.text) or _ITEM.match(group[0].text) or len(group) > 1):
            return True
        if self._is_heading(group) and self._is_heading([line]):
            return False
        return self._is_set_in(group, line) or (self._ends_short(last) and bool(_ENDED.search(last.text)))

    def _begins_anew(self, group: Sequence[Line], line: Line) -> bool:
        """Say whether the first line of a column or page begins a paragraph."""
        last = group[-1]
        ended = bool(_ENDED.search(last.text))
        if self._is_heading(group):
            return not self._is_heading([line])
        if line.text[:1].islower():
            return ended and self._ends_short(last)
        if not ended:
            return not _OPEN.search(last.text) and self._ends_short(last) and self._in(line) > INDENT * line.row.size
        return not self.indents or self._in(line) > INDENT * line.row.size or self._ends_short(last)

    def _is_set_in(self, group: Sequence[Line], line: Line) -> bool:
        """Say whether a line is set in as the first of a paragraph, or out of what was set in as a whole."""
        last = group[-1]
        step = line.row.left - last.row.left
        if step > INDENT * line.row.size:
            return not (len(group) == 1 and _ITEM.match(last.text))
        deep = len(group) > 1 and self._in(last) > INDENT * line.row.size
        return step < -INDENT * line.row.size and (deep or (bool(_ENDED.search(last.text)) and self._ends_short(last)))

    def _in(self, line: Line) -> float:
        return line.row.left - self.edges[line.column].left

    def _ends_short(self, line: Line) -> bool:
        edges = self.edges[line.column]
        return line.row.right < edges.right - max(0.12 * (edges.right - edges.left), 2 * line.row.size)

    def _is_heading(self, lines: Sequence[Line]) -> bool:
        words = sum(len(line.row.words) for line in lines)
        if words > MOST_HEADING_WORDS or _ITEM.match(lines[0].text):
            return False
        if all(line.row.size >= LARGER * self.body for line in lines):
            return True
        text = lines[-1].text
        return all(line.bold for line in lines) and not text.endswith((".", ",", ";"))

    def kind(self, lines: Sequence[Line]) -> ParagraphKind:
        """Say what the lines of a paragraph are."""
        if self._is_heading(lines):
            return "heading"
        if _ITEM.match(lines[0].text):
            return "item"
        lefts = [line.row.left for line in lines]
        as_a_whole = len(lines) > 1 and max(lefts) - min(lefts) < 1.0
        return "quote" if as_a_whole and self._in(lines[0]) > INDENT * self.body else "text"

    def _uses_indents(self, lines: Sequence[Line]) -> bool:
        """Say whether paragraphs begin with a line that is set in, rather than after white space."""
        steps = [
            line.row.left - last.row.left
            for last, line in pairwise(lines)
            if line.column == last.column and _ENDED.search(last.text)
        ]
        return sum(step > INDENT * self.body for step in steps) * 4 > len(steps) > 0


def _edges(lines: Iterable[Line]) -> dict[int, Edges]:
    lefts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    rights: defaultdict[int, list[float]] = defaultdict(list)
    for line in lines:
        lefts[line.column][round(line.row.left)] += 1
        rights[line.column].append(line.row.right)
    return {column: Edges(_usual_left(counts), max(rights[column])) for column, counts in lefts.items()}


def _usual_left(counts: Counter[int]) -> int:
    """The leftmost edge at which many lines begin; a number in the margin doesn't count."""
    return min((left for left, count in counts.items() if count * 5 >= counts.total()), default=min(counts))


def _leading(lines: Sequence[Line], body: float) -> float:
    """How far lines of the text are apart as a rule, in sizes of the text."""
    steps = [
        (line.row.base - last.row.base) / body
        for last, line in pairwise(lines)
        if line.column == last.column and line.row.size == last.row.size == body and line.row.base > last.row.base
    ]
    steps.sort()
    return median(steps[: max(1, len(steps) * 3 // 4)]) if steps else 1.2
