"""The order of things; nothing else knows it.

    reading   from sources to records
    adding    from sources into an archive

`adding` is imported where it is used: to read an article, no archive is needed.
"""

from onrecord.pipeline.reading import Source, read, read_many

__all__ = ["Source", "read", "read_many"]
