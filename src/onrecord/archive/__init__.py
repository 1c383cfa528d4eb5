"""Records in one SQLite file, and finding them again. It knows nothing of how articles are read.

store        what can be done with an archive
rows         what it gives back
connection   the file: how it is opened, what its errors mean
tables       the tables of version 1
migrations   from any earlier version to this one
identity     which articles are one
actors       which actors are one, by their names or by hand
writing      a record into the tables
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
