"""Findings of checks: finding and counting them, dismissing one, and trying a headline on an article."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from onrecord.archive import CheckCounts, CheckFilters, StoredCheck
from onrecord.desk import check_table
from onrecord.desk.api.models import DATE_PATTERN, Dismissal, Headline, HeadlineFinding, Page
from onrecord.desk.api.query_params import Limit, Offset, next_address, require_json
from onrecord.desk.api.read import place_to_read
from onrecord.desk.dependencies import MAX_ID, ArchiveId, CurrentDesk, ReadableArchive, WritableArchive
from onrecord.desk.problems import problem_responses
from onrecord.pipeline.checking import check_headline

router = APIRouter(tags=["checks"])


def _filters(
    *,
    kind: Annotated[
        str | None, Query(max_length=100, description="Which check: headline, conflict, quotation …")
    ] = None,
    verdict: Annotated[
        str | None,
        Query(
            max_length=100,
            description="What the check says. Without it, verdicts that everything fits (`supported`) are left out.",
        ),
    ] = None,
    outlet: Annotated[str | None, Query(max_length=1000, description="The outlet that published it.")] = None,
    since: Annotated[
        str | None,
        Query(
            alias="from",
            pattern=DATE_PATTERN,
            description="Published on this date or later: 2024, 2024-03 or 2024-03-05.",
        ),
    ] = None,
    until: Annotated[
        str | None,
        Query(
            alias="to",
            pattern=DATE_PATTERN,
            description="Published on this date or earlier: 2024, 2024-03 or 2024-03-05.",
        ),
    ] = None,
    dismissed: Annotated[
        bool, Query(description="Only what somebody has dismissed. False: only what nobody has.")
    ] = False,
    unshown: Annotated[
        bool, Query(description="Also those that aren't right often enough to be shown without being asked for.")
    ] = False,
    confidence: Annotated[
        float | None, Query(ge=0, le=1, description="The lowest confidence that a finding may have, from 0 to 1.")
    ] = None,
    article: Annotated[int | None, Query(ge=1, le=MAX_ID, description="The article, by its number.")] = None,
) -> CheckFilters:
    return {
        "kind": kind or None,
        "verdict": verdict or None,
        "outlet": outlet or None,
        "since": since,
        "until": until,
        "dismissed": dismissed,
        "unshown": unshown,
        "confidence": confidence,
        "article": article,
    }


_CheckFilters = Annotated[CheckFilters, Depends(_filters)]
"""Which findings to find; all filters must match."""


@router.get("/checks", responses=problem_responses(400))
def find_checks(
    *, request: Request, archive: ReadableArchive, filters: _CheckFilters, limit: Limit = 25, offset: Offset = 0
) -> Page[StoredCheck]:
    """Find what the checks have found, those of the newest articles first, each with its article and its words."""
    total = archive.count_checks(**filters)
    found = list(archive.checks(limit=limit, offset=offset, **filters))
    return Page(total=total, items=found, next=next_address(request, total, limit, offset))


@router.get("/checks/counts", responses=problem_responses(400))
def count_checks(
    *,
    archive: ReadableArchive,
    filters: _CheckFilters,
    most: Annotated[
        int, Query(ge=1, le=100, description="How many of the largest outlets to give for each check.")
    ] = 10,
) -> CheckCounts:
    """Count the findings by check and by outlet, beside how often each check is right.

    A check without a measured `precision` isn't counted: its counts would say more of the check than of an outlet.
    What was dismissed is counted apart, whatever `dismissed` is.
    """
    return archive.check_counts(check_table.precision(), most=most, **filters)


@router.get("/articles/{number}/checks", responses=problem_responses(404))
def list_checks(number: ArchiveId, archive: ReadableArchive) -> list[StoredCheck]:
    """List all findings in an article, those that were dismissed and those that say that everything fits among them."""
    return archive.article_checks(number)


@router.get("/articles/{number}/checks/{check}", responses=problem_responses(404))
def get_check(number: ArchiveId, check: str, archive: ReadableArchive) -> StoredCheck:
    """Give one finding, by its id in the record."""
    return archive.check(number, check)


@router.post(
    "/articles/{number}/checks/{check}/dismiss",
    responses=problem_responses(400, 404, 413, 415),
    dependencies=[Depends(require_json)],
)
def dismiss(number: ArchiveId, check: str, dismissal: Dismissal, archive: WritableArchive) -> StoredCheck:
    """Dismiss a finding, with the reason. It stays dismissed if the same check finds it at the same words again."""
    archive.dismiss(number, check, why=dismissal.why)
    return archive.check(number, check)


@router.post(
    "/articles/{number}/checks/{check}/undismiss",
    responses=problem_responses(400, 404, 413, 415),
    dependencies=[Depends(require_json)],
)
def undismiss(number: ArchiveId, check: str, archive: WritableArchive) -> StoredCheck:
    """Take back that a finding was dismissed. Send an empty object."""
    archive.undismiss(number, check)
    return archive.check(number, check)


@router.post(
    "/articles/{number}/headline",
    responses=problem_responses(400, 404, 413, 415, 429),
    dependencies=[Depends(require_json), Depends(place_to_read)],
)
def try_headline(number: ArchiveId, tried: Headline, archive: ReadableArchive, desk: CurrentDesk) -> HeadlineFinding:
    """Try a headline on an article: tell whether the body bears it out. Nothing is kept."""
    desk.jobs.load()
    record = archive.record(number)
    return HeadlineFinding.of(check_headline(record, tried.headline, desk.settings), record)
