"""Reading an article, and keeping nothing."""

import threading
from collections.abc import Iterator

from fastapi import APIRouter, Depends, Response

from onrecord.desk.api.models import ArticleText
from onrecord.desk.api.query_params import require_json
from onrecord.desk.dependencies import CurrentDesk
from onrecord.desk.problems import problem_responses
from onrecord.errors import TooMuchToReadError
from onrecord.pipeline import read
from onrecord.schema import Record

MAX_AT_ONCE = 4
"""So many articles are read for programs at the same time; the next is told to come again."""

router = APIRouter(tags=["reading"])
_places = threading.BoundedSemaphore(MAX_AT_ONCE)


def place_to_read() -> Iterator[None]:
    """Take one of the places for who reads something now. Raises TooMuchToReadError."""
    if not _places.acquire(timeout=0.2):
        raise TooMuchToReadError("There is too much to read already", hint="Try again in a minute.")
    try:
        yield
    finally:
        _places.release()


@router.post(
    "/read",
    response_model=Record,
    responses=problem_responses(400, 413, 415, 429),
    dependencies=[Depends(require_json), Depends(place_to_read)],
)
def read_article(article: ArticleText, desk: CurrentDesk) -> Response:
    """Read an article and give its record. Nothing is kept."""
    desk.jobs.load()
    record = read({"text": article.text, **article.metadata()}, settings=desk.settings)
    return Response(record.to_json(), media_type="application/json")
