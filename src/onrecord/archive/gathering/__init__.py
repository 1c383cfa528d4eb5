"""What several articles make of one thing, as tables. Which articles that are, and what they share, is told elsewhere.

queue       the articles that are still to be gathered
stories     which articles tell the same story
quotations  which statements give the same quotation
events      which events of a story are one

The caller has begun a transaction, and hands an article and these shelves to the functions that compare articles.
"""

import sqlite3
from typing import NamedTuple

from onrecord.archive.gathering.events import EventShelf
from onrecord.archive.gathering.quotations import Difference, QuotationShelf, QuotedStatement
from onrecord.archive.gathering.stories import StoryShelf


class Shelves(NamedTuple):
    """Where what is compared is found and put, one shelf for each kind."""

    stories: StoryShelf
    quotations: QuotationShelf
    events: EventShelf

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> "Shelves":
        """Make the shelves of an archive."""
        return cls(StoryShelf(connection), QuotationShelf(connection), EventShelf(connection))


__all__ = ["Difference", "EventShelf", "QuotationShelf", "QuotedStatement", "Shelves", "StoryShelf"]
