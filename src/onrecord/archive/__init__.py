"""Keeps records in one SQLite file and searches them. It knows nothing of how articles are read.

store        what can be done with an archive
rows         what it gives back
connection   the file: how it is opened, what its errors mean
clock        the time as it is written
tables       the tables of version 1, and what later versions add
migrations   from any earlier version to this one
adopting     what was joined and split before version 3
identity     which articles are one
actors       which actors are one, by their names
decisions    what people decide, and take back
joining      which actors are one, by such decisions
writing      articles, their records and their versions
derived      what is derived from a record: the tables that are searched
reindexing   filling these anew
originals    bytes and records as they are kept
sources      what was added before, by its bytes
failures     what could not be read
articles     articles by their numbers
query        what can be asked, and how words are read
searching    questions about statements and articles in SQL
facets       how what is found divides
highlights   where it has the words
casting      questions about actors
listing      what is found as flat rows
export       the archive as tables
"""

from onrecord.archive.export import FILE_FORMATS, TABLES, write_table
from onrecord.archive.query import Filters, Order, Query
from onrecord.archive.rows import (
    ActorName,
    ArticleFacets,
    Bar,
    Companion,
    Count,
    Decision,
    Facets,
    Failure,
    FoundArticle,
    Highlights,
    Piece,
    Status,
    StoredActor,
    StoredArticle,
    StoredStatement,
    Totals,
)
from onrecord.archive.store import Store

__all__ = [
    "FILE_FORMATS",
    "TABLES",
    "ActorName",
    "ArticleFacets",
    "Bar",
    "Companion",
    "Count",
    "Decision",
    "Facets",
    "Failure",
    "Filters",
    "FoundArticle",
    "Highlights",
    "Order",
    "Piece",
    "Query",
    "Status",
    "Store",
    "StoredActor",
    "StoredArticle",
    "StoredStatement",
    "Totals",
    "write_table",
]
