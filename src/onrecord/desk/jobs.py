"""What is being read and added: a queue in memory, and one worker that takes from it."""

import gc
import logging
import secrets
import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Literal

from onrecord.desk.sources import Again, Sent
from onrecord.errors import NoSuchJobError, OnrecordError, TooMuchToReadError
from onrecord.eventdata import load_cities
from onrecord.ingest import Failure, originals
from onrecord.pipeline.adding import Archive
from onrecord.pipeline.outcomes import Outcome, Tally
from onrecord.pipeline.process import load_reader, load_table, process_one
from onrecord.schema import Record
from onrecord.settings import Settings

State = Literal["waiting", "reading", "done", "failed", "cancelled"]
"""Where a job stands; it failed where nothing of it could be read."""

MOST_WAITING = 20
"""So many jobs wait; the next is refused."""

MOST_WAITING_BYTES = 64_000_000
"""They hold no more than that together, unless it is a single one."""

MOST_ENDED = 50
"""So many that have ended are remembered."""

MOST_OUTCOMES = 100
"""So many articles of a job are named; all are counted."""

MOST_RECORDS = 10
"""So many articles of a job that keeps nothing are read; of all such jobs, three times as many records are held."""

MOST_CHARACTERS = 20_000_000
"""The texts of these records are no longer than that together, unless it is a single job's."""

LARGEST_HELD = 1_000_000
"""So much of what is only read is held, in case that it is to be kept after all."""

_PATIENCE = 2.0
"""Seconds that closing waits for the article that is being read."""

_log = logging.getLogger("onrecord.desk")


@dataclass(slots=True)
class Job:
    """Something to be read, and kept or only shown; what has become of it so far.

    `number` is the article to go on to, where one was kept; `records` are there where nothing was to be kept, and then
    `source` is what they came from, unless that is large. A job that is `stopping` is being read, and ends as soon as
    what is read of it right now has come to a place where it can end.
    """

    id: str
    title: str
    keep: bool
    state: State = "waiting"
    tally: Tally = field(default_factory=Tally)
    outcomes: list[Outcome] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    source: Sent | None = None
    stopping: bool = False
    error: OnrecordError | None = None
    submitted_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    ended_at: datetime | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will become of it."""
        return self.state in ("done", "failed", "cancelled")

    @property
    def number(self) -> int | None:
        """The number of the first article that was kept, or known already."""
        return next((outcome.article for outcome in self.outcomes if outcome.article is not None), None)


class _Stopped(Exception):  # noqa: N818 (nothing went wrong)
    """The desk is being closed."""


class _Cancelled(Exception):  # noqa: N818 (nothing went wrong)
    """Somebody has cancelled the job."""


@cache
def _settle() -> None:
    """Load what the first page of a story would wait for; then let no request wait while all of it is gone through.

    What is loaded stays, so the collector of garbage needn't look at it: with the cities, that takes 170 ms.
    """
    load_cities()
    gc.collect()
    gc.freeze()


class Jobs:
    """Reads what is submitted, one job after the other, in a thread of its own.

    The network is loaded in that thread as soon as it starts, so that the first reading doesn't wait for it.
    """

    def __init__(self, path: Path, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self._lock = threading.Lock()
        self._something = threading.Condition(self._lock)
        self._waiting: deque[tuple[Job, Sent | Again]] = deque()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._closing = threading.Event()
        self._loading = threading.Lock()
        self._worker: threading.Thread | None = None

    def start(self) -> None:
        """Begin to work."""
        self._closing.clear()
        self._worker = threading.Thread(target=self._work, name="onrecord jobs", daemon=True)
        self._worker.start()

    def close(self) -> None:
        """End after the article that is being read, or leave it where that takes long: what is kept is whole."""
        self._closing.set()
        with self._something:
            self._something.notify_all()
        if self._worker is not None:
            self._worker.join(_PATIENCE)

    def submit(self, *sources: Sent | Again, keep: bool) -> list[Job]:
        """Put something into the queue, all of it; raises TooMuchToReadError where not all finds room."""
        with self._something:
            size = sum(source.size for source in (*sources, *(waiting for _, waiting in self._waiting)))
            too_many = len(self._waiting) + len(sources) > MOST_WAITING
            if too_many or (len(self._waiting) + len(sources) > 1 and size > MOST_WAITING_BYTES):
                raise TooMuchToReadError(
                    "There is too much to read already",
                    allowed=f"{MOST_WAITING} that wait, with {MOST_WAITING_BYTES:,} bytes",
                    hint="Try again in a minute.",
                )
            made = [Job(secrets.token_urlsafe(9), source.title, keep) for source in sources]
            for job, source in zip(made, sources, strict=True):
                if not keep and not isinstance(source, Again) and source.size <= LARGEST_HELD:
                    job.source = source
                self._waiting.append((job, source))
                self._jobs[job.id] = job
            self._forget()
            self._something.notify()
        return made

    def find(self, job_id: str) -> Job:
        """Give a job by its id; raises NoSuchJobError where there is none, or it is long over."""
        with self._lock:
            job = self._jobs.get(job_id)
        if job is None:
            raise NoSuchJobError("There is no such job, or it has been over for long", value=job_id)
        return job

    def cancel(self, job_id: str) -> Job:
        """Take a job out of the queue, or end the one that is being read as soon as may be.

        What it has kept stays. A job that has ended is left as it is. Raises NoSuchJobError.
        """
        job = self.find(job_id)
        with self._lock:
            if job.state == "waiting":
                self._waiting = deque(each for each in self._waiting if each[0] is not job)
                self._close(job, "cancelled", None)
            elif job.state == "reading":
                job.stopping = True
        return job

    def listed(self) -> list[Job]:
        """List all jobs that are remembered, the newest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def load(self) -> None:
        """Load the network and the table of actors, unless they are; once, whoever asks. Raises ModelError and more."""
        with self._loading:
            load_reader(self.settings)
            load_table(self.settings)

    def _work(self) -> None:
        try:
            self.load()
        except OnrecordError as error:
            _log.error("%s", error)
        _settle()
        while (taken := self._take()) is not None:
            job, source = taken
            try:
                self._do(job, source)
            except _Stopped:
                return
            except _Cancelled:
                with self._lock:
                    self._close(job, "cancelled", None)
            except OnrecordError as error:
                self._end(job, error)
            except Exception as error:  # noqa: BLE001 (whatever it is, the next job has nothing to do with it)
                _log.exception("A job broke down")
                self._end(job, OnrecordError(f"This broke down ({type(error).__name__})", hint="See the server's log."))

    def _take(self) -> tuple[Job, Sent | Again] | None:
        with self._something:
            self._something.wait_for(lambda: self._waiting or self._closing.is_set())
            if self._closing.is_set():
                return None
            job, source = self._waiting.popleft()
            job.state = "reading"
            return job, source

    def _do(self, job: Job, source: Sent | Again) -> None:
        self.load()
        if isinstance(source, Again):
            with Archive(self.path) as archive:
                archive.reread_article(
                    source.number,
                    settings=self.settings,
                    report=lambda outcome: self._note(job, outcome),
                    checkpoint=lambda: self._check(job),
                )
        elif job.keep:
            with Archive(self.path) as archive:
                archive.add(
                    source.source(),
                    settings=self.settings,
                    report=lambda outcome: self._note(job, outcome),
                    checkpoint=lambda: self._check(job),
                    **source.given,
                )
        else:
            found = originals(source.source(), settings=self.settings, **source.given)
            for original in islice(found, MOST_RECORDS):
                result = process_one(original, self.settings, lambda: self._check(job))
                if isinstance(result, Failure):
                    self._note(job, Outcome("failed", source.title, None, error=result.error))
                else:
                    job.records.append(result)
                    self._note(job, Outcome("added", source.title, None))
        failure = next((each.error for each in job.outcomes if each.error), None)
        nothing = (job.tally.failed or job.tally.removed) and not (
            job.tally.added or job.tally.changed or job.tally.known
        )
        self._end(job, failure if nothing else None)

    def _check(self, job: Job) -> None:
        """End the reading of a job where it is to end."""
        if self._closing.is_set():
            raise _Stopped
        if job.stopping:
            raise _Cancelled

    def _note(self, job: Job, outcome: Outcome) -> None:
        if self._closing.is_set():
            raise _Stopped
        if outcome.error:
            _let_go(outcome.error)
        with self._lock:
            job.tally.count(outcome)
            if len(job.outcomes) < MOST_OUTCOMES:
                job.outcomes.append(outcome)

    def _end(self, job: Job, error: OnrecordError | None) -> None:
        if error:
            _let_go(error)
        with self._lock:
            self._close(job, "failed" if error else "done", error)

    def _close(self, job: Job, state: State, error: OnrecordError | None) -> None:
        job.error, job.state, job.stopping = error, state, False
        job.ended_at = datetime.now(UTC)
        self._forget()

    def _forget(self) -> None:
        """Forget the oldest that have ended, and before that their records, which are what is large."""
        ended = [job for job in self._jobs.values() if job.ended]
        for job in ended[:-MOST_ENDED]:
            del self._jobs[job.id]
        held = characters = 0
        for job in reversed(ended):
            own = sum(len(record.article.text) for record in job.records)
            held, characters = held + len(job.records), characters + own
            if held > 3 * MOST_RECORDS or characters > max(MOST_CHARACTERS, own):
                job.records, job.source = [], None


def _let_go(error: BaseException) -> None:
    """Forget where an error was raised, and on account of what: that holds on to all that was being read."""
    error.__traceback__ = error.__cause__ = error.__context__ = None
