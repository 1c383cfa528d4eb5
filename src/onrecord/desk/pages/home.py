"""The home page: search, the newest stories and articles, the reading queue, and the form to add articles."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Store, Totals
from onrecord.desk.dependencies import CurrentDesk, Desk, ReadableArchive
from onrecord.desk.pages.templates import render
from onrecord.desk.sources import Sent, SentAddress, SentFile, SentText, require_web
from onrecord.errors import InputError

router = APIRouter(include_in_schema=False)

MAX_NEWEST = 12
"""The most articles listed as newest."""

MAX_STORIES = 5
"""The most stories listed as newest."""

MAX_JOBS = 6
"""The most jobs listed."""

Line = Annotated[str, Form(max_length=1000)]


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
    return render(
        request,
        "home.html",
        status=422 if error else 200,
        totals=_totals(desk.path, _stamp(desk.path)),
        newest=list(archive.articles(order="date", limit=MAX_NEWEST)),
        stories=list(archive.stories(limit=MAX_STORIES)),
        jobs=listed[:MAX_JOBS],
        running=any(not job.ended for job in listed),
        archive_name=desk.path.name,
        largest=desk.settings.fetch_limit,
        error=error,
        form={"text": "", "url": "", "keep": "yes", "title": "", "outlet": "", "byline": "", "published": ""}
        | (form or {}),
    )
