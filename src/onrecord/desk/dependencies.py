"""What FastAPI hands to each request: the desk, and its archive, open to read or to write."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self, cast

from fastapi import Depends, Request
from fastapi import Path as InPath

from onrecord.archive import Store
from onrecord.desk.jobs import Jobs
from onrecord.desk.readers import Readers
from onrecord.desk.watching import Watching
from onrecord.ingest import SourceLike
from onrecord.pipeline.watching import MINUTES
from onrecord.settings import Settings

MAX_ID = 2**63 - 1
"""The largest number of an article or actor."""

_LOCK_TIMEOUT = 5.0
"""Seconds that a request waits while another process writes; people wouldn't wait longer."""

ArchiveId = Annotated[int, InPath(ge=1, le=MAX_ID)]
"""The number of an article or an actor in a path; anything else gives 404."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What all requests of an application share."""

    path: Path
    settings: Settings
    jobs: Jobs
    readers: Readers
    watching: Watching
    token: str | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        settings: Settings,
        token: str | None,
        watch: Iterable[SourceLike] = (),
        minutes: float = MINUTES,
    ) -> Self:
        """Make the desk of an archive; raises InputError for what can't be watched."""
        jobs = Jobs(path, settings)
        watching = Watching(path, settings, watch, minutes=minutes, prepare=jobs.load)
        return cls(path, settings, jobs, Readers(path, _LOCK_TIMEOUT), watching, token)


def current_desk(request: Request) -> Desk:
    """Give the desk that answers a request."""
    return cast(Desk, request.app.state.desk)


def _readable_archive(request: Request) -> Iterator[Store]:
    with current_desk(request).readers.lend() as archive:
        yield archive


CurrentDesk = Annotated[Desk, Depends(current_desk)]
ReadableArchive = Annotated[Store, Depends(_readable_archive)]
"""The archive, open read-only for one request."""


def _writable_archive(request: Request, _: ReadableArchive) -> Iterator[Store]:  # what can't be read isn't made anew
    with Store(current_desk(request).path, wait=_LOCK_TIMEOUT) as archive:
        yield archive


WritableArchive = Annotated[Store, Depends(_writable_archive)]
"""The archive, open for writing for one request."""
