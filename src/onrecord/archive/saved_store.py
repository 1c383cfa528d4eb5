"""What can be done with saved searches."""

from typing import Any

from onrecord.archive import arrivals, saving
from onrecord.archive.clock import now
from onrecord.archive.connection import translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.opened import OpenArchive
from onrecord.archive.rows import Count
from onrecord.archive.saved_rows import Arrival, SavedKind, SavedSearch


class SavedStore(OpenArchive):
    """The saved searches of an archive, and what is new for them."""

    def save_search(self, name: str, kind: SavedKind = "statements", /, **filters: Any) -> SavedSearch:
        """Save a search under a name; what it finds already isn't new.

        `kind` is what it finds, and `filters` are those of `statements`, `articles`, `events` or `checks`. Raises
        QueryError for a search that makes no sense, a name that is taken, and one search too many.
        """
        with transaction(self._connection, self.path):
            last = arrivals.last_article(self._connection)
            number = saving.save(self._connection, name, kind, filters, moment=now(), last=last)
            return saving.find(self._connection, number)

    def saved_searches(self) -> list[SavedSearch]:
        """List the saved searches by name."""
        with translated(self.path):
            return list(saving.listed(self._connection))

    def saved_search(self, which: int | str) -> SavedSearch:
        """Give a saved search by its number or its name. Raises NotInArchiveError."""
        with translated(self.path):
            return saving.find(self._connection, which)

    def remove_search(self, which: int | str) -> None:
        """Remove a saved search, by its number or its name; its feed ends with it. Raises NotInArchiveError."""
        with transaction(self._connection, self.path):
            saving.remove(self._connection, saving.find(self._connection, which).id)

    def change_feed_key(self, which: int | str) -> SavedSearch:
        """Give the feed of a saved search a new secret: its old address leads nowhere. Raises NotInArchiveError."""
        with transaction(self._connection, self.path):
            number = saving.find(self._connection, which).id
            saving.change_key(self._connection, number)
            return saving.find(self._connection, number)

    def mark_seen(self, which: int | str, through: int) -> None:
        """Note that somebody has seen what a saved search finds in articles up to this number.

        A mark never goes back. Raises NotInArchiveError.
        """
        self._mark(which, "seen", through)

    def mark_told(self, which: int | str, through: int) -> None:
        """Note that a digest has told what a saved search finds in articles up to this number, as `mark_seen` does."""
        self._mark(which, "told", through)

    def _mark(self, which: int | str, column: str, through: int) -> None:
        with transaction(self._connection, self.path):
            through = min(through, arrivals.last_article(self._connection))
            saving.mark(self._connection, saving.find(self._connection, which).id, column, through)

    def arrivals(self, search: SavedSearch, *, after: int, most: int = 50) -> list[Arrival]:
        """Give what a saved search finds in articles with a number above `after`; what was added last comes first.

        Articles are numbered as they are added. Only the last ten thousand are looked at.
        """
        with translated(self.path):
            return arrivals.newest(self._connection, search, after=after, most=most)

    def count_arrivals(self, search: SavedSearch, *, after: int) -> Count:
        """Count what a saved search finds in articles with a number above `after`, as `arrivals` finds it."""
        with translated(self.path):
            return arrivals.count(self._connection, search, after=after)

    def last_article(self) -> int:
        """Give the number of the article that was added last; 0 in an empty archive."""
        with translated(self.path):
            return arrivals.last_article(self._connection)

    def last_before(self, moment: str) -> int:
        """Give the number of the last article that was added before a moment (UTC, in ISO 8601); 0 if there is none."""
        with translated(self.path):
            return arrivals.last_before(self._connection, moment)
