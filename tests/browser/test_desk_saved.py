"""Saved searches, watched feeds and the reading queue in a browser: each test tells a whole story."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from onrecord.archive import Store
from tests.browser.conftest import serving
from tests.browser.looking import LOOKS, barriers, runs_over
from tests.support import record_of
from tests.unit.desk.papers import fill

FEED = """<rss version="2.0"><channel><title>Harbour Times</title><item><title>Ferry</title><description>{}
</description></item></channel></rss>"""
WORDS = "The ferry to Kelve will sail again on Monday, the harbour master said. " * 15


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = FEED.format(WORDS).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def feed():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/feed"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    path = fill(tmp_path_factory.mktemp("saved") / "news.db")
    with Store(path) as store:
        for name, kind in (("All that is said", "statements"), ("Events", "events"), ("Findings", "checks")):
            store.save_search(name, kind)
        store.keep(record_of("{s:Ana Reyes} {q:denied} {c:that <b>the dam</b> leaks}.", outlet="Kelve Post"))
    return path


@pytest.fixture(scope="module")
def saved(chromium, archive):
    with serving(archive, "--allow-private-addresses", "--watch", str(archive.parent)) as address:
        yield address


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_is_kept_out_and_nothing_runs_over(saved, enter, look):
    page = enter(saved + "/saved", **LOOKS[look])
    for address in ("/saved", "/saved/1", "/watches", "/search?q=dam"):
        page.goto(saved + address)
        for summary in page.locator("main .save > summary").all():
            summary.click()
        assert barriers(page) == []
        assert not runs_over(page)


def test_a_search_is_saved_and_tells_what_is_new_without_a_script(saved, archive, enter):
    page = enter(saved + "/search?q=ferry+OR+dam", java_script_enabled=False)
    page.get_by_text("Save this search", exact=True).click()
    page.get_by_label("Name").fill("Ferries and dams")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Ferries and dams")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing new")).to_be_visible()
    with Store(archive) as store:
        store.keep(record_of("{s:A pilot} {q:said} {c:the ferry is late}.", outlet="Kelve Post"))
    page.goto(saved + "/saved")
    page.get_by_role("link", name="1 new").first.click()
    page.goto(saved + "/saved")
    page.get_by_role("link", name="Ferries and dams", exact=True).click()
    expect(page.get_by_role("heading", name="A pilot")).to_be_visible()
    feed = page.get_by_role("link", name="Feed (Atom)").get_attribute("href")
    assert "A pilot, on ferry OR dam" in page.request.get(saved + feed).text()
    page.goto(saved + "/saved/4")
    page.get_by_role("button", name="Mark as seen").click()
    page.get_by_role("button", name="Remove Ferries and dams").click()
    assert page.get_by_role("link", name="Ferries and dams").count() == 0


def test_a_feed_that_is_watched_brings_its_articles(saved, enter, feed):
    page = enter(saved + "/watches")
    page.get_by_label("Address of a feed, or of a page").fill(feed)
    page.get_by_label("Look").select_option("every 15 minutes")
    page.get_by_role("button", name="Watch", exact=True).click()
    for _ in range(100):
        if page.get_by_text("1 added").count():
            break
        page.wait_for_timeout(200)
        page.reload()
    page.goto(saved + "/search?q=ferry&outlet=Harbour+Times")
    expect(page.get_by_text("the harbour master").first).to_be_visible()
    page.goto(saved + "/watches")
    page.get_by_role("button", name=f"Stop watching {feed}").click()
    assert page.get_by_text(feed).count() == 0


def test_a_long_job_is_cancelled_from_its_page_with_the_keyboard(saved, enter):
    page = enter(saved + "/")
    page.get_by_label("or paste a text").fill("The weir is old, the engineer said. " * 12_000)
    page.get_by_role("button", name="Read", exact=True).click()
    page.get_by_role("button", name="Cancel").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing of it was kept.")).to_be_visible(timeout=30_000)
    assert barriers(page) == []
    page.goto(saved + "/jobs")
    expect(page.get_by_text("cancelled")).to_be_visible()
