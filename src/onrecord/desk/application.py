"""Make the web application of an archive."""

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from onrecord import __version__
from onrecord.desk import api, login, problems
from onrecord.desk.dependencies import Desk
from onrecord.desk.pages import (
    accuracy,
    actors,
    articles,
    audits,
    between,
    checks,
    corrections,
    dealings,
    decisions,
    events,
    home,
    jobs,
    over_time,
    programs,
    quotations,
    removing,
    same_person,
    saved,
    search,
    stories,
    taking,
    watches,
)
from onrecord.desk.security import SecurityMiddleware
from onrecord.errors import ServeError
from onrecord.ingest import SourceLike
from onrecord.pipeline.watching import MINUTES
from onrecord.settings import Settings

STATIC = Path(__file__).with_name("static")

MIN_TOKEN_LENGTH = 16
_HEADER_SAFE = re.compile(r"[!-~]*")
HOW_TO_MAKE_ONE = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe())'"

_BODY_OVERHEAD = 1 << 20
"""Bytes of a request on top of the article itself."""
_MAX_FORM_FIELDS = 20
"""The most fields of a form, and the most files."""

_MAX_BYTES_PER_CHARACTER = 4
"""The most bytes of one character in UTF-8."""


def application(
    path: str | Path,
    *,
    settings: Settings | None = None,
    token: str | None = None,
    hosts: Iterable[str] = (),
    any_address: bool = False,
    watch: Iterable[SourceLike] = (),
    watch_minutes: float = MINUTES,
) -> FastAPI:
    """Make the web application of an archive, to be run by any ASGI server.

    With a `token`, only requests that carry it are answered; None lets everybody in. `hosts` are allowed host names
    besides those of this machine; with `any_address`, any IP address is allowed too. `watch` names folders and feeds
    that are watched as long as it runs, the feeds every so many `watch_minutes`. Raises ServeError for a token that is
    too short or that no header can carry, and InputError for what can't be watched.
    """
    settings = settings or Settings.from_environment()
    if token is not None and (len(token) < MIN_TOKEN_LENGTH or not _HEADER_SAFE.fullmatch(token)):
        raise ServeError(
            "This token can't be used",
            allowed=f"at least {MIN_TOKEN_LENGTH} letters, digits and signs of ASCII, without spaces",
            hint=HOW_TO_MAKE_ONE,
        )
    desk = Desk.create(Path(path), settings, token, watch, watch_minutes)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        desk.jobs.start()
        desk.watching.start()
        try:
            yield
        finally:
            desk.watching.close()
            desk.jobs.close()
            desk.readers.close()

    most = max_body_bytes(settings)
    app = FastAPI(
        title="onrecord",
        version=__version__,
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,  # these pages load their scripts from elsewhere
        redoc_url=None,
        form_limits={
            "max_fields": _MAX_FORM_FIELDS,
            "max_files": _MAX_FORM_FIELDS,
            "max_part_size": _MAX_BYTES_PER_CHARACTER * settings.text_limit,
        },
    )
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=most)
    app.add_middleware(SecurityMiddleware, token=token, hosts=hosts, any_address=any_address, max_body_bytes=most)
    app.state.desk = desk
    problems.install(app)
    _include(app, login.router)
    _include(app, api.router)
    for page in (
        home, articles, jobs, search, stories, quotations, events, checks, corrections, decisions, actors, over_time,
        same_person, dealings, between, accuracy, audits, programs, removing, taking, saved, watches,
    ):  # fmt: skip
        _include(app, page.router)
    app.mount("/static", StaticFiles(directory=STATIC, packages=[("onrecord.render", "static")]), name="static")
    return app


def _include(app: FastAPI, router: APIRouter) -> None:
    """Serve the pages of a router as they are; `include_router` would work them out again for each application."""
    app.router.routes.extend(router.routes)


def max_body_bytes(settings: Settings) -> int:
    """Give the most bytes that a request's body may have: enough for the largest file or the longest text.

    >>> max_body_bytes(Settings())
    21048576
    """
    return max(settings.fetch_limit, _MAX_BYTES_PER_CHARACTER * settings.text_limit) + _BODY_OVERHEAD
