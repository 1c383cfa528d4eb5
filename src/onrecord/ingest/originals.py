"""From an input to the bytes of its articles, one after the other."""

import json
import os
import re
import stat
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Unpack

from onrecord.errors import OnrecordError, TooLargeError, UnreadableInputError
from onrecord.ingest.chunks import join_chunks, read_chunks, take_head
from onrecord.ingest.documents.recognize import MOST_BYTES, recognize_document
from onrecord.ingest.documents.recognize import TYPES as DOCUMENT_TYPES
from onrecord.ingest.failure import Failure
from onrecord.ingest.fields import FIELDS, Given, escape_surrogates, given_fields, pick_article
from onrecord.ingest.jsonl import split_articles
from onrecord.ingest.sources import (
    Address,
    Fetched,
    Fields,
    File,
    Folder,
    Pattern,
    Source,
    SourceLike,
    StandardInput,
    Stream,
    Text,
    expand,
    name_of,
    recognize,
)
from onrecord.ingest.suffixes import (
    FEED_SUFFIXES,
    HTML_SUFFIXES,
    KNOWN_SUFFIXES,
    LINES_SUFFIXES,
    TEXT_SUFFIXES,
    WARC_SUFFIXES,
    has_suffix,
)
from onrecord.ingest.text import complete, too_large
from onrecord.schema import Article, Original
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.ingest.fetch import Page

# Atomic: what was passed over is never tried again, or a page of nothing but comments would take for ever.
_BEFORE = rb"(?>(?:<\?xml[^>]*>|<!--.*?-->|\s)*)"
_HTML = re.compile(_BEFORE + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(_BEFORE + rb"<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE | re.DOTALL)
_LINES = re.compile(rb'\s*\{\s*"(?:' + "|".join(("text", *FIELDS)).encode() + rb')"\s*:')
_HEAD = 4096
_MOST_BYTES_A_CHARACTER = 4

Seen = Callable[[str], bool]
"""Tells of the stamp of a feed's entry whether its page, as the entry stands, was read before."""

Found = Original | Article | Failure
"""What is found in a source: the bytes of an article, an article that is one already, or what stands in its place."""


def originals(
    source: SourceLike,
    *,
    settings: Settings,
    seen: Seen | None = None,
    bytes_read: Callable[[int], None] | None = None,
    **given: Unpack[Given],
) -> Iterator[Found]:
    """Find the articles of a source, each as the bytes that it came in, without reading them.

    A folder, a pattern, a .jsonl file, a feed and a web archive hold many, all else one. What can't be had is a
    `Failure` in its place. Of a feed, pages that were `seen` are not fetched again. `bytes_read` is told how much is
    read, as it is read. Raises InputError where this is no source, or nothing of a name can be `given`.

    >>> from io import BytesIO
    >>> [original.format for original in originals(BytesIO(b"The river rose."), settings=Settings())]
    ['text']
    """
    known = given_fields(given)
    finder = _Finder(settings, seen or (lambda _stamp: False), bytes_read or (lambda _size: None), known)
    for single in expand(recognize(source)):
        try:
            yield from finder.find(single)
        except OnrecordError as error:
            yield Failure(name_of(single), error, given=known)


class _Finder:
    """Finds originals under the same settings, with the same things known of all."""

    def __init__(
        self, settings: Settings, seen: Seen, bytes_read: Callable[[int], None], given: dict[str, str]
    ) -> None:
        self.settings = settings
        self.seen = seen
        self.bytes_read = bytes_read
        self.given = given

    def find(self, source: Source) -> Iterator[Found]:
        """Find what a single source holds; raises OnrecordError where it can't be had."""
        match source:
            case Text(text):
                yield original_of({"text": text}, name_of(source), self.given)
            case Fields(values):
                yield original_of(pick_article(values), name_of(source), self.given)
            case Article():
                yield complete(source, self.given)
            case Address(url):
                yield from self.at_address(url)
            case Fetched(url, page):
                yield from self.in_page(url, page)
            case File(path) | Folder(path):
                yield from self.at_path(path)
            case StandardInput():
                yield from self.on_stdin(name_of(source))
            case Stream(stream, name):
                yield from self.in_stream(stream, name_of(source), name)
            case Pattern():  # `expand` leaves none
                raise AssertionError(source)

    def at_address(self, address: str) -> Iterator[Found]:
        from onrecord.ingest.fetch import ARTICLE_TYPES, fetch

        yield from self.in_page(address, fetch(address, settings=self.settings, types=ARTICLE_TYPES))

    def in_page(self, address: str, page: "Page") -> Iterator[Found]:
        from onrecord.ingest.fetch import FEED_TYPES, TEXT_TYPES, XML_TYPES

        if page.type in FEED_TYPES and (page.type not in XML_TYPES or _FEED.match(_no_mark(page.content[:_HEAD]))):
            yield from self._in_feed(page.content, page.address)
            return
        form = DOCUMENT_TYPES.get(page.type or "")
        if form is None:
            is_html = page.type not in TEXT_TYPES if page.type else bool(_HTML.match(page.content))
            form = "html" if is_html else "text"
        yield Original(
            page.content,
            form,
            place=address,
            charset=page.charset,
            address=page.address,
            given=self.given,
        )

    def at_path(self, path: Path) -> Iterator[Found]:
        try:
            stream = path.open("rb")
        except (OSError, ValueError) as error:  # ValueError: no path at all
            raise _unreadable(str(path), error) from error
        with stream:
            status = os.fstat(stream.fileno())
            size = status.st_size if stat.S_ISREG(status.st_mode) else None
            yield from self.in_stream(stream, escape_surrogates(str(path)), path.name, size=size)

    def on_stdin(self, place: str) -> Iterator[Found]:
        if sys.stdin is None:
            raise UnreadableInputError("There is no standard input", hint="Name a file, or pipe a text in.")
        yield from self.in_stream(sys.stdin.buffer, place, "")

    def in_stream(self, stream: BinaryIO, place: str, file_name: str, *, size: int | None = None) -> Iterator[Found]:
        """Find what a stream holds, whose name or beginning tells the format; `size` in bytes, where it is known."""
        head, chunks = take_head(self._read(stream, place), _HEAD)
        told = has_suffix(file_name, HTML_SUFFIXES | TEXT_SUFFIXES)
        beginning = _no_mark(head)
        if has_suffix(file_name, WARC_SUFFIXES) or (not told and _begins_warc(head)):
            from onrecord.ingest.warc import records

            yield from records(chunks, settings=self.settings, place=place, given=self.given)
            return
        if has_suffix(file_name, LINES_SUFFIXES) or (not told and _LINES.match(beginning)):
            yield from self._in_lines(chunks, place)
            return
        if form := recognize_document(head, file_name, told=told):
            yield Original(self._document(chunks, place), form, place=place, given=self.given)
            return
        is_feed = has_suffix(file_name, FEED_SUFFIXES) or (not told and bool(_FEED.match(beginning)))
        is_html = has_suffix(file_name, HTML_SUFFIXES) or bool(_HTML.match(beginning))
        content = self._whole(chunks, place, size, markup=is_feed or is_html)
        if is_feed:
            yield from self._in_feed(content, place)
        else:
            yield Original(content, "html" if is_html else "text", place=place, given=self.given)

    def _read(self, stream: BinaryIO, place: str) -> Iterator[bytes]:
        try:
            for chunk in read_chunks(stream):
                self.bytes_read(len(chunk))
                yield chunk
        except OSError as error:
            raise _unreadable(place, error) from error

    def _whole(self, chunks: Iterator[bytes], place: str, size: int | None, *, markup: bool) -> bytes:
        limit = _MOST_BYTES_A_CHARACTER * self.settings.text_limit
        if markup:
            limit = max(limit, self.settings.fetch_limit)  # a page is mostly markup
        content = join_chunks(chunks, limit) if size is None or size <= limit else None
        if content is None:
            length = f"more than {limit:,} bytes" if size is None else f"{size:,} bytes"
            raise too_large(length, settings=self.settings, name=place)
        return content

    def _document(self, chunks: Iterator[bytes], place: str) -> bytes:
        content = join_chunks(chunks, MOST_BYTES)
        if content is None:
            raise TooLargeError(
                "This document is too large",
                value=place,
                allowed=f"at most {MOST_BYTES:,} bytes",
                hint="Save it without its pictures, or the pages that matter as a document of their own.",
            )
        return content

    def _in_lines(self, chunks: Iterator[bytes], place: str) -> Iterator[Found]:
        for number, line in split_articles(chunks, settings=self.settings, name=place):
            if isinstance(line, OnrecordError):
                yield Failure(place, line, number, self.given)
            else:
                yield Original(line, "json", place=place, line=number, given=self.given)

    def _in_feed(self, content: bytes, place: str) -> Iterator[Found]:
        from onrecord.ingest.feed import entries

        yield from entries(content, settings=self.settings, place=place, seen=self.seen, given=self.given)


def original_of(values: Mapping[str, str], place: str, given: Mapping[str, str]) -> Original:
    """Make an original of an article that came without bytes: its text and what is known of it, as a line of JSON.

    JSON keeps every text to the character; a text file would lose a byte-order mark that belongs to the text.
    """
    return Original(json.dumps(dict(values)).encode(), "json", place, given=given)


def original_of_article(article: Article) -> Original:
    """Make an original of an article whose bytes nobody has.

    >>> original_of_article(Article(id="flood", text="The river rose.")).content
    b'{"text": "The river rose.", "id": "flood"}'
    """
    published = article.published
    values = {
        "text": article.text,
        "id": article.id,
        "title": article.title_text,
        "published": published.value if published and published.how == "given" else None,
        "outlet": article.outlet,
        "byline": article.byline,
        "url": article.url,
    }
    return original_of({name: value for name, value in values.items() if value is not None}, name_of(article), {})


def dated(original: Original, date: str) -> Original:
    """Give an original as if its article had come out on another day, whatever the original says.

    >>> dated(Original(b'{"text": "It rained.", "published": "2024-03-05"}', "json", "a line"), "2024-04-09").content
    b'{"text": "It rained.", "published": "2024-04-09"}'
    """
    known = replace(original, given={**original.given, "published": date})
    if original.format != "json":
        return known
    return replace(known, content=json.dumps(json.loads(original.content) | {"published": date}).encode())


def _begins_warc(head: bytes) -> bool:
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def _no_mark(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf")


def _unreadable(path: str, error: OSError | ValueError) -> UnreadableInputError:
    allowed = (
        "a file of text, HTML, PDF, Word, captions, JSON Lines, a feed or a web archive, a folder of them, a web "
        "address, or - for input"
    )
    if isinstance(error, FileNotFoundError):
        what, hint = "There is no such file", "Check the path and the working directory."
    elif isinstance(error, IsADirectoryError):
        what, hint = "This is a folder with nothing in it to read", f"Known are {', '.join(sorted(KNOWN_SUFFIXES))}."
    elif isinstance(error, PermissionError):
        what, hint = "This may not be opened", "Ask for leave to read it, or copy it to where you may."
    else:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        what, hint = f"This can't be opened ({reason})", "Check the path."
    return UnreadableInputError(what, value=path, allowed=allowed, hint=hint)
