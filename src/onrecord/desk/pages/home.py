"""The home page: search, what has changed, what to look at first, what is new, and the form to add articles."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Annotated, NamedTuple

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Changes, Decision, Store, Totals
from onrecord.archive.clock import written
from onrecord.desk import check_table
from onrecord.desk.dependencies import CurrentDesk, Desk, ReadableArchive
from onrecord.desk.pages.query_address import number
from onrecord.desk.pages.templates import moment, render
from onrecord.desk.sources import Sent, SentAddress, SentFile, SentText, require_web
from onrecord.desk.visits import FIRST, VISIT_COOKIE, VISIT_SECONDS, Visit, visit
from onrecord.errors import InputError

router = APIRouter(include_in_schema=False)

MAX_NEWEST = 8
"""The most articles listed as newest."""

MAX_STORIES = 5
"""The most stories listed as newest."""

MAX_CHANGES = 5
"""The most new versions, grown stories and decisions listed."""

MAX_FINDINGS = 4
"""The most findings listed."""

DAYS = (1, 7, 30)
"""The periods that can be looked back on, whatever was seen before."""

MAX_JOBS = 6
"""The most jobs listed."""

_SUBJECT = re.compile(r"(actor|article) (\d+)")

Line = Annotated[str, Form(max_length=1000)]


class _Decided(NamedTuple):
    """A decision, and the address of what it is about."""

    decision: Decision
    address: str | None


@router.get("/")
def show(request: Request, desk: CurrentDesk, archive: ReadableArchive) -> Response:
    """Show the home page."""
    return _home(request, desk, archive)


@router.post("/add")
def add(
    *,
    request: Request,
    desk: CurrentDesk,
    archive: ReadableArchive,
    text: Annotated[str, Form()] = "",
    url: Annotated[str, Form(max_length=10_000)] = "",
    file: Annotated[list[UploadFile] | None, File()] = None,
    keep: Annotated[str, Form(pattern="^(yes|no)$")] = "yes",
    title: Line = "",
    outlet: Line = "",
    byline: Line = "",
    published: Line = "",
) -> Response:
    """Put a text, an address or files into the reading queue, and go to the page that follows them."""
    known = {"title": title, "outlet": outlet, "byline": byline, "published": published}
    given = {name: value.strip() for name, value in known.items() if value.strip()}
    sources: list[Sent] = []
    if text.strip():
        # What a form sends has the line ends of a form.
        sources.append(SentText(text.replace("\r\n", "\n"), given))
    if url.strip():
        try:
            sources.append(SentAddress(require_web(url), given))
        except InputError as refused:
            form = {"url": url, "text": text, "keep": keep, **given}
            return _home(request, desk, archive, error=str(refused), form=form)
    sources += [SentFile(each.filename, each.file.read(), given) for each in file or () if each.filename]
    if not sources:
        error = "There is nothing to read yet. Choose a file, paste a text or enter an address."
        return _home(request, desk, archive, error=error, form={"keep": keep, **given})
    submitted = desk.jobs.submit(*sources, keep=keep == "yes")
    return RedirectResponse(f"/jobs/{submitted[0].id}" if len(submitted) == 1 else "/jobs", 303)


def _stamp(path: Path) -> tuple[tuple[int, int], ...]:
    """Identify the present state of an archive by the size and modification time of its files."""
    states = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        with suppress(FileNotFoundError):  # the log goes when nobody writes
            state = file.stat()
            states.append((state.st_mtime_ns, state.st_size))
    return tuple(states)


@lru_cache(maxsize=4)
def _totals(path: Path, _: tuple[tuple[int, int], ...]) -> Totals:
    """Count what is in an archive, once for each state of it: counting a million statements takes a while."""
    with Store(path, read_only=True) as archive:
        return archive.totals()


def _home(
    request: Request,
    desk: Desk,
    archive: Store,
    *,
    error: str | None = None,
    form: dict[str, str] | None = None,
) -> Response:
    listed = desk.jobs.listed()
    now = datetime.now(UTC)
    this = visit(request.cookies.get(VISIT_COOKIE), now)
    days = number(request.query_params.get("days", ""))
    days = days if days in DAYS else None
    since = this.since if days is None else now - timedelta(days=days)
    changes = archive.changes(written(since), most=MAX_CHANGES + MAX_STORIES)
    stories = list(archive.stories(limit=MAX_STORIES))
    listed_stories = {each.id for each in stories}
    answer = render(
        request,
        "home.html",
        status=422 if error else 200,
        changes=changes,
        period=_period(this, days),
        days=DAYS,
        asked=FIRST.days if this.first and days is None else days,
        first=this.first,
        worth_a_look=archive.worth_a_look(most=MAX_FINDINGS),
        meaning=check_table.meaning,
        changed=changes.changed[:MAX_CHANGES],
        other_stories=[each for each in changes.stories if each.story.id not in listed_stories][:MAX_CHANGES],
        decisions=[_Decided(each, _address(each.subject)) for each in changes.decisions[:MAX_CHANGES]],
        grown=_grown(changes),
        totals=_totals(desk.path, _stamp(desk.path)),
        newest=list(archive.articles(order="date", limit=MAX_NEWEST)),
        stories=stories,
        jobs=listed[:MAX_JOBS],
        running=any(not job.ended for job in listed),
        archive_name=desk.path.name,
        largest=desk.settings.fetch_limit,
        error=error,
        form={"text": "", "url": "", "keep": "yes", "title": "", "outlet": "", "byline": "", "published": ""}
        | (form or {}),
    )
    answer.set_cookie(
        VISIT_COOKIE,
        this.cookie,
        max_age=VISIT_SECONDS,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


def _grown(changes: Changes) -> dict[int, str]:
    """Say of stories that are new or have grown which of the two, by their numbers."""
    return {each.story.id: "new" if each.new else f"{each.added} more" for each in changes.stories}


def _address(subject: str) -> str | None:
    """Give the address of what a decision is about.

    >>> _address("actor 17"), _address("article 12"), _address("the weather")
    ('/actors/17', '/articles/12', None)
    """
    found = _SUBJECT.fullmatch(subject)
    return f"/{found[1]}s/{found[2]}" if found else None


def _period(this: Visit, days: int | None) -> str:
    """Say since when the changes are shown."""
    if days is not None:
        return "in the last day" if days == 1 else f"in the last {days} days"
    return "in the last 7 days" if this.first else f"since you were here last, on {moment(written(this.since))}"
