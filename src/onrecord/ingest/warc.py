"""Web archives (WARC, ISO 28500): the pages in them, one after the other, in the memory of one."""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.errors import InputError, TooLargeError, UnreadableInputError
from onrecord.ingest.fetch import HTML_TYPES, TEXT_TYPES
from onrecord.ingest.originals import Found, Unread
from onrecord.schema import Original
from onrecord.settings import Settings

_READERS = {"gzip": "GzipReader", "x-gzip": "GzipReader", "br": "BrotliReader", "chunked": "ChunkedReader"}


def records(chunks: Iterator[bytes], *, settings: Settings, place: str, given: Mapping[str, Any]) -> Iterator[Found]:
    """Find the pages of a web archive, compressed or not: HTML and plain text that a server gave with status 200.

    `line` counts all records of responses and resources. A page that broke off or is too large is an `Unread` in its
    place; where the archive itself is damaged, the pages before are given, and then an `Unread` for the rest.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    try:
        wanted = WarcRecordType.response | WarcRecordType.resource
        for record in ArchiveIterator(_Stream(chunks), record_types=wanted, quirks_mode=True):
            number += 1
            kind = _kind(record)
            if kind is None:
                continue
            try:
                content = _content(record, settings)
            except InputError as error:
                yield Unread(place, error, number, given)
                continue
            yield Original(
                content,
                "text" if kind in TEXT_TYPES else "html",
                place=place,
                line=number,
                charset=record.http_charset,
                address=_address(record),
                given=given,
            )
    except Exception as error:  # noqa: BLE001 - hostile bytes may raise anything in a parser
        yield Unread(place, _damaged(place, number, error), number + 1, given)
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":  # a panic in the parser is no Exception
            raise
        yield Unread(place, _damaged(place, number, error), number + 1, given)


class _Stream(io.RawIOBase):
    """Chunks as the stream that the parser wants: it asks where it is, and never goes back."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = memoryview(b"")
        self._position = 0

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if (offset, whence) != (0, io.SEEK_CUR):
            raise io.UnsupportedOperation("a stream of chunks never goes back")
        return self._position

    def readinto(self, buffer: Any) -> int:
        if not self._held:
            self._held = memoryview(next(self._chunks, b""))
        size = min(len(buffer), len(self._held))
        buffer[:size] = self._held[:size]
        self._held = self._held[size:]
        self._position += size
        return size


def _kind(record: Any) -> str | None:
    """The type of a record that can be an article, None for all others."""
    headers = record.http_headers
    if headers is None:
        written = record.headers.get("Content-Type", "")
    elif headers.status_code == 200:
        written = record.http_content_type or "text/html"
    else:
        return None
    kind = written.partition(";")[0].strip().lower()
    return kind if kind in HTML_TYPES + TEXT_TYPES else None


def _address(record: Any) -> str | None:
    return (record.headers.get("WARC-Target-URI") or "").strip("<>") or None


def _content(record: Any, settings: Settings) -> bytes:
    """Read a page and undo its encodings; raises UnreadableInputError where it broke off, and TooLargeError."""
    address = _address(record)
    most = settings.fetch_limit
    length = record.content_length
    content: bytes = record.reader.read(min(length, most + 1))
    if length <= most and len(content) < length:
        raise UnreadableInputError("The page breaks off before its end", value=address, hint="Get the archive again.")
    headers = record.http_headers
    for name in ("Transfer-Encoding", "Content-Encoding"):
        encoding = (headers.get(name, "") if headers is not None else "").strip().lower()
        if len(content) <= most and encoding not in ("", "identity"):
            content = _decoded(content, encoding, most, address)
    if len(content) > most:
        raise TooLargeError(
            "The page is too large",
            value=address,
            allowed=f"at most {most:,} bytes (the setting fetch_limit)",
            hint="Raise ONRECORD_FETCH_LIMIT, or save the article's text and read that.",
        )
    return content


def _decoded(content: bytes, encoding: str, most: int, address: str | None) -> bytes:
    from fastwarc import stream_io

    if encoding not in _READERS:
        raise UnreadableInputError(
            "The page is in an encoding that is not known", value=encoding, allowed=", ".join(sorted(_READERS))
        )
    if encoding != "chunked" and content[:1] == b"<":
        return content  # some crawlers undo the encoding and leave its name
    reader = getattr(stream_io, _READERS[encoding])(io.BytesIO(content))
    try:
        decoded: bytes = reader.read(most + 1)
    except OSError as error:
        if encoding == "chunked":
            return content  # the same
        raise UnreadableInputError(f"The page came damaged ({error})", value=address) from error
    return decoded


def _damaged(place: str, number: int, error: BaseException) -> UnreadableInputError:
    return UnreadableInputError(
        f"The web archive can't be read any further ({' '.join(str(error).split())[:200]})",
        value=place,
        hint=f"The {number} records before are read. Get the archive again for the rest." if number else None,
    )
