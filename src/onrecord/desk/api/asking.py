"""What can be asked in an address, by the names that the command line has for it."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Query, Request

from onrecord.archive import Count, Filters, Order
from onrecord.desk.api.models import DATE
from onrecord.desk.archives import LARGEST
from onrecord.schema import Act, Form, SourceKind

MOST = 200
"""So many are given at once."""

FARTHEST = 100_000
"""Nothing is skipped beyond that: narrow the question."""

Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many.")]
Offset = Annotated[int, Query(ge=0, le=FARTHEST, description="So many are passed over.")]


def _filters(
    *,
    q: Annotated[
        str | None, Query(max_length=1000, description='Words: all must be there; "…" a phrase, OR, -not, star*.')
    ] = None,
    speaker: Annotated[str | None, Query(max_length=1000, description="Who speaks: a name or a part of it.")] = None,
    about: Annotated[str | None, Query(max_length=1000, description="What it is about: words, or a name.")] = None,
    since: Annotated[
        str | None, Query(alias="from", pattern=DATE, description="Published then or later: 2024, 2024-03, 2024-03-05.")
    ] = None,
    until: Annotated[
        str | None, Query(alias="to", pattern=DATE, description="Published then or earlier: 2024, 2024-03, 2024-03-05.")
    ] = None,
    outlet: Annotated[str | None, Query(max_length=1000, description="Who published it.")] = None,
    form: Annotated[Form | None, Query(description="How the words are given.")] = None,
    kind: Annotated[SourceKind | None, Query(description="What the source is.")] = None,
    act: Annotated[Act | None, Query(description="What the source does with the content.")] = None,
    actor: Annotated[int | None, Query(ge=1, le=LARGEST, description="Who speaks, by number.")] = None,
    subject: Annotated[int | None, Query(ge=1, le=LARGEST, description="Whom it is about, by number.")] = None,
    article: Annotated[int | None, Query(ge=1, le=LARGEST, description="Where it stands, by number.")] = None,
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
        "actor": actor,
        "subject": subject,
        "article": article,
    }


def _order(
    q: Annotated[str | None, Query(include_in_schema=False)] = None,
    by: Annotated[Order | None, Query(alias="order", description="The best first, or the newest. Default: "
                  "rank with words, else date.")] = None,
) -> Order:  # fmt: skip
    return by or ("rank" if q else "date")


Asked = Annotated[Filters, Depends(_filters)]
"""Which statements or articles are asked for; all of what is given must hold."""

InOrder = Annotated[Order, Depends(_order)]


def require_json(request: Request) -> None:
    """Refuse a body that isn't said to be JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "The body is to be JSON, with Content-Type: application/json")


def following(request: Request, total: Count, limit: int, offset: int) -> str | None:
    """The address of what follows some of what was found; None at the end."""
    beyond = offset + limit
    if beyond > FARTHEST or (beyond >= total.number and not total.at_least):
        return None
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in ("limit", "offset")]
    return f"{request.url.path}?{urlencode([*kept, ('limit', limit), ('offset', beyond)])}"
