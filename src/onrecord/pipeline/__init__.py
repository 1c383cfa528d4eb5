"""The order of things; nothing else knows it.

    process     from originals to records, purely
    reading     from sources to records
    trying      one article with another headline, or held against originals
    checking    a headline that somebody tries on a record
    rechecking  the checks again, on records that are there already
    adding      from sources into an archive

`adding` is imported where it is used: to read an article, no archive is needed.
"""

from onrecord.ingest import SourceLike
from onrecord.pipeline.reading import read, read_many

__all__ = ["SourceLike", "read", "read_many"]
