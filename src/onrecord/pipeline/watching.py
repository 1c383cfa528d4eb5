"""Looks at folders and feeds again and again, and adds what appears or changes there."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from onrecord.archive import Store, Watch
from onrecord.archive.watching import SHORTEST
from onrecord.errors import ArchiveBusyError, FetchError, InputError, OnrecordError
from onrecord.ingest import Source, SourceLike, name_of, recognize
from onrecord.ingest.appearing import Appearing
from onrecord.ingest.sources import Address, Fetched, File, Folder, Pattern, path_of
from onrecord.pipeline.adding import Archive
from onrecord.pipeline.outcomes import Outcome, Report, Tally
from onrecord.settings import Settings

PAUSE = 2.0
"""Seconds between two looks at folders; a file that was alike in both stands still."""

SHARE = 0.1
"""So much of the time, at most, goes into looking at folders: in huge ones, looks are further apart."""

LONG_PAUSE = 20.0
"""Seconds between two looks at the clock where only addresses are watched."""

MINUTES = 15.0
"""So often an address is looked at, unless something else is said."""


@dataclass(slots=True)
class WatchedFiles:
    """A folder, a pattern or a file that is watched: when it was looked at, and what came of it."""

    name: str
    appearing: Appearing
    looked_at: str | None = None
    error: str | None = None
    tally: Tally = field(default_factory=Tally)
    waiting: list[File] = field(default_factory=list)
    """What has appeared and isn't added yet: it waits where the archive can't be written to."""


Told = Callable[[str, Tally, OnrecordError | None], None]
"""Called with the name of what was looked at, what came of it, and the error if the look failed."""


Adding = Callable[[Sequence[Source]], AbstractContextManager[Callable[[int], None] | None]]
"""Gives a context for adding some sources, which gives what is called with the number of bytes read from files."""


class Stopped(Exception):  # noqa: N818 (nothing went wrong)
    """Whoever watches has been stopped."""


class Watcher:
    """Looks at sources again and again: at files every few seconds, at addresses when their time has come.

    The archive remembers when it has looked at an address and what the server said of it, so a watcher that is started
    anew asks nobody too early, and for nothing that it has. With `desk`, the watches that people have set on the desk
    are looked at, too. `told` is called after each look that brought something or failed, `report` with each outcome,
    and `prepare` before a look that may bring something. What `adding` gives is open while sources are added.
    Raises InputError for a source that can't be watched, and for an interval that is too short.
    """

    def __init__(
        self,
        *sources: SourceLike,
        settings: Settings,
        minutes: float = MINUTES,
        desk: bool = False,
        report: Report | None = None,
        told: Told | None = None,
        given: Mapping[str, Any] | None = None,
        prepare: Callable[[], None] | None = None,
        adding: Adding = lambda _sources: nullcontext(None),
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        recognized = [_watchable(recognize(source)) for source in sources]
        self.files = [WatchedFiles(name_of(each), Appearing(each)) for each in recognized if path_of(each)]
        self.addresses = [each.url for each in recognized if isinstance(each, Address)]
        if not minutes >= SHORTEST:
            raise InputError(
                "An address can't be watched so often", value=minutes, allowed=f"{SHORTEST:g} minutes or more"
            )
        self.minutes = minutes
        self.pause = PAUSE
        self._settings = settings
        self._desk = desk
        self._report = report
        self._told = told or (lambda _name, _tally, _error: None)
        self._given = dict(given or {})
        self._prepare = prepare
        self._adding = adding
        self._clock = clock
        self._stop, self._woken = threading.Event(), threading.Event()

    def run(self, path: str | Path, *, troubled: Callable[[OnrecordError], None]) -> None:
        """Look again and again until `stop` is called.

        If another process writes into the archive for too long, `troubled` is told, and it is tried again. Raises
        ArchiveError if the archive can't be used at all.
        """
        while not self._stop.is_set():
            try:
                self.look(path)
            except ArchiveBusyError as error:
                troubled(error)
            except Stopped:
                return
            self._woken.wait(self.pause)
            self._woken.clear()

    def stop(self) -> None:
        """End `run`, whoever calls it, and wherever it is: what was added is kept."""
        self._stop.set()
        self.wake()

    def wake(self) -> None:
        """Let `run` look at once."""
        self._woken.set()

    def look(self, path: str | Path) -> None:
        """Look once at all that it is time for; an archive that isn't there is made."""
        began = time.monotonic()
        for files in self.files:
            files.waiting += self._appeared(files)
        self.pause = max(PAUSE if self.files else LONG_PAUSE, (time.monotonic() - began) / SHARE)
        due = self._due(path)
        if not due and not any(files.waiting for files in self.files):
            return
        if self._prepare is not None:
            self._prepare()
        with Archive(path) as archive:  # opened anew: it may be another file by now
            for files in self.files:
                if files.waiting:
                    self._told(files.name, self._add(archive, files.waiting, files.tally), None)
                    files.waiting = []
            for address in due:
                self._look_at(archive, archive.store.watch(address))

    def _appeared(self, files: WatchedFiles) -> list[File]:
        source = files.appearing.source
        path = path_of(source)
        gone = not isinstance(source, Pattern) and path is not None and not path.exists()
        error = "There is no such file or folder." if gone else None
        if error and files.error is None:
            self._told(files.name, Tally(), InputError("There is no such file or folder", value=files.name))
        files.error, files.looked_at = error, _written(self._clock())
        return files.appearing.look()

    def _due(self, path: str | Path) -> list[str]:
        """List the addresses that it is time to look at."""
        if not Path(path).exists():
            return self.addresses
        with Store(path, read_only=True) as store:
            watches = {watch.address: watch for watch in store.watches()}
        on_desk = [address for address, watch in watches.items() if self._desk and watch.minutes is not None]
        named = dict.fromkeys((*on_desk, *self.addresses))
        return [each for each in named if each not in watches or self._is_due(watches[each])]

    def _is_due(self, watch: Watch) -> bool:
        if watch.looked_at is None:
            return True
        minutes = self.minutes if watch.address in self.addresses else watch.minutes or self.minutes
        last = datetime.fromisoformat(watch.looked_at)
        return not timedelta(0) <= self._clock() - last < timedelta(minutes=minutes)  # a clock may have been set back

    def _look_at(self, archive: Archive, watch: Watch) -> None:
        """Look at an address, unless nothing has changed there; note what came of it."""
        from onrecord.ingest.fetch import ARTICLE_TYPES, Validators, fetch_changed

        tally = Tally()
        try:
            last = Validators(watch.etag, watch.modified)
            page = fetch_changed(watch.address, settings=self._settings, types=ARTICLE_TYPES, last=last)
            if page is not None:
                self._add(archive, [Fetched(watch.address, page)], tally)
        except FetchError as error:
            self._note(archive, watch, tally, error=str(error))
            self._told(watch.address, tally, error)
            return
        self._note(archive, watch, tally, sent=None if page is None else tuple(page.validators))
        if tally.added or tally.changed or tally.failed:
            self._told(watch.address, tally, None)

    def _note(self, archive: Archive, watch: Watch, tally: Tally, **more: Any) -> None:
        came = (tally.added, tally.changed, tally.failed)
        archive.store.note_look(watch.id, at=_written(self._clock()), came=came, **more)

    def _add(self, archive: Archive, sources: Sequence[Source], tally: Tally) -> Tally:
        """Add sources, count what came of it in `tally` as it comes, and give what came of these alone."""

        def report(outcome: Outcome) -> None:
            tally.count(outcome)
            if self._report is not None:
                self._report(outcome)

        with self._adding(sources) as bytes_read:
            return archive.add(
                *sources,
                settings=self._settings,
                report=report,
                bytes_read=bytes_read,
                checkpoint=self._check,
                **self._given,
            )

    def _check(self) -> None:
        if self._stop.is_set():
            raise Stopped


def _watchable(source: Source) -> Source:
    """Give back a source that can be watched; raises InputError."""
    if not isinstance(source, Address | File | Folder | Pattern):
        raise InputError(
            "This can't be watched", value=name_of(source), allowed="a folder, a file, a pattern or a web address"
        )
    return source


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
