"""Putting right what records say, and what people have decided."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from onrecord.archive import Decision, StoredCorrection
from onrecord.corrections import Edit
from onrecord.desk.api.models import SameOutlet
from onrecord.desk.api.query_params import require_json
from onrecord.desk.dependencies import ArchiveId, ReadableArchive, WritableArchive
from onrecord.desk.problems import problem_responses
from onrecord.pipeline.correcting import put_right, take_back

router = APIRouter(tags=["corrections"])


class EditWithReason(Edit):
    """What to put right in a record, and why."""

    why: Annotated[str | None, Field(max_length=2000, description="The reason, kept with the correction.")] = None


@router.get("/articles/{number}/corrections", responses=problem_responses(404))
def list_corrections(number: ArchiveId, archive: ReadableArchive) -> list[StoredCorrection]:
    """List what people have put right in an article, with what became of each correction."""
    return archive.corrections(number)


@router.post(
    "/articles/{number}/corrections",
    responses=problem_responses(400, 404, 413, 415, 422),
    dependencies=[Depends(require_json)],
)
def correct(number: ArchiveId, edit: EditWithReason, archive: WritableArchive) -> list[StoredCorrection]:
    """Put right what the record of an article says. The record as it was read stays as it is.

    Gives all corrections of the article. Each is a decision, which can be undone.
    """
    asked = Edit(**edit.model_dump(exclude={"why"}, exclude_unset=True))
    put_right(archive, number, [asked], why=edit.why)
    return archive.corrections(number)


@router.post("/outlets/same", responses=problem_responses(400, 404, 413, 415), dependencies=[Depends(require_json)])
def same_outlet(outlets: SameOutlet, archive: WritableArchive) -> Decision:
    """Say that an outlet is known by another name; its articles count as the other's."""
    number = archive.same_outlet(outlets.name, outlets.known_as, why=outlets.why)
    return archive.decision(number)


@router.get("/decisions", responses=problem_responses(400))
def list_decisions(
    archive: ReadableArchive,
    undone: Annotated[bool, Query(description="With true, also those that were taken back.")] = False,
) -> list[Decision]:
    """List what people have decided: corrections, joins and splits of actors, findings that were dismissed."""
    return archive.decisions(undone=undone)


@router.post(
    "/decisions/{number}/undo", responses=problem_responses(400, 404, 413, 415), dependencies=[Depends(require_json)]
)
def undo(number: ArchiveId, archive: WritableArchive) -> Decision:
    """Take a decision back. Send an empty object."""
    take_back(archive, number)
    return archive.decision(number)
