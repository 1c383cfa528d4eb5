"""A Chromium for the tests that look at a page: one for all of them, a fresh page for each."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def _missing(what: str) -> None:
    message = f"{what} isn't here, so the page can't be tried in a browser: run `make browser`."
    if os.environ.get("CI"):
        pytest.fail(f"{message} Where CI is set that is an error.")
    pytest.skip(message)


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        _missing("Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, tmp_path: Path) -> Iterator[Callable]:
    """Open HTML as a file, at a place in it, in a window made with Playwright's options.

    It must cause no trouble: no request to elsewhere, no error, nothing that its policy had to refuse.
    """
    trouble: list[str] = []
    contexts = []

    def open_(html: str, place: str = "", *, width: int = 1280, height: int = 800, **options):
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, **options))
        page = contexts[-1].new_page()
        page.emulate_media(reduced_motion="reduce", color_scheme=options.get("color_scheme"))
        page.on("request", lambda request: request.url.startswith(("file:", "data:")) or trouble.append(request.url))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: message.type in ("error", "warning") and trouble.append(message.text))
        page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
        page.trouble = trouble
        page.goto(file.as_uri() + place)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert trouble == []
