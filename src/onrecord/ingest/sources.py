"""From what somebody names - a path, an address, standard input, a folder - to the articles that are there."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from glob import glob, has_magic
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import OnrecordError, UnreadableInputError
from onrecord.ingest.chunks import join_chunks, read_chunks, take_head
from onrecord.ingest.decode import decode
from onrecord.ingest.jsonl import KEYS, read_lines
from onrecord.ingest.text import from_text, too_large
from onrecord.schema import Article
from onrecord.settings import Settings

STDIN = "-"

HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
LINES_SUFFIXES = {".jsonl", ".ndjson"}
TEXT_SUFFIXES = {".txt", ".text", ".md"}
KNOWN_SUFFIXES = HTML_SUFFIXES | LINES_SUFFIXES | TEXT_SUFFIXES
"""The files that are read out of a folder."""

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
# Atomic: what was passed over is never tried again, or a page of nothing but comments would take for ever.
_HTML = re.compile(rb"(?>(?:<\?xml[^>]*>|<!--.*?-->|\s)*)<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_LINES = re.compile(rb'\s*\{\s*"(?:' + "|".join(("text", *KEYS)).encode() + rb')"\s*:')
_HEAD = 4096
_MOST_BYTES_A_CHARACTER = 4


def load(
    source: str | Path | BinaryIO, *, settings: Settings, **given: str | date | None
) -> Iterator[Article | OnrecordError]:
    """Load the articles of one input: a path, an http address, "-" for standard input, or a stream of bytes.

    A .jsonl file gives many, all else one; `given` may hold id, title, published, outlet, byline and url. What can't be
    read comes as an error in its place, so that the rest is kept.

    >>> from io import BytesIO
    >>> [article.text for article in load(BytesIO(b"The river rose."), settings=Settings())]
    ['The river rose.']
    """
    try:
        if isinstance(source, str) and _URL.match(source):
            yield _load_address(source, settings, given)
        elif source == STDIN:
            yield from _load_stdin(settings, given)
        elif isinstance(source, str | Path):
            yield from _load_path(Path(source), settings, given)
        else:
            name = getattr(source, "name", None)
            name = name if isinstance(name, str) else "The stream"
            yield from _load_stream(source, name, Path(name).suffix, settings, given)
    except OnrecordError as error:
        yield error


def expand(sources: Iterable[str | Path]) -> Iterator[str | Path]:
    """Name the single inputs: a folder's files of KNOWN_SUFFIXES, also in its folders, sorted; what a pattern matches.

    Hidden files are passed over. What matches nothing, and a folder with nothing in it, is named as it is, so that
    loading it says so.

    >>> list(expand(["-", "https://paper.example/news/flood"]))
    ['-', 'https://paper.example/news/flood']
    """
    for source in sources:
        if isinstance(source, str) and (source == STDIN or _URL.match(source)):
            yield source
            continue
        matches = [source]
        if isinstance(source, str) and has_magic(source) and not _exists(Path(source)):
            matches = sorted(glob(source, recursive=True)) or [source]  # noqa: PTH207 - with Path, no absolute patterns
        for match in matches:
            files = _walk(Path(match)) if _is_folder(Path(match)) else iter(())
            first = next(files, None)
            yield match if first is None else first
            yield from files


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long, or no path at all: loading it will say so
        return False


def _is_folder(path: Path) -> bool:
    return _exists(path) and path.is_dir()


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # loading it says why it can't be opened
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link may lead round in a circle
                yield from _walk(entry)
        elif entry.suffix.lower() in KNOWN_SUFFIXES:
            yield entry


def _load_address(address: str, settings: Settings, given: dict[str, Any]) -> Article:
    from onrecord.ingest.fetch import TEXT_TYPES, fetch

    page = fetch(address, settings=settings)
    is_html = page.type not in TEXT_TYPES if page.type else bool(_HTML.match(page.content))
    if not is_html:
        text = decode(page.content, name=page.address, charset=page.charset)
        return from_text(text, settings=settings, name=page.address, **{"url": page.address} | _said(given))
    from onrecord.ingest.html import read_page

    return read_page(
        page.content, settings=settings, name=page.address, charset=page.charset, address=page.address, **given
    )


def _load_path(path: Path, settings: Settings, given: dict[str, Any]) -> Iterator[Article | OnrecordError]:
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: no path at all
        raise _unreadable(str(path), error) from error
    with stream:
        status = os.fstat(stream.fileno())
        size = status.st_size if stat.S_ISREG(status.st_mode) else None
        yield from _load_stream(stream, str(path), path.suffix, settings, given, size=size)


def _load_stdin(settings: Settings, given: dict[str, Any]) -> Iterator[Article | OnrecordError]:
    if sys.stdin is None:
        raise UnreadableInputError("There is no standard input", hint="Name a file, or pipe a text in.")
    yield from _load_stream(sys.stdin.buffer, "Standard input", "", settings, given)


def _load_stream(
    stream: BinaryIO, name: str, suffix: str, settings: Settings, given: dict[str, Any], *, size: int | None = None
) -> Iterator[Article | OnrecordError]:
    """Load what a stream holds, whose suffix or beginning tells the format; `size` in bytes, where it is known."""
    head, chunks = take_head(_read(stream, name), _HEAD)
    suffix = suffix.lower()
    if suffix in LINES_SUFFIXES or (suffix not in HTML_SUFFIXES | TEXT_SUFFIXES and _LINES.match(_no_mark(head))):
        yield from read_lines(chunks, settings=settings, name=name, **given)
        return
    is_html = suffix in HTML_SUFFIXES or bool(_HTML.match(_no_mark(head)))
    limit = _MOST_BYTES_A_CHARACTER * settings.text_limit
    if is_html:
        limit = max(limit, settings.fetch_limit)  # a page is mostly markup
    content = join_chunks(chunks, limit) if size is None or size <= limit else None
    if content is None:
        length = f"more than {limit:,} bytes" if size is None else f"{size:,} bytes"
        raise too_large(length, settings=settings, name=name)
    if is_html:
        from onrecord.ingest.html import read_page

        yield read_page(content, settings=settings, name=name, **given)
    else:
        yield from_text(decode(content, name=name), settings=settings, name=name, **given)


def _read(stream: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        yield from read_chunks(stream)
    except OSError as error:
        raise _unreadable(name, error) from error


def _no_mark(head: bytes) -> bytes:
    return head.removeprefix(b"\xef\xbb\xbf")


def _said(given: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in given.items() if value is not None}


def _unreadable(path: str, error: OSError | ValueError) -> UnreadableInputError:
    allowed = "a file of text, HTML or JSON Lines, a folder of them, a web address, or - for standard input"
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
