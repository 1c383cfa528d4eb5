"""The archive as a whole: how much there is, what is new, what could not be read, and how far to trust it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from onrecord.archive import Changes, Count, Failure, Totals
from onrecord.desk.api.models import Page
from onrecord.desk.api.query_params import Limit, Offset, next_address
from onrecord.desk.dependencies import ReadableArchive
from onrecord.desk.figures import Accuracy, accuracy
from onrecord.desk.problems import problem_responses

router = APIRouter(tags=["archive"])


@router.get("/totals")
def get_totals(archive: ReadableArchive) -> Totals:
    """Count the articles, statements, events and actors in the archive."""
    return archive.totals()


@router.get("/changes", responses=problem_responses(400))
def get_changes(
    archive: ReadableArchive,
    since: Annotated[str, Query(max_length=30, description="Since when: 2024-03-05 or, in UTC, 2024-03-05T08:00:00Z.")],
    most: Annotated[int, Query(ge=1, le=100, description="How many of each kind to give.")] = 10,
) -> Changes:
    """Tell what has changed since a moment: articles added, new versions, stories, findings, and people's decisions."""
    return archive.changes(since, most=most)


@router.get("/failures")
def list_failures(
    *, request: Request, archive: ReadableArchive, limit: Limit = 25, offset: Offset = 0
) -> Page[Failure]:
    """List what could not be read, and why, the oldest first."""
    total = Count(archive.totals().failures)
    found = archive.failures(limit=limit, offset=offset)
    return Page(total=total, items=found, next=next_address(request, total, limit, offset))


@router.get("/accuracy")
def get_accuracy() -> Accuracy:
    """Give the measured accuracy, corpus by corpus, on articles that the network had never seen."""
    return accuracy()
