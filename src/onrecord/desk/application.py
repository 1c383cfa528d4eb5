"""From an archive to a web application."""

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from onrecord import __version__
from onrecord.desk import api, login, problems
from onrecord.desk.archives import Desk
from onrecord.desk.defences import Defences
from onrecord.desk.pages import accuracy, actors, articles, home, jobs, programs, search
from onrecord.errors import ServeError
from onrecord.settings import Settings

STATIC = Path(__file__).with_name("static")

SHORTEST_TOKEN = 16
_SENDABLE = re.compile(r"[!-~]*")
HOW_TO_MAKE_ONE = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe())'"

_AROUND = 1 << 20
"""Bytes of a request besides the article in it."""
_FIELDS = 20
"""The most fields, and the most files, of a form."""

_A_CHARACTER = 4
"""Bytes that it takes at most in UTF-8."""


def application(
    path: str | Path,
    *,
    settings: Settings | None = None,
    token: str | None = None,
    hosts: Iterable[str] = (),
    any_address: bool = False,
) -> FastAPI:
    """Make the web application of an archive, to be run by any ASGI server.

    Whoever hasn't the `token` is let in nowhere; None lets everybody in. `hosts` are the names that it may be asked
    for by, besides those of this machine itself; with `any_address`, by any IP address too. Raises ServeError for a
    token that is easy to guess, or that no header can carry.
    """
    settings = settings or Settings.from_environment()
    if token is not None and (len(token) < SHORTEST_TOKEN or not _SENDABLE.fullmatch(token)):
        raise ServeError(
            "This token can't be used",
            allowed=f"at least {SHORTEST_TOKEN} letters, digits and signs of ASCII, without spaces",
            hint=HOW_TO_MAKE_ONE,
        )
    desk = Desk.on(Path(path), settings, token)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        desk.jobs.start()
        try:
            yield
        finally:
            desk.jobs.close()
            desk.readers.close()

    largest = largest_body(settings)
    app = FastAPI(
        title="onrecord",
        version=__version__,
        lifespan=living,
        openapi_url="/api/openapi.json",
        docs_url=None,  # these pages load their scripts from elsewhere
        redoc_url=None,
        form_limits={"max_fields": _FIELDS, "max_files": _FIELDS, "max_part_size": _A_CHARACTER * settings.text_limit},
    )
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=largest)
    app.add_middleware(Defences, token=token, hosts=hosts, any_address=any_address, largest=largest)
    app.state.desk = desk
    problems.install(app)
    app.include_router(login.router)
    app.include_router(api.router)
    for page in (home, articles, jobs, search, actors, accuracy, programs):
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=STATIC, packages=[("onrecord.render", "static")]), name="static")
    return app


def largest_body(settings: Settings) -> int:
    """The most bytes of a request's body: of a file as large as a page that is fetched, or the longest text.

    >>> largest_body(Settings())
    21048576
    """
    return max(settings.fetch_limit, _A_CHARACTER * settings.text_limit) + _AROUND
