"""The jobs of the reading queue."""

from fastapi import APIRouter

from onrecord.desk.api.models import Job
from onrecord.desk.dependencies import CurrentDesk
from onrecord.desk.problems import problem_responses

router = APIRouter(prefix="/jobs", tags=["jobs"])


@router.get("")
def list_jobs(desk: CurrentDesk) -> list[Job]:
    """List what is waiting, being read, or was read lately; the newest first."""
    return [Job.of(job) for job in desk.jobs.listed()]


@router.get("/{job_id}", responses=problem_responses(404))
def get_job(job_id: str, desk: CurrentDesk) -> Job:
    """Give the state of a job. Jobs that ended are forgotten after a while."""
    return Job.of(desk.jobs.find(job_id))


@router.delete("/{job_id}", responses=problem_responses(404))
def cancel_job(job_id: str, desk: CurrentDesk) -> Job:
    """Cancel a job. One that is being read ends at the next place where it can; what it has added stays."""
    return Job.of(desk.jobs.cancel(job_id))
