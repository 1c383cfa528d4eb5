"""The archive as a whole: how much there is, what could not be read, and how far to trust it."""

from fastapi import APIRouter, Request

from onrecord.archive import Count, Failure, Totals
from onrecord.desk.api.models import Page
from onrecord.desk.api.query_params import Limit, Offset, next_address
from onrecord.desk.dependencies import ReadableArchive
from onrecord.desk.figures import Accuracy, accuracy

router = APIRouter(tags=["archive"])


@router.get("/totals")
def get_totals(archive: ReadableArchive) -> Totals:
    """Count the articles, statements, events and actors in the archive."""
    return archive.totals()


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
