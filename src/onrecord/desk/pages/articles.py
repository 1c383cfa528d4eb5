"""The pages of an article: its text with its record, the record as JSON, and the original bytes."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from onrecord.archive import Store, StoredArticle, StoredCheck, StoredStory
from onrecord.desk.api.models import MAX_HEADLINE, HeadlineFinding
from onrecord.desk.api.read import place_to_read
from onrecord.desk.dependencies import ArchiveId, CurrentDesk, ReadableArchive
from onrecord.desk.downloads import as_download
from onrecord.desk.pages import query_address
from onrecord.desk.pages.citations import citation
from onrecord.desk.pages.templates import render, templates
from onrecord.desk.problems import wants_json
from onrecord.desk.shown_corrections import ShownCorrection, place_of, shown_corrections
from onrecord.errors import NotInArchiveError
from onrecord.exchange.formats import ARTICLE_FORMATS
from onrecord.pipeline.checking import check_headline
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
    return _show(request, number, archive, archive.record(number))


@router.post("/articles/{number}/headline", dependencies=[Depends(place_to_read)])
def try_headline(
    request: Request,
    number: ArchiveId,
    archive: ReadableArchive,
    desk: CurrentDesk,
    headline: Annotated[str, Form(max_length=MAX_HEADLINE)] = "",
) -> Response:
    """Show an article with what the check of headlines says of a headline that somebody tries."""
    record, tried = archive.record(number), headline.strip()
    if not tried:
        return _show(request, number, archive, record)
    desk.jobs.load()
    answer = HeadlineFinding.of(check_headline(record, tried, desk.settings), record)
    return _show(request, number, archive, record, tried=tried, answer=answer)


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


def _show(
    request: Request,
    number: int,
    archive: Store,
    record: Record,
    *,
    tried: str | None = None,
    answer: HeadlineFinding | None = None,
) -> Response:
    """Show a kept article; `answer` is about the headline that somebody has `tried`."""
    versions = archive.versions(number)
    stored = next(each for each in versions if each.id == number)
    everything = bool(query_address.yes(request.query_params.get("everything", "")))
    view = record_view(
        record,
        archive.appearing(number),
        archive.article_checks(number),
        everything=everything,
        correct_address=f"/articles/{number}/correct" if stored.latest else None,
    )
    view |= {"stored": stored, "versions": versions, "latest": _latest(versions)}
    view |= _corrections(archive, number, record, view)
    view["story"] = _story(archive, number)
    view["take_along"] = {name: each for name, each in ARTICLE_FORMATS.items() if each.ready}
    view |= {"tried": tried, "answer": answer, "max_headline": MAX_HEADLINE}
    response = render(request, "article.html", **view)
    response.headers["Vary"] = "Accept"
    return response


def record_view(
    record: Record,
    actors: dict[str, int],
    checks: Iterable[StoredCheck] = (),
    *,
    everything: bool = False,
    correct_address: str | None = None,
) -> dict[str, Any]:
    """Gather what "article.html" shows of a record.

    `actors` has the numbers of its actors in the archive, and `checks` are its findings there. With `everything`, what
    nobody said outright is shown from the beginning. `correct_address` is where lines are put right, if they can be.
    """
    pages = {actor: f"/actors/{number}" for actor, number in actors.items()}
    kept = {each.check_id: each for each in checks}
    dismissed = {id_ for id_, each in kept.items() if each.dismissed}
    view = sheet(record, actor_pages=pages, dismissed=dismissed, everything=everything, correct_address=correct_address)
    view["kept_checks"] = kept
    view["citations"] = {each.id: citation(each, record.article, view["actor_list"]) for each in record.statements}
    return view


def _corrections(archive: Store, number: int, record: Record, view: Mapping[str, Any]) -> dict[str, Any]:
    """Gather what people have put right in an article, and who has checked all of it."""
    place = place_of(record, view["actor_list"], view["event_list"])
    made = shown_corrections(archive.corrections(number), lambda: archive.record_as_read(number), place)
    by_line: dict[str, list[ShownCorrection]] = {}
    for each in made:
        if each.line and each.place:
            by_line.setdefault(each.line, []).append(each)
    macros: Any = templates().get_template("corrections.html").make_module({"article": record.article})
    return {
        "made": made,
        "checked_by": archive.checked_by(number),
        "made_of": lambda line: (
            macros.of_line(by_line[line], f"/articles/{number}#{place(line)}") if line in by_line else ""
        ),
    }


def _story(archive: Store, number: int) -> StoredStory | None:
    """Give the story that an article tells; None as long as the article hasn't been compared with others."""
    with suppress(NotInArchiveError):
        return archive.story(number)
    return None


def _latest(versions: list[StoredArticle]) -> StoredArticle:
    return next((each for each in versions if each.latest), versions[-1])
