"""What was repaired in an article, left out of it, or kept without being its own words, put on the record."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from onrecord.ingest.language import find_foreign
from onrecord.ingest.page.blocks import Block
from onrecord.ingest.page.body import Body
from onrecord.schema import Note, NoteKind, Paragraph, Span
from onrecord.settings import Settings

MOST_SPANS: Final = 1_000
"""A note names no more places; its count tells of all."""

_REPLACED = re.compile("\ufffd")


def find_replaced(text: str) -> Iterator[Note]:
    r"""Note the bytes that were no characters.

    >>> [(note.kind, note.count, note.spans) for note in find_replaced("nin\ufffdty")]
    [('replaced', 1, (Span(start=3, end=4),))]
    """
    if count := text.count("\ufffd"):
        spans = (Span(*found.span()) for found in islice(_REPLACED.finditer(text), MOST_SPANS))
        yield Note(kind="replaced", count=count, spans=tuple(spans))


def find_notes(text: str, paragraphs: Sequence[Paragraph], *, settings: Settings) -> Iterator[Note]:
    """Note what any text may have: bytes that were replaced, and paragraphs in another language."""
    yield from find_replaced(text)
    if settings.language_check and (foreign := find_foreign(text, paragraphs)):
        yield Note(kind="foreign", count=len(foreign), spans=foreign[:MOST_SPANS])


def gather(body: Body, blocks: Sequence[Block], paragraphs: Sequence[Paragraph]) -> Iterator[Note]:
    """Note what a page's body has left out, what is somebody else's post, and what came from the page's data."""
    places = {id(block): paragraph for block, paragraph in zip(blocks, paragraphs, strict=True)}
    kinds: dict[NoteKind, list[Block | None]] = {}
    for each in body.left_out:
        kinds.setdefault(each.kind, []).append(body.blocks[each.after] if 0 <= each.after < len(body.blocks) else None)
    for block in body.blocks:
        if block.zone == "post":
            kinds.setdefault("post", []).append(block)
    if body.from_data:
        kinds["data"] = list(body.blocks)
    if body.cut:
        kinds["cut"] = [body.blocks[-1]]
    for kind, where in sorted(kinds.items()):
        found = {places[id(block)] for block in where if block is not None and id(block) in places}
        yield Note(kind=kind, count=len(where), spans=_spans(found))


def _spans(paragraphs: Iterable[Paragraph]) -> tuple[Span, ...]:
    return tuple(Span(each.start, each.end) for each in islice(sorted(paragraphs), MOST_SPANS))
