"""Bytes to text: which encoding they are in, and whether they are text at all."""

import codecs
import re

from onrecord.errors import BinaryInputError, InputError

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"\x89PNG\r\n\x1a\n": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF87a": "a GIF image",
    b"GIF89a": "a GIF image",
    b"RIFF": "a picture, a sound or a film",
    b"ID3": "a sound",
    b"OggS": "a sound or a film",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3\x00": "a database",
    b"bplist00": "a property list",
}

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.02
"""More control characters than this share are no text."""

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_META_WITHIN = 4096

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

_ASCII_SHARE = 0.85
"""Text of a Latin alphabet has at least this share of ASCII."""

_WESTERN = ["cp1252", "mac_roman"]
"""The encodings that English was written in before Unicode."""

_NO_CHARSETS = {"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "utf-7"}
"""Python decodes these as well, but no page is written in them."""

ALLOWED = "plain text, HTML or JSON Lines"


def decode(data: bytes, *, name: str, charset: str | None = None) -> str:
    r"""Decode a text: by its byte-order mark, as UTF-8, by the `charset` it is said to be in, else by its looks.

    What is UTF-8 but for a few bytes stays UTF-8: each of them, and a character that the end cuts off, becomes U+FFFD.
    The byte-order mark belongs to the encoding and isn't part of the text. Raises BinaryInputError, calling the input
    by `name`, where the bytes are no text.

    >>> decode(b"\xef\xbb\xbfcaf\xc3\xa9", name="a.txt"), decode(b"the mayor\x92s caf\xe9", name="b.txt")
    ('café', 'the mayor’s café')
    >>> decode(b"nin\x8ety caf\xc3\xa9s at \xe2\x82\xac2", name="c.txt") == "nin\ufffdty cafés at €2"
    True
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                text = data[len(bom) :].decode(encoding)
            except UnicodeDecodeError:
                break  # what looked like a mark was none, or the file is damaged
            require_text(text, name=name)
            return text
    _require_no_magic(data, name)
    if b"\x00" in data:
        raise _binary("bytes that are zero, as only binary files have", name)
    text = _decode_unmarked(data, charset, name)
    require_text(text, name=name)
    return text


def decode_page(data: bytes, *, name: str, charset: str | None = None) -> str:
    """Decode an HTML page: byte-order mark first, then the server's `charset`, then the page's own, then its looks."""
    declared = _META_CHARSET.search(data[:_META_WITHIN])
    return decode(data, name=name, charset=charset or (declared and declared.group(1).decode("ascii", "ignore")))


def require_text(text: str, *, name: str) -> None:
    """Raise BinaryInputError where control characters abound, InputError where half a character stands alone.

    >>> require_text("caf\\ud83d", name="The text")
    Traceback (most recent call last):
    onrecord.errors.InputError: The text has half of a character at offset 3 (a lone surrogate): '\\ud83d'. ...
    """
    if "\x00" in text:
        raise _binary("characters that are zero, as only binary files have", name)
    controls = len(_CONTROL.findall(text))
    if controls > _CONTROL_SHARE * len(text) and controls > 1:
        raise _binary(f"{controls} control characters among {len(text)}", name)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{name} has half of a character at offset {error.start} (a lone surrogate)",
            value=text[error.start],
            allowed="Unicode text",
            hint='Decode it again from its bytes, or drop those with text.encode("utf-8", "ignore").decode().',
        ) from error


def _decode_unmarked(data: bytes, charset: str | None, name: str) -> str:
    # Nothing but UTF-8 looks like UTF-8, whatever a server or a page says; without other bytes than ASCII, all agree.
    for encoding in ("utf-8", _codec(charset)):
        if encoding == "utf-8" or (encoding and _mend_utf8(data) is None):
            try:
                return data.decode(encoding)
            except (UnicodeDecodeError, LookupError):  # LookupError: a codec, but none of text
                pass
    if (mended := _mend_utf8(data)) is not None:
        return mended
    import charset_normalizer

    # English in an old encoding has few bytes beyond ASCII, too few to tell the Western encodings from the others.
    mostly_ascii = sum(byte < 128 for byte in data) > _ASCII_SHARE * len(data)
    for candidates in ([_WESTERN] if mostly_ascii else []) + [None]:
        best = charset_normalizer.from_bytes(data, cp_isolation=candidates).best()
        if best is not None:
            return data.decode(best.encoding)
    raise _binary("bytes that no encoding of text explains", name)


def _mend_utf8(data: bytes) -> str | None:
    """Decode what is UTF-8 but for a few bytes; None where it is rather something else.

    In other encodings, bytes that make a character of UTF-8 by chance are rarer than those that don't by far.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    sound = sum(map(len, _BEYOND_ASCII.findall(text))) - damaged
    return text if sound > damaged else None


def _codec(charset: str | None) -> str | None:
    """Name Python's codec for a charset; None where it has none, or none for text."""
    try:
        info = codecs.lookup(charset) if charset else None
    except (LookupError, ValueError):
        return None
    if info is None or info.name in _NO_CHARSETS:
        return None
    return "cp1252" if info.name in ("iso8859-1", "ascii") else info.name  # as browsers do


def _require_no_magic(data: bytes, name: str) -> None:
    for magic, kind in _MAGIC.items():
        # A text may begin with plain letters: they prove nothing without the zeros that follow in a binary file.
        if data.startswith(magic) and not (magic.isalnum() and b"\x00" not in data[:512]):
            raise _binary(f"the beginning of {kind}", name)


def _binary(what: str, name: str) -> BinaryInputError:
    return BinaryInputError(
        f"This is no text, it has {what}",
        value=name,
        allowed=ALLOWED,
        hint="Save the article as text or as a web page.",
    )
