"""Bytes as they come: read in chunks, and never more of them than allowed."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

CHUNK = 1 << 16


def read_chunks(stream: BinaryIO) -> Iterator[bytes]:
    """Read a stream to its end, handing on what is there without waiting for more."""
    read = getattr(stream, "read1", stream.read)
    while chunk := read(CHUNK):
        yield chunk


def take_head(chunks: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """Take at least `size` bytes, or all there are; with them all chunks again, from the beginning.

    >>> head, chunks = take_head(iter([b"<!doc", b"type html>", b"<p>"]), 8)
    >>> head, b"".join(chunks)
    (b'<!doctype html>', b'<!doctype html><p>')
    """
    head = b""
    while len(head) < size and (chunk := next(chunks, None)):
        head += chunk

    def again() -> Iterator[bytes]:
        yield head
        yield from chunks

    return head, again()


def join_chunks(chunks: Iterable[bytes], limit: int) -> bytes | None:
    """Join the chunks; None as soon as there are more than `limit` bytes.

    >>> join_chunks([b"abc", b"de"], 5), join_chunks([b"abc", b"def"], 5)
    (b'abcde', None)
    """
    held = bytearray()
    for chunk in chunks:
        held += chunk
        if len(held) > limit:
            return None
    return bytes(held)


def split_lines(chunks: Iterable[bytes], limit: int) -> Iterator[bytes | None]:
    r"""Split the chunks into lines, without their ends; None in place of a line of more than `limit` bytes.

    >>> list(split_lines([b"a\nbb", b"b\ncccc", b"c\r\nd"], 4))
    [b'a', b'bbb', None, b'd']
    """
    held, too_long = bytearray(), False

    def line() -> bytes | None:
        return None if too_long else bytes(held).removesuffix(b"\r")

    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            held += piece
            too_long = too_long or len(held) > limit
            yield line()
            held.clear()
            too_long = False
        held += rest
        if len(held) > limit:
            held.clear()
            too_long = True
    if held or too_long:
        yield line()
