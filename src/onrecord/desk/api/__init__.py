"""The REST API under /api: one router for each resource, described by OpenAPI.

query_params  the query parameters
models        what goes in and out, besides the archive's own models
read          reading an article without keeping it
articles      adding and finding articles
exchange      articles and statements in the formats of other tools
statements    finding statements
events        finding events
checks        finding what checks have found, dismissing it, trying a headline
corrections   putting right what records say, and taking that back
quotations    finding quotations that several articles give, and what differs
stories       finding stories, who tells them and who appears there
actors        finding, merging and splitting actors
same_person   which actors may be the same person
audits        what was drawn to be coded, and what follows from it
turns         what somebody said over time, and where it turns
jobs          the reading queue
saved         saved searches, and what is new for each
watches       the feeds that are looked at again and again
archive       the archive as a whole
"""

from fastapi import APIRouter

from onrecord.desk.api import (
    actors,
    archive,
    articles,
    audits,
    checks,
    corrections,
    events,
    exchange,
    jobs,
    quotations,
    read,
    same_person,
    saved,
    statements,
    stories,
    turns,
    watches,
)
from onrecord.desk.problems import problem_responses

router = APIRouter(prefix="/api", responses=problem_responses(401, 403, 421, 422, 503))
for each in (
    read, articles, corrections, exchange, statements, events, checks, stories, quotations, turns, actors, same_person,
    audits, jobs, saved, watches, archive,
):  # fmt: skip
    router.include_router(each.router)
