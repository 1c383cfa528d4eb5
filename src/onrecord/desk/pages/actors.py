"""The pages of actors: who there is, and of one what they said, when, where, beside whom, and what they are called."""

from typing import Annotated, Any, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Count, Store
from onrecord.archive.query import MOST_CHARACTERS
from onrecord.desk import charts
from onrecord.desk.archives import LARGEST, Number, Reading, Writing
from onrecord.desk.pages.naming import SHOWN, side_by_side
from onrecord.desk.pages.paging import FARTHEST, PAGE, pager
from onrecord.desk.pages.questions import Question
from onrecord.desk.pages.templates import render
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.schema import ActorKind

router = APIRouter(include_in_schema=False)

MOST_OUTLETS = 12
"""So many bars of outlets are shown at once."""

MOST_NAMES = 600
"""So many names by outlet are compared."""


@router.get("/actors")
def listed(request: Request, archive: Reading) -> Response:
    """List named actors, those who speak most first."""
    asked, kind = (request.query_params.get(each, "").replace("\0", " ").strip() for each in ("name", "kind"))
    page = _page(request)
    mistake, found, total = None, [], Count(0)
    kind = kind if kind in get_args(ActorKind) else ""
    try:
        found = list(archive.actors(asked or None, kind=kind or None, limit=PAGE, offset=(page - 1) * PAGE))
        total = archive.count_actors(asked or None, kind=kind or None)
    except QueryError as error:
        mistake = error

    def address(to: int) -> str:
        parts = {"name": asked, "kind": kind, "page": to if to > 1 else ""}
        return "/actors?" + urlencode({key: value for key, value in parts.items() if value})

    return render(
        request,
        "actors_list.html",
        status=400 if mistake else 200,
        mistake=mistake,
        asked=asked,
        kind=kind,
        kinds=get_args(ActorKind),
        found=found,
        total=total,
        most_characters=MOST_CHARACTERS,
        pager=pager(page, len(found), total, address) if found else None,
    )


@router.get("/actors/{number}")
def show(request: Request, number: Number, archive: Reading) -> Response:
    """Show an actor; raises NotInArchiveError."""
    return _show(request, number, archive)


@router.post("/actors/{number}/merge")
def merge(
    request: Request, number: Number, archive: Writing, other: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Join other actors, by their numbers, with this one, which keeps its number and name."""
    try:
        archive.merge(number, *_numbers(other, "actors"))
    except (QueryError, NotInArchiveError) as error:
        archive.actor(number)  # where there is no such actor, there is no page to say it on
        return _show(request, number, archive, mistake=error)
    return RedirectResponse(f"/actors/{number}", 303)


@router.post("/actors/{number}/split")
def split(
    request: Request, number: Number, archive: Writing, articles: Annotated[str, Form(max_length=2000)] = ""
) -> Response:
    """Make the actor of some articles one of its own, or, where none are named, undo every join made by hand."""
    try:
        made = archive.split(number, articles=_numbers(articles, "articles") if articles.strip() else ())
    except (QueryError, NotInArchiveError) as error:
        archive.actor(number)
        return _show(request, number, archive, mistake=error)
    return RedirectResponse(f"/actors/{made[0]}" if articles.strip() else f"/actors/{number}", 303)


def _show(request: Request, number: int, archive: Store, *, mistake: Exception | None = None) -> Response:
    actor = archive.actor(number)
    page = _page(request)
    statements = list(archive.statements(actor=number, limit=PAGE, offset=(page - 1) * PAGE))
    outlets = charts.shares(archive.outlets(number))
    namings = side_by_side(archive.names(number, most=MOST_NAMES))
    view: dict[str, Any] = {
        "actor": actor,
        "statements": statements,
        "pager": pager(page, len(statements), Count(actor.statements), lambda to: f"/actors/{number}?page={to}#said")
        if statements
        else None,
        "chart": charts.over_time(archive.months(number)),
        "outlets": outlets,
        "most_outlets": MOST_OUTLETS,
        "companions": archive.quoted_with(number),
        "namings": namings,
        "shown": SHOWN,
        "described": any(naming.descriptions for naming in namings),
        "question": Question(actor=number),
        "about": Question(subject=number),
        "mistake": mistake,
    }
    return render(request, "actor.html", status=400 if mistake else 200, **view)


def _page(request: Request) -> int:
    written = request.query_params.get("page", "")
    return min(max(int(written), 1), FARTHEST) if written.isascii() and written.isdigit() and len(written) < 6 else 1


def _numbers(written: str, what: str) -> list[int]:
    """Read numbers that stand with spaces or commas between them; raises QueryError."""
    parts = written.replace(",", " ").split()
    if not parts or not all(
        part.isascii() and part.isdigit() and len(part) < 20 and int(part) <= LARGEST for part in parts
    ):
        raise QueryError(f"These are no numbers of {what}", value=written, allowed="numbers such as 12, 40")
    return [int(part) for part in parts]
