"""Watches: the addresses of feeds that the desk looks at again and again."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from onrecord.archive import Watch
from onrecord.archive.watching import LONGEST, SHORTEST
from onrecord.desk.api.models import ADDRESS_PATTERN
from onrecord.desk.api.query_params import require_json
from onrecord.desk.dependencies import ArchiveId, CurrentDesk, ReadableArchive, WritableArchive
from onrecord.desk.problems import problem_responses
from onrecord.desk.sources import require_web

router = APIRouter(prefix="/watches", tags=["watches"])


class NewWatch(BaseModel):
    """An address to watch."""

    model_config = ConfigDict(extra="forbid")

    address: Annotated[str, Field(max_length=2000, pattern=ADDRESS_PATTERN, description="A feed or a page.")]
    minutes: Annotated[float, Field(strict=True, ge=SHORTEST, le=LONGEST, description="How often it is looked at.")] = (
        60
    )


@router.get("")
def list_watches(archive: ReadableArchive) -> list[Watch]:
    """List what is watched, when it was looked at last, and what came of it; the first one first.

    With `minutes` null, only `onrecord watch` or `onrecord serve --watch` looks at it.
    """
    return archive.watches()


@router.post(
    "",
    status_code=HTTP_201_CREATED,
    dependencies=[Depends(require_json)],
    responses=problem_responses(400, 404, 413, 415),
)
def watch_address(body: NewWatch, desk: CurrentDesk, archive: WritableArchive) -> Watch:
    """Watch an address. One that is watched already is then watched so often."""
    watch = archive.watch(require_web(body.address), body.minutes)
    desk.watching.wake()
    return watch


@router.delete("/{number}", status_code=HTTP_204_NO_CONTENT, responses=problem_responses(404))
def end_watch(number: ArchiveId, archive: WritableArchive) -> None:
    """End a watch. The articles that it brought stay."""
    archive.end_watch(number)
