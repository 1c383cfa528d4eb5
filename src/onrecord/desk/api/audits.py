"""Audits: what was drawn to be coded, and what follows from it."""

from fastapi import APIRouter

from onrecord.archive import StoredAudit
from onrecord.audits import Results
from onrecord.desk.dependencies import ArchiveId, ReadableArchive
from onrecord.desk.problems import problem_responses

router = APIRouter(prefix="/audits", tags=["archive"])


@router.get("")
def find_audits(archive: ReadableArchive) -> list[StoredAudit]:
    """List the audits of the archive, the newest first."""
    return archive.audits()


@router.get("/{number}", responses=problem_responses(404))
def work_out(number: ArchiveId, archive: ReadableArchive) -> Results:
    """Work out what follows from what was coded: agreement, precision, recall and corrected counts, with intervals.

    A figure is null where it rests on too few.
    """
    return archive.audit_results(number)
