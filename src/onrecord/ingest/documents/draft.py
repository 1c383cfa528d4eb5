"""What a document gives before it is an article: blocks with their places, put together to a text."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from onrecord.ingest.notes import MOST_SPANS
from onrecord.schema import Note, NoteKind, Paragraph, ParagraphKind, Place, Span

BREAK: Final = "\n\n"
"""Stands between two paragraphs of the text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its words, which of them stand where in the document, and what about them is on the record."""

    kind: ParagraphKind
    text: str
    places: tuple[Place, ...] = ()
    marks: tuple[tuple[NoteKind, Span], ...] = ()


class BlockWriter:
    """Writes a block piece by piece.

    >>> writer = BlockWriter("text")
    >>> writer.add("The har", "page 1")
    >>> writer.mark("hyphen", "har", "bour")
    >>> writer.add("bour.", "page 2")
    >>> writer.block().places
    (Place(start=0, end=7, place='page 1'), Place(start=7, end=12, place='page 2'))
    """

    def __init__(self, kind: ParagraphKind) -> None:
        self._kind = kind
        self._pieces: list[str] = []
        self._length = 0
        self._places: list[Place] = []
        self._marks: list[tuple[NoteKind, Span]] = []

    def add(self, words: str, place: str | None = None) -> None:
        """Add words that stand at a place."""
        start, end = self._length, self._length + len(words)
        self._pieces.append(words)
        self._length = end
        end -= len(words) - len(words.rstrip())  # white space is nowhere
        if place is None or end <= start:
            return
        if self._places and self._places[-1].place == place:
            start = self._places.pop().start
        self._places.append(Place(start, end, place))

    def mark(self, kind: NoteKind, before: str, after: str) -> None:
        """Put on the record what was done where the words so far end: to `before` them and `after` them."""
        self._marks.append((kind, Span(self._length - len(before), self._length + len(after))))

    def block(self) -> Block:
        """Give the block."""
        return Block(self._kind, "".join(self._pieces), tuple(self._places), tuple(self._marks))


@dataclass(frozen=True, slots=True)
class Draft:
    """A document's text, paragraphs, places and notes."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    places: tuple[Place, ...]
    notes: tuple[Note, ...]


def put_together(blocks: Sequence[Block], counts: dict[NoteKind, int]) -> Draft:
    """Write the text of blocks, and where everything stands in it; `counts` tell of what was left out.

    >>> draft = put_together([Block("title", "Flood"), Block("text", "It rains.")], {"running": 2})
    >>> draft.text, draft.paragraphs[1], draft.notes[0].count
    ('Flood\\n\\nIt rains.', Paragraph(start=7, end=16, kind='text'), 2)
    """
    paragraphs: list[Paragraph] = []
    places: list[Place] = []
    spans: defaultdict[NoteKind, list[Span]] = defaultdict(list)
    at = 0
    for block in blocks:
        paragraphs.append(Paragraph(at, at + len(block.text), block.kind))
        places += [Place(at + each.start, at + each.end, each.place) for each in block.places]
        for kind, span in block.marks:
            spans[kind].append(Span(at + span.start, at + span.end))
        at += len(block.text) + len(BREAK)
    kinds = {*spans, *(kind for kind, count in counts.items() if count)}
    notes = [
        Note(kind=kind, count=max(len(spans[kind]), counts.get(kind, 0)), spans=tuple(islice(spans[kind], MOST_SPANS)))
        for kind in sorted(kinds)
    ]
    return Draft(BREAK.join(block.text for block in blocks), tuple(paragraphs), tuple(places), tuple(notes))
