"""The archive as a whole: how much there is, what could not be read, and how far to trust it."""

from fastapi import APIRouter, Request

from onrecord.archive import Count, Failure, Totals
from onrecord.desk.api.asking import Limit, Offset, following
from onrecord.desk.api.models import Page
from onrecord.desk.archives import Reading
from onrecord.desk.figures import Accuracy, accuracy

router = APIRouter(tags=["archive"])


@router.get("/totals")
def get_totals(archive: Reading) -> Totals:
    """Count what there is in the archive."""
    return archive.totals()


@router.get("/failures")
def list_failures(*, request: Request, archive: Reading, limit: Limit = 25, offset: Offset = 0) -> Page[Failure]:
    """List what could not be read into the archive, and why, as it came."""
    total = Count(archive.totals().failures)
    found = archive.failures(limit=limit, offset=offset)
    return Page(total=total, items=found, next=following(request, total, limit, offset))


@router.get("/accuracy")
def get_accuracy() -> Accuracy:
    """Tell how good the records are: what was measured on articles that the network hadn't seen, corpus by corpus."""
    return accuracy()
