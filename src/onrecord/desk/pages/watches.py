"""The page of what is watched: feeds that people have set here, and what was named when the desk was started."""

from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Store, Watch
from onrecord.archive.watching import LONGEST, SHORTEST
from onrecord.desk.dependencies import ArchiveId, CurrentDesk, Desk, ReadableArchive, WritableArchive
from onrecord.desk.pages.templates import render
from onrecord.desk.sources import require_web
from onrecord.errors import InputError, QueryError

router = APIRouter(include_in_schema=False)

INTERVALS = {15: "every 15 minutes", 60: "every hour", 360: "every 6 hours", 1440: "every day"}
"""The intervals to choose from, in minutes."""


class FilesRow(NamedTuple):
    """A folder that is watched, and what came of it."""

    name: str
    looked_at: str | None
    error: str | None
    added: int
    changed: int
    failed: int


@router.get("/watches")
def show(request: Request, desk: CurrentDesk, archive: ReadableArchive) -> Response:
    """List what is watched, and what came of it."""
    return _page(request, desk, archive)


@router.post("/watches")
def add(
    *,
    request: Request,
    desk: CurrentDesk,
    archive: WritableArchive,
    address: Annotated[str, Form(max_length=2000)] = "",
    minutes: Annotated[float, Form(ge=SHORTEST, le=LONGEST)] = 60,
) -> Response:
    """Watch the address of a feed."""
    try:
        archive.watch(require_web(address), minutes)
    except (InputError, QueryError) as refused:
        return _page(request, desk, archive, error=str(refused), address=address)
    desk.watching.wake()
    return RedirectResponse("/watches", 303)


@router.post("/watches/{number}/end")
def end(number: ArchiveId, archive: WritableArchive) -> Response:
    """End a watch; what it brought stays."""
    archive.end_watch(number)
    return RedirectResponse("/watches", 303)


def often(minutes: float) -> str:
    """Say how often something is looked at.

    >>> often(15), often(60), often(720), often(2880), often(7.5)
    ('every 15 minutes', 'every hour', 'every 12 hours', 'every 2 days', 'every 7.5 minutes')
    """
    if minutes in INTERVALS:
        return INTERVALS[int(minutes)]
    if minutes % 1440 == 0:
        return f"every {minutes / 1440:g} days"
    return f"every {minutes / 60:g} hours" if minutes % 60 == 0 else f"every {minutes:g} minutes"


def _page(request: Request, desk: Desk, archive: Store, **view: Any) -> Response:
    watches = archive.watches()
    named = {watch.address: watch for watch in watches if watch.address in desk.watching.addresses}
    started: list[FilesRow | Watch | str] = [
        FilesRow(each.name, each.looked_at, each.error, each.tally.added, each.tally.changed, each.tally.failed)
        for each in desk.watching.files
    ]
    started += [named.get(address, address) for address in desk.watching.addresses]
    own = [watch for watch in watches if watch.minutes is not None and watch.address not in named]
    return render(
        request,
        "watches.html",
        status=400 if view.get("error") else 200,
        watches=own,
        started=started,
        started_often=often(desk.watching.minutes),
        intervals=INTERVALS,
        often=often,
        **view,
    )
