"""What an archive can tell of quotations that several articles give."""

from typing import Unpack

from onrecord.archive import listing, quotations
from onrecord.archive.connection import translated
from onrecord.archive.opened import OpenArchive
from onrecord.archive.quotation_query import QuotationFilters, QuotationQuery
from onrecord.archive.quotation_rows import StoredQuotation, StoredWording
from onrecord.archive.results import Results
from onrecord.archive.rows import Count


class QuotationStore(OpenArchive):
    """The quotations of an archive."""

    def quotations(
        self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[QuotationFilters]
    ) -> Results[StoredQuotation]:
        """Find quotations, lazily, the newest first. Raises QueryError for a query that makes no sense.

        All filters must hold: words, speaker, outlet, since, until, kind, turned, story, article, least.
        `QuotationQuery` describes them; `order` tells which quotation comes first.
        """
        query = QuotationQuery(**filters)
        return self._results(
            lambda: quotations.quotations(self._connection, query, limit=limit, offset=offset),
            listing.QUOTATION_COLUMNS,
            listing.quotation_row,
        )

    def count_quotations(self, **filters: Unpack[QuotationFilters]) -> Count:
        """Count the quotations that `quotations` finds, up to ten thousand."""
        with translated(self.path):
            return quotations.count(self._connection, QuotationQuery(**filters))

    def quotation(self, statement: int) -> StoredQuotation:
        """Give the quotation that a statement gives, by the statement's number. Raises NotInArchiveError.

        A quotation's own number is that of its first statement, so it can be asked for by that, too.
        """
        with translated(self.path):
            return quotations.quotation(self._connection, statement)

    def wordings(self, quotation: int, *, limit: int | None = None, offset: int = 0) -> list[StoredWording]:
        """List the statements that give a quotation, the first one first, and how each differs."""
        with translated(self.path):
            return quotations.wordings(self._connection, quotation, limit=limit, offset=offset)
