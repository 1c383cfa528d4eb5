"""The page of what an actor said over time: how much by month, about what, and where it turns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.archive import Count, Store
from onrecord.archive.query import MOST_CHARACTERS
from onrecord.desk import charts
from onrecord.desk.dependencies import ArchiveId, ReadableArchive
from onrecord.desk.pages import query_address
from onrecord.desk.pages.page_query import PARAMETERS
from onrecord.desk.pages.paging import MAX_PAGE, PAGE_SIZE, pager
from onrecord.desk.pages.query_address import Reader
from onrecord.desk.pages.templates import render
from onrecord.desk.turned import by_day, by_month
from onrecord.errors import QueryError
from onrecord.pipeline.matters import matters
from onrecord.pipeline.turns import over_time

router = APIRouter(include_in_schema=False)

MAX_MATTERS = 12
"""The most actors, and the most words, that are suggested as matters."""

MAX_STATEMENTS = 200
"""The most statements about a matter that are looked at: the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTimeQuery:
    """What is asked of an actor's page over time: the words of a matter, a period, and whether only turns are shown."""

    matter: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    turns: bool | None = None
    page: int = 1


class _Address(NamedTuple):
    """The query at the address of its actor."""

    path: str
    query: OverTimeQuery

    def url(self, **changes: Any) -> str:
        """Give the address of this query with some changes, from its first page."""
        return query_address.written(self.query, self.path, changes, parameters=PARAMETERS)


_READERS: Mapping[str, Reader] = {"turns": query_address.yes, "page": query_address.number}


@router.get("/actors/{number}/over-time")
def show(request: Request, number: ArchiveId, archive: ReadableArchive) -> Response:
    """Show what an actor said over time; raises NotInArchiveError."""
    actor = archive.actor(number)
    query, error = query_address.read(OverTimeQuery, request.query_params, parameters=PARAMETERS, readers=_READERS)
    address = _Address(f"/actors/{number}/over-time", query)
    view: dict[str, Any] = {
        "actor": actor,
        "query": query,
        "address": address,
        "error": error,
        "max_characters": MOST_CHARACTERS,
        "matters": [(each, address.url(matter=each.words)) for each in matters(archive, number, most=MAX_MATTERS)],
        "days": None,
        "chart": None,
    }
    if error is None:
        try:
            view |= _said(archive, number, address)
        except QueryError as wrong:
            view["error"] = wrong
    return render(request, "over_time.html", status=400 if view["error"] else 200, **view)


def _said(archive: Store, number: int, address: _Address) -> dict[str, Any]:
    """Find one page of what was said, and count all of it by month; raises QueryError."""
    query = address.query
    asked = {"matter": query.matter, "since": query.since, "until": query.until, "outlet": query.outlet}
    found = over_time(archive, actor=number, most=MAX_STATEMENTS, **asked)
    turned = [each for each in found.statements if each.turns]
    shown = turned if query.turns else found.statements
    page = min(query.page, MAX_PAGE)
    on_page = shown[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return {
        "chart": charts.column_chart(by_month(found.statements) if any(asked.values()) else archive.months(number)),
        "total": len(found.statements),
        "turned": len(turned),
        "complete": found.complete,
        "days": by_day(on_page),
        "pager": pager(page, len(on_page), Count(len(shown)), lambda to: address.url(page=to) + "#said")
        if on_page
        else None,
    }
