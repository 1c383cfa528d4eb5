"""What is being read."""

from fastapi import APIRouter

from onrecord.desk.api.models import Job
from onrecord.desk.archives import TheDesk
from onrecord.desk.problems import described

router = APIRouter(prefix="/jobs", tags=["jobs"])


@router.get("")
def list_jobs(desk: TheDesk) -> list[Job]:
    """List what is being read, waits to be, or was read lately; the newest first."""
    return [Job.of(job) for job in desk.jobs.listed()]


@router.get("/{job_id}", responses=described(404))
def get_job(job_id: str, desk: TheDesk) -> Job:
    """Tell what has become of a job so far. What has ended is forgotten after some more."""
    return Job.of(desk.jobs.find(job_id))
