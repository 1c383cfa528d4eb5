"""The page of decisions: what people have corrected, joined, split and dismissed, and what they took back."""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.archive import Decision
from onrecord.archive.decisions import KINDS
from onrecord.desk.dependencies import ReadableArchive
from onrecord.desk.pages.paging import PAGE_SIZE, page_of, pager
from onrecord.desk.pages.templates import render

router = APIRouter(include_in_schema=False)

NAMES = {
    "correct": "corrections",
    "checked": "articles that were checked",
    "dismiss": "findings that were dismissed",
    "join": "actors that are one",
    "split": "actors that are two",
    "apart": "actors that aren’t one",
    "outlet": "outlets that are one",
}
"""What each kind of decision is called in the list of kinds."""

MOST_CHARACTERS = 2000
"""The longest name that is looked for."""


@router.get("/decisions")
def show(request: Request, archive: ReadableArchive) -> Response:
    """List what people have decided, the newest first: of one kind or all, of one person or everybody."""
    asked = request.query_params
    kind = asked.get("kind") if asked.get("kind") in KINDS else None
    who = asked.get("who", "").strip()[:MOST_CHARACTERS] or None
    holding = asked.get("holding") == "true"
    page = page_of(asked.get("page", ""))
    chosen: dict[str, Any] = {"kind": kind, "who": who, "undone": not holding}
    found = archive.latest_decisions(**chosen, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
    total = archive.count_decisions(**chosen)

    def address(to: int) -> str:
        given = {"kind": kind, "who": who, "holding": "true" if holding else None, "page": to if to > 1 else None}
        query = urlencode({name: value for name, value in given.items() if value is not None})
        return f"/decisions?{query}" if query else "/decisions"

    return render(
        request,
        "decisions.html",
        found=[(each, _about(each)) for each in found],
        total=total,
        kinds=NAMES,
        kind=kind,
        who=who,
        holding=holding,
        back=address(page),
        first=address(1),
        max_characters=MOST_CHARACTERS,
        pager=pager(page, len(found), total, address) if found else None,
    )


def _about(decision: Decision) -> str | None:
    """Give the address of what a decision is about; None where there is no page of it."""
    about, _, number = decision.subject.partition(" ")
    if not number.isdigit():
        return None
    return {"article": f"/articles/{number}#corrections", "actor": f"/actors/{number}"}.get(about)
