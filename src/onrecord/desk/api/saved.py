"""Saved searches: saving and removing them, and what is new for each."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from starlette.status import HTTP_201_CREATED, HTTP_204_NO_CONTENT

from onrecord.archive import Arrival, Count, SavedKind, SavedSearch, Store
from onrecord.desk.api.models import ShortText
from onrecord.desk.api.query_params import Limit, require_json
from onrecord.desk.dependencies import MAX_ID, ArchiveId, ReadableArchive, WritableArchive
from onrecord.desk.pages.saved import feed_path
from onrecord.desk.problems import problem_responses
from onrecord.pipeline.digest import news_of

router = APIRouter(prefix="/saved", tags=["saved searches"])

FilterValue = ShortText | bool | int | float | None


class NewSearch(BaseModel):
    """A search to save."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=200)]
    kind: SavedKind = Field(default="statements", description="What it finds.")
    filters: Annotated[dict[str, FilterValue], Field(max_length=50)] = Field(
        default={}, description="The filters by name, as Python calls them: words, speaker, source_kind, since …"
    )


class Saved(BaseModel):
    """A saved search."""

    id: int
    name: str
    kind: SavedKind
    filters: dict[str, Any]
    feed: str = Field(description="The address of its feed (Atom) on the desk; it lets feed readers in.")
    new: Count = Field(description="How much is new since somebody has seen its results.")
    seen: int = Field(description="The last article that was there then, by its number.")
    saved_at: str

    @classmethod
    def of(cls, search: SavedSearch, archive: Store) -> "Saved":
        """Describe a saved search."""
        return cls(
            id=search.id,
            name=search.name,
            kind=search.kind,
            filters=dict(search.filters),
            feed=feed_path(search),
            new=archive.count_arrivals(search, after=search.seen),
            seen=search.seen,
            saved_at=search.saved_at,
        )


class NewsGroup(BaseModel):
    """What is new of one person, one outlet or one check."""

    name: str
    items: list[Arrival]


class News(BaseModel):
    """What is new for a saved search: what it finds in articles with numbers above `after`, up to `through`."""

    title: str
    after: int
    through: int = Field(description="Send it as `through` to count all of this as seen.")
    total: Count
    groups: list[NewsGroup]


class Seen(BaseModel):
    """Up to which article results are seen."""

    model_config = ConfigDict(extra="forbid")

    through: Annotated[int, Field(strict=True, ge=0, le=MAX_ID, description="The number of the last article.")]


@router.get("")
def list_saved(archive: ReadableArchive) -> list[Saved]:
    """List the saved searches by name, with how much is new for each."""
    return [Saved.of(each, archive) for each in archive.saved_searches()]


@router.post(
    "",
    status_code=HTTP_201_CREATED,
    dependencies=[Depends(require_json)],
    responses=problem_responses(400, 404, 413, 415),
)
def save_search(body: NewSearch, archive: WritableArchive) -> Saved:
    """Save a search under a name. What it finds already isn't new."""
    return Saved.of(archive.save_search(body.name, body.kind, **body.filters), archive)


@router.get("/{number}/new", responses=problem_responses(404))
def get_news(number: ArchiveId, archive: ReadableArchive, limit: Limit = 50) -> News:
    """Give what is new for a saved search, by person, outlet or check; what was added last comes first."""
    search = archive.saved_search(number)
    found = news_of(archive, search, after=search.seen, most=limit)
    groups = [NewsGroup(name=group.name, items=list(group.arrivals)) for group in found.groups]
    return News(title=found.title, after=found.after, through=found.through, total=found.total, groups=groups)


@router.post("/{number}/seen", dependencies=[Depends(require_json)], responses=problem_responses(400, 404, 413, 415))
def mark_seen(number: ArchiveId, body: Seen, archive: WritableArchive) -> Saved:
    """Count nothing as new any more that a saved search finds in articles up to this one."""
    archive.mark_seen(number, body.through)
    return Saved.of(archive.saved_search(number), archive)


@router.post(
    "/{number}/feed-key", dependencies=[Depends(require_json)], responses=problem_responses(400, 404, 413, 415)
)
def change_feed_key(number: ArchiveId, archive: WritableArchive) -> Saved:
    """Give a saved search's feed another address, so that the one that it had leads nowhere. Send an empty object."""
    return Saved.of(archive.change_feed_key(number), archive)


@router.delete("/{number}", status_code=HTTP_204_NO_CONTENT, responses=problem_responses(404))
def remove_saved(number: ArchiveId, archive: WritableArchive) -> None:
    """Remove a saved search, and its feed with it."""
    archive.remove_search(number)
