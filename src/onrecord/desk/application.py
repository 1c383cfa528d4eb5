"""From an archive to a web application."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from onrecord import __version__
from onrecord.desk import problems
from onrecord.desk.archives import Desk
from onrecord.desk.jobs import Jobs
from onrecord.desk.pages import accuracy, actors, articles, home, jobs, search
from onrecord.settings import Settings

STATIC = Path(__file__).with_name("static")


def application(
    path: str | Path, *, settings: Settings | None = None, token: str | None = None, hosts: Iterable[str] = ()
) -> FastAPI:
    """Make the web application of an archive, to be run by any ASGI server.

    Whoever hasn't the `token` is let in nowhere; None lets everybody in. `hosts` are the names that it may be asked
    for by, besides those of this machine itself.
    """
    settings = settings or Settings.from_environment()
    desk = Desk(Path(path), settings, Jobs(Path(path), settings), token)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        desk.jobs.start()
        try:
            yield
        finally:
            desk.jobs.close()

    app = FastAPI(
        title="onrecord",
        version=__version__,
        lifespan=living,
        openapi_url="/api/openapi.json",
        docs_url=None,  # these pages load their scripts from elsewhere
        redoc_url=None,
    )
    app.state.desk = desk
    problems.install(app)
    for page in (home, articles, jobs, search, actors, accuracy):
        app.include_router(page.router)
    app.mount("/static", StaticFiles(directory=STATIC, packages=[("onrecord.render", "static")]), name="static")
    return app
