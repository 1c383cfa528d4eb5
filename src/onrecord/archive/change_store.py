"""What an archive can tell of its newest changes."""

from onrecord.archive import changes
from onrecord.archive.change_rows import Changes
from onrecord.archive.connection import translated
from onrecord.archive.opened import OpenArchive
from onrecord.archive.rows import StoredCheck


class ChangeStore(OpenArchive):
    """What has changed in an archive, and what to look at first."""

    def changes(self, since: str, *, most: int = 5) -> Changes:
        """Tell what has changed since a moment, with at most so many stories, new versions and decisions.

        The moment is written as the archive writes it, in UTC: 2024-03-05T08:00:00Z; a day alone is its beginning.
        Raises QueryError for anything else.

        >>> from tempfile import TemporaryDirectory
        >>> from onrecord.archive import Store
        >>> with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        ...     store.changes("2024-03-05").none
        True
        """
        with translated(self.path):
            return changes.changes(self._connection, since, most=most)

    def worth_a_look(self, *, most: int = 5) -> list[StoredCheck]:
        """Choose findings that weigh most, the newest first: one of an article, two of a check, and none twice.

        What was dismissed isn't among them, nor what isn't right often enough to be shown without being asked for.
        """
        with translated(self.path):
            return changes.worth_a_look(self._connection, most=most)
