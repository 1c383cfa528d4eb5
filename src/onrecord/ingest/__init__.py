"""Bytes to articles: knows formats and encodings, and nothing of statements.

`load` reads one input, `expand` names the inputs in folders and patterns, `from_text` makes an article of a text.
"""

from onrecord.ingest.sources import expand, load
from onrecord.ingest.text import from_text

__all__ = ["expand", "from_text", "load"]
