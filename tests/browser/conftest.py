"""A Chromium for the tests that look at a page: one for all of them, a fresh page for each; and a desk to look at."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.render import page as render_page
from tests.browser import fonts
from tests.browser.looking import WINDOW
from tests.browser.records import a_record, spoken

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
    "--font-render-hinting=none",
)


def _missing(what: str) -> None:
    message = f"{what} isn't here, so the page can't be tried in a browser. Run `make browser`."
    if os.environ.get("CI") or os.environ.get("ONRECORD_TEST_FONT"):
        pytest.fail(f"{message} Where CI or ONRECORD_TEST_FONT is set that is an error.")
    pytest.skip(message)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory) -> Iterator[object]:
    """A Chromium that draws everything with the font of the tests."""
    path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        _missing("Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright")
    seen = {**os.environ, "FONTCONFIG_FILE": str(fonts.only(fonts.FONT, tmp_path_factory.mktemp("fonts")))}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS, env=seen)
        if fonts.drawn_with(browser) != {fonts.FONT}:
            browser.close()
            _missing(f"The font {fonts.FONT}")
        yield browser
        browser.close()


@pytest.fixture
def window(chromium) -> Iterator[Callable]:
    """Open an address in a window made with Playwright's options.

    The page must cause no trouble: no request but to addresses that begin with one of `home`, no error, no dialog,
    nothing that its policy had to refuse.
    """
    trouble: list[str] = []
    contexts = []

    def open_(address: str, home: tuple[str, ...], *, width: int, height: int, **options):
        contexts.append(chromium.new_context(viewport={"width": width, "height": height}, **options))
        page = contexts[-1].new_page()
        page.emulate_media(reduced_motion="reduce", color_scheme=options.get("color_scheme"))
        page.on("request", lambda request: request.url.startswith((*home, "data:")) or trouble.append(request.url))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda message: message.type in ("error", "warning") and trouble.append(message.text))
        page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
        page.trouble = trouble
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def visit(window, tmp_path: Path) -> Callable:
    """Open HTML as a file, at a place in it."""

    def open_(html: str, place: str = "", **options):
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.html"
        file.write_text(html, encoding="utf-8")
        return window(file.as_uri() + place, ("file:",), **{**WINDOW, **options})

    return open_


@pytest.fixture
def enter(window) -> Callable:
    """Open an address of a desk."""

    def open_(address: str, **options):
        return window(address, (re.match(r"http://[\w.:]+", address)[0],), **{**WINDOW, **options})

    return open_


@pytest.fixture(scope="session")
def html() -> str:
    """The page of an article with statements."""
    return render_page(a_record())


@pytest.fixture(scope="session")
def cast_html() -> str:
    """The page of an article with actors."""
    return render_page(spoken())


HOSTILE = {
    "id": "hostile",
    "title": 'Harbour <script>alert(1)</script> "shut" \u202eesrever',
    "text": (
        'Harbour <script>alert(1)</script> "shut" \u202eesrever\n\n'
        "The port’s director, Ana Reyes <img src=https://evil.example/x onerror=alert(2)>, said on Tuesday that "
        "“</p></main><script>alert(3)</script> the port \N{SHIP} will close \u2067tomorrow\u2069”.\n\n"
        "\"It is \u200fover,\" Reyes told reporters. 'Nobody is paid', she said.\n"
    ),
    "outlet": '<b>The \u202eGazette</b> & "Sons"',
    "byline": "x' onmouseover='alert(4)",
    "url": 'https://evil.example/?a=1&b="><script>alert(5)</script>',
    "published": "2024-05-03",
}
"""An article that would like to run scripts, and to turn lines around."""

CHANGING = (
    {"url": "https://paper.example/bridge", "outlet": "The Paper", "published": "2024-05-01", "title": "Bridge is safe",
     "text": "Bridge is safe\n\nThe bridge is safe, Mayor Lena Holt said."},
    {"url": "https://paper.example/bridge", "outlet": "The Paper", "published": "2024-05-02", "title": "Bridge shut",
     "text": "Bridge shut\n\nMayor Lena Holt denied that she had known of the cracks. “It was safe,” she said."},
)  # fmt: skip
"""An article, and how it stands after it has changed."""


@contextmanager
def serving(archive: Path, *options: str) -> Iterator[str]:
    """Run the real `onrecord serve` on an archive at a free port; its address, without the slash."""
    command = [sys.executable, "-c", "from onrecord.cli.main import main; main()", "serve", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--archive", str(archive), *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        said = process.stdout.readline()
        found = re.search(r"http://[\w.:]+", said)
        assert found, said + process.stdout.read()
        yield found[0]
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def kept(tmp_path_factory) -> Path:
    """An archive of the examples, the golden articles, a hostile one, and one that has changed."""
    from onrecord import Archive

    root = Path(__file__).parents[2]
    path = tmp_path_factory.mktemp("desk") / "news.db"
    with Archive(path) as archive:
        archive.add(root / "examples", root / "tests" / "golden" / "articles", HOSTILE, *CHANGING)
    return path


@pytest.fixture(scope="session")
def desk(chromium, kept: Path) -> Iterator[str]:
    """The address of a desk with the archive."""
    with serving(kept) as address:
        yield address


@pytest.fixture
def numbers(kept: Path) -> dict[str, int]:
    """The numbers of the archive's articles by what they are called here."""
    from onrecord import Archive

    with Archive(kept, read_only=True) as archive:
        found = {each.article.title or "": each.article.id for each in archive.articles(order="date")}
        latest = found["Bridge shut"]
        return {
            "bridge": next(number for title, number in found.items() if title.startswith("Engineers")),
            "hostile": next(number for title, number in found.items() if "script" in title),
            "latest": latest,
            "earlier": next(each.id for each in archive.versions(latest) if not each.latest),
        }
