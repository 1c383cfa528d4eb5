"""Removes an article for good, and says so."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.background import BackgroundTask
from starlette.responses import Response

from onrecord.archive.decisions import by
from onrecord.desk.dependencies import ArchiveId, CurrentDesk, WritableArchive
from onrecord.desk.pages.templates import render
from onrecord.desk.person import Person
from onrecord.desk.wiping import wipe
from onrecord.pipeline.removing import remove

router = APIRouter(include_in_schema=False)


@router.post("/articles/{number}/remove")
def remove_article(
    request: Request,
    number: ArchiveId,
    archive: WritableArchive,
    desk: CurrentDesk,
    name: Person,
    *,
    tombstone: Annotated[bool, Form()] = False,
    why: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Take an article out of the archive for good, and show that it is gone. Its bytes go after the answer."""
    removed = remove(archive, number, by(name, why.strip() or None), tombstone=tombstone)
    response = render(request, "removed.html", removed=removed, tombstone=tombstone)
    response.background = BackgroundTask(wipe, desk.path)
    return response
