"""The pages of an article: its text with its record, the record as JSON, and the original bytes."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.archive import StoredArticle
from onrecord.desk.dependencies import ArchiveId, ReadableArchive
from onrecord.desk.downloads import as_download
from onrecord.desk.pages.citations import citation
from onrecord.desk.pages.templates import render
from onrecord.desk.problems import wants_json
from onrecord.render.page import EVENT_RULE, MAX_HIGHLIGHTED, rules
from onrecord.render.sheet import sheet
from onrecord.schema import Record

router = APIRouter(include_in_schema=False)


@router.get("/articles/{number}.json")
def as_json(number: ArchiveId, archive: ReadableArchive) -> Response:
    """Give the record of an article as JSON."""
    return Response(archive.record(number).to_json(), media_type="application/json", headers={"Vary": "Accept"})


@router.get("/articles/{number}")
def show(request: Request, number: ArchiveId, archive: ReadableArchive) -> Response:
    """Show an article's text with its record beside it, or give the record to a client that asks for JSON."""
    if wants_json(request):
        return as_json(number, archive)
    versions = archive.versions(number)
    view = record_view(archive.record(number), archive.appearing(number))
    stored = next(each for each in versions if each.id == number)
    response = render(request, "article.html", **view, stored=stored, versions=versions, latest=_latest(versions))
    response.headers["Vary"] = "Accept"
    return response


@router.get("/articles/{number}/original")
def original(number: ArchiveId, archive: ReadableArchive) -> Response:
    """Send the original bytes of an article as a file to save, never to display: they come from outside."""
    return as_download(archive.original(number), number)


@router.get("/unscripted.css")
def unscripted() -> Response:
    """Give the style that highlights all mentions of an actor, and all words of an event, without a script."""
    actors, events = ([f"{what}-{number}" for number in range(1, MAX_HIGHLIGHTED + 1)] for what in ("actor", "event"))
    written = rules(actors) + rules(events, EVENT_RULE)
    return Response(written, media_type="text/css", headers={"Cache-Control": "max-age=3600"})


def record_view(record: Record, actors: dict[str, int]) -> dict[str, Any]:
    """Gather what "article.html" shows of a record; `actors` has the numbers of its actors in the archive."""
    pages = {actor: f"/actors/{number}" for actor, number in actors.items()}
    view = sheet(record, actor_pages=pages)
    view["citations"] = {each.id: citation(each, record.article, view["actor_list"]) for each in record.statements}
    return view


def _latest(versions: list[StoredArticle]) -> StoredArticle:
    return next((each for each in versions if each.latest), versions[-1])
