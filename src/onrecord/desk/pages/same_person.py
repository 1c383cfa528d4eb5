"""The page of suggestions: which actors may be the same person, to be accepted or refused."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Count
from onrecord.desk.dependencies import MAX_ID, ArchiveId, ReadableArchive, WritableArchive
from onrecord.desk.pages.paging import PAGE_SIZE, page_of, pager
from onrecord.desk.pages.templates import render
from onrecord.desk.person import Person
from onrecord.pipeline.same_person import MOST_CHANGED, accept, accept_all, refuse, same_person

router = APIRouter(include_in_schema=False)

IN_BULK = 0.9
"""What is at least so likely can be accepted at once."""

_Keep = Annotated[int, Form(ge=1, le=MAX_ID)]
_Page = Annotated[str, Form(max_length=10)]


@router.get("/same-person")
def listed(request: Request, archive: ReadableArchive) -> Response:
    """List the suggestions, the likeliest first."""
    page = page_of(request.query_params.get("page", ""))
    found = same_person(archive, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE, most_changed=MOST_CHANGED)
    total = Count(found.total)
    return render(
        request,
        "same_person.html",
        found=found.items,
        total=total,
        waiting=found.waiting,
        page=page,
        in_bulk=IN_BULK,
        pager=pager(page, len(found.items), total, _address) if found.items else None,
    )


@router.post("/same-person/accept-all")
def accept_many(archive: WritableArchive, name: Person) -> Response:
    """Join the two actors of every suggestion that is very likely."""
    accept_all(archive, confidence=IN_BULK, who=name)
    return RedirectResponse("/same-person", 303)


@router.post("/same-person/{number}/accept")
def accept_one(number: ArchiveId, archive: WritableArchive, name: Person, keep: _Keep, page: _Page = "") -> Response:
    """Join the two actors of a suggestion, and go back to the list."""
    accept(archive, [number], keep=keep, who=name)
    return RedirectResponse(_address(page_of(page)), 303)


@router.post("/same-person/{number}/refuse")
def refuse_one(number: ArchiveId, archive: WritableArchive, name: Person, keep: _Keep, page: _Page = "") -> Response:
    """Say that the two actors of a suggestion aren't one, and go back to the list."""
    refuse(archive, [number], keep=keep, who=name)
    return RedirectResponse(_address(page_of(page)), 303)


def _address(page: int) -> str:
    return "/same-person" + ("?" + urlencode({"page": page}) if page > 1 else "")
