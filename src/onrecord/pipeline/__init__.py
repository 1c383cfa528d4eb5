"""The order of things; nothing else knows it.

    process   from originals to records, purely
    reading   from sources to records
    checking  articles held against themselves: with another headline, against originals, once more
    gathering articles with others: into stories, quotations and events
    shelves   what of the archive they are compared with
    turns     what somebody said over time, and where it turns
    matters   what somebody speaks of most
    adding    from sources into an archive

`adding` is imported where it is used: to read an article, no archive is needed.
"""

from onrecord.ingest import SourceLike
from onrecord.pipeline.reading import read, read_many

__all__ = ["SourceLike", "read", "read_many"]
