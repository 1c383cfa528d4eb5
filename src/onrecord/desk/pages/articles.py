"""The desk's pages of articles: one as its text and its record, as JSON, and as the bytes that it came in."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.archive import StoredArticle
from onrecord.desk.archives import Number, Reading
from onrecord.desk.downloads import as_download
from onrecord.desk.pages.citing import citation
from onrecord.desk.pages.templates import render
from onrecord.desk.problems import wants_json
from onrecord.render.page import MOST_LIT, rules
from onrecord.render.sheet import sheet
from onrecord.schema import Record

router = APIRouter(include_in_schema=False)


@router.get("/articles/{number}.json")
def as_json(number: Number, archive: Reading) -> Response:
    """Give an article's record, as it was kept."""
    return Response(archive.record(number).to_json(), media_type="application/json", headers={"Vary": "Accept"})


@router.get("/articles/{number}")
def show(request: Request, number: Number, archive: Reading) -> Response:
    """Show an article's text with its record beside it; to who asks for JSON, give the record."""
    if wants_json(request):
        return as_json(number, archive)
    versions = archive.versions(number)
    view = record_view(archive.record(number), archive.appearing(number))
    stored = next(each for each in versions if each.id == number)
    response = render(request, "article.html", **view, stored=stored, versions=versions, latest=_latest(versions))
    response.headers["Vary"] = "Accept"
    return response


@router.get("/articles/{number}/original")
def original(number: Number, archive: Reading) -> Response:
    """Hand over the bytes that an article came in, to be saved and never shown: they are somebody else's page."""
    return as_download(archive.original(number), number)


@router.get("/unscripted.css")
def unscripted() -> Response:
    """Give the rules that light an actor's mentions up together where no script does."""
    written = rules([f"actor-{number}" for number in range(1, MOST_LIT + 1)])
    return Response(written, media_type="text/css", headers={"Cache-Control": "max-age=3600"})


def record_view(record: Record, actors: dict[str, int]) -> dict[str, Any]:
    """Gather what "article.html" shows of a record; `actors` are its actors' numbers in the archive."""
    pages = {actor: f"/actors/{number}" for actor, number in actors.items()}
    view = sheet(record, actor_pages=pages)
    view["citations"] = {each.id: citation(each, record.article, view["cast"]) for each in record.statements}
    return view


def _latest(versions: list[StoredArticle]) -> StoredArticle:
    return next((each for each in versions if each.latest), versions[-1])
