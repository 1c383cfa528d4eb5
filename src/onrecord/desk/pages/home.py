"""The desk's first page: search, add, what is new, what is being read; and what is sent from it to be read."""

from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Store, Totals
from onrecord.desk.archives import Desk, Reading, TheDesk
from onrecord.desk.pages.templates import render
from onrecord.desk.sources import Sent, SentAddress, SentFile, SentText, require_web
from onrecord.errors import InputError

router = APIRouter(include_in_schema=False)

NEWEST = 12
"""So many of the newest articles are listed."""

RECENT = 6
"""So many of the jobs are."""

Line = Annotated[str, Form(max_length=1000)]


@router.get("/")
def show(request: Request, desk: TheDesk, archive: Reading) -> Response:
    """Show what there is and let more be added."""
    return _home(request, desk, archive)


@router.post("/add")
def add(
    *,
    request: Request,
    desk: TheDesk,
    archive: Reading,
    text: Annotated[str, Form()] = "",
    url: Annotated[str, Form(max_length=10_000)] = "",
    file: Annotated[list[UploadFile] | None, File()] = None,
    keep: Annotated[str, Form(pattern="^(yes|no)$")] = "yes",
    title: Line = "",
    outlet: Line = "",
    byline: Line = "",
    published: Line = "",
) -> Response:
    """Take a text, an address or files, and go to where their reading can be followed."""
    known = {"title": title, "outlet": outlet, "byline": byline, "published": published}
    given = {name: value.strip() for name, value in known.items() if value.strip()}
    sources: list[Sent] = []
    if text.strip():
        # What a form sends has the line ends of a form.
        sources.append(SentText(text.replace("\r\n", "\n"), given))
    if url.strip():
        try:
            sources.append(SentAddress(require_web(url), given))
        except InputError as error:
            form = {"url": url, "text": text, "keep": keep, **given}
            return _home(request, desk, archive, mistake=str(error), form=form)
    sources += [SentFile(each.filename, each.file.read(), given) for each in file or () if each.filename]
    if not sources:
        mistake = "There is nothing to read yet: drop a file, paste a text, or give an address."
        return _home(request, desk, archive, mistake=mistake, form={"keep": keep, **given})
    submitted = desk.jobs.submit(*sources, keep=keep == "yes")
    return RedirectResponse(f"/jobs/{submitted[0].id}" if len(submitted) == 1 else "/jobs", 303)


def _stamp(path: Path) -> tuple[tuple[int, int], ...]:
    """Tell an archive as it stands from how it stood before: when its files were written, and how long they are."""
    states = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        with suppress(FileNotFoundError):  # the log goes when nobody writes
            state = file.stat()
            states.append((state.st_mtime_ns, state.st_size))
    return tuple(states)


@lru_cache(maxsize=4)
def _totals(path: Path, _: tuple[tuple[int, int], ...]) -> Totals:
    """Count what is in an archive, once for each state of it: a million statements take a while."""
    with Store(path, read_only=True) as archive:
        return archive.totals()


def _home(
    request: Request,
    desk: Desk,
    archive: Store,
    *,
    mistake: str | None = None,
    form: dict[str, str] | None = None,
) -> Response:
    listed = desk.jobs.listed()
    return render(
        request,
        "home.html",
        status=422 if mistake else 200,
        totals=_totals(desk.path, _stamp(desk.path)),
        newest=list(archive.articles(order="date", limit=NEWEST)),
        jobs=listed[:RECENT],
        running=any(not job.ended for job in listed),
        archive_name=desk.path.name,
        largest=desk.settings.fetch_limit,
        mistake=mistake,
        form={"text": "", "url": "", "keep": "yes", "title": "", "outlet": "", "byline": "", "published": ""}
        | (form or {}),
    )
