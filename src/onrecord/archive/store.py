"""An archive: one SQLite file that keeps records and searches them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Unpack

from onrecord.archive import (
    articles,
    casting,
    checks,
    correcting,
    dealings,
    decisions,
    dismissing,
    events,
    export,
    facets,
    failures,
    highlights,
    joining,
    listing,
    outlets,
    reindexing,
    same_persons,
    searching,
    sources,
    suggesting,
    wordless,
    writing,
)
from onrecord.archive.actor_store import ActorStore
from onrecord.archive.audit_store import AuditStore
from onrecord.archive.change_store import ChangeStore
from onrecord.archive.check_query import CheckFilters, CheckQuery
from onrecord.archive.clock import now
from onrecord.archive.connection import translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.correction_store import CorrectionStore
from onrecord.archive.decisions import Apart, Checked, Dismissal, LineCorrection, OutletAlias
from onrecord.archive.decisions import by as _by
from onrecord.archive.event_query import EventFilters, EventQuery
from onrecord.archive.originals import Packed, pack_record
from onrecord.archive.person_store import PersonStore
from onrecord.archive.query import Filters, Order, Query
from onrecord.archive.quotation_store import QuotationStore
from onrecord.archive.removal_store import RemovalStore
from onrecord.archive.results import Results
from onrecord.archive.rows import (
    ActorName,
    ArticleFacets,
    Bar,
    CheckCounts,
    Companion,
    Count,
    Counterpart,
    Dealing,
    Decision,
    EventFacets,
    Facets,
    Failure,
    FoundArticle,
    Highlights,
    Status,
    StoredActor,
    StoredArticle,
    StoredCheck,
    StoredEvent,
    StoredStatement,
    Suggestion,
    Totals,
)
from onrecord.archive.saved_store import SavedStore
from onrecord.archive.story_store import StoryStore
from onrecord.archive.watch_store import WatchStore
from onrecord.errors import NotInArchiveError, OnrecordError, QueryError
from onrecord.schema import Original, Record


class Store(
    CorrectionStore,
    StoryStore,
    QuotationStore,
    PersonStore,
    ActorStore,
    AuditStore,
    ChangeStore,
    RemovalStore,
    SavedStore,
    WatchStore,
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

    # Finding

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

    # Events

    def events(
        self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[EventFilters]
    ) -> Results[StoredEvent]:
        """Find events, lazily, the newest first. Raises QueryError for a query that makes no sense.

        All filters must hold: type, status, standing, who, whom, where, country, on_word_of, since, until, dated,
        denied, happened, account, confidence, outlet, article, actor, other_actor, who_actor, whom_actor, where_actor,
        word_actor. `EventQuery` describes them. What an article tells several times is found several times: each place
        stands on its own word. What is denied, unclear, planned or only possible is found as well, and its
        `happened` is False.

        >>> from tempfile import TemporaryDirectory
        >>> record = Record.from_json('''{"schema": "onrecord/1",
        ...   "article": {"id": "a", "text": "The harbour flooded. The mayor denied taking bribes."},
        ...   "statements": [{"id": "s1", "source": [{"start": 21, "end": 30}], "cue": [{"start": 31, "end": 37}],
        ...     "content": [{"start": 38, "end": 51}], "form": "indirect", "act": "deny", "confidence": 0.9}],
        ...   "events": [
        ...     {"id": "e1", "trigger": {"start": 12, "end": 19}, "type": "disaster", "status": "actual",
        ...      "whom": [{"start": 0, "end": 11}], "confidence": 0.9},
        ...     {"id": "e2", "trigger": {"start": 38, "end": 44}, "type": "crime", "status": "actual",
        ...      "statement": "s1", "confidence": 0.8}],
        ...   "model": {"name": "by hand", "version": "1"}}''')
        >>> with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        ...     _ = store.keep(record)
        ...     for event in store.events():
        ...         print(event.type, "|", event.trigger, "|", event.standing_words, "|", event.happened)
        ...     [event.whom[0].text for event in store.events(happened=True)]
        disaster | flooded | told by the outlet | True
        crime | taking | denied by The mayor | False
        ['The harbour']
        """
        query = EventQuery(**filters)
        events.events_where(query)  # so that an error is raised now, not with the first result
        return self._results(
            lambda: events.events(self._connection, query, limit=limit, offset=offset),
            listing.EVENT_COLUMNS,
            listing.event_row,
        )

    def count_events(self, *, tellings: bool = False, **filters: Unpack[EventFilters]) -> Count:
        """Count the events that `events` finds, up to ten thousand. What an article tells several times counts once.

        With `tellings`, each time counts. To count what happened, filter by `happened`: without it, what is denied or
        planned counts as well.
        """
        with translated(self.path):
            return events.count(self._connection, EventQuery(**filters), tellings=tellings)

    def event_facets(self, *, most: int = 10, **filters: Unpack[EventFilters]) -> EventFacets:
        """Count the events that `events` finds by type, standing, place and so on, with the `most` largest values."""
        with translated(self.path):
            return events.facets(self._connection, EventQuery(**filters), most=most)

    def dealings(self, **filters: Unpack[EventFilters]) -> list[Dealing]:
        """Count the events that `events` finds by month, by leaning (cooperation or conflict), and by account.

        The account keeps what counts as having happened apart from what is denied, unclear or planned. To count what
        passes between two actors, filter by `actor` and `other_actor`. What an article tells several times counts once.
        """
        with translated(self.path):
            return dealings.dealings(self._connection, EventQuery(**filters))

    def counterparts(self, actor: int, *, most: int = 20) -> list[Counterpart]:
        """List with whom an actor deals, for its newest two thousand parts in events; most first."""
        with translated(self.path):
            return dealings.counterparts(self._connection, actor, most=most)

    def event(self, number: int, event_id: str) -> StoredEvent:
        """Give an event by its article's number and its id in the record. Raises NotInArchiveError."""
        with translated(self.path):
            row = self._connection.execute(
                "SELECT id FROM events WHERE article = ? AND event_id = ?", (number, event_id)
            ).fetchone()
            if row is None:
                raise NotInArchiveError("There is no such event", value=f"{number}/{event_id}")
            return events.by_ids(self._connection, [row["id"]])[0]

    # Findings of checks

    def checks(
        self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[CheckFilters]
    ) -> Results[StoredCheck]:
        """Find findings, lazily, those of the newest articles first. Raises QueryError for a query that makes no sense.

        All filters must hold: kind, verdict, outlet, since, until, dismissed, confidence, article. `CheckQuery`
        describes them. What was dismissed is found only with `dismissed`, or with `dismissed=None` beside the rest.

        >>> from tempfile import TemporaryDirectory
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

    # Actors

    def appearing(self, article: int) -> dict[str, int]:
        """Map the ids of the actors in an article's record to their numbers; empty for an earlier version."""
        with translated(self.path):
            return casting.appearing(self._connection, article)

    def actor(self, number: int) -> StoredActor:
        """Give an actor. Raises NotInArchiveError."""
        with translated(self.path):
            return casting.actor(self._connection, number)

    def actors(
        self, words: str | None = None, *, kind: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Results[StoredActor]:
        """List named actors, lazily, those who speak most first. With words, only those whose names have them."""
        return self._results(
            lambda: casting.listed(self._connection, words, kind=kind, limit=limit, offset=offset),
            listing.ACTOR_COLUMNS,
            listing.actor_row,
        )

    def count_actors(self, words: str | None = None, *, kind: str | None = None) -> Count:
        """Count the actors that `actors` lists, up to ten thousand."""
        with translated(self.path):
            return casting.count(self._connection, words, kind=kind)

    def names(self, actor: int, *, most: int = 100) -> list[ActorName]:
        """List the names and descriptions that articles use for an actor, by outlet, the most frequent first.

        This looks at the actor's newest two thousand articles.
        """
        with translated(self.path):
            return casting.names(self._connection, actor, most=most)

    def quoted_with(self, actor: int, *, most: int = 20) -> list[Companion]:
        """List who speaks in the same articles as an actor, for its newest two thousand statements."""
        with translated(self.path):
            return casting.quoted_with(self._connection, actor, most=most)

    def months(self, actor: int) -> list[Bar]:
        """Count an actor's statements by month, the earliest first."""
        with translated(self.path):
            return casting.months(self._connection, actor)

    def outlets(self, actor: int) -> list[Bar]:
        """Count an actor's statements by outlet, the largest first."""
        with translated(self.path):
            return casting.outlets(self._connection, actor)

    # What people decide

    def merge(self, keep: int, *others: int, who: str | None = None, why: str | None = None) -> None:
        """Join actors into one, which keeps the number and name of the first. Reading articles again doesn't change it.

        It is a decision, which `undo` takes back; `who` is the login name by default. Raises NotInArchiveError, and
        QueryError if you join an actor with itself.
        """
        with transaction(self._connection, self.path):
            joining.merge(self._connection, keep, others, _by(who, why))

    def split(
        self, actor: int, *, articles: Sequence[int] = (), who: str | None = None, why: str | None = None
    ) -> list[int]:
        """Split an actor, and give the numbers of the resulting actors. Reading articles again doesn't change it.

        With the numbers of `articles`, their actor becomes an actor of its own. That is a decision, which `undo` takes
        back. Without `articles`, every join into the actor is undone. Raises NotInArchiveError, and QueryError if
        nothing can be split.
        """
        with transaction(self._connection, self.path):
            if articles:
                return [joining.split(self._connection, actor, articles, _by(who, why))]
            return joining.part(self._connection, actor, _by(who, why))

    def join_pairs(self, pairs: Iterable[tuple[int, int, str]], *, who: str | None = None) -> int:
        """Join pairs of actors, each with the reason, and count the joins: the first of a pair keeps its number.

        Either all of them are joined or none. Where an earlier pair has joined one of two, the pair is about the actor
        that it is now; so a pair may be joined already. What somebody has told apart, or these pairs would join in a
        roundabout way, is left out. Raises NotInArchiveError.
        """
        with transaction(self._connection, self.path):
            return joining.merge_pairs(self._connection, pairs, _by(who, None))

    def tell_apart(
        self, pairs: Iterable[tuple[int, int]], *, who: str | None = None, why: str | None = None
    ) -> list[int]:
        """Say of pairs of actors that they aren't one, and give the decisions' numbers.

        They can't be joined until that is undone. Either all of them are told apart or none. Raises NotInArchiveError,
        and QueryError if somebody has said so already.
        """
        with transaction(self._connection, self.path):
            told = list(pairs)
            same_persons.note(self._connection, (actor for pair in told for actor in pair))
            return [joining.tell_apart(self._connection, *pair, _by(who, why)) for pair in told]

    def dismiss(self, number: int, check_id: str, *, why: str, who: str | None = None) -> int:
        """Dismiss a finding of an article, and give the decision's number.

        It is a decision, which `undo` takes back; `who` is the login name by default. If the article is read or checked
        again, it holds for what the same check finds about the same words. Raises NotInArchiveError, and QueryError if
        `why` is empty or the finding was dismissed before.
        """
        with transaction(self._connection, self.path):
            return dismissing.dismiss(self._connection, number, check_id, _by(who, why))

    def undismiss(self, number: int, check_id: str, *, who: str | None = None) -> None:
        """Take back that a finding was dismissed. Raises NotInArchiveError, and QueryError if it isn't dismissed."""
        with transaction(self._connection, self.path):
            decision = dismissing.decision_of(self._connection, number, check_id)
            if decision is None:
                raise QueryError("This finding isn't dismissed", value=f"{number}/{check_id}")
            self._undo(decision, who)

    def undo(self, decision: int, *, who: str | None = None) -> list[int]:
        """Take a decision back, and give the numbers of the actors that get anything by it.

        An actor that had been joined comes back under its own number, a finding that was dismissed counts again, and a
        record is as it was before a correction.
        Raises NotInArchiveError, and QueryError if the decision was taken back before, if a later one builds on it, or
        if its kind isn't known.
        """
        with transaction(self._connection, self.path):
            return self._undo(decision, who)

    def _undo(self, decision: int, who: str | None) -> list[int]:
        told_apart = [
            each for pair, number in joining.apart(self._connection).items() for each in pair if number == decision
        ]
        value = decisions.undo(self._connection, decision, _by(who, None))
        if isinstance(value, Dismissal):
            dismissing.settle(self._connection, value.article)
            return []
        if isinstance(value, LineCorrection):
            correcting.settle(self._connection, value.article)
            return []
        if isinstance(value, OutletAlias):
            outlets.settle(self._connection)
            return []
        if isinstance(value, Apart | Checked):
            same_persons.note(self._connection, told_apart)
            return []
        return joining.settle_undone(self._connection, decision, value)

    def decision(self, number: int) -> Decision:
        """Give a decision by its number. Raises NotInArchiveError."""
        with translated(self.path):
            return decisions.decision(self._connection, number)

    def decisions(self, *, undone: bool = True) -> list[Decision]:
        """List the decisions of people, in order; without `undone`, only those that hold."""
        with translated(self.path):
            return list(decisions.listed(self._connection, undone=undone))

    # Tables

    def rows(self, table: export.Table, *, text: bool = True) -> Iterator[dict[str, Any]]:
        """Give the rows of a table, lazily; TABLES names the tables.

        Without `text`, no words of articles are in them, but the places where they stand: what may be published.
        """
        found = export.rows if text else wordless.wordless_rows
        return self._lazily(found(self._connection, table))
