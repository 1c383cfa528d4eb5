"""Putting right what records say, and what people have decided."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field

from onrecord.archive import Decision, StoredCorrection
from onrecord.corrections import Edit
from onrecord.desk.api.models import By, Page, SameOutlet, TakingBack
from onrecord.desk.api.query_params import Limit, Offset, next_address, require_json
from onrecord.desk.correcting import Reason, put_right, take_back
from onrecord.desk.dependencies import MAX_ID, ArchiveId, CurrentDesk, ReadableArchive, WritableArchive
from onrecord.desk.problems import problem_responses

router = APIRouter(tags=["corrections"])


class EditWithReason(Edit):
    """What to put right in a record, who does it and why."""

    by: By = None
    why: Annotated[str | None, Field(max_length=2000, description="The reason, kept with the correction.")] = None
    seen: Annotated[
        int | None,
        Field(
            ge=0,
            le=MAX_ID,
            description="The number of the newest correction of the article that you know of, 0 for none. If somebody"
            " has corrected the same line after it, the answer is 409, and nothing is changed.",
        ),
    ] = None


@router.get("/articles/{number}/corrections", responses=problem_responses(404))
def list_corrections(number: ArchiveId, archive: ReadableArchive) -> list[StoredCorrection]:
    """List what people have put right in an article, with what became of each correction."""
    return archive.corrections(number)


@router.post(
    "/articles/{number}/corrections",
    responses=problem_responses(400, 404, 409, 413, 415, 422, 429),
    dependencies=[Depends(require_json)],
)
def correct(
    number: ArchiveId, edit: EditWithReason, archive: WritableArchive, desk: CurrentDesk
) -> list[StoredCorrection]:
    """Put right what the record of an article says. The record as it was read stays as it is.

    Gives all corrections of the article. Each is a decision, which can be undone. With another date, the article is
    read again: see the jobs.
    """
    asked = Edit(**edit.model_dump(exclude={"by", "why", "seen"}, exclude_unset=True))
    put_right(archive, desk.jobs, number, [asked], Reason(edit.by, edit.why, edit.seen))
    return archive.corrections(number)


@router.post("/outlets/same", responses=problem_responses(400, 404, 413, 415), dependencies=[Depends(require_json)])
def same_outlet(outlets: SameOutlet, archive: WritableArchive) -> Decision:
    """Say that an outlet is known by another name; its articles count as the other's."""
    number = archive.same_outlet(outlets.name, outlets.known_as, who=outlets.by, why=outlets.why)
    return archive.decision(number)


@router.get("/decisions", responses=problem_responses(400))
def list_decisions(
    *,
    request: Request,
    archive: ReadableArchive,
    kind: Annotated[
        str | None, Query(max_length=100, description="Only decisions of this kind: correct, join …")
    ] = None,
    who: Annotated[str | None, Query(max_length=2000, description="Only those of this person.")] = None,
    undone: Annotated[bool, Query(description="With true, also those that were taken back.")] = False,
    limit: Limit = 25,
    offset: Offset = 0,
) -> Page[Decision]:
    """List what people have decided, the newest first: corrections, joins and splits of actors, dismissed findings."""
    chosen: dict[str, Any] = {"kind": kind or None, "who": who or None, "undone": undone}
    total = archive.count_decisions(**chosen)
    found = archive.latest_decisions(**chosen, limit=limit, offset=offset)
    return Page(total=total, items=found, next=next_address(request, total, limit, offset))


@router.post(
    "/decisions/{number}/undo", responses=problem_responses(400, 404, 413, 415), dependencies=[Depends(require_json)]
)
def undo(number: ArchiveId, archive: WritableArchive, desk: CurrentDesk, person: TakingBack) -> Decision:
    """Take a decision back. Send an object, which may be empty."""
    take_back(archive, desk.jobs, number, person.by)
    return archive.decision(number)
