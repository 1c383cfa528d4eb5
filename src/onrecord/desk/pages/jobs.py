"""The pages of the reading queue: all jobs, one job, a record that wasn't kept, and failures."""

from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.dependencies import CurrentDesk, ReadableArchive
from onrecord.desk.jobs import Job
from onrecord.desk.pages.articles import record_view
from onrecord.desk.pages.templates import render
from onrecord.errors import NoSuchJobError, shown
from onrecord.render.captions import headline

router = APIRouter(include_in_schema=False)

MAX_FAILURES = 200
"""The most failures shown."""


class OutcomeRow(NamedTuple):
    """What happened to one article: its status, its name, its address, and why it couldn't be read."""

    status: str
    name: str
    address: str | None
    error: str | None


@router.get("/jobs")
def show_all(request: Request, desk: CurrentDesk) -> Response:
    """List all jobs."""
    jobs = desk.jobs.listed()
    return render(request, "jobs.html", jobs=jobs, running=any(not job.ended for job in jobs))


@router.get("/jobs/{job_id}")
def show(request: Request, job_id: str, desk: CurrentDesk) -> Response:
    """Show how far a job is, or go to the article if it has read a single one."""
    job = desk.jobs.find(job_id)
    if job.state == "done" and (address := _single(job)) is not None:
        return RedirectResponse(address, 303)
    outcomes = _outcome_rows(job)
    counted = job.tally.added + job.tally.changed + job.tally.known + job.tally.failed
    waiting = [each for each in desk.jobs.listed() if not each.ended]
    before = sum(each.submitted_at < job.submitted_at for each in waiting)
    more = counted - len(job.outcomes)
    return render(request, "job.html", job=job, outcomes=outcomes, more=more, before=before, shown=shown)


@router.get("/jobs/{job_id}/{place}")
def show_record(request: Request, job_id: str, place: int, desk: CurrentDesk) -> Response:
    """Show a record that was read but not kept; the first one has place 1."""
    job = desk.jobs.find(job_id)
    if not 1 <= place <= len(job.records):
        raise NoSuchJobError(
            "This record is gone: it was read but not kept", value=place, hint="Read the article again, and keep it."
        )
    keep = f"/jobs/{job.id}/keep" if job.source is not None else None
    return render(request, "article.html", **record_view(job.records[place - 1], {}), stored=None, keep=keep)


@router.post("/jobs/{job_id}/cancel")
def cancel(job_id: str, desk: CurrentDesk) -> Response:
    """Cancel a job, and show what has become of it."""
    return RedirectResponse(f"/jobs/{desk.jobs.cancel(job_id).id}", 303)


@router.post("/jobs/{job_id}/keep")
def keep(job_id: str, desk: CurrentDesk) -> Response:
    """Read an article again, and keep it this time."""
    job = desk.jobs.find(job_id)
    if job.source is None:
        raise NoSuchJobError("What this record was read from is gone", value=job_id, hint="Add it again.")
    (kept,) = desk.jobs.submit(job.source, keep=True)
    return RedirectResponse(f"/jobs/{kept.id}", 303)


@router.get("/failures")
def show_failures(request: Request, archive: ReadableArchive) -> Response:
    """List what couldn't be read, the newest first."""
    failures = sorted(archive.failures(), key=lambda failure: failure.failed_at, reverse=True)
    more = max(0, len(failures) - MAX_FAILURES)
    return render(request, "failures.html", failures=failures[:MAX_FAILURES], more=more)


def _single(job: Job) -> str | None:
    """Give the address of the article if the job has read a single one."""
    if len(job.outcomes) != 1:
        return None
    if job.keep:
        return f"/articles/{job.number}" if job.number is not None else None
    return f"/jobs/{job.id}/1" if job.records else None


def _outcome_rows(job: Job) -> list[OutcomeRow]:
    """List what happened to each article of a job."""
    rows: list[OutcomeRow] = []
    records = list(job.records)
    read = 0
    for outcome in job.outcomes:
        place = outcome.place if outcome.line is None else f"{outcome.place}, {outcome.line}"
        address: str | None = None
        status: Any = outcome.status
        if job.keep and outcome.article is not None:
            address = f"/articles/{outcome.article}"
        elif not job.keep and outcome.error is None:
            status, read = "read", read + 1
            if read <= len(records):
                address, place = f"/jobs/{job.id}/{read}", headline(records[read - 1].article)
        rows.append(OutcomeRow(status, place, address, str(outcome.error) if outcome.error else None))
    return rows
