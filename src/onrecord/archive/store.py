"""An archive: one SQLite file that keeps records and searches them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from onrecord.archive import (
    articles,
    export,
    failures,
    reindexing,
    searching,
    sources,
    wordless,
    writing,
)
from onrecord.archive.actor_store import ActorStore
from onrecord.archive.audit_store import AuditStore
from onrecord.archive.change_store import ChangeStore
from onrecord.archive.check_store import CheckStore
from onrecord.archive.clock import now
from onrecord.archive.connection import translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.correction_store import CorrectionStore
from onrecord.archive.decision_store import DecisionStore
from onrecord.archive.event_store import EventStore
from onrecord.archive.originals import Packed, pack_record
from onrecord.archive.person_store import PersonStore
from onrecord.archive.quotation_store import QuotationStore
from onrecord.archive.removal_store import RemovalStore
from onrecord.archive.rows import (
    Failure,
    Status,
    StoredArticle,
    StoredStatement,
    Totals,
)
from onrecord.archive.saved_store import SavedStore
from onrecord.archive.search_store import SearchStore
from onrecord.archive.story_store import StoryStore
from onrecord.archive.watch_store import WatchStore
from onrecord.errors import NotInArchiveError, OnrecordError
from onrecord.schema import Original, Record


class Store(
    SearchStore,
    EventStore,
    CheckStore,
    ActorStore,
    PersonStore,
    CorrectionStore,
    DecisionStore,
    StoryStore,
    QuotationStore,
    ChangeStore,
    SavedStore,
    WatchStore,
    AuditStore,
    RemovalStore,
):
    """Records in a file. What a method has written survives a crash as soon as the method returns.

    If the file doesn't exist, it is created. Several processes can read it while one writes. A second writer waits for
    its turn, for a minute or for `wait` seconds. Threads can share a store if only one uses it at a time; opening
    another takes a millisecond. Every method raises ArchiveError, or a subclass, if the file can't be used.

    With `read_only` nothing is written but what brings an archive of an earlier version up to date. With `as_is` as
    well, not even that: opening such an archive raises NotAnArchiveError.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
    ...     store.totals().articles
    0
    """

    # Keeping

    def keep(
        self, record: Record, original: Original | None = None, *, again: bool = False
    ) -> tuple[Status, int | None]:
        """Keep a record and the bytes that its article came in; give what became of it, and the article's number.

        The same article again is "known" and changes nothing. A different text under the same address or id is a new
        version ("changed"), and the earlier versions stay. What was removed with a tombstone stays out ("removed", and
        no number) unless `again` says otherwise.
        """
        return self.keep_many([(record, original)], again=again)[0]

    def keep_many(
        self, records: Iterable[tuple[Record, Original | None]], *, again: bool = False
    ) -> list[tuple[Status, int | None]]:
        """Keep records as `keep` does, in one transaction; give what became of each, in order.

        Either all of them are kept or none: raises RecordError if one can't be written as JSON. One transaction for
        many records is faster than one for each, but other writers wait longer.
        """
        ready = [(record, Packed.of(record, original)) for record, original in records]
        if not ready:
            return []
        with transaction(self._connection, self.path):
            return [writing.add(self._connection, record, packed, again=again) for record, packed in ready]

    def replace(self, number: int, record: Record) -> None:
        """Replace an article's record with a new one. Raises NotInArchiveError."""
        packed = pack_record(record)
        with transaction(self._connection, self.path):
            self.article(number)
            writing.replace(self._connection, number, record, packed)

    def put_checks(self, number: int, record: Record) -> bool:
        """Replace the findings in an article's record with those of `record`, and tell whether that was done.

        It isn't done if the article's record has become another one in the meantime. Raises NotInArchiveError.
        """
        packed = pack_record(record)
        with transaction(self._connection, self.path):
            now_there = articles.record(self._connection, number)
            if now_there.model_copy(update={"checks": record.checks}) != record:
                return False
            if now_there.checks != record.checks:
                writing.put_checks(self._connection, number, record, packed)
            return True

    def reindex(self, report: Callable[[int, int], None] | None = None) -> int:
        """Rebuild the search tables from the records in the archive, and count the articles.

        No article is read again, and actors stay joined and split as people have decided. `report` is called with the
        number of articles done, and the number of all. Every step is a transaction of its own, so that others can write
        in between. If a run was stopped, the next one goes on where it was.
        """
        with transaction(self._connection, self.path):
            reindexing.begin(self._connection)
            before, total = reindexing.left(self._connection)
        done = before
        while (number := self._reindex_piece()) is not None:
            done += number
            if report is not None:
                report(done, total)
        return done - before

    def _reindex_piece(self) -> int | None:
        with transaction(self._connection, self.path):
            return reindexing.step(self._connection)

    def note_failure(
        self,
        place: str,
        error: OnrecordError,
        *,
        settings: str,
        line: int | None = None,
        original: Original | None = None,
        given: Mapping[str, Any] | None = None,
        keep: bool = False,
    ) -> int:
        """Note that something could not be read, and give the failure's number.

        Its bytes are kept only with `keep`. `settings` names the settings that mattered. An earlier failure in the same
        place is replaced.
        """
        with transaction(self._connection, self.path):
            return failures.note(
                self._connection,
                place,
                error,
                line=line,
                original=original,
                given=given,
                keep=keep,
                settings=settings,
                moment=now(),
            )

    # What is known

    def recognize(self, original: Original) -> int | None:
        """Give the number of the article with these bytes, or None if they were never added."""
        with translated(self.path):
            number, is_new = sources.find(self._connection, original)
        if number is not None and is_new:
            with transaction(self._connection, self.path):
                sources.note(self._connection, original, number)
        return number

    def seen(self, stamp: str) -> bool:
        """Tell whether this entry of a feed was added and hasn't changed since."""
        with translated(self.path):
            return sources.seen(self._connection, stamp)

    def failed_before(self, original: Original, settings: str) -> bool:
        """Tell whether reading these bytes has failed under the same settings."""
        with translated(self.path):
            return failures.failed_before(self._connection, original, settings)

    def failures(self, *, limit: int | None = None, offset: int = 0) -> list[Failure]:
        """List what couldn't be read, in the order in which it failed."""
        with translated(self.path):
            return list(failures.listed(self._connection, limit=limit, offset=offset))

    def failed_original(self, failure: int) -> Original | None:
        """Give the bytes of a failure, or None if they weren't kept because they can be read where they came from."""
        with translated(self.path):
            return failures.original_of(self._connection, failure)

    def totals(self) -> Totals:
        """Count the articles, versions, statements, events, actors and failures, and the bytes of the file."""
        with translated(self.path):
            counts = self._connection.execute(
                "SELECT (SELECT count(*) FROM articles WHERE latest) AS articles,"
                " (SELECT count(*) FROM articles) AS versions, (SELECT count(*) FROM statements) AS statements,"
                " (SELECT count(*) FROM events WHERE same_as IS NULL) AS events,"
                " (SELECT count(*) FROM actors WHERE named) AS actors, (SELECT count(*) FROM failures) AS failures"
            ).fetchone()
        return Totals(**dict(counts), size=self.path.stat().st_size)

    # One article

    def article(self, number: int) -> StoredArticle:
        """Give what is known about an article. Raises NotInArchiveError."""
        with translated(self.path):
            return articles.article(self._connection, number)

    def versions(self, number: int) -> list[StoredArticle]:
        """List all versions of an article, the oldest first. Raises NotInArchiveError."""
        with translated(self.path):
            return articles.versions(self._connection, number)

    def original(self, number: int) -> Original:
        """Give the bytes that an article came in. Raises NotInArchiveError."""
        with translated(self.path):
            return articles.original(self._connection, number)

    def text_with(self, text_hash: bytes) -> str | None:
        """Give a text by the SHA-256 of its UTF-8; None if no article has it."""
        with translated(self.path):
            return articles.text_with(self._connection, text_hash)

    def numbers(self, *, model: str | None = None, program: str | None = None) -> list[int]:
        """List the numbers of all articles and versions; with a model or program, only those that another has read."""
        with translated(self.path):
            return articles.numbers(self._connection, model=model, program=program)

    def statement(self, number: int, statement_id: str) -> StoredStatement:
        """Give a statement by its article's number and its id in the record. Raises NotInArchiveError."""
        with translated(self.path):
            row = self._connection.execute(
                "SELECT id FROM statements WHERE article = ? AND statement_id = ?", (number, statement_id)
            ).fetchone()
            if row is None:
                raise NotInArchiveError("There is no such statement", value=f"{number}/{statement_id}")
            return searching.by_ids(self._connection, [row["id"]])[0]

    # Tables

    def rows(self, table: export.Table, *, text: bool = True) -> Iterator[dict[str, Any]]:
        """Give the rows of a table, lazily; TABLES names the tables.

        Without `text`, no words of articles are in them, but the places where they stand: what may be published.
        """
        found = export.rows if text else wordless.wordless_rows
        return self._lazily(found(self._connection, table))
