"""Articles: adding and finding them, their records, versions and original bytes."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Request, Response

from onrecord.archive import FoundArticle, StoredArticle, StoredStatement
from onrecord.desk.api.asking import Asked, InOrder, Limit, Offset, following, require_json
from onrecord.desk.api.models import ArticleAddress, ArticleText, Job, Page
from onrecord.desk.archives import Number, Reading, TheDesk
from onrecord.desk.downloads import as_download
from onrecord.desk.problems import described
from onrecord.desk.sources import SentAddress, SentText
from onrecord.schema import Record

router = APIRouter(prefix="/articles", tags=["articles"])


@router.post("", status_code=202, responses=described(400, 413, 415, 429), dependencies=[Depends(require_json)])
def add_article(article: Annotated[ArticleText | ArticleAddress, Body()], desk: TheDesk, response: Response) -> Job:
    """Have an article read and kept, or the page or feed at an address.

    It is put into a queue, and the answer says where to look what becomes of it: the header Location, or
    `/api/jobs/{id}`. The same article twice is one article.
    """
    if isinstance(article, ArticleText):
        (job,) = desk.jobs.submit(SentText(article.text, article.given()), keep=True)
    else:
        (job,) = desk.jobs.submit(SentAddress(article.url, article.given()), keep=True)
    response.headers["Location"] = f"/api/jobs/{job.id}"
    return Job.of(job)


@router.get("", responses=described(400))
def find_articles(
    *, request: Request, archive: Reading, asked: Asked, order: InOrder, limit: Limit = 25, offset: Offset = 0
) -> Page[FoundArticle]:
    """Find articles, in their last versions, by words in their text; without words, the newest first.

    With filters that are about statements, an article is found that has such a statement.
    """
    total = archive.count_articles(**asked)
    found = list(archive.articles(order=order, limit=limit, offset=offset, **asked))
    return Page(total=total, items=found, next=following(request, total, limit, offset))


@router.get("/{number}", response_model=Record, responses=described(404))
def get_record(number: Number, archive: Reading) -> Response:
    """Give an article's record, as it was kept."""
    return Response(archive.record(number).to_json(), media_type="application/json")


@router.get("/{number}/versions", responses=described(404))
def list_versions(number: Number, archive: Reading) -> list[StoredArticle]:
    """List all versions of an article, the first one first."""
    return archive.versions(number)


_BYTES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The bytes, as a file to be saved.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@router.get("/{number}/original", response_class=Response, responses={**_BYTES, **described(404)})
def get_original(number: Number, archive: Reading) -> Response:
    """Give the bytes that an article came in."""
    return as_download(archive.original(number), number)


@router.get("/{number}/statements/{statement}", responses=described(404))
def get_statement(number: Number, statement: str, archive: Reading) -> StoredStatement:
    """Give one statement by its id in the record."""
    return archive.statement(number, statement)
