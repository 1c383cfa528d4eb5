"""The members of a gzip file, one after the other: in web archives each holds a record, and bears its damage alone."""

import io
import zlib
from collections.abc import Iterator
from typing import Any, Final

from onrecord.ingest.chunks import CHUNK, take_head

_GZIP: Final = b"\x1f\x8b"
_DEFLATED: Final = b"\x1f\x8b\x08"
_BEGINNING: Final = 512
"""In so many bytes, a member shows what it holds."""


class Member(io.RawIOBase):
    """What is in one member, as the stream that a parser wants: it asks where it is, and never goes back.

    `tail` are the last four bytes that were read. Reading raises zlib.error where the member is damaged, and EOFError
    where it breaks off.
    """

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = memoryview(b"")
        self._position = 0
        self.tail = b""

    def readable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if (offset, whence) != (0, io.SEEK_CUR):
            raise io.UnsupportedOperation("a stream of chunks never goes back")
        return self._position

    def read_to_end(self) -> None:
        """Pass over what nobody has read."""
        while self.read(CHUNK):
            pass

    def readinto(self, buffer: Any) -> int:
        if not self._held:
            chunk = next(self._chunks, b"")
            self._held = memoryview(chunk)
            self.tail = (self.tail + chunk[-4:])[-4:]
        size = min(len(buffer), len(self._held))
        buffer[:size] = self._held[:size]
        self._held = self._held[size:]
        self._position += size
        return size


def members(chunks: Iterator[bytes], *, begins: bytes) -> Iterator[Member]:
    """Unpack gzip member after member, a little at a time; bytes that aren't packed are one member.

    Each has to be read before the next is asked for. Where one is damaged, the next is the first after it that can be
    unpacked and `begins` as told.

    >>> import gzip
    >>> packed = [gzip.compress(b"WARC: rain"), b"damaged", gzip.compress(b"WARC: sun")]
    >>> [member.read() for member in members(iter(packed[::2]), begins=b"WARC")]
    [b'WARC: rain', b'WARC: sun']
    """
    head, chunks = take_head(chunks, len(_GZIP))
    if not head.startswith(_GZIP):
        yield Member(chunks)
        return
    packed = _Packed(chunks)
    while packed.has_more():
        yield Member(packed.unpack())
        if packed.damaged:
            packed.skip_to(begins)


class _Packed:
    """A gzip file, of which the chunk at hand is held from where the current member begins in it."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._held = b""
        self.damaged = False

    def has_more(self) -> bool:
        """Tell whether there is another member, or something in its place."""
        while not self._held and (chunk := next(self._chunks, None)) is not None:
            self._held = chunk
        return bool(self._held)

    def unpack(self) -> Iterator[bytes]:
        """Unpack the member at hand, and hold what follows it."""
        self.damaged = True  # until it has ended
        member = zlib.decompressobj(wbits=31)
        while self.has_more():
            left = self._held
            while left and not member.eof:
                piece = member.decompress(left, CHUNK)
                left = member.unconsumed_tail
                if piece:
                    yield piece
            self._held = member.unused_data
            if member.eof:
                self.damaged = False
                return
        raise EOFError("it breaks off")

    def skip_to(self, begins: bytes) -> None:
        """Hold what begins with the next member that can be unpacked and `begins` as told; nothing if there is none."""
        at = 1  # where the damaged one begins, another can't
        while True:
            at = self._held.find(_DEFLATED, at)
            if at < 0:
                at = 0
                if (chunk := next(self._chunks, None)) is None:
                    self._held = b""
                    return
                self._held = self._held[-len(_DEFLATED) + 1 :] + chunk
                continue
            while len(self._held) < at + _BEGINNING and (chunk := next(self._chunks, None)) is not None:
                self._held += chunk
            if _unpacks_to(self._held[at : at + _BEGINNING], begins):
                self._held = self._held[at:]
                return
            at += 1


def _unpacks_to(packed: bytes, begins: bytes) -> bool:
    try:
        return zlib.decompressobj(wbits=31).decompress(packed, len(begins)) == begins
    except zlib.error:
        return False
