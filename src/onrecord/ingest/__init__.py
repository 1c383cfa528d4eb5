"""Bytes to articles: knows formats and encodings, and nothing of statements.

`load` reads one input, `expand` names the inputs in folders and patterns, `from_text` makes an article of a text.
`originals` finds the bytes of an input's articles, and `parse` makes an article of such bytes; `load` does both.
"""

from onrecord.ingest.originals import Unread, originals
from onrecord.ingest.parse import parse
from onrecord.ingest.sources import expand, load
from onrecord.ingest.text import from_text

__all__ = ["Unread", "expand", "from_text", "load", "originals", "parse"]
