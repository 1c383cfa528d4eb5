"""What an archive finds: statements and articles."""

from collections.abc import Iterable
from typing import Any, Unpack

from onrecord.archive import (
    facets,
    highlights,
    listing,
    searching,
    suggesting,
)
from onrecord.archive.connection import translated
from onrecord.archive.opened import OpenArchive
from onrecord.archive.query import Filters, Order, Query
from onrecord.archive.results import Results
from onrecord.archive.rows import (
    ArticleFacets,
    Count,
    Facets,
    FoundArticle,
    Highlights,
    StoredStatement,
    Suggestion,
)


class SearchStore(OpenArchive):
    """The statements and articles of an archive."""

    def search(self, words: str, *, order: Order = "rank", **more: Any) -> Results[StoredStatement]:
        """Find statements by words, lazily, the best first. Everything else is as in `statements`."""
        return self.statements(order=order, words=words, **more)

    def statements(
        self, *, limit: int | None = None, offset: int = 0, order: Order = "date", **filters: Unpack[Filters]
    ) -> Results[StoredStatement]:
        """Find statements, lazily, the newest first. Raises QueryError for a query that makes no sense.

        All filters must hold: words, speaker, about, actor, subject, since, until, outlet, form, act, source_kind,
        confidence, speaker_confidence, said, article. `Query` describes them, and `read_words` the language of words.
        """
        query = Query(**filters)
        _ = query.statement_match  # so that an error is raised now, not with the first result
        return self._results(
            lambda: searching.statements(self._connection, query, order=order, limit=limit, offset=offset),
            listing.STATEMENT_COLUMNS,
            listing.statement_row,
        )

    def articles(
        self, *, limit: int | None = None, offset: int = 0, order: Order = "rank", **filters: Unpack[Filters]
    ) -> Results[FoundArticle]:
        """Find articles by words in the text of their last version, lazily; without words, the newest first.

        Filters about statements find the articles that have such a statement.
        """
        query = Query(**filters)
        _ = query.statement_match
        return self._results(
            lambda: searching.articles(self._connection, query, order=order, limit=limit, offset=offset),
            listing.ARTICLE_COLUMNS,
            listing.article_row,
        )

    def count(self, **filters: Unpack[Filters]) -> Count:
        """Count the statements that `statements` finds, up to ten thousand."""
        with translated(self.path):
            return searching.count_statements(self._connection, Query(**filters))

    def count_articles(self, **filters: Unpack[Filters]) -> Count:
        """Count the articles that `articles` finds, up to ten thousand."""
        with translated(self.path):
            return searching.count_articles(self._connection, Query(**filters))

    def facets(self, *, most: int = 10, **filters: Unpack[Filters]) -> Facets:
        """Count the statements that `statements` finds by speaker, outlet and so on, with the `most` largest values."""
        with translated(self.path):
            return facets.of_statements(self._connection, Query(**filters), most=most)

    def article_facets(self, *, most: int = 10, **filters: Unpack[Filters]) -> ArticleFacets:
        """Count the articles that `articles` finds, the same way."""
        with translated(self.path):
            return facets.of_articles(self._connection, Query(**filters), most=most)

    def suggestions(self, *, articles: bool = False, **filters: Unpack[Filters]) -> list[Suggestion]:
        """Suggest other questions where `statements` finds nothing, or `articles` does: each finds something.

        Other spellings of names and words come first ("did you mean"), then what finds most: a word or a filter less.
        """
        with translated(self.path):
            return suggesting.suggestions(self._connection, Query(**filters), articles=articles)

    def highlights(self, statements: Iterable[int], **filters: Unpack[Filters]) -> dict[int, Highlights]:
        """Mark the words by which `statements` finds statements, given by their `id`."""
        with translated(self.path):
            return highlights.in_statements(self._connection, Query(**filters), statements)

    def days_said(self, statements: Iterable[int]) -> dict[int, str | None]:
        """Map statements, given by their `id`, to the days on which they were said, else to those of their articles.

        None where neither is known to the day.
        """
        with translated(self.path):
            return dict(searching.days_said(self._connection, statements))
