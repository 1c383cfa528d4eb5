"""Actors: who there is, how articles speak of them, and joining them by hand."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from onrecord.archive import StoredActor
from onrecord.desk.api.asking import Limit, Offset, following, require_json
from onrecord.desk.api.models import ActorInFull, Merge, Page, Split
from onrecord.desk.archives import Number, Reading, Writing
from onrecord.desk.problems import described
from onrecord.schema import ActorKind

router = APIRouter(prefix="/actors", tags=["actors"])


@router.get("", responses=described(400))
def find_actors(
    *,
    request: Request,
    archive: Reading,
    name: Annotated[str | None, Query(max_length=1000, description="Words of the name.")] = None,
    kind: Annotated[ActorKind | None, Query(description="Only such actors.")] = None,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Page[StoredActor]:
    """List actors that have a name, those who speak most first."""
    total = archive.count_actors(name or None, kind=kind)
    found = list(archive.actors(name or None, kind=kind, limit=limit, offset=offset))
    return Page(total=total, items=found, next=following(request, total, limit, offset))


@router.get("/{number}", responses=described(404))
def get_actor(number: Number, archive: Reading) -> ActorInFull:
    """Give an actor with its names by outlet, its statements over time and by outlet, and whom it is quoted with.

    Its statements themselves: `/api/statements?actor={number}`.
    """
    return ActorInFull(
        actor=archive.actor(number),
        names=archive.names(number),
        months=archive.months(number),
        outlets=archive.outlets(number),
        quoted_with=archive.quoted_with(number),
    )


@router.post("/{number}/merge", responses=described(400, 404, 413, 415), dependencies=[Depends(require_json)])
def merge(number: Number, others: Merge, archive: Writing) -> StoredActor:
    """Join actors into one, which keeps its number and its name. The join outlives reading anew."""
    archive.merge(number, *others.others)
    return archive.actor(number)


@router.post("/{number}/split", responses=described(400, 404, 413, 415), dependencies=[Depends(require_json)])
def split(number: Number, parts: Split, archive: Writing) -> list[StoredActor]:
    """Make the actor of some articles one of its own, or undo every join made by hand; all actors that come of it."""
    return [archive.actor(each) for each in (number, *archive.split(number, articles=parts.articles))]
