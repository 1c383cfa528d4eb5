"""The query parameters of the API; they have the names of the command line's options."""

from collections.abc import Iterable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Query, Request

from onrecord.archive import Count, Filters, Order, Suggestion
from onrecord.desk.api.models import DATE_PATTERN, SuggestedQuery
from onrecord.desk.dependencies import MAX_ID
from onrecord.schema import Act, Form, SourceKind

MAX_LIMIT = 200
"""So many are given at once."""

MAX_OFFSET = 100_000
"""Nothing is skipped beyond that: narrow the search."""

Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="The most results to give.")]
Offset = Annotated[int, Query(ge=0, le=MAX_OFFSET, description="How many results to skip.")]


def _filters(
    *,
    q: Annotated[
        str | None,
        Query(max_length=1000, description='Words, all of which must match; "…" for a phrase, OR, -not, star*.'),
    ] = None,
    speaker: Annotated[str | None, Query(max_length=1000, description="The speaker: all or part of a name.")] = None,
    about: Annotated[str | None, Query(max_length=1000, description="What it is about: words or a name.")] = None,
    since: Annotated[
        str | None,
        Query(
            alias="from",
            pattern=DATE_PATTERN,
            description="Published on this date or later: 2024, 2024-03 or 2024-03-05.",
        ),
    ] = None,
    until: Annotated[
        str | None,
        Query(
            alias="to",
            pattern=DATE_PATTERN,
            description="Published on this date or earlier: 2024, 2024-03 or 2024-03-05.",
        ),
    ] = None,
    outlet: Annotated[str | None, Query(max_length=1000, description="The outlet that published it.")] = None,
    form: Annotated[Form | None, Query(description="How the words are given: quoted, reported or both.")] = None,
    kind: Annotated[SourceKind | None, Query(description="The kind of source.")] = None,
    act: Annotated[Act | None, Query(description="What the source does with the content.")] = None,
    confidence: Annotated[
        float | None, Query(ge=0, le=1, description="The lowest confidence that a statement may have, from 0 to 1.")
    ] = None,
    speaker_confidence: Annotated[
        float | None,
        Query(ge=0, le=1, description="The lowest confidence in the speaker, from 0 to 1. Leaves out who isn't known."),
    ] = None,
    said: Annotated[
        bool | None,
        Query(description="Only what somebody said outright: not believed, planned, unsure or inside another one."),
    ] = None,
    actor: Annotated[int | None, Query(ge=1, le=MAX_ID, description="The speaker, by the number of the actor.")] = None,
    subject: Annotated[
        int | None, Query(ge=1, le=MAX_ID, description="Who or what it is about, by the number of the actor.")
    ] = None,
    article: Annotated[int | None, Query(ge=1, le=MAX_ID, description="The article, by its number.")] = None,
) -> Filters:
    return {
        "words": q or None,
        "speaker": speaker or None,
        "about": about or None,
        "since": since,
        "until": until,
        "outlet": outlet or None,
        "form": form,
        "source_kind": kind,
        "act": act,
        "confidence": confidence,
        "speaker_confidence": speaker_confidence,
        "said": said,
        "actor": actor,
        "subject": subject,
        "article": article,
    }


def _order(
    q: Annotated[str | None, Query(include_in_schema=False)] = None,
    by: Annotated[
        Order | None,
        Query(
            alias="order",
            description="Best match first (rank) or newest first (date). Default: rank if there are words, else date.",
        ),
    ] = None,
) -> Order:
    return by or ("rank" if q else "date")


StatementFilters = Annotated[Filters, Depends(_filters)]
"""Which statements or articles to find; all filters must match."""

ResultOrder = Annotated[Order, Depends(_order)]


def require_json(request: Request) -> None:
    """Refuse a body that isn't said to be JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "The body must be JSON, with Content-Type: application/json")


def next_address(request: Request, total: Count, limit: int, offset: int) -> str | None:
    """Give the address of the next page of results; None on the last."""
    beyond = offset + limit
    if beyond > MAX_OFFSET or (beyond >= total.number and not total.at_least):
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in ("limit", "offset")]
    return f"{request.url.path}?{urlencode([*kept, ('limit', limit), ('offset', beyond)])}"


_PARAMETERS = {"words": "q", "since": "from", "until": "to", "source_kind": "kind"}
"""Filters whose parameter has another name."""


def suggested(request: Request, suggestions: Iterable[Suggestion]) -> list[SuggestedQuery]:
    """Give suggestions with their addresses."""
    found = []
    for each in suggestions:
        name = _PARAMETERS.get(each.part, each.part)
        left_out = {name, "offset"} | ({"to"} if name == "from" and each.value is None else set())
        kept = [pair for pair in request.query_params.multi_items() if pair[0] not in left_out]
        changed = [] if each.value is None else [(name, each.value)]
        address = f"{request.url.path}?{urlencode([*kept, *changed])}"
        found.append(
            SuggestedQuery(kind=each.kind, parameter=name, value=each.value, total=each.total, address=address)
        )
    return found
