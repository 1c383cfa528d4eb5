"""Actors: finding them, what articles call them, merging and splitting."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from onrecord.archive import StoredActor
from onrecord.desk.api.models import ActorInFull, Merge, Page, Split
from onrecord.desk.api.query_params import Limit, Offset, next_address, require_json
from onrecord.desk.dependencies import ArchiveId, ReadableArchive, WritableArchive
from onrecord.desk.problems import problem_responses
from onrecord.schema import ActorKind

router = APIRouter(prefix="/actors", tags=["actors"])


@router.get("", responses=problem_responses(400))
def find_actors(
    *,
    request: Request,
    archive: ReadableArchive,
    name: Annotated[
        str | None, Query(max_length=1000, description="Words of the name, all of which must match.")
    ] = None,
    kind: Annotated[ActorKind | None, Query(description="Only actors of this kind.")] = None,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Page[StoredActor]:
    """List actors that have a name, those with the most statements first."""
    total = archive.count_actors(name or None, kind=kind)
    found = list(archive.actors(name or None, kind=kind, limit=limit, offset=offset))
    return Page(total=total, items=found, next=next_address(request, total, limit, offset))


@router.get("/{number}", responses=problem_responses(404))
def get_actor(number: ArchiveId, archive: ReadableArchive) -> ActorInFull:
    """Give an actor, its names by outlet, its number of statements by month and by outlet, and who is quoted with it.

    To get the statements themselves: `/api/statements?actor={number}`.
    """
    return ActorInFull(
        actor=archive.actor(number),
        names=archive.names(number),
        months=archive.months(number),
        outlets=archive.outlets(number),
        quoted_with=archive.quoted_with(number),
    )


@router.post("/{number}/merge", responses=problem_responses(400, 404, 413, 415), dependencies=[Depends(require_json)])
def merge(number: ArchiveId, others: Merge, archive: WritableArchive) -> StoredActor:
    """Merge other actors into this one, which keeps its number and name. Reading again doesn't undo it."""
    archive.merge(number, *others.others)
    return archive.actor(number)


@router.post("/{number}/split", responses=problem_responses(400, 404, 413, 415), dependencies=[Depends(require_json)])
def split(number: ArchiveId, parts: Split, archive: WritableArchive) -> list[StoredActor]:
    """Split the actor of some articles off, or undo every merge made by hand. Gives all the resulting actors."""
    return [archive.actor(each) for each in (number, *archive.split(number, articles=parts.articles))]
