"""Events: finding them, and counting them by facet."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field

from onrecord.archive import Count, EventFacets, EventFilters, StoredEvent
from onrecord.desk.api.models import DATE_PATTERN, Page
from onrecord.desk.api.query_params import Limit, Offset, next_address
from onrecord.desk.dependencies import MAX_ID, ReadableArchive
from onrecord.desk.problems import problem_responses
from onrecord.schema import EventStatus, EventType, StandingKind
from onrecord.schema.account import Account

router = APIRouter(prefix="/events", tags=["events"], responses=problem_responses(400))


class EventPage(Page[StoredEvent]):
    """One page of the tellings of events."""

    events: Count = Field(
        description="How many events these are: what an article tells several times counts once. What is denied,"
        " unclear, planned or possible counts as well, unless `happened` is true."
    )


def _filters(
    *,
    kind: Annotated[EventType | None, Query(alias="type", description="What kind of thing happens.")] = None,
    who: Annotated[str | None, Query(max_length=1000, description="Who does it: all or part of a name.")] = None,
    whom: Annotated[
        str | None, Query(max_length=1000, description="To whom or with whom it is done: all or part of a name.")
    ] = None,
    where: Annotated[str | None, Query(max_length=1000, description="Where it happens: a place, or a country.")] = None,
    country: Annotated[
        str | None, Query(max_length=1000, description="The country where it happens, by its ISO 3166 code: FR.")
    ] = None,
    since: Annotated[
        str | None,
        Query(
            alias="from",
            pattern=DATE_PATTERN,
            description="It may have happened on this date or later: 2024, 2024-03 or 2024-03-05.",
        ),
    ] = None,
    until: Annotated[
        str | None,
        Query(
            alias="to",
            pattern=DATE_PATTERN,
            description="It may have happened on this date or earlier: 2024, 2024-03 or 2024-03-05.",
        ),
    ] = None,
    dated: Annotated[
        bool | None,
        Query(description="Only events whose day is known. Else the day of the article counts, for `from` and `to`."),
    ] = None,
    status: Annotated[EventStatus | None, Query(description="How its own clause puts it.")] = None,
    standing: Annotated[StandingKind | None, Query(description="How it stands: who says so, and how.")] = None,
    on_word_of: Annotated[
        str | None,
        Query(
            max_length=1000,
            description="On whose word it stands: `outlet` for what the outlet tells itself, or a speaker's name.",
        ),
    ] = None,
    denied: Annotated[
        bool | None,
        Query(description="Only what somebody denies; with `on_word_of`, what the speaker denies. False: the rest."),
    ] = None,
    happened: Annotated[
        bool | None,
        Query(
            description="Only what counts as having happened: not denied, unclear, planned, possible. False: the rest."
        ),
    ] = None,
    account: Annotated[
        Account | None,
        Query(description="How it is accounted for: `outlet` and `source` count as having happened, the others don't."),
    ] = None,
    confidence: Annotated[
        float | None, Query(ge=0, le=1, description="The lowest confidence that an event may have, from 0 to 1.")
    ] = None,
    outlet: Annotated[str | None, Query(max_length=1000, description="The outlet that published it.")] = None,
    article: Annotated[int | None, Query(ge=1, le=MAX_ID, description="The article, by its number.")] = None,
    actor: Annotated[
        int | None, Query(ge=1, le=MAX_ID, description="Who takes part in it, by the number of the actor.")
    ] = None,
    other_actor: Annotated[
        int | None,
        Query(
            ge=1,
            le=MAX_ID,
            description="With `actor`: what passes between the two. One does it to the other, or both do it together.",
        ),
    ] = None,
    who_actor: Annotated[
        int | None, Query(ge=1, le=MAX_ID, description="Who does it, by the number of the actor.")
    ] = None,
    whom_actor: Annotated[
        int | None,
        Query(ge=1, le=MAX_ID, description="To whom it is done, by the number of the actor."),
    ] = None,
    where_actor: Annotated[
        int | None,
        Query(ge=1, le=MAX_ID, description="Where it happens, by the number of the actor."),
    ] = None,
    word_actor: Annotated[
        int | None,
        Query(ge=1, le=MAX_ID, description="On whose word it stands, by the number of the actor."),
    ] = None,
) -> EventFilters:
    return {
        "type": kind,
        "status": status,
        "standing": standing,
        "who": who or None,
        "whom": whom or None,
        "where": where or None,
        "country": country or None,
        "on_word_of": on_word_of or None,
        "since": since,
        "until": until,
        "dated": dated,
        "denied": denied,
        "happened": happened,
        "account": account,
        "confidence": confidence,
        "outlet": outlet or None,
        "article": article,
        "actor": actor,
        "other_actor": other_actor,
        "who_actor": who_actor,
        "whom_actor": whom_actor,
        "where_actor": where_actor,
        "word_actor": word_actor,
    }


_EventFilters = Annotated[EventFilters, Depends(_filters)]
"""Which events to find; all filters must match."""


@router.get("")
def find_events(
    *, request: Request, archive: ReadableArchive, filters: _EventFilters, limit: Limit = 25, offset: Offset = 0
) -> EventPage:
    """Find events, the newest first, each with its article, its sentence, and on whose word it stands.

    What an article tells several times is found each time, with the first telling in `same_as`. What is denied,
    unclear, planned or possible is found as well, and its `happened` is false.
    """
    total = archive.count_events(tellings=True, **filters)
    return EventPage(
        total=total,
        events=archive.count_events(**filters),
        items=list(archive.events(limit=limit, offset=offset, **filters)),
        next=next_address(request, total, limit, offset),
    )


@router.get("/facets")
def divide(
    *,
    archive: ReadableArchive,
    filters: _EventFilters,
    most: Annotated[int, Query(ge=1, le=100, description="How many of the largest values to give for each.")] = 10,
) -> EventFacets:
    """Count the events found by type, status, standing, outlet, country, place and month.

    What an article tells several times counts once. What doesn't count as having happened counts here, unless
    `happened` is true.
    """
    return archive.event_facets(most=most, **filters)
