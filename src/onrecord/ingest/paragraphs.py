"""Where the paragraphs of a plain text stand, and what each is."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from onrecord.ingest.headline import HEADING_MARK, looks_like_headline
from onrecord.ingest.page.lines import line_of
from onrecord.schema import Paragraph, ParagraphKind, Span

LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
"""What ends a line, on whatever system the text was written."""

WRAPPED_WIDTH = 100
"""Text wrapped by hand or by an editor has no longer lines."""

BETWEEN = " \t*_|:·•–—-)]"
"""What may stand between the beginning of a line that is a paragraph of its own, and the rest."""

ITEM = re.compile(r"[-*•‣◦▪·–]\s+\S|\(?\d{1,2}[.)]\s+\S")
ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")


def find_paragraphs(text: str, title: Span | None = None, heads: Sequence[Span] = ()) -> tuple[Paragraph, ...]:
    r"""Find the paragraphs of a plain text, in order, without the white space around them.

    Empty lines divide blocks. A block is one paragraph where its lines were wrapped to a width, else every line is one.
    The title, where there is one, is a paragraph of its own, and so are `heads`: lines, and beginnings of lines.

    >>> text = "Flood\r\n\r\nThe river rose.\r\n> Stay away.\r\n"
    >>> [(paragraph.kind, paragraph.cut(text)) for paragraph in find_paragraphs(text, Span(0, 5))]
    [('title', 'Flood'), ('text', 'The river rose.'), ('quote', '> Stay away.')]
    """
    found: list[Paragraph] = []
    start = 0
    if title:
        # A stop after the title belongs to its line: it is no paragraph by itself.
        line = LINE_END.search(text, title.end)
        rest = trim(text, title.end, line.start() if line else len(text))
        start = rest.end if rest and not any(char.isalnum() for char in rest.cut(text)) else title.end
        found.append(Paragraph(title.start, start, "title"))
    spans = list(_divide(text, start, heads))
    of_heads = frozenset(heads)
    for span, following in zip_longest(spans, spans[1:]):
        kind = "heading" if span in of_heads else _kind(span.cut(text), following.cut(text) if following else None)
        found.append(Paragraph(span.start, span.end, kind))
    return tuple(found)


def find_lines(text: str, start: int = 0) -> Iterator[Span | None]:
    """Find the lines from `start` on, without the white space around them; None stands for an empty one."""
    at = start
    while at <= len(text):
        match = LINE_END.search(text, at)
        end = match.start() if match else len(text)
        yield trim(text, at, end)
        if match is None:
            return
        at = match.end()


def trim(text: str, start: int, end: int) -> Span | None:
    """Leave off the white space at both ends; None where nothing else is there."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    length = len(piece.strip())
    return Span(start + left, start + left + length) if length else None


def _divide(text: str, start: int, heads: Sequence[Span]) -> Iterator[Span]:
    block: list[Span] = []
    left = list(reversed(heads))
    for line in (*find_lines(text, start), None):
        apart = []
        while line is not None and left and left[-1].start < line.end:
            apart.append(left.pop())
        if line is not None and not apart:
            block.append(line)
            continue
        yield from _divide_block(text, block)
        yield from apart
        block = _rest(text, apart[-1].end, line.end) if apart and line is not None else []


def _rest(text: str, start: int, end: int) -> list[Span]:
    """What of a line follows the beginning that is a paragraph of its own."""
    words = text[start:end]
    rest = trim(text, start + len(words) - len(words.lstrip(BETWEEN)), end)
    return [rest] if rest else []


def _divide_block(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Join the lines that were wrapped; a list's items and its neighbours stay apart."""
    if not _is_wrapped(text, lines):
        yield from lines
        return
    start = lines[0].start
    for before, line in pairwise(lines):
        if ITEM.match(text, line.start) or text.startswith(">", line.start) is not text.startswith(">", before.start):
            yield Span(start, before.end)
            start = line.start
    yield Span(start, lines[-1].end)


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Say whether the lines of a block are one paragraph: none is long, and most break off within a sentence."""
    if len(lines) < 2 or any(line.end - line.start > WRAPPED_WIDTH for line in lines):
        return False
    broken = sum(not ENDED.search(line.cut(text)) for line in lines[:-1])
    return broken * 2 > len(lines) - 1


def _kind(words: str, following: str | None) -> ParagraphKind:
    if words.startswith(">"):
        return "quote"
    if HEADING_MARK.match(words):
        return "heading"
    if ITEM.match(words) or line_of(words) == "related":
        return "item"
    # A heading stands over something: the last paragraph of a text is none.
    stands_over = following is not None and len(following) > len(words) and not ITEM.match(following)
    return "heading" if stands_over and looks_like_headline(words) else "text"
