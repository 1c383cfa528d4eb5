"""What servers do to a page before they send it - chunks, gzip, deflate, Brotli - undone, as archives keep it."""

import codecs
import io
import re
import zlib
from typing import Final, NamedTuple

from onrecord.errors import UnreadableInputError

MOST_ENCODINGS: Final = 4
"""No page is packed more often."""

KNOWN: Final = ("br", "deflate", "gzip", "identity", "x-gzip")

_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_PAGE_END = re.compile(rb"</html\s*>\s*(?:<!--.{0,2000}?-->\s*)*$", re.IGNORECASE | re.DOTALL)


class Body(NamedTuple):
    """What a body says, and whether it is all of it."""

    content: bytes
    whole: bool


def join_chunks(content: bytes) -> Body:
    r"""Join the chunks of a chunked body; one whose chunks were joined already is left as it is.

    The last chunk is empty. Where it is missing, the body is whole only if the page ends as pages do.

    >>> join_chunks(b"3\r\nThe\r\n7\r\n river.\r\n0\r\n\r\n"), join_chunks(b"5\nThe r\n9\niver")
    (Body(content=b'The river.', whole=True), Body(content=b'The river', whole=False))
    >>> join_chunks(b"<p>The river.")
    Body(content=b'<p>The river.', whole=True)
    """
    joined = bytearray()
    at = 0
    while found := _SIZE.match(content, at):
        size = int(found[1], 16)
        start = found.end()
        if size == 0:
            return Body(bytes(joined), whole=True)
        chunk = content[start : start + size]
        ending = _LINE_END.match(content, start + size)
        if ending is None and start + size < len(content):
            break  # this was no size
        joined += chunk
        at = ending.end() if ending else len(content)
    if not joined:
        return Body(content, whole=True)
    whole = at >= len(content.rstrip()) and bool(_PAGE_END.search(joined[-4096:]))
    return Body(bytes(joined), whole)


def unpack(content: bytes, encodings: str, most: int) -> bytes:
    """Undo the encodings that a header names, giving no more than a little above `most` bytes.

    Some crawlers undo the encoding and leave its name: what begins as a page or a text does is left as it is. Raises
    UnreadableInputError for an encoding that is not known, and for what is damaged or breaks off.

    >>> unpack(zlib.compress(b"The river rose."), "deflate", 100)
    b'The river rose.'
    """
    names = [name.strip().lower() for name in encodings.split(",") if name.strip()]
    for name in names:
        if name not in KNOWN:
            raise UnreadableInputError(
                "The page is in an encoding that is not known", value=name, allowed=", ".join(KNOWN)
            )
    for name in list(reversed(names))[:MOST_ENCODINGS]:
        if name != "identity" and not _is_unpacked(content):
            content = _unpack(content, name, most)
    return content


def _is_unpacked(content: bytes) -> bool:
    """Say whether bytes begin as a page or a text does, and not as anything packed."""
    head = content[:512].removeprefix(codecs.BOM_UTF8).lstrip()
    return head.startswith(b"<") or (len(head) > 2 and all(32 <= byte < 127 or byte in b"\t\r\n" for byte in head))


def _unpack(content: bytes, name: str, most: int) -> bytes:
    if name == "br":
        return _from_brotli(content, most)
    if name != "deflate":
        return _inflate(content, 31, most)
    try:
        return _inflate(content, 15, most)
    except UnreadableInputError:
        return _inflate(content, -15, most)  # as some servers understand the name


def _inflate(content: bytes, wbits: int, most: int) -> bytes:
    """Undo gzip, zlib or raw deflate; gzip may have several members, and zeros after them."""
    unpacked = bytearray()
    while content:
        member = zlib.decompressobj(wbits)
        try:
            unpacked += member.decompress(content, most + 1 - len(unpacked))
        except zlib.error as error:
            raise UnreadableInputError(f"The page came damaged ({error})") from error
        if len(unpacked) > most:
            break
        if not member.eof:
            raise UnreadableInputError("The page breaks off before its end")
        content = member.unused_data.lstrip(b"\0") if wbits == 31 else b""
        if not content.startswith(b"\x1f\x8b"):
            break
    return bytes(unpacked)


def _from_brotli(content: bytes, most: int) -> bytes:
    from fastwarc import stream_io

    try:
        unpacked: bytes = stream_io.BrotliReader(io.BytesIO(content)).read(most + 1)
    except OSError as error:
        raise UnreadableInputError(f"The page came damaged ({error})") from error
    return unpacked
