"""Bytes to articles: knows formats and encodings, and nothing of statements.

sources     what a source is: a text, a path, an address and so on
fields      what can be known of an article, and which word counts
originals   from a source to the bytes of its articles
parse       from such bytes to an article
text, jsonl, html, feed, warc   a format each
"""

from onrecord.ingest.failure import Failure
from onrecord.ingest.fields import Given
from onrecord.ingest.originals import Found, originals
from onrecord.ingest.parse import load, parse
from onrecord.ingest.sources import Source, SourceLike, expand, name_of, recognize, recognize_name
from onrecord.ingest.text import from_text

__all__ = [
    "Failure",
    "Found",
    "Given",
    "Source",
    "SourceLike",
    "expand",
    "from_text",
    "load",
    "name_of",
    "originals",
    "parse",
    "recognize",
    "recognize_name",
]
