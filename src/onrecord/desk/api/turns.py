"""What somebody said about a matter over time, and where it turns."""

from typing import Annotated

from fastapi import APIRouter, Query

from onrecord.desk.api.models import DATE_PATTERN
from onrecord.desk.dependencies import MAX_ID, ReadableArchive
from onrecord.desk.problems import problem_responses
from onrecord.errors import QueryError
from onrecord.pipeline.turns import OverTime, over_time

router = APIRouter(prefix="/turns", tags=["statements"])


@router.get("", responses=problem_responses(400))
def find_turns(
    *,
    archive: ReadableArchive,
    speaker: Annotated[str | None, Query(max_length=1000, description="Who speaks: a name or a part of it.")] = None,
    actor: Annotated[int | None, Query(ge=1, le=MAX_ID, description="Who speaks, by the number of an actor.")] = None,
    matter: Annotated[
        str | None, Query(max_length=1000, description="Words that say what it is about, as `words` in a search.")
    ] = None,
    since: Annotated[
        str | None, Query(alias="from", pattern=DATE_PATTERN, description="Published on this date or later.")
    ] = None,
    until: Annotated[
        str | None, Query(alias="to", pattern=DATE_PATTERN, description="Published on this date or earlier.")
    ] = None,
    outlet: Annotated[str | None, Query(max_length=1000, description="The outlet that published it.")] = None,
) -> OverTime:
    """Give what a speaker said about a matter, in the order of days, each statement with the earlier ones it turns.

    Only statements of one actor turn each other. Name a speaker or an actor.
    """
    if not speaker and actor is None:
        raise QueryError("Nobody is named who speaks", allowed="speaker, a name, or actor, a number")
    return over_time(
        archive, speaker or None, matter or None, actor=actor, since=since, until=until, outlet=outlet or None
    )
