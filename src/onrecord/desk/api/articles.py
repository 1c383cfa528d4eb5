"""Articles: adding and finding them, their records, versions and original bytes."""

from typing import Annotated, Any

from fastapi import APIRouter, BackgroundTasks, Body, Depends, Request, Response

from onrecord.archive import FoundArticle, Removed, StoredArticle, StoredEvent, StoredStatement
from onrecord.archive.decisions import by
from onrecord.desk.api.models import ArticleAddress, ArticleText, FoundPage, Job, Removal
from onrecord.desk.api.query_params import (
    Limit,
    Offset,
    ResultOrder,
    StatementFilters,
    next_address,
    require_json,
    suggested,
)
from onrecord.desk.dependencies import ArchiveId, CurrentDesk, ReadableArchive, WritableArchive
from onrecord.desk.downloads import as_download
from onrecord.desk.problems import problem_responses
from onrecord.desk.sources import SentAddress, SentText
from onrecord.desk.wiping import wipe
from onrecord.pipeline.removing import remove
from onrecord.schema import Record

router = APIRouter(prefix="/articles", tags=["articles"])


@router.post("", status_code=202, responses=problem_responses(400, 413, 415, 429), dependencies=[Depends(require_json)])
def add_article(article: Annotated[ArticleText | ArticleAddress, Body()], desk: CurrentDesk, response: Response) -> Job:
    """Read an article, or the page or feed at an address, and keep it.

    The article waits in a queue. Follow it at the address in the header Location, `/api/jobs/{id}`. An article that
    is sent twice is kept once.
    """
    if isinstance(article, ArticleText):
        (job,) = desk.jobs.submit(SentText(article.text, article.metadata()), keep=True)
    else:
        (job,) = desk.jobs.submit(SentAddress(article.url, article.metadata()), keep=True)
    response.headers["Location"] = f"/api/jobs/{job.id}"
    return Job.of(job)


@router.get("", responses=problem_responses(400))
def find_articles(
    *,
    request: Request,
    archive: ReadableArchive,
    filters: StatementFilters,
    order: ResultOrder,
    limit: Limit = 25,
    offset: Offset = 0,
) -> FoundPage[FoundArticle]:
    """Find articles by words in their text, in their latest versions; without words, give the newest first.

    Filters on statements find the articles that have such a statement.
    """
    total = archive.count_articles(**filters)
    found = list(archive.articles(order=order, limit=limit, offset=offset, **filters))
    suggestions = [] if total.number else suggested(request, archive.suggestions(articles=True, **filters))
    next_page = next_address(request, total, limit, offset)
    return FoundPage(total=total, items=found, next=next_page, suggestions=suggestions)


@router.get("/{number}", response_model=Record, responses=problem_responses(404))
def get_record(number: ArchiveId, archive: ReadableArchive) -> Response:
    """Give the record of an article."""
    return Response(archive.record(number).to_json(), media_type="application/json")


@router.get("/{number}/versions", responses=problem_responses(404))
def list_versions(number: ArchiveId, archive: ReadableArchive) -> list[StoredArticle]:
    """List all versions of an article, the oldest first."""
    return archive.versions(number)


@router.post("/{number}/remove", responses=problem_responses(400, 404, 413, 415), dependencies=[Depends(require_json)])
def remove_article(
    number: ArchiveId, removal: Removal, archive: WritableArchive, desk: CurrentDesk, tasks: BackgroundTasks
) -> Removed:
    """Take an article out of the archive for good, in all its versions, and give their numbers.

    With a `tombstone`, only hashes of it are kept, so that it isn't added again. This can't be undone. Its bytes are
    taken out of the file after the answer.
    """
    removed = remove(archive, number, by(None, removal.why), tombstone=removal.tombstone)
    tasks.add_task(wipe, desk.path)
    return removed


_BYTES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The bytes, as a file to be saved.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/{number}/original", response_class=Response, responses={**_BYTES, **problem_responses(404)})
def get_original(number: ArchiveId, archive: ReadableArchive) -> Response:
    """Give the original bytes of an article."""
    return as_download(archive.original(number), number)


@router.get("/{number}/statements/{statement}", responses=problem_responses(404))
def get_statement(number: ArchiveId, statement: str, archive: ReadableArchive) -> StoredStatement:
    """Give one statement, by its id in the record."""
    return archive.statement(number, statement)


@router.get("/{number}/events/{event}", responses=problem_responses(404))
def get_event(number: ArchiveId, event: str, archive: ReadableArchive) -> StoredEvent:
    """Give one event, by its id in the record."""
    return archive.event(number, event)
