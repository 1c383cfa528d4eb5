"""Which files are documents: by the ends of their names, their first bytes, and what a server says."""

import re
from collections.abc import Mapping
from typing import Final

from onrecord.ingest.suffixes import DOCUMENT_SUFFIXES
from onrecord.schema import Format

MOST_BYTES: Final = 64 << 20
"""No document is larger; what makes one large is its pictures."""

TYPES: Final[Mapping[str, Format]] = {
    "application/pdf": "pdf",
    "application/x-pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/x-subrip": "srt",
    "text/vtt": "vtt",
}
"""What servers call documents."""

_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARTS: Final = (b"[Content_Types].xml", b"_rels/.rels", b"word/", b"docProps/")
_VTT = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT[ \t\r\n]")
_SRT = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,20}\d{1,6}[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->")


def recognize_document(head: bytes, name: str, *, told: bool) -> Format | None:
    r"""Say which kind of document begins so and has such a name; None where it is none.

    `told` says that the name tells of another kind: then only bytes count that no text begins with.

    >>> recognize_document(b"%PDF-1.7\n", "report", told=False), recognize_document(b"WEBVTT\n\n", "a.txt", told=True)
    ('pdf', None)
    """
    named = next((form for suffix, form in DOCUMENT_SUFFIXES.items() if name.lower().endswith(suffix)), None)
    if b"%PDF-" in head[:1024] and (named == "pdf" or head.lstrip().startswith(b"%PDF-")):
        return "pdf"
    if head.startswith(_ZIP) and (named == "docx" or any(part in head for part in _PARTS)):
        return "docx"
    if head.startswith(_OLD_OFFICE) and (named == "docx" or name.lower().endswith(".doc")):
        return "docx"  # it will be told how to save it
    if told or named in ("srt", "vtt"):
        return named if named in ("srt", "vtt") else None
    if _VTT.match(head):
        return "vtt"
    return "srt" if _SRT.match(head) else None
