"""Takes a Word document apart with Mammoth: bytes on standard input, its HTML and what it says of itself as JSON.

Called as `open_docx.py SECONDS BYTES`, the most of processor time and of unpacked XML that are allowed. Pictures aren't
unpacked, nothing outside of the file is opened, and XML with a document type, which no Word document has, is refused.
"""

import io
import json
import re
import sys
import zipfile
from typing import Any
from xml.etree import ElementTree

import mammoth

MOST_PARTS = 5_000
"""A document has some dozens of parts, and one for each picture."""

DOCUMENT = "word/document.xml"
STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='header'] => p.running:fresh
"""

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def main(content: bytes, most: int) -> dict[str, Any]:
    """Give the document's `html`, `properties` and `counts`, or the `error` that is in the way."""
    try:
        parts = _unpack(content, most)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        return {"error": "damaged", "why": str(error)}
    if isinstance(parts, dict) and "error" in parts:
        return parts
    if DOCUMENT not in parts:
        return {"error": "damaged", "why": "there is no document in it"}
    if any(mark in part for part in parts.values() for mark in _DOCTYPE):
        return {"error": "damaged", "why": "its XML has a document type"}
    result = mammoth.convert_to_html(
        io.BytesIO(_pack(parts)), style_map=STYLES, convert_image=lambda _: [], external_file_access=False
    )
    return {"html": result.value, "properties": _properties(parts), "counts": _counts(parts)}


def _unpack(content: bytes, most: int) -> dict[str, Any]:
    """The XML parts by their names, never more than `most` bytes of them; a part unpacks to no more than it says."""
    parts: dict[str, Any] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MOST_PARTS:
            return {"error": "parts", "why": str(len(members))}
        for member in members:
            if not member.filename.endswith((".xml", ".rels")):
                continue
            most -= member.file_size
            if most < 0:
                return {"error": "size", "why": ""}
            if member.flag_bits & 1:
                return {"error": "encrypted", "why": ""}
            parts[member.filename] = archive.read(member)
    return parts


def _pack(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _properties(parts: dict[str, bytes]) -> dict[str, str]:
    core = parts.get("docProps/core.xml")
    if core is None:
        return {}
    found = {}
    for element in ElementTree.fromstring(core):  # noqa: S314 - it has no document type, and so no entities
        if (named := re.fullmatch(r"\{[^}]*\}(title|creator|created)", element.tag)) and element.text:
            found[named[1]] = element.text[:500]
    return found


def _counts(parts: dict[str, bytes]) -> dict[str, int]:
    """How often something is left out: deleted words, comments, running heads and feet."""
    deleted = len(re.findall(rb"<w:delText\b", parts[DOCUMENT]))
    comments = len(re.findall(rb"<w:comment\b", parts.get("word/comments.xml", b"")))
    running = sum(
        any((text.text or "").strip() for text in ElementTree.fromstring(part).iter(f"{_WORD}t"))  # noqa: S314
        for name, part in parts.items()
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)
    )
    return {"deleted": deleted, "comment": comments, "running": running}


if __name__ == "__main__":
    import limits  # type: ignore[import-not-found] # it lies beside this program

    seconds, most_bytes = map(int, sys.argv[1:])
    limits.bound(seconds)
    json.dump(main(sys.stdin.buffer.read(), most_bytes), sys.stdout)
