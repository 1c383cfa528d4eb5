"""Corrects records of the desk's archive, and has articles read again whose days mean others then."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from onrecord.archive import Store
from onrecord.corrections import Edit
from onrecord.desk.jobs import Job, Jobs
from onrecord.desk.sources import Again
from onrecord.errors import TooMuchToReadError
from onrecord.pipeline import correcting


class Reason(NamedTuple):
    """Who corrects, why, and which correction is the newest that they have seen."""

    who: str | None = None
    why: str | None = None
    seen: int | None = None


def put_right(archive: Store, jobs: Jobs, number: int, edits: Sequence[Edit], by: Reason) -> Job | None:
    """Put right what the record of an article says: all edits or none.

    With another date, "Monday" means another day, so the article is read again: gives the job that does it. Raises
    what `pipeline.correcting.put_right` does, and TooMuchToReadError; then nothing is corrected.
    """
    decided = correcting.put_right(archive, number, edits, **by._asdict())
    try:
        return _read_again(archive, jobs, number) if any(edit.published for edit in edits) else None
    except TooMuchToReadError:
        for each in reversed(decided):
            correcting.take_back(archive, each, who=by.who)
        raise


def take_back(archive: Store, jobs: Jobs, decision: int, who: str | None = None) -> Job | None:
    """Take a decision back. If it gave an article another date, gives the job that reads the article again.

    Raises what `Store.undo` does. If too much waits to be read already, the article keeps its days until it is read
    again.
    """
    correcting.take_back(archive, decision, who=who)
    value = archive.decision(decision).value
    if not value.get("correction", {}).get("published"):
        return None
    with suppress(TooMuchToReadError):
        return _read_again(archive, jobs, value["article"])
    return None


def _read_again(archive: Store, jobs: Jobs, number: int) -> Job:
    article = archive.article(number)
    (job,) = jobs.submit(Again(article.id, article.title or f"Article {number}"), keep=True)
    return job
