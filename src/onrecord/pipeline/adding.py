"""Reads sources into an archive."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Self, TypeVar, Unpack

from onrecord.archive import Order, Removed, Results, Store, StoredStatement, Tombstone
from onrecord.archive.decisions import by
from onrecord.archive.writing import program
from onrecord.corrections import Edit, changes, gold
from onrecord.errors import RemovedError
from onrecord.eventdata import load_cities
from onrecord.ingest import Failure, Found, Given, Source, SourceLike, name_of, originals, recognize
from onrecord.ingest.fields import given_fields
from onrecord.ingest.originals import dated, original_of_article
from onrecord.ingest.sources import Fields, StandardInput, Stream, Text, recognize_place
from onrecord.pipeline.accounts import accounts_of
from onrecord.pipeline.checking import recheck
from onrecord.pipeline.correcting import put_right, take_back
from onrecord.pipeline.digest import News, digest
from onrecord.pipeline.gathering import gather, gather_some
from onrecord.pipeline.outcomes import Outcome, Report, Tally
from onrecord.pipeline.process import load_reader, process_pairs
from onrecord.pipeline.removing import remove
from onrecord.pipeline.same_person import Suggested, look_at_some, same_person
from onrecord.pipeline.turns import OverTime, over_time
from onrecord.schema import Article, Original, Record
from onrecord.schema.event_accounts import EventAccounts
from onrecord.settings import Settings

__all__ = ["Archive", "Outcome", "Report", "Tally"]

P = ParamSpec("P")
T = TypeVar("T")

STANDARD_INPUT = name_of(StandardInput())
AT_HAND = (name_of(Text("")), name_of(Fields({})))
"""The places of sources that the caller has at hand, and can give again."""

SENT = "sent: "
"""Begins the place of what came as a stream, so that its name is never taken for that of a file here."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Something to read, and the number of the article that gets the record; None if it is a new article."""

    found: Found
    number: int | None = None

    @property
    def original(self) -> Original | None:
        """The bytes of the article; None if there are none."""
        if isinstance(self.found, Article):
            return original_of_article(self.found)
        return self.found if isinstance(self.found, Original) else None


def _of_store(method: Callable[Concatenate[Store, P], T]) -> Callable[Concatenate["Archive", P], T]:
    """Turn a method of the store into one of the archive that holds it."""

    @wraps(method)
    def call(archive: "Archive", /, *args: P.args, **kwargs: P.kwargs) -> T:
        return method(archive.store, *args, **kwargs)

    return call


class Archive:
    """An archive of articles: one SQLite file that you read articles into, and search.

    The `store` that it holds does the searching. The archive has the most used methods of the store itself.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Archive(f"{folder}/news.db") as archive:
    ...     text = "The ferry will sail again on Monday, the harbour master said."
    ...     archive.add({"text": text, "outlet": "Harbour Post", "published": "2024-05-03"})
    ...     for statement in archive.search("ferry"):
    ...         print(statement.article.outlet, "|", statement.source, "|", statement.content)
    Tally(added=1, changed=0, known=0, failed=0)
    Harbour Post | the harbour master | The ferry will sail again on Monday
    """

    def __init__(self, path: str | Path, *, read_only: bool = False, wait: float | None = None) -> None:
        self.store = Store(path, read_only=read_only, wait=wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Finding

    def same_person(self, *, confidence: float = 0.0, limit: int | None = None, offset: int = 0) -> Suggested:
        """Find which actors may be the same person, as `pipeline.same_person` does; nothing is joined by that."""
        return same_person(self.store, confidence=confidence, limit=limit, offset=offset)

    def turns(self, speaker: str, matter: str | None = None, **filters: Any) -> OverTime:
        """Give what a speaker said about a matter in the order of days, and where it turns.

        More filters may be given, as in `statements`. Raises QueryError.
        """
        return over_time(self.store, speaker, matter, **filters)

    def digest(self, *which: int | str, after: int | None = None) -> list[News]:
        """Find what is new for saved searches, by their names or numbers, or for all: new statements by X on Y.

        What is new was added after the article with the number `after`, or else since the last digest; `mark_told`
        says where the next one begins. Raises NotInArchiveError.
        """
        searches = [self.saved_search(each) for each in which] if which else self.saved_searches()
        return digest(self.store, searches, after=after)

    def search(self, words: str, *, order: Order = "rank", **filters: Any) -> Results[StoredStatement]:
        """Find statements by words, lazily, the best first. Everything else is as in `statements`."""
        return self.store.search(words, order=order, **filters)

    statements = _of_store(Store.statements)
    statement = _of_store(Store.statement)
    articles = _of_store(Store.articles)
    article = _of_store(Store.article)
    versions = _of_store(Store.versions)
    record = _of_store(Store.record)
    original = _of_store(Store.original)
    count = _of_store(Store.count)
    count_articles = _of_store(Store.count_articles)
    suggestions = _of_store(Store.suggestions)
    record_as_read = _of_store(Store.record_as_read)
    corrections = _of_store(Store.corrections)
    corrected_articles = _of_store(Store.corrected_articles)
    check_whole = _of_store(Store.check_whole)
    checked_by = _of_store(Store.checked_by)
    same_outlet = _of_store(Store.same_outlet)
    checks = _of_store(Store.checks)
    check = _of_store(Store.check)
    count_checks = _of_store(Store.count_checks)
    events = _of_store(Store.events)
    event = _of_store(Store.event)
    count_events = _of_store(Store.count_events)
    actors = _of_store(Store.actors)
    actor = _of_store(Store.actor)
    merge = _of_store(Store.merge)
    split = _of_store(Store.split)
    dismiss = _of_store(Store.dismiss)
    undismiss = _of_store(Store.undismiss)
    decisions = _of_store(Store.decisions)
    failures = _of_store(Store.failures)
    rows = _of_store(Store.rows)
    totals = _of_store(Store.totals)
    stories = _of_store(Store.stories)
    story = _of_store(Store.story)
    count_stories = _of_store(Store.count_stories)
    story_articles = _of_store(Store.story_articles)
    quotations = _of_store(Store.quotations)
    quotation = _of_store(Store.quotation)
    wordings = _of_store(Store.wordings)
    count_quotations = _of_store(Store.count_quotations)
    draw_audit = _of_store(Store.draw_audit)
    audits = _of_store(Store.audits)
    audit = _of_store(Store.audit)
    audit_results = _of_store(Store.audit_results)
    changes = _of_store(Store.changes)
    worth_a_look = _of_store(Store.worth_a_look)
    save_search = _of_store(Store.save_search)
    saved_searches = _of_store(Store.saved_searches)
    saved_search = _of_store(Store.saved_search)
    remove_search = _of_store(Store.remove_search)
    mark_seen = _of_store(Store.mark_seen)
    mark_told = _of_store(Store.mark_told)
    close = _of_store(Store.close)

    # What people put right

    def correct(
        self, number: int, *edits: Edit, who: str | None = None, why: str | None = None, seen: int | None = None
    ) -> list[int]:
        """Put right what the record of an article says, and give the numbers of the decisions: all edits hold or none.

        Each edit is a decision that stands beside the record; `undo` takes it back. If it gives the article another
        date, the article is read again, since "Monday" means another day now. `who` is the login name by default, and
        `seen` the number of the newest correction of the article that you know of. Raises NotInArchiveError,
        CorrectionError if the record can't be corrected so, and CorrectedSinceError if somebody has corrected the same
        line after `seen`.

        >>> from tempfile import TemporaryDirectory
        >>> text = "The ferry will sail again on Monday, the harbour master said."
        >>> with TemporaryDirectory() as folder, Archive(f"{folder}/news.db") as archive:
        ...     _ = archive.add(text)
        ...     decided = archive.correct(1, Edit(what="statement", line="s1", act="commit"), why="He promises it.")
        ...     print([statement.act for statement in archive.statements()])
        ...     _ = archive.undo(decided[0])
        ...     print([statement.act for statement in archive.statements()])
        ['commit']
        ['assert']
        """
        decided = put_right(self.store, number, edits, who=who, why=why, seen=seen)
        if any(edit.published for edit in edits):
            self.reread_article(number)
        return decided

    def undo(self, decision: int, *, who: str | None = None) -> list[int]:
        """Take a decision back, and give the numbers of the actors that get anything by it, as `Store.undo` does.

        If it gave an article another date, the article is read again.
        """
        actors = take_back(self.store, decision, who=who)
        value = self.store.decision(decision).value
        if value.get("correction", {}).get("published"):
            self.reread_article(value["article"])
        return actors

    def gold(self, *, checked: bool = False) -> Iterator[dict[str, Any]]:
        """Give what people have corrected, lazily, as gold to measure and to train with: one article at a time.

        With `checked`, gives only articles that a person has read from beginning to end. `onrecord.corrections.gold`
        says what each has.
        """
        for number in self.store.corrected_articles():
            whole = bool(self.store.checked_by(number))
            if whole or not checked:
                yield gold(self.store.record(number), checked=whole)

    def reread_article(
        self,
        number: int,
        *,
        settings: Settings | None = None,
        report: Report | None = None,
        checkpoint: Callable[[], None] | None = None,
    ) -> Tally:
        """Read all versions of an article again, as `reread` does; `checkpoint` is called as by `add`.

        Raises NotInArchiveError.
        """
        tasks = [self._reread_task(version.id) for version in self.store.versions(number)]
        return self._read(tasks, settings or Settings.from_environment(), report, checkpoint)

    # Reading

    def add(
        self,
        *sources: SourceLike,
        settings: Settings | None = None,
        report: Report | None = None,
        bytes_read: Callable[[int], None] | None = None,
        again: bool = False,
        checkpoint: Callable[[], None] | None = None,
        **given: Unpack[Given],
    ) -> Tally:
        """Read all articles of the sources into the archive, one transaction each, and count what became of them.

        A source is a file, a folder, a pattern, an address of a page or of a feed, a web archive (WARC), a .jsonl file,
        "-" for standard input, a text, a stream of bytes, a mapping with a `text`, or an `Article`. Give what you know
        about all the articles by name, as in `onrecord.read`: `outlet`, and so on. `report` is called with each
        outcome, and `bytes_read` with the number of bytes read from files. `checkpoint` is called before each article
        is looked for, and again and again while one is read: what it raises ends the run. What was reported is kept.

        Adding the same article again takes almost no time, so a run that was stopped goes on where it was. If something
        can't be read, the archive notes it (`failures`), and the rest is read. What was removed with a tombstone isn't
        added, unless `again` says so. Raises ArchiveError if the archive
        itself can't be written: then nothing more can be added. Raises InputError if something isn't a source.
        """
        settings = settings or Settings.from_environment()
        given_fields(given)  # what can't be given at all isn't the fault of a single source
        recognized = [recognize(source) for source in sources]
        tasks = (
            task for source in recognized for task in self._tasks_in(source, settings, given, bytes_read=bytes_read)
        )
        return self._read(tasks, settings, report, checkpoint, again=again)

    def remove(
        self, article: int | str, *, why: str | None = None, who: str | None = None, tombstone: bool = False
    ) -> Removed:
        """Take an article out of the archive for good, in all its versions, and out of the file's bytes.

        Name it by its number, its address or its id. With a `tombstone`, the archive keeps hashes of it, who removed it
        and why, and doesn't add it again. The file is written anew, which takes time and room for as much as is in it.
        Raises NotInArchiveError, QueryError if several articles have this id, and ArchiveBusyError if another process
        is reading for too long: then the article is out, but some of its bytes are still in the file's log.
        """
        removed = remove(self.store, self.store.find_article(str(article)), by(who, why), tombstone=tombstone)
        self.store.wipe()
        return removed

    def reread(
        self, *, everything: bool = False, settings: Settings | None = None, report: Report | None = None
    ) -> Tally:
        """Read articles again from their original bytes, in all their versions, and count what became of them.

        Reads the articles that another network or another version of onrecord has read, or `everything`. If an article
        can't be read any more, its record stays. Joins of actors stay as they are, and corrections hold as long as
        their words are there. Each outcome that is reported says what changed.
        """
        settings = settings or Settings.from_environment()
        numbers = self.outdated(everything=everything, settings=settings)
        return self._read(map(self._reread_task, numbers), settings, report)

    def _reread_task(self, number: int) -> _Task:
        """Give an article to be read again, with the date that somebody has given it."""
        original, date = self.store.original(number), self.store.corrected_date(number)
        return _Task(dated(original, date) if date else original, number)

    def recheck(self, *, settings: Settings | None = None, report: Callable[[int, int], None] | None = None) -> int:
        """Run the checks on all records again, in all versions, and count those that have other findings now.

        No article is read again; only for loaded words the network goes through its text. What was dismissed stays
        dismissed where the same check finds the same words. `report` is called with the number of articles done, and
        the number of all.
        """
        settings = settings or Settings.from_environment()
        numbers = self.store.numbers()
        other = 0
        for done, number in enumerate(numbers, 1):
            other += self._recheck(number, settings)
            if report is not None:
                report(done, len(numbers))
        return other

    def _recheck(self, number: int, settings: Settings) -> bool:
        """Check a record again, and tell whether it has other findings now."""
        while True:
            before = self.store.record_as_read(number)  # what rests on lines that were wrong is left out of it later
            after = recheck(before, settings)
            if self.store.put_checks(number, after):  # else another process has read the article again meanwhile
                return before.checks != after.checks

    def reindex(self, report: Callable[[int, int], None] | None = None) -> int:
        """Rebuild the search tables from the records in the archive, gather all articles anew, and count the articles.

        No article is read again, and actors stay joined and split as people have decided. `report` is called with the
        number of steps done and of all: each article is indexed in one, and then gathered in another. Others can write
        in between. If a run was stopped, the next one goes on where it was.
        """
        rebuilt = 0

        def report_rebuilt(done: int, total: int) -> None:
            nonlocal rebuilt
            rebuilt = done
            if report is not None:
                report(done, 2 * total)

        number = self.store.reindex(report_rebuilt)
        gather(self.store, None if report is None else lambda done, total: report(rebuilt + done, rebuilt + total))
        return number

    def gather(self, report: Callable[[int, int], None] | None = None) -> int:
        """Gather the articles that wait for it into stories, and count them; `add` does this with every article.

        `report` is called with the number of articles done, and the number of all.
        """
        return gather(self.store, report)

    def accounts(self, story: int) -> Iterator[EventAccounts]:
        """Compare, lazily, what the articles of a story say of each event that several of them tell.

        What most articles tell comes first. Raises NotInArchiveError. With the extra `places`, cities that lie apart
        are told apart, too.
        """
        return accounts_of(self.store, self.store.story(story).id, load_cities())

    def outdated(self, *, everything: bool = False, settings: Settings | None = None) -> list[int]:
        """List the numbers of the articles that `reread` would read."""
        if everything:
            return self.store.numbers()
        model = load_reader(settings or Settings.from_environment()).model
        return self.store.numbers(model=f"{model.name} {model.version}", program=program())

    def retry(self, *, settings: Settings | None = None, report: Report | None = None) -> Tally:
        """Try all failures again, and count what became of the articles.

        What came out of a larger file is read from the bytes in the archive, everything else from where it came from.
        """
        settings = settings or Settings.from_environment()
        return self._read(self._failed_tasks(settings), settings, report)

    def _read(
        self,
        tasks: Iterable[_Task],
        settings: Settings,
        report: Report | None,
        checkpoint: Callable[[], None] | None = None,
        *,
        again: bool = False,
    ) -> Tally:
        """Read the tasks, many at a time, and keep their records in order."""
        tally = Tally()

        def report_outcome(outcome: Outcome) -> None:
            tally.count(outcome)
            if report is not None:
                report(outcome)

        unknown = (
            (task.found, task) for task in self._unknown(_checked(tasks, checkpoint), report_outcome, again=again)
        )
        for result, task in process_pairs(unknown, settings, checkpoint):
            report_outcome(
                self._note(result, task, settings) if isinstance(result, Failure) else self._keep(result, task, again)
            )
        gather_some(self.store)  # what an earlier run was killed before it had gathered
        for _ in range(1 + tally.added + tally.changed):  # not for ever, if an earlier run has left many
            if not look_at_some(self.store):
                break
        return tally

    def _unknown(self, tasks: Iterable[_Task], report: Report, *, again: bool) -> Iterator[_Task]:
        """Skip and report new articles whose bytes are known already, or were removed for good."""
        for task in tasks:
            original = task.original
            if original is None or task.number is not None:
                yield task
            elif (known := self.store.recognize(original)) is not None:
                report(Outcome("known", original.place, original.line, known))
            elif not again and (tombstone := self.store.tombstone(original)) is not None:
                report(_removed(original, tombstone))
            else:
                yield task

    def _keep(self, record: Record, task: _Task, again: bool) -> Outcome:
        """Keep a record. Every record is kept here, in a transaction of its own.

        `Store.keep_many` would keep a batch in one transaction, but then reports must wait for the end of the batch.
        """
        original = task.original
        assert original is not None  # noqa: S101 (without bytes there is no record)
        if task.number is None:
            status, number = self.store.keep(record, original, again=again)
            if number is None and (tombstone := self.store.tombstone(record.article)) is not None:
                return _removed(original, tombstone)
            gather_some(self.store)
            return Outcome(status, original.place, original.line, number)
        before, held = self.store.record(task.number), self._holding(task.number)
        self.store.replace(task.number, record)
        gather_some(self.store)
        changed = changes(before, self.store.record(task.number))
        lost = sorted(held - self._holding(task.number))
        return Outcome("changed", original.place, original.line, task.number, changes=tuple(changed), lost=tuple(lost))

    def _holding(self, number: int) -> set[int]:
        """Give the numbers of the corrections of an article whose words are there."""
        return {each.decision.id for each in self.store.corrections(number) if each.effect != "lost"}

    def _note(self, failure: Failure, task: _Task, settings: Settings) -> Outcome:
        """Note in the archive what couldn't be added, with its bytes if they can't be had again."""
        place, original = failure.place, failure.original
        outcome = Outcome("failed", place, failure.line, task.number, failure.error)
        gone = place.startswith((STANDARD_INPUT, SENT))
        if task.number is not None or place in AT_HAND or (gone and original is None):
            return outcome  # it has a record already, or can't be tried again from here
        if gone and original is not None:
            # Every input needs a place of its own among the failures, or the next one would replace it.
            own = f" {original.fingerprint.hex()[:8]}"
            place = place.removesuffix(own) + own
        self.store.note_failure(
            place,
            failure.error,
            line=failure.line,
            original=original,
            # A file or page of its own can be had again where it is; a part of something larger may be gone.
            keep=original is not None and (gone or failure.line is not None),
            given=failure.given,
            settings=_settings_that_matter(settings),
        )
        return replace(outcome, place=place)

    def _tasks_in(
        self,
        source: Source,
        settings: Settings,
        given: Mapping[str, Any],
        *,
        bytes_read: Callable[[int], None] | None = None,
    ) -> Iterator[_Task]:
        """List what is to be read of a source, except what failed before under the same settings."""
        for found in originals(source, settings=settings, seen=self.store.seen, bytes_read=bytes_read, **given):
            if not self._failed_before(found, settings):
                yield _Task(_as_sent(found) if isinstance(source, Stream) else found)

    def _failed_before(self, found: Found, settings: Settings) -> bool:
        """Tell whether this came out of something larger and has failed before under the same settings."""
        return (
            isinstance(found, Original)
            and found.line is not None
            and self.store.failed_before(found, _settings_that_matter(settings))
        )

    def _failed_tasks(self, settings: Settings) -> Iterator[_Task]:
        """List what the archive holds first, so that what fails again isn't tried once more from its larger file."""
        for failure in self.store.failures():
            if failure.kept and (original := self.store.failed_original(failure.id)) is not None:
                yield _Task(original)
        elsewhere = {failure.place: failure.given for failure in self.store.failures() if not failure.kept}
        for place, given in elsewhere.items():  # once, however much failed there
            yield from self._tasks_in(recognize_place(place), settings, given)


def _removed(original: Original, tombstone: Tombstone) -> Outcome:
    """Say that an article was removed for good, and so isn't added."""
    who = f" by {tombstone.who}" if tombstone.who else ""
    error = RemovedError(
        f"This article was removed from the archive on {tombstone.removed_at[:10]}{who}",
        value=tombstone.why,
        hint="To add it nevertheless: onrecord add --again.",
    )
    return Outcome("removed", original.place, original.line, error=error)


def _checked(tasks: Iterable[_Task], checkpoint: Callable[[], None] | None) -> Iterator[_Task]:
    """Call a checkpoint before each task."""
    for task in tasks:
        if checkpoint is not None:
            checkpoint()
        yield task


def _as_sent(found: Found) -> Found:
    return found if isinstance(found, Article) else replace(found, place=SENT + found.place)


def _settings_that_matter(settings: Settings) -> str:
    """Write down the settings that decide whether an article can be read."""
    names = ("text_limit", "language_check", "fetch_limit")
    return ", ".join(f"{name}={getattr(settings, name)}" for name in names) + f", onrecord {program()}"
