"""The pages of saved searches: all of them, what is new for one, and its feed."""

from hashlib import sha256
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi import Path as InPath
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from onrecord.archive import SavedSearch, Store
from onrecord.desk import atom, check_table
from onrecord.desk.dependencies import MAX_ID, ArchiveId, CurrentDesk, ReadableArchive, WritableArchive
from onrecord.desk.pages.templates import render
from onrecord.desk.saved import address_of, search_at
from onrecord.desk.security import tokens_match
from onrecord.errors import NotInArchiveError
from onrecord.pipeline.digest import actor_names, asked_for, left_out, news_of

router = APIRouter(include_in_schema=False)


@router.get("/saved")
def show_all(request: Request, archive: ReadableArchive) -> Response:
    """List the saved searches, with how much is new for each."""
    rows = [
        {
            "search": each,
            "asked": asked_for(each, actor_names(archive, each)),
            "new": archive.count_arrivals(each, after=each.seen),
            "address": address_of(each),
            "feed": feed_path(each),
        }
        for each in archive.saved_searches()
    ]
    return render(request, "saved_list.html", rows=rows)


@router.post("/saved")
def save(
    archive: WritableArchive,
    name: Annotated[str, Form(max_length=1000)] = "",
    search: Annotated[str, Form(max_length=20_000)] = "",
) -> Response:
    """Save the search of a page of results, by its address, and go to the page that tells what is new for it."""
    kind, filters = search_at(search)
    saved = archive.save_search(name, kind, **filters)
    return RedirectResponse(f"/saved/{saved.id}", 303)


@router.get("/saved/{number}")
def show(request: Request, number: ArchiveId, archive: ReadableArchive) -> Response:
    """Show what is new for a saved search, by person."""
    search = archive.saved_search(number)
    news = news_of(archive, search, after=search.seen)
    view: dict[str, Any] = {
        "search": search,
        "news": news,
        "more": left_out(news),
        "asked": asked_for(search, actor_names(archive, search)),
        "address": address_of(search),
        "feed": feed_path(search),
        "meaning": check_table.meaning,
    }
    return render(request, "saved.html", **view)


@router.post("/saved/{number}/seen")
def mark_seen(number: ArchiveId, archive: WritableArchive, through: Annotated[int, Form(ge=0, le=MAX_ID)]) -> Response:
    """Count nothing as new any more that was there when the page was made."""
    archive.mark_seen(number, through)
    return RedirectResponse("/saved", 303)


@router.post("/saved/{number}/remove")
def remove(number: ArchiveId, archive: WritableArchive) -> Response:
    """Remove a saved search, and its feed with it."""
    archive.remove_search(number)
    return RedirectResponse("/saved", 303)


@router.post("/saved/{number}/feed-key")
def change_feed_key(number: ArchiveId, archive: WritableArchive) -> Response:
    """Give the feed another address."""
    archive.change_feed_key(number)
    return RedirectResponse(f"/saved/{number}", 303)


@router.get("/saved/{number}/feed")
def feed(
    *,
    request: Request,
    number: Annotated[int, InPath(ge=1, le=MAX_ID)],
    desk: CurrentDesk,
    archive: ReadableArchive,
    key: str = "",
) -> Response:
    """Give the feed of a saved search. Feed readers can't log in: where there is a token, its key lets them in."""
    search = _let_in(archive, number, key if desk.token is not None else None)
    base = str(request.base_url).rstrip("/")
    content = atom.feed(
        search,
        archive.arrivals(search, after=0, most=atom.MOST_ENTRIES),
        title=asked_for(search, actor_names(archive, search)),
        desk=base,
        page=f"{base}/saved/{search.id}",
        own=base + feed_path(search),
    )
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Content-Security-Policy": "sandbox; default-src 'none'"}
    if tag in (each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=atom.MEDIA_TYPE, headers=headers)


def feed_path(search: SavedSearch) -> str:
    """Give the address of a feed on its desk, with the key that lets feed readers in."""
    return f"/saved/{search.id}/feed?key={search.key}"


def _let_in(archive: Store, number: int, key: str | None) -> SavedSearch:
    """Give a saved search to who knows its key; whoever doesn't can't tell whether there is one."""
    try:
        search = archive.saved_search(number)
    except NotInArchiveError:
        search = None
    if key is not None and not tokens_match(key, search.key if search else ""):
        search = None
    if search is None:
        raise HTTPException(404, "There is no such feed, or its address has been changed")
    return search
