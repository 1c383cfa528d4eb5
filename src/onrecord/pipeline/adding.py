"""From sources into an archive."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from onrecord.archive import Status, Store
from onrecord.archive.writing import program
from onrecord.errors import OnrecordError
from onrecord.ingest.originals import STANDARD_INPUT, STDIN, Unread, said
from onrecord.pipeline.reading import load_reader, load_table, names_something, write
from onrecord.schema import Article, Original
from onrecord.settings import Settings

ArchiveSource = str | Path | BinaryIO | Mapping[str, Any]
"""A path, a folder, a pattern, an http or https address, "-" for standard input, a text, a stream of bytes whose `name`
tells what it holds, or the keys of a line of JSON."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an article: its place and line, and its number in the archive or the error in its way."""

    status: Status
    place: str
    line: int | None
    article: int | None = None
    error: OnrecordError | None = None


@dataclass(slots=True)
class Tally:
    """How many articles were added, were new versions, were known, and failed.

    Articles that are read anew and get their new record count as changed.
    """

    added: int = 0
    changed: int = 0
    known: int = 0
    failed: int = 0

    def __str__(self) -> str:
        return f"{self.added} added, {self.changed} changed, {self.known} known, {self.failed} failed"

    def count(self, outcome: Outcome) -> None:
        """Count one more."""
        setattr(self, outcome.status, getattr(self, outcome.status) + 1)


AN_ARTICLE = "The article"
A_TEXT = "The text"
PASSING = (STANDARD_INPUT, AN_ARTICLE, A_TEXT)
"""The places of what is gone once it is read."""
SENT = "sent: "
"""Begins the places of what came as a stream, so that its name is never taken for that of a file here."""

Report = Callable[[Outcome], None]
"""Is told what became of each article, as soon as it is certain: what it is told was added is never lost."""


class _Task(NamedTuple):
    """What is to be read, and the number of the article whose record it gives; None where it is to be added."""

    found: Original | Unread
    number: int | None = None


class _Reading(NamedTuple):
    """An article that is being read."""

    article: Article
    original: Original
    number: int | None


class Archive(Store):
    """An archive of articles: one SQLite file that articles are read into, and found again in.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Archive(f"{folder}/news.db") as archive:
    ...     text = "The ferry will sail again on Monday, the harbour master said."
    ...     archive.add({"text": text, "outlet": "Harbour Post", "published": "2024-05-03"})
    ...     for statement in archive.search("ferry"):
    ...         print(statement.article.outlet, "|", statement.source, "|", statement.content)
    Tally(added=1, changed=0, known=0, failed=0)
    Harbour Post | the harbour master | The ferry will sail again on Monday
    """

    def add(
        self,
        *sources: ArchiveSource,
        settings: Settings | None = None,
        report: Report | None = None,
        bytes_read: Callable[[int], None] | None = None,
        **given: str,
    ) -> Tally:
        """Read all articles of the sources into the archive, one transaction each; how many became what.

        A source is a file, a folder, a pattern, an address of a page or of a feed, a web archive (WARC), a .jsonl file,
        "-" for standard input, a text, a stream of bytes, or a mapping with a `text`. What is known of all the articles
        goes in by name: `outlet`, and so on. `report` is told of each article, and `bytes_read` how much of the files
        has been read.

        The same article again costs next to nothing: a run that was stopped goes on where it was. What can't be read is
        noted in the archive (`failures`), and doesn't stop the rest. Raises ArchiveError where the archive itself
        can't be written to: then nothing more can be added.
        """
        settings = settings or Settings.from_environment()
        return self._read(self._find(sources, settings, said(given), bytes_read), settings, report)

    def reread(
        self, *, everything: bool = False, settings: Settings | None = None, report: Report | None = None
    ) -> Tally:
        """Read articles anew from their original bytes, all versions of them; how many got their new record.

        Those are read that another network or another version of onrecord has read, or `everything`. Where an article
        can't be read any more, its record stays. Joins of actors stay as they are.
        """
        settings = settings or Settings.from_environment()
        numbers = self.outdated(everything=everything, settings=settings)
        return self._read((_Task(self.original(number), number) for number in numbers), settings, report)

    def outdated(self, *, everything: bool = False, settings: Settings | None = None) -> list[int]:
        """List the numbers of the articles that `reread` would read."""
        model = load_reader(settings or Settings.from_environment()).model
        by = {} if everything else {"model": f"{model.name} {model.version}", "program": program()}
        return self.numbers(**by)

    def retry(self, *, settings: Settings | None = None, report: Report | None = None) -> Tally:
        """Try all failures again; how many articles became what.

        What came out of a larger file is read from the bytes that were kept, everything else where it came from.
        """
        settings = settings or Settings.from_environment()
        return self._read(self._find_failed(settings), settings, report)

    def _read(self, tasks: Iterator[_Task], settings: Settings, report: Report | None) -> Tally:
        """Read what the tasks name, many at a time, and keep it in their order."""
        table, reader = load_table(settings), load_reader(settings)
        being_read: deque[_Reading] = deque()
        tally = Tally()

        def tell(outcome: Outcome) -> None:
            tally.count(outcome)
            if report is not None:
                report(outcome)

        def texts() -> Iterator[str]:
            for task in tasks:
                ready = self._prepare(task, settings)
                if isinstance(ready, Outcome):
                    tell(ready)
                else:
                    being_read.append(ready)
                    yield ready.article.text

        for annotations in reader.annotate(texts()):
            article, original, number = being_read.popleft()
            record = write(article, annotations, reader, table)
            if number is None:
                status, number = self.keep(record, original)
            else:
                self.replace(number, record)
                status = "changed"
            tell(Outcome(status, original.place, original.line, number))
        return tally

    def _prepare(self, task: _Task, settings: Settings) -> _Reading | Outcome:
        """Make an article of a task's bytes, unless they are known, or there is none in them."""
        from onrecord.ingest import parse

        found, number = task
        if not isinstance(found, Original):
            return self._failed(found.place, found.line, found.error, settings, given=found.given)
        adding = number is None
        if adding and (known := self.recognize(found)) is not None:
            return Outcome("known", found.place, found.line, known)
        try:
            return _Reading(parse(found, settings=settings), found, number)
        except OnrecordError as error:
            if not adding:  # it was read once, and has its record
                return Outcome("failed", found.place, found.line, number, error)
            return self._failed(found.place, found.line, error, settings, original=found)

    def _failed(
        self,
        place: str,
        line: int | None,
        error: OnrecordError,
        settings: Settings,
        *,
        original: Original | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> Outcome:
        sent = place.startswith(SENT)
        if not sent and place not in PASSING:
            # What stands by itself can be had again where it is; what came out of something larger, hardly.
            keep = original is not None and line is not None
            self.note_failure(
                place, error, line=line, original=original, keep=keep, given=given, settings=_that_had_a_say(settings)
            )
        elif original is not None and (sent or place == STANDARD_INPUT):
            # Every input has a place of its own among the failures, or the next one would take it.
            place = f"{place} {original.fingerprint.hex()[:8]}"
            self.note_failure(place, error, line=line, original=original, keep=True, settings=_that_had_a_say(settings))
        return Outcome("failed", place, line, error=error)

    def _find(
        self,
        sources: Iterable[ArchiveSource],
        settings: Settings,
        given: Mapping[str, Any],
        bytes_read: Callable[[int], None] | None,
    ) -> Iterator[_Task]:
        for source in sources:
            yield from self._worth_reading(self._originals(source, settings, given, bytes_read), settings)

    def _worth_reading(self, found: Iterator[Original | Unread], settings: Settings) -> Iterator[_Task]:
        """Pass over what came out of something larger and failed under the same settings before."""
        for each in found:
            in_vain = (
                isinstance(each, Original)
                and each.line is not None
                and self.failed_before(each, _that_had_a_say(settings))
            )
            if not in_vain:
                yield _Task(each)

    def _originals(
        self,
        source: ArchiveSource,
        settings: Settings,
        given: Mapping[str, Any],
        bytes_read: Callable[[int], None] | None,
    ) -> Iterator[Original | Unread]:
        from onrecord.ingest import expand, originals

        if isinstance(source, Mapping):
            written = json.dumps({**given, **source}, ensure_ascii=False, default=str)
            yield Original(written.encode("utf-8", "surrogatepass"), "json", AN_ARTICLE)
        elif not isinstance(source, str | Path):
            for found in originals(source, settings=settings, seen=self.seen, bytes_read=bytes_read, **given):
                place = SENT + found.place
                yield found._replace(place=place) if isinstance(found, Unread) else replace(found, place=place)
        elif source == STDIN or isinstance(source, Path) or names_something(source):
            for single in expand([source]):
                yield from originals(single, settings=settings, seen=self.seen, bytes_read=bytes_read, **given)
        else:
            yield Original(source.encode("utf-8", "surrogatepass"), "text", A_TEXT, given=given)

    def _find_failed(self, settings: Settings) -> Iterator[_Task]:
        """Find what is kept first: what fails again isn't tried once more where the whole that it came out of is."""
        from onrecord.ingest import originals

        for failure in self.failures():
            if failure.kept and (original := self.failed_original(failure.id)) is not None:
                yield _Task(original)
        elsewhere: dict[str, dict[str, Any]] = {
            failure.place: dict(failure.given) for failure in self.failures() if not failure.kept
        }
        for place, given in elsewhere.items():  # once, however much failed there
            yield from self._worth_reading(originals(place, settings=settings, seen=self.seen, **given), settings)


def _that_had_a_say(settings: Settings) -> str:
    """Write down the settings that an article's being read depends on."""
    names = ("text_limit", "language_check", "fetch_limit")
    return ", ".join(f"{name}={getattr(settings, name)}" for name in names) + f", onrecord {program()}"
