"""The pages of actors: the list, and one actor with their statements, outlets, companions and names."""

from dataclasses import dataclass
from typing import Annotated, Any, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Count, EventFilters, Filters, Store, StoredActor
from onrecord.archive.query import MOST_CHARACTERS
from onrecord.desk import charts
from onrecord.desk.dependencies import MAX_ID, ArchiveId, ReadableArchive, WritableArchive
from onrecord.desk.pages import query_address
from onrecord.desk.pages.accounting import event_list, parse_list_query, tally
from onrecord.desk.pages.events_query import EventsQuery
from onrecord.desk.pages.names_by_outlet import MAX_SHOWN, can_be_compared, main_descriptions, names_by_outlet
from onrecord.desk.pages.paging import PAGE_SIZE, page_of, pager
from onrecord.desk.pages.saying import unsaid
from onrecord.desk.pages.search_query import SearchQuery
from onrecord.desk.pages.stories_query import StoriesQuery
from onrecord.desk.pages.templates import render
from onrecord.desk.person import Person
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.schema import ActorKind

router = APIRouter(include_in_schema=False)

MAX_OUTLETS = 12
"""The most outlets shown at once as bars."""

MAX_NAMES = 600
"""The most names by outlet that are compared."""


@dataclass(frozen=True, slots=True)
class Tab:
    """What an actor said, did or underwent: its name, how many count, how many don't and why, its address."""

    key: str | None
    name: str
    count: Count
    apart: tuple[str, ...]
    address: str


@router.get("/actors")
def listed(request: Request, archive: ReadableArchive) -> Response:
    """List named actors, those with the most statements first."""
    name, kind = (request.query_params.get(each, "").replace("\0", " ").strip() for each in ("name", "kind"))
    page = page_of(request.query_params.get("page", ""))
    error: QueryError | None = None
    found, total = [], Count(0)
    kind = kind if kind in get_args(ActorKind) else ""
    try:
        found = list(archive.actors(name or None, kind=kind or None, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE))
        total = archive.count_actors(name or None, kind=kind or None)
    except QueryError as refused:
        error = refused

    def address(to: int) -> str:
        parts = {"name": name, "kind": kind, "page": to if to > 1 else ""}
        return "/actors?" + urlencode({key: value for key, value in parts.items() if value})

    return render(
        request,
        "actors_list.html",
        status=400 if error else 200,
        error=error,
        name=name,
        kind=kind,
        kinds=get_args(ActorKind),
        found=found,
        total=total,
        max_characters=MOST_CHARACTERS,
        pager=pager(page, len(found), total, address) if found else None,
    )


@router.get("/actors/{number}")
def show(request: Request, number: ArchiveId, archive: ReadableArchive) -> Response:
    """Show an actor; raises NotInArchiveError."""
    return _show(request, number, archive)


@router.post("/actors/{number}/merge")
def merge(
    request: Request,
    number: ArchiveId,
    archive: WritableArchive,
    name: Person,
    other: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Merge other actors, given by number, into this one, which keeps its number and name."""
    try:
        archive.merge(number, *_numbers(other, "actors"), who=name)
    except (QueryError, NotInArchiveError) as error:
        archive.actor(number)  # where there is no such actor, there is no page to say it on
        return _show(request, number, archive, error=error)
    return RedirectResponse(f"/actors/{number}", 303)


@router.post("/actors/{number}/split")
def split(
    request: Request,
    number: ArchiveId,
    archive: WritableArchive,
    name: Person,
    articles: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Split the actor of some articles off; if no articles are given, undo every merge made by hand."""
    try:
        chosen = _numbers(articles, "articles") if articles.strip() else ()
        made = archive.split(number, articles=chosen, who=name)
    except (QueryError, NotInArchiveError) as error:
        archive.actor(number)
        return _show(request, number, archive, error=error)
    return RedirectResponse(f"/actors/{made[0]}" if articles.strip() else f"/actors/{number}", 303)


def _show(request: Request, number: int, archive: Store, *, error: Exception | None = None) -> Response:
    actor = archive.actor(number)
    tabs, roles = _tabs(archive, actor)
    query = parse_list_query(request.query_params, roles)
    everything = bool(query_address.yes(request.query_params.get("everything", "")))
    outlets = charts.bar_chart(archive.outlets(number))
    outlet_names = names_by_outlet(archive.names(number, most=MAX_NAMES))
    view: dict[str, Any] = {
        "actor": actor,
        "chart": charts.column_chart(archive.months(number)),
        "outlets": outlets,
        "max_outlets": MAX_OUTLETS,
        "companions": archive.quoted_with(number),
        "outlet_names": outlet_names,
        "shown": MAX_SHOWN,
        "compared": can_be_compared(outlet_names, actor.name),
        "described": main_descriptions(outlet_names),
        "query": SearchQuery(actor=number, everything=True),
        "about": SearchQuery(subject=number),
        "stories": StoriesQuery(actor=number),
        "error": error,
        "tabs": tabs,
        "tab": query.show,
        "counterparts": archive.counterparts(number),
        "list_error": None,
    }
    if query.show is None:
        view |= _said(archive, number, page_of(request.query_params.get("page", "")), everything=everything)
    else:
        whose = roles[query.show]
        view |= event_list(archive, query, f"/actors/{number}", whose)
        view["all_of_it"] = EventsQuery(**query.filters(whose))
    return render(request, "actor.html", status=400 if error or view["list_error"] else 200, **view)


def _said(archive: Store, number: int, page: int, *, everything: bool) -> dict[str, Any]:
    """Gather one page of what an actor said: outright, or everything."""
    filters: Filters = {"actor": number, "said": None if everything else True}
    statements = list(archive.statements(limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE, **filters))
    total = archive.count(**filters)

    def address(to: int = 1, *, everything: bool = everything) -> str:
        parts = {"everything": "true" if everything else "", "page": to if to > 1 else ""}
        asked = urlencode({key: value for key, value in parts.items() if value})
        return f"/actors/{number}{'?' * bool(asked)}{asked}#said"

    return {
        "statements": statements,
        "unsaid": unsaid(archive, filters, total),
        "wide": address(everything=True),
        "narrow": address(everything=False),
        "pager": pager(page, len(statements), total, address) if statements else None,
    }


def _tabs(archive: Store, actor: StoredActor) -> tuple[list[Tab], dict[str, EventFilters]]:
    """Give the tabs of an actor's page, and the filters of those that list events; only one if it has no events."""
    path = f"/actors/{actor.id}"
    names: dict[str, tuple[str, EventFilters]] = {
        "did": ("Did", {"who_actor": actor.id}),
        "undergone": ("Done to them" if actor.kind in ("person", "group") else "Done to it", {"whom_actor": actor.id}),
        "there": ("Happened there", {"where_actor": actor.id}),
    }
    said = archive.count(actor=actor.id, said=True)
    more = 0 if said.at_least else actor.statements - said.number
    tabs = [Tab(None, "Said", said, (f"{more:,} not outright",) if more else (), f"{path}#said")]
    for key, (name, whose) in names.items():
        counts = tally(archive.dealings(**whose))
        if any(counts.values()) or key != "there":
            apart = tuple(f"{counts[drawer]} {drawer}" for drawer in ("denied", "unclear") if counts[drawer])
            tabs.append(Tab(key, name, Count(counts["happened"]), apart, f"{path}?show={key}#events"))
    return tabs, {key: whose for key, (_, whose) in names.items()}


def _numbers(written: str, what: str) -> list[int]:
    """Read numbers separated by spaces or commas; raises QueryError."""
    parts = written.replace(",", " ").split()
    if not parts or not all(
        part.isascii() and part.isdigit() and len(part) < 20 and int(part) <= MAX_ID for part in parts
    ):
        raise QueryError(f"These aren't numbers of {what}", value=written, allowed="numbers such as 12, 40")
    return [int(part) for part in parts]
