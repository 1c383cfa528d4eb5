"""The archive and the desk's own things, for those who answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self, cast

from fastapi import Depends, Request
from fastapi import Path as InPath

from onrecord.archive import Store
from onrecord.desk.jobs import Jobs
from onrecord.desk.readers import Readers
from onrecord.settings import Settings

LARGEST = 2**63 - 1
"""The largest number that an archive knows."""

_WAIT = 5.0
"""Seconds that a request waits for another writer: people would wait no longer."""

Number = Annotated[int, InPath(ge=1, le=LARGEST)]
"""The number of an article or an actor in a path; anything else is not found."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What an application works with, the same for every request."""

    path: Path
    settings: Settings
    jobs: Jobs
    readers: Readers
    token: str | None = None

    @classmethod
    def on(cls, path: Path, settings: Settings, token: str | None) -> Self:
        """Make what a desk on an archive works with."""
        return cls(path, settings, Jobs(path, settings), Readers(path, _WAIT), token)


def desk_of(request: Request) -> Desk:
    """Give the desk that a request came to."""
    return cast(Desk, request.app.state.desk)


def _reading(request: Request) -> Iterator[Store]:
    with desk_of(request).readers.lend() as archive:
        yield archive


TheDesk = Annotated[Desk, Depends(desk_of)]
Reading = Annotated[Store, Depends(_reading)]
"""The archive, open for one request and to be read only."""


def _writing(request: Request, _: Reading) -> Iterator[Store]:  # what can't be read isn't made anew
    with Store(desk_of(request).path, wait=_WAIT) as archive:
        yield archive


Writing = Annotated[Store, Depends(_writing)]
"""The archive, open for one request and to be written to."""
