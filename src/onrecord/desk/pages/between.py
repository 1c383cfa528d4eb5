"""Ask what passed between any two actors by their names. If a name may mean several, they are listed."""

from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Store, StoredActor
from onrecord.archive.query import MOST_CHARACTERS
from onrecord.desk.dependencies import ReadableArchive
from onrecord.desk.pages import query_address
from onrecord.desk.pages.templates import render
from onrecord.errors import NotInArchiveError, QueryError

router = APIRouter(include_in_schema=False)

MAX_CHOICES = 12
"""The most actors that are listed for a name: those who speak most."""


class Side(NamedTuple):
    """One of the two: what was asked, who is meant, or among whom to choose.

    `chosen` is an actor if one was chosen by number, or if the name can mean only one. `others` tells that the name may
    mean more than the `choices`.
    """

    field: str
    label: str
    name: str
    chosen: StoredActor | None = None
    choices: tuple[StoredActor, ...] = ()
    others: bool = False
    error: str | None = None


@router.get("/between")
def ask(request: Request, archive: ReadableArchive) -> Response:
    """Lead to the page of two actors, or ask which ones are meant."""
    first, second = (_side(request, archive, *each) for each in (("first", "One"), ("second", "The other")))
    one, other = first.chosen, second.chosen
    if one and other and one.id != other.id:
        return RedirectResponse(f"/actors/{one.id}/with/{other.id}", 303)
    if one and other:
        second = second._replace(chosen=None, error=f"Both names mean {other.name}. Name somebody else.")
    wrong = any(each.error for each in (first, second))
    return render(request, "between.html", status=400 if wrong else 200, sides=(first, second), most=MOST_CHARACTERS)


def _side(request: Request, archive: Store, field: str, label: str) -> Side:
    """Find out who is meant: by the number of an actor if one was chosen, else by the name.

    A name that was written after a choice was offered counts for more than the choice.
    """
    given = request.query_params
    name = given.get(field, "").replace("\0", " ").strip()
    side = Side(field, label, name)
    number = query_address.number(given.get(f"{field}_actor", ""))
    try:
        if number is not None and (not name or name == given.get(f"{field}_asked", name)):
            return side._replace(chosen=archive.actor(number))
        return _named(archive, side) if name else side
    except (NotInArchiveError, QueryError) as wrong:
        return side._replace(error=f"{wrong.what}.")


def _named(archive: Store, side: Side) -> Side:
    """Find the actors whose names have the words; raises QueryError."""
    found = tuple(archive.actors(side.name, limit=MAX_CHOICES + 1))
    exact = [each for each in found if each.name.casefold() == side.name.casefold()]
    if len(exact) == 1 or len(found) == 1:
        return side._replace(chosen=(exact or found)[0])
    if found:
        return side._replace(choices=found[:MAX_CHOICES], others=len(found) > MAX_CHOICES)
    near = tuple(actor for other in archive.other_names(side.name) for actor in archive.actors(other, limit=1))
    suggestion = " Did you mean one of these?" if near else ""
    return side._replace(choices=near, error=f"No actor’s name has “{side.name}”.{suggestion}")
