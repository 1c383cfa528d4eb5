"""Which actors may be the same person: the suggestions, accepting and refusing them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from onrecord.archive import Count, StoredActor
from onrecord.desk.api.models import Accepted, AllAccepted, Joined, Page, Refused
from onrecord.desk.api.query_params import Limit, Offset, next_address, require_json
from onrecord.desk.dependencies import ArchiveId, ReadableArchive, WritableArchive
from onrecord.desk.problems import problem_responses
from onrecord.pipeline.same_person import MOST_CHANGED, SamePerson, accept, accept_all, refuse, same_person

router = APIRouter(prefix="/same-person", tags=["actors"])


@router.get("", responses=problem_responses(400))
def find_suggestions(
    *,
    request: Request,
    archive: ReadableArchive,
    confidence: Annotated[
        float, Query(ge=0, le=1, description="The lowest confidence that a suggestion may have, from 0 to 1.")
    ] = 0.0,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Page[SamePerson]:
    """List which actors may be the same person, the likeliest first, each with its reasons. Nothing is joined by that.

    A suggestion's number is that of its `other`. Where many actors have changed in a moment, some wait to be looked at.
    """
    found = same_person(archive, confidence=confidence, limit=limit, offset=offset, most_changed=MOST_CHANGED)
    total = Count(found.total)
    return Page(total=total, items=found.items, next=next_address(request, total, limit, offset))


@router.post("/accept-all", responses=problem_responses(400, 413, 415), dependencies=[Depends(require_json)])
def accept_many(which: AllAccepted, archive: WritableArchive) -> Joined:
    """Join the two actors of every suggestion that is at least so likely. Each join can be undone by itself."""
    return Joined(joined=accept_all(archive, confidence=which.confidence))


@router.post("/{number}/accept", responses=problem_responses(400, 404, 413, 415), dependencies=[Depends(require_json)])
def accept_one(number: ArchiveId, accepted: Accepted, archive: WritableArchive) -> StoredActor:
    """Join the two actors of a suggestion; gives the actor that they are now."""
    accept(archive, [number], keep=accepted.keep)
    return archive.actor(accepted.keep)


@router.post("/{number}/refuse", responses=problem_responses(400, 404, 413, 415), dependencies=[Depends(require_json)])
def refuse_one(number: ArchiveId, refused: Refused, archive: WritableArchive) -> list[StoredActor]:
    """Say that the two actors of a suggestion aren't one person: it isn't suggested again. Gives both actors."""
    refuse(archive, [number], keep=refused.keep, why=refused.why)
    return [archive.actor(refused.keep), archive.actor(number)]
