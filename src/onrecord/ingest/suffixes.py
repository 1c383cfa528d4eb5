"""What the ends of files' names say about their formats."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.schema import Format

HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
LINES_SUFFIXES = {".jsonl", ".ndjson"}
TEXT_SUFFIXES = {".txt", ".text", ".md"}
FEED_SUFFIXES = {".rss", ".atom"}
WARC_SUFFIXES = {".warc", ".warc.gz", ".warc.wet", ".warc.wet.gz", ".wet", ".wet.gz"}
DOCUMENT_SUFFIXES: "Mapping[str, Format]" = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".srt": "srt",
    ".vtt": "vtt",
}
MANY_SUFFIXES = LINES_SUFFIXES | FEED_SUFFIXES | WARC_SUFFIXES
"""The files that hold any number of articles."""
KNOWN_SUFFIXES = HTML_SUFFIXES | TEXT_SUFFIXES | MANY_SUFFIXES | set(DOCUMENT_SUFFIXES)
"""The files that are read out of a folder."""


def has_suffix(name: str, suffixes: Collection[str]) -> bool:
    """Tell whether a file's name ends with one of the suffixes, whatever the case.

    >>> has_suffix("2026.WARC.gz", WARC_SUFFIXES), has_suffix("a.txt", WARC_SUFFIXES)
    (True, False)
    """
    return name.lower().endswith(tuple(suffixes))
