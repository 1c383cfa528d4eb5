"""Web archives (WARC, ISO 28500): the pages and documents in them, one after the other, in the memory of one."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple

from onrecord.errors import InputError, TooLargeError, UnreadableInputError
from onrecord.ingest.documents.recognize import MOST_BYTES, TYPES, recognize_document
from onrecord.ingest.encodings import join_chunks, unpack
from onrecord.ingest.failure import Failure
from onrecord.ingest.fetch import HTML_TYPES, TEXT_TYPES
from onrecord.ingest.members import Member, members
from onrecord.ingest.suffixes import DOCUMENT_SUFFIXES
from onrecord.schema import Format, Original
from onrecord.settings import Settings

_BEGINS: Final = b"WARC/"
_HEAD: Final = 4096
_CHARSET: Final = "utf-8"
"""Of the texts that were made of pages (WET)."""

_UNTOLD: Final = frozenset({"application/octet-stream", "binary/octet-stream", "application/download", ""})
"""What servers say that don't know the type of a file: then the end of its address tells."""


def records(
    chunks: Iterator[bytes], *, settings: Settings, place: str, given: Mapping[str, str]
) -> Iterator[Original | Failure]:
    """Find the pages and documents of a web archive, compressed or not: HTML, plain text, PDF, Word and captions that a
    server gave with status 200, and the texts that were made of pages (WET).

    `line` counts all records of responses, resources and conversions. A page that broke off or is too large is a
    `Failure` in its place. So is a compressed record that is damaged: the records after it are found. Where the archive
    itself breaks off, or is damaged and not compressed, the pages before are given, and then a `Failure` for the rest.
    """
    number, whole, tail, damage = 0, True, b"\n\n", None
    for member in members(chunks, begins=_BEGINS):
        if damage:
            yield Failure(place, _damaged_record(place, damage), number, given)
        whole, damage, inside = True, None, False
        try:
            for record in _records(member):
                number, inside = number + 1, True
                form = _format(record)
                if form is not None:
                    found = _original(record, form, settings, place=place, number=number, given=given)
                    whole = not (isinstance(found, Failure) and isinstance(found.error, UnreadableInputError))
                    yield found
                inside = False
            member.read_to_end()
        except BaseException as error:
            # Hostile bytes may raise anything in a parser; a panic in this one is no Exception.
            if not isinstance(error, Exception) and type(error).__module__ != "pyo3_runtime":
                raise
            damage = " ".join(str(error).split())[:200]
            number += not inside
            with suppress(zlib.error, EOFError):
                member.read_to_end()
        tail = member.tail
    if whole and not damage and not tail.endswith((b"\r\n\r\n", b"\n\n")):
        damage = "it breaks off"
        number += 1
    if damage:
        yield Failure(place, _damaged(place, number - 1, damage), number, given)


def _records(member: Member) -> Iterable[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records: Iterable[Any] = ArchiveIterator(member, record_types=wanted, quirks_mode=True)
    return records


def _original(
    record: Any, form: Format, settings: Settings, *, place: str, number: int, given: Mapping[str, str]
) -> Original | Failure:
    """Read what a record holds, or say why it can't be had."""
    try:
        content = _content(record, _limit(form, settings))
    except InputError as error:
        return Failure(place, error, number, given)
    address = _address(record)
    return Original(
        content,
        _by_bytes(content, form, address),
        place=place,
        line=number,
        charset=record.http_charset or (_CHARSET if record.record_type == record.record_type.conversion else None),
        address=address,
        given=given,
    )


def _format(record: Any) -> Format | None:
    """The format of a record that can be an article, None for all others."""
    headers = record.http_headers
    if headers is None:
        written = record.headers.get("Content-Type", "")
        if written.startswith("application/http"):  # its header breaks off; `_content` will say so
            return "html"
    elif headers.status_code == 200:
        written = record.http_content_type or HTML_TYPES[0]
    else:
        return None
    kind = written.partition(";")[0].strip().lower()
    if kind in TEXT_TYPES:
        return "text"
    if kind in HTML_TYPES:
        return "html"
    if kind in _UNTOLD:
        path = _path(_address(record))
        return next((form for suffix, form in DOCUMENT_SUFFIXES.items() if path.endswith(suffix)), None)
    return TYPES.get(kind)


def _by_bytes(content: bytes, form: Format, address: str | None) -> Format:
    """The format of what a server gave: a PDF or a Word document is one, whatever the server calls it."""
    if form not in ("html", "text"):
        return form
    found = recognize_document(content[:_HEAD], _path(address), told=form == "html")
    return form if found is None or (form == "html" and found in ("srt", "vtt")) else found


def _path(address: str | None) -> str:
    """An address without what follows its path, in small letters."""
    return re.split(r"[?#]", address or "", maxsplit=1)[0].lower()


def _address(record: Any) -> str | None:
    return (record.headers.get("WARC-Target-URI") or "").strip("<>") or None


class _Limit(NamedTuple):
    """How many bytes are read at most, and what to say of more."""

    most: int
    allowed: str
    hint: str


def _limit(form: Format, settings: Settings) -> _Limit:
    most = settings.fetch_limit
    if form in ("html", "text"):
        hint = "Raise ONRECORD_FETCH_LIMIT, or save the article's text and read that."
        return _Limit(most, f"at most {most:,} bytes (the setting fetch_limit)", hint)
    return _Limit(MOST_BYTES, f"at most {MOST_BYTES:,} bytes", "Save the document's text, and read that.")


def _content(record: Any, limit: _Limit) -> bytes:
    """Read a page and undo its encodings; raises UnreadableInputError where it broke off, and TooLargeError."""
    most = limit.most
    length = record.content_length
    headers = record.http_headers
    content: bytes = record.reader.read(min(length, most + 1))
    is_page = headers is not None or not record.headers.get("Content-Type", "").startswith("application/http")
    if not is_page or (length <= most and len(content) < length):
        raise UnreadableInputError(
            "The page breaks off before its end", value=_address(record), hint="Get the web archive again."
        )
    if headers is not None and len(content) <= most:
        try:
            content = _decoded(content, headers, most)
        except UnreadableInputError as error:
            raise UnreadableInputError(
                error.what,
                value=error.value or _address(record),
                allowed=error.allowed,
                hint="Get the web archive again.",
            ) from error
    if len(content) > most:
        raise TooLargeError(
            "The page is too large",
            value=_address(record),
            allowed=limit.allowed,
            hint=limit.hint,
        )
    return content


def _decoded(content: bytes, headers: Any, most: int) -> bytes:
    """Undo what the server has done to a page; raises UnreadableInputError where it breaks off."""
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        content, whole = join_chunks(content)
        if not whole:
            raise UnreadableInputError("The page breaks off before its end")
    return unpack(content, headers.get("Content-Encoding") or "", most)


def _damaged(place: str, number: int, why: str) -> UnreadableInputError:
    return UnreadableInputError(
        f"The web archive can't be read any further ({why})",
        value=place,
        hint=f"The {number} records before are read. Get the archive again for the rest." if number else None,
    )


def _damaged_record(place: str, why: str) -> UnreadableInputError:
    return UnreadableInputError(
        f"A record of the web archive is damaged ({why})",
        value=place,
        hint="The records before and after it are read. Get the archive again for this one.",
    )
