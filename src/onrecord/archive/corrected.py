"""Records as people have corrected them."""

import sqlite3

from onrecord.archive import articles, decisions, outlets
from onrecord.corrections import Corrected, correct
from onrecord.schema import Record


def record(connection: sqlite3.Connection, number: int) -> Record:
    """Give an article's record with its corrections; raises NotInArchiveError."""
    return corrected(connection, number, articles.record(connection, number)).record


def corrected(connection: sqlite3.Connection, number: int, as_read: Record) -> Corrected:
    """Put what people have corrected into an article's record, and say what became of each correction."""
    fixed, outcomes = correct(as_read, decisions.corrections(connection, number))
    outlet = outlets.known_as(connection, fixed.article.outlet)
    if outlet != fixed.article.outlet:
        fixed = fixed.model_copy(update={"article": fixed.article.model_copy(update={"outlet": outlet})})
    return Corrected(fixed, outcomes)
