"""A PDF document to an article: its columns in order, without running heads, footnotes at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from onrecord.errors import EncryptedError, ScanError, TooLargeError
from onrecord.ingest.documents import sandbox
from onrecord.ingest.documents.draft import Block
from onrecord.ingest.documents.finish import finish
from onrecord.ingest.documents.layout.columns import read_columns
from onrecord.ingest.documents.layout.flow import Flow
from onrecord.ingest.documents.layout.footnotes import take_footnotes
from onrecord.ingest.documents.layout.joining import Joiner
from onrecord.ingest.documents.layout.margins import drop_running
from onrecord.ingest.documents.layout.words import Line, Page, make_rows, read_words, usual_size
from onrecord.ingest.documents.properties import Properties
from onrecord.schema import Article, NoteKind, Span
from onrecord.settings import Settings

MOST_PAGES: Final = 2_000
"""No report has more; a hostile file may have any number."""

UNREADABLE: Final = 0.2
"""With a larger share of letters that the file gives no character for, there is no text to speak of."""

TITLE_LARGER: Final = 1.15
"""A title is so much larger than the text."""

LEAST_TITLE: Final = 4
"""A title has so many letters; a sign that is larger than the text, such as a logo's, has fewer."""

TITLE_WITHIN: Final = 12
"""It is one of so many first paragraphs."""

_KIND: Final = "PDF document"


def read_pdf(content: bytes, *, settings: Settings, name: str, **given: Any) -> Article:
    """Make an article of a PDF document; `name` is what an error calls it, what is `given` goes before its properties.

    Every paragraph has its places, such as "page 3". Raises MissingExtraError, EncryptedError, ScanError where there is
    no text on the pages, TooLargeError, UnreadableInputError for a damaged file, and the errors of a plain text.
    """
    sandbox.require_library("pypdfium2", kind="PDF documents", name=name)
    answer = sandbox.run("open_pdf", content, MOST_PAGES, settings.text_limit, kind=_KIND, name=name)
    _require_pages(answer, settings, name)
    described = answer["pages"]
    pages = [
        Page(number, page.get("height", 1.0), tuple(make_rows(read_words(page["words"]))))
        for number, page in enumerate(described, 1)
    ]
    _require_text(pages, described, name)
    unread = sum(not page["words"] and bool(page.get("pictures") or page.get("damaged")) for page in described)
    counts: dict[NoteKind, int] = {"unread": unread, "turned": sum(bool(page.get("turned")) for page in described)}
    blocks, more = _read_pages(pages)
    told = answer["properties"]
    properties = Properties(told.get("Title"), told.get("Author"), told.get("CreationDate"))
    return finish(blocks, counts | more, properties, settings=settings, name=name, **given)


def _read_pages(pages: Sequence[Page]) -> tuple[list[Block], dict[NoteKind, int]]:
    """Read pages to paragraphs, and count what was left out or moved."""
    kept, running = drop_running(pages)
    body = usual_size(row for page in kept for row in page.rows)
    columns = list(_columns(kept))
    text, notes, _ = take_footnotes(columns, body)
    joiner = Joiner(line.text for line in [*text, *(line for note in notes for line in note)])
    flow = Flow(text, body, joiner)
    groups = list(flow.group(text))
    title = _title_at(groups, flow, body)
    blocks = [flow.write(group, "title" if at == title else flow.kind(group)) for at, group in enumerate(groups)]
    blocks += [_as_note(flow.write(note, "text")) for note in notes]
    return blocks, {"running": running}


def _as_note(block: Block) -> Block:
    """Put on the record that a block is a footnote."""
    return replace(block, marks=(("footnote", Span(0, len(block.text))), *block.marks))


def _columns(pages: Sequence[Page]) -> Iterator[list[Line]]:
    number = 0
    for page in pages:
        for rows in read_columns(page):
            yield [Line(row, page.number, number) for row in rows]
            number += 1


def _title_at(groups: Sequence[Sequence[Line]], flow: Flow, body: float) -> int | None:
    """Find the title: of the first page's first headings the largest, where it is larger than the text."""
    first = [
        (group[0].row.size, -at)
        for at, group in enumerate(groups[:TITLE_WITHIN])
        if group[0].page == groups[0][0].page
        and flow.kind(group) == "heading"
        and sum(len(line.text) for line in group) >= LEAST_TITLE
    ]
    size, at = max(first, default=(0.0, 0))
    return -at if size >= TITLE_LARGER * body else None


def _require_pages(answer: dict[str, Any], settings: Settings, name: str) -> None:
    match answer.get("error"):
        case None:
            return
        case "encrypted":
            raise EncryptedError(
                "This PDF document opens with a password only", value=name, hint="Save a copy without the password."
            )
        case "pages":
            raise TooLargeError(
                "This PDF document has too many pages", value=answer["why"], allowed=f"at most {MOST_PAGES:,}"
            )
        case "characters":
            raise TooLargeError(
                f"{name} is too long to be one article",
                allowed=f"at most {settings.text_limit:,} characters (the setting text_limit)",
                hint="Save the pages that matter as a document of their own, or raise ONRECORD_TEXT_LIMIT.",
            )
        case _:
            raise sandbox.damaged(_KIND, answer["why"], name)


def _require_text(pages: Sequence[Page], described: Sequence[dict[str, Any]], name: str) -> None:
    letters = sum(len(word.text) for page in pages for row in page.rows for word in row.words)
    unknown = sum(word.text.count("\ufffd") for page in pages for row in page.rows for word in row.words)
    hint = "Read it with a program for text recognition (OCR), and save what that gives."
    if not letters and any(page.get("damaged") for page in described):
        raise sandbox.damaged(_KIND, "its pages are damaged", name)
    if not letters:
        raise ScanError("The pages of this PDF document are pictures, without text", value=name, hint=hint)
    if unknown > UNREADABLE * letters:
        raise ScanError("This PDF document doesn't tell which letters it shows", value=name, hint=hint)
