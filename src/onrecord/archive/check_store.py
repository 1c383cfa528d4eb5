"""What checks have found in an archive."""

from collections.abc import Mapping
from typing import Unpack

from onrecord.archive import (
    articles,
    checks,
    listing,
)
from onrecord.archive.check_query import CheckFilters, CheckQuery
from onrecord.archive.connection import translated
from onrecord.archive.opened import OpenArchive
from onrecord.archive.results import Results
from onrecord.archive.rows import (
    CheckCounts,
    Count,
    StoredCheck,
)
from onrecord.errors import NotInArchiveError


class CheckStore(OpenArchive):
    """The findings of an archive."""

    def checks(
        self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[CheckFilters]
    ) -> Results[StoredCheck]:
        """Find findings, lazily, those of the newest articles first. Raises QueryError for a query that makes no sense.

        All filters must hold: kind, verdict, outlet, since, until, dismissed, confidence, article. `CheckQuery`
        describes them. What was dismissed is found only with `dismissed`, or with `dismissed=None` beside the rest.

        >>> from tempfile import TemporaryDirectory
        >>> from onrecord.archive import Store
        >>> from onrecord.schema import Record
        >>> record = Record.from_json('''{"schema": "onrecord/1",
        ...   "article": {"id": "a", "text": "Twelve people died. In all, 14 people died."},
        ...   "checks": [{"id": "c1", "kind": "conflict", "verdict": "number", "about": [{"start": 0, "end": 6}],
        ...     "evidence": [{"start": 28, "end": 30}], "message": "12 here, 14 there.", "confidence": 0.9}],
        ...   "model": {"name": "by hand", "version": "1"}}''')
        >>> with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        ...     _ = store.keep(record)
        ...     [(check.kind, check.about[0].text, check.evidence[0].text) for check in store.checks()]
        ...     _ = store.dismiss(1, "c1", why="The second number has those who died later.")
        ...     [len(list(store.checks(dismissed=which))) for which in (False, True)]
        [('conflict', 'Twelve', '14')]
        [0, 1]
        """
        query = CheckQuery(**filters)
        return self._results(
            lambda: checks.checks(self._connection, query, limit=limit, offset=offset),
            listing.CHECK_COLUMNS,
            listing.check_row,
        )

    def count_checks(self, **filters: Unpack[CheckFilters]) -> Count:
        """Count the findings that `checks` finds, up to ten thousand."""
        with translated(self.path):
            return checks.count(self._connection, CheckQuery(**filters))

    def check_counts(
        self, precision: Mapping[str, float], *, most: int = 10, **filters: Unpack[CheckFilters]
    ) -> CheckCounts:
        """Count what `checks` finds by check and by outlet, with the `most` largest outlets, and what was dismissed.

        A check that is often wrong counts its own mistakes. So `precision` says of each check how often it is right,
        as `onrecord.checks.CHECKS` has it, and stands beside the count; what has no precision isn't counted.
        """
        with translated(self.path):
            return checks.counts(self._connection, CheckQuery(**filters), precision, most=most)

    def check(self, number: int, check_id: str) -> StoredCheck:
        """Give a finding by its article's number and its id in the record. Raises NotInArchiveError."""
        with translated(self.path):
            row = self._connection.execute(
                "SELECT id FROM checks WHERE article = ? AND check_id = ?", (number, check_id)
            ).fetchone()
            if row is None:
                raise NotInArchiveError("There is no such finding", value=f"{number}/{check_id}")
            return checks.by_ids(self._connection, [row["id"]])[0]

    def article_checks(self, number: int) -> list[StoredCheck]:
        """List all findings of an article in the order of its record; none for an earlier version.

        Those are among them that say that everything fits, and those that were dismissed. Raises NotInArchiveError.
        """
        with translated(self.path):
            articles.article(self._connection, number)
            rows = self._connection.execute("SELECT id FROM checks WHERE article = ? ORDER BY id", (number,)).fetchall()
            return checks.by_ids(self._connection, [row["id"] for row in rows])
