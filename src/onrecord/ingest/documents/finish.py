"""From a document's blocks to an article: the same for every kind of document."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from onrecord.ingest.documents.draft import Block, put_together
from onrecord.ingest.documents.properties import Properties, believed_author, believed_date, believed_title
from onrecord.ingest.headline import find_title, locate_title
from onrecord.ingest.notes import find_notes
from onrecord.ingest.text import given_date, require_readable
from onrecord.schema import Article, NoteKind, Published, Span, article_id
from onrecord.settings import Settings

HEAD: Final = 8
"""A title is one of so many first paragraphs."""


def finish(
    blocks: Sequence[Block],
    counts: dict[NoteKind, int],
    properties: Properties,
    *,
    settings: Settings,
    name: str,
    guess_title: bool = True,
    id: str | None = None,  # noqa: A002 - it is called so everywhere
    title: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    url: str | None = None,
) -> Article:
    """Make the article; what is given goes before the file's properties, and those count where they are believed.

    Captions have no title: no line of them is taken for one where `guess_title` is False.

    Raises the errors of a plain text.
    """
    day = given_date(published)
    draft = put_together(_titled(blocks, title, properties, guess=guess_title), counts)
    text = draft.text
    require_readable(text, settings=settings, name=name)
    made = believed_date(properties, text) if day is None else None
    return Article(
        id=article_id(text, id),
        text=text,
        title=next((Span(each.start, each.end) for each in draft.paragraphs if each.kind == "title"), None),
        published=day or (Published(value=made, how="metadata") if made else None),
        outlet=outlet or None,
        byline=byline or believed_author(properties),
        url=url or None,
        paragraphs=draft.paragraphs,
        notes=(*find_notes(text, draft.paragraphs, settings=settings), *draft.notes),
        places=draft.places,
    )


def _titled(blocks: Sequence[Block], given: str | None, properties: Properties, *, guess: bool) -> list[Block]:
    """Make the paragraph that is the title one: as it is given, as the file has it, as it is set, or by its looks."""
    first = [block.text for block in blocks[:HEAD]]
    set_so = next((at for at, block in enumerate(blocks) if block.kind == "title"), None)
    wanted = given or believed_title(properties, first)
    at = next((at for at, words in enumerate(first) if wanted and _is(wanted, words)), set_so)
    if at is None and guess and len(blocks) > 1:
        text = "\n\n".join(first)
        found = find_title(text)
        at = next((at for at, words in enumerate(first) if found and words == found.cut(text)), None)
    return [
        replace(block, kind="title" if number == at else "heading" if block.kind == "title" else block.kind)
        for number, block in enumerate(blocks)
    ]


def _is(title: str, words: str) -> bool:
    span = locate_title(title, words)
    return span is not None and span.end == len(words)
