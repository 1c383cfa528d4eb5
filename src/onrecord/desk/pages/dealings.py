"""The page of two actors: what passed between them over time, as a picture and as lists."""

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import EventFilters
from onrecord.desk.balance import balance_chart
from onrecord.desk.dependencies import ArchiveId, ReadableArchive
from onrecord.desk.pages.accounting import Choice, event_list, parse_list_query, tally
from onrecord.desk.pages.events_query import EventsQuery
from onrecord.desk.pages.templates import render

router = APIRouter(include_in_schema=False)

WAYS: Final[Mapping[str, bool]] = {"to": True, "from": False}
"""The ways that can be asked for alone, and whether it is the first actor who does something to the second."""


@router.get("/actors/{number}/with/{other}")
def show(request: Request, number: ArchiveId, other: ArchiveId, archive: ReadableArchive) -> Response:
    """Show what passed between two actors; raises NotInArchiveError."""
    if number == other:
        return RedirectResponse(f"/actors/{number}", 303)
    actor, second = archive.actor(number), archive.actor(other)
    path = f"/actors/{number}/with/{other}"
    query = parse_list_query(request.query_params, WAYS)
    filters: dict[str | None, EventFilters] = {
        None: {"actor": number, "other_actor": other},
        "to": {"who_actor": number, "whom_actor": other},
        "from": {"who_actor": other, "whom_actor": number},
    }
    names = {None: "Both ways", "to": f"{actor.name} to {second.name}", "from": f"{second.name} to {actor.name}"}
    view = event_list(archive, query, path, filters[query.show])
    return render(
        request,
        "dealings.html",
        status=400 if view["list_error"] else 200,
        actor=actor,
        other=second,
        ways=[
            Choice(
                names[way], tally(archive.dealings(**whose))["happened"], query.url(path, show=way), way == query.show
            )
            for way, whose in filters.items()
        ],
        way=names[query.show],
        chart=balance_chart(view["dealings"]),
        all_of_it=EventsQuery(**query.filters(filters[query.show])),
        **view,
    )
