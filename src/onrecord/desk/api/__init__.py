"""The answers to programs, all under /api: one router a resource, described by OpenAPI.

asking      what can be asked in an address
models      the shapes, besides the archive's own
read        reading an article, and keeping nothing
articles    adding and finding articles
statements  finding statements
actors      who there is, and joining them by hand
jobs        what is being read
archive     the archive as a whole
"""

from fastapi import APIRouter

from onrecord.desk.api import actors, archive, articles, jobs, read, statements
from onrecord.desk.problems import described

router = APIRouter(prefix="/api", responses=described(401, 403, 421, 422, 503))
for each in (read, articles, statements, actors, jobs, archive):
    router.include_router(each.router)
