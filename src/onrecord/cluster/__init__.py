"""Reads millions of articles on many machines, with Ray, into tables (the extra `ray`).

    read       the whole run: sources to tables; goes on where it was
    bring      articles of such tables into an archive
    ReadBatch  for Ray Data: reads texts in a pipeline of your own

How a run goes:

storage     files wherever they are, each written whole or not at all
web         files on the web, from public addresses only
sources     which files there are, and how they are cut into units
finding     the articles of a unit
plan        what a run reads and how, held in its output
manifest    what of it is done
extracting  articles are taken out of their pages
numbering   they are numbered, and copies found
reading     they are read, shard by shard
rows        records as rows
tables      the tables and their columns
worker      one process that does such work
engine      Ray, which has many
running     these steps, in order
progress    how far it is
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.cluster.calling import ReadBatch, read
    from onrecord.cluster.importing import bring
    from onrecord.cluster.progress import Progress, Summary

__all__ = ["Progress", "ReadBatch", "Summary", "bring", "read"]

_HOMES = {
    "ReadBatch": "onrecord.cluster.calling",
    "read": "onrecord.cluster.calling",
    "bring": "onrecord.cluster.importing",
    "Progress": "onrecord.cluster.progress",
    "Summary": "onrecord.cluster.progress",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
