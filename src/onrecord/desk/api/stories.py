"""Stories: finding them, and what several articles make of one thing."""

from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from onrecord.archive import StoredArticle, StoredStory, StoryActor, StoryFilters, StoryOrder, ToldBy
from onrecord.desk.api.models import DATE_PATTERN, Page
from onrecord.desk.api.query_params import Limit, Offset, next_address
from onrecord.desk.dependencies import MAX_ID, ArchiveId, ReadableArchive
from onrecord.desk.problems import problem_responses
from onrecord.eventdata import load_cities
from onrecord.pipeline.accounts import accounts_of
from onrecord.schema.event_accounts import EventAccounts

router = APIRouter(prefix="/stories", tags=["stories"])


def _filters(
    *,
    q: Annotated[str | None, Query(max_length=1000, description="Words that one of its articles has.")] = None,
    outlet: Annotated[str | None, Query(max_length=1000, description="An outlet that tells it.")] = None,
    since: Annotated[
        str | None,
        Query(alias="from", pattern=DATE_PATTERN, description="Told then or later: 2024, 2024-03 or 2024-03-05."),
    ] = None,
    until: Annotated[
        str | None,
        Query(alias="to", pattern=DATE_PATTERN, description="Told then or earlier: 2024, 2024-03 or 2024-03-05."),
    ] = None,
    actor: Annotated[int | None, Query(ge=1, le=MAX_ID, description="An actor who appears in it.")] = None,
    least: Annotated[int, Query(ge=1, le=MAX_ID, description="The fewest articles that it may have.")] = 2,
    order: Annotated[StoryOrder, Query(description="The newest first, or what most outlets have told.")] = "newest",
) -> StoryFilters:
    return {
        "words": q or None,
        "outlet": outlet or None,
        "since": since,
        "until": until,
        "actor": actor,
        "least": least,
        "order": order,
    }


_StoryFilters = Annotated[StoryFilters, Depends(_filters)]
"""Which stories to find; all filters must match."""


@router.get("", responses=problem_responses(400))
def find_stories(
    *, request: Request, archive: ReadableArchive, filters: _StoryFilters, limit: Limit = 25, offset: Offset = 0
) -> Page[StoredStory]:
    """Find stories: articles of a few days that are about one thing."""
    total = archive.count_stories(**filters)
    found = list(archive.stories(limit=limit, offset=offset, **filters))
    return Page(total=total, items=found, next=next_address(request, total, limit, offset))


@router.get("/{number}", responses=problem_responses(404))
def get_story(number: ArchiveId, archive: ReadableArchive) -> StoredStory:
    """Give a story, by the number of any of its articles."""
    return archive.story(number)


@router.get("/{number}/articles", responses=problem_responses(404))
def list_story_articles(
    number: ArchiveId, archive: ReadableArchive, limit: Limit = 25, offset: Offset = 0
) -> list[StoredArticle]:
    """List the articles of a story, the first one first; those whose day isn't known come last."""
    return archive.story_articles(archive.story(number).id, limit=limit, offset=offset)


@router.get("/{number}/outlets", responses=problem_responses(404))
def list_story_outlets(number: ArchiveId, archive: ReadableArchive) -> list[ToldBy]:
    """List the outlets that tell a story, each with its first article; the one that had it first comes first."""
    return archive.told_by(archive.story(number).id)


@router.get("/{number}/events", responses=problem_responses(404))
def list_story_events(
    number: ArchiveId, archive: ReadableArchive, limit: Limit = 25, offset: Offset = 0
) -> list[EventAccounts]:
    """List the events that several articles of a story tell, with what their accounts agree on and where they differ.

    What most articles tell comes first.
    """
    accounts = accounts_of(archive, archive.story(number).id, load_cities())
    return list(islice(accounts, offset, offset + limit))


@router.get("/{number}/actors", responses=problem_responses(404))
def list_story_actors(
    number: ArchiveId,
    archive: ReadableArchive,
    most: Annotated[int, Query(ge=1, le=100, description="How many actors to give.")] = 20,
) -> list[StoryActor]:
    """List the named actors of a story, those in most of its articles first."""
    return archive.story_actors(archive.story(number).id, most=most)
