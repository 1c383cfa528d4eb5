import json
import re

import pytest

from tests.browser.conftest import serving
from tests.browser.looking import LOOKS, barriers, runs_over, wait_until

TEXT = "Ferry fares to rise\n\nFares will rise by a tenth, harbour chief Mona Dahl said on Monday. “We had no choice.”"
TOKEN = "a-token-that-is-long-enough"


@pytest.fixture(scope="module")
def empty(chromium, tmp_path_factory):
    """The address of a desk with a new archive."""
    with serving(tmp_path_factory.mktemp("empty") / "new.db") as address:
        yield address


@pytest.fixture(scope="module")
def guarded(chromium, tmp_path_factory):
    """The address of a desk that asks for a token."""
    with serving(tmp_path_factory.mktemp("guarded") / "new.db", "--token", TOKEN) as address:
        yield address


def drop(page, name: str, content: str) -> None:
    """Drop a file on the page."""
    page.evaluate(
        """([name, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([content], name));
          for (const kind of ["dragenter", "dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        [name, content],
    )


def came_to(page, path: str) -> None:
    """Wait until a page is at a path, a regular expression."""
    page.wait_for_url(re.compile(r"http://[\w.:]+" + path + "(#.*)?$"), timeout=60_000)


@pytest.mark.parametrize("look", LOOKS)
def test_nobody_is_kept_out_of_home(enter, desk, look):
    page = enter(desk + "/", **LOOKS[look])
    page.click("text=What you know about it")
    assert barriers(page) == []
    assert not runs_over(page)


@pytest.mark.parametrize("look", LOOKS)
def test_a_new_archive_says_how_it_is_filled(enter, empty, look):
    page = enter(empty + "/", **LOOKS[look])
    assert page.locator(".three li").count() == 3
    assert "onrecord add --archive new.db" in page.inner_text(".three")
    assert barriers(page) == []
    assert not runs_over(page)


def test_home_searches_counts_and_lists_the_newest_first(enter, desk):
    page = enter(desk + "/")
    days = page.eval_on_selector_all(".newest time", "all => all.map(e => e.dateTime.slice(0, 10))")
    assert len(days) > 3
    assert days == sorted(days, reverse=True)
    # The table's tests are of the archive; here it only has to be its own.
    assert int(page.inner_text(".totals dd >> nth=0")) >= 26
    assert "<script>alert(1)</script>" in page.inner_text(".newest")
    assert page.get_attribute(".search", "action") == "/search"
    assert page.get_attribute(".search input", "name") == "q"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_text_is_pasted_read_and_kept(enter, desk, scripts):
    page = enter(desk + "/", java_script_enabled=scripts)
    page.fill("#text", TEXT + f"\n\nIt was told {'twice' if scripts else 'once'}.")
    page.click("text=What you know about it")
    page.fill("#outlet", "The Ferry Post")
    page.fill("#published", "2026-03-02")
    page.click("text='Read'")
    came_to(page, r"/articles/\d+")
    assert page.inner_text(".outlet") == "THE FERRY POST"
    assert "Mona Dahl" in page.inner_text("#statements")
    assert "2 March 2026" in page.inner_text(".known")


def test_a_text_is_only_read_and_then_kept_after_all(enter, desk):
    page = enter(desk + "/")
    before = page.inner_text(".totals dd >> nth=0")
    page.fill("#text", TEXT + "\n\nIt was read before it was kept.")
    page.check("text=Only read it")
    page.click("text='Read'")
    came_to(page, r"/jobs/[\w-]+/1")
    assert "Mona Dahl" in page.inner_text("#statements")
    assert "It isn’t in the archive" in page.inner_text(".banner")
    assert barriers(page) == []
    again = enter(desk + "/")
    assert again.inner_text(".totals dd >> nth=0") == before
    page.click("text=Keep it")
    came_to(page, r"/articles/\d+")
    assert "It was read before it was kept." in page.inner_text(".text")


def test_a_file_is_dropped_anywhere_and_read(enter, desk):
    page = enter(desk + "/")
    drop(page, "<img src=x onerror=alert(1)>.txt", TEXT + "\n\nIt was dropped.")
    came_to(page, r"/articles/\d+")
    assert "It was dropped." in page.inner_text(".text")


def test_a_file_of_many_articles_is_told_article_by_article(enter, desk):
    page = enter(desk + "/")
    texts = (TEXT + f"\n\nThis is the {which}." for which in ("first", "second"))
    lines = [json.dumps({"text": text}) for text in texts]
    drop(page, "many.jsonl", "\n".join([*lines, "{no json"]))
    came_to(page, r"/jobs/[\w-]+")
    wait_until(page, "document.querySelector('#job [role=status]')?.textContent.startsWith('Done')", seconds=60)
    assert page.inner_text("#job [role=status]") == "Done: 2 added, 1 failed."
    assert page.locator(".outcomes a").count() == 2
    assert page.inner_text(".outcomes .failed") == "failed"
    assert barriers(page) == []


def test_what_cannot_be_read_says_why_and_what_to_do(enter, desk):
    page = enter(desk + "/")
    page.fill("#url", "http://127.0.0.1:1/metadata")
    page.click("text='Read'")
    came_to(page, r"/jobs/[\w-]+")
    wait_until(page, "!!document.querySelector('#job .error')", seconds=60)
    assert "address" in page.inner_text(".error")
    assert barriers(page) == []
    home = enter(desk + "/")
    assert home.inner_text(".job.failed >> nth=0").startswith("http://127.0.0.1:1/metadata")


@pytest.mark.parametrize("address", ["/etc/hostname", "file:///etc/hostname", "javascript:alert(1)"])
def test_an_address_that_is_none_on_the_web_is_refused_with_what_was_filled_in(enter, desk, address):
    page = enter(desk + "/")
    page.eval_on_selector("#url", "e => e.type = 'text'")  # what a browser would not even send
    page.fill("#url", address)
    page.click("text='Read'")
    assert "This is no address on the web" in page.inner_text(".error")
    assert page.input_value("#url") == address
    assert barriers(page) == []
    page.trouble.clear()  # the browser tells of the status, 422


def test_nothing_at_all_is_no_reason_to_start(enter, desk):
    page = enter(desk + "/")
    page.click("text='Read'")
    assert "There is nothing to read yet" in page.inner_text(".error")
    page.trouble.clear()  # the browser tells of the status, 422


def test_jobs_change_by_themselves_on_home(enter, desk):
    page = enter(desk + "/")
    other = enter(desk + "/")
    other.fill("#text", TEXT + "\n\nIt was seen from elsewhere.")
    other.click("text='Read'")
    came_to(other, r"/articles/\d+")
    page.reload()
    wait_until(page, "document.querySelector('#jobs .job .state')?.textContent.startsWith('done')", seconds=30)
    jobs = enter(desk + "/jobs")
    assert jobs.locator(".job").count() >= 1
    assert barriers(jobs) == []


@pytest.mark.parametrize("look", LOOKS)
def test_a_desk_with_a_token_asks_for_it(enter, guarded, look):
    page = enter(guarded + "/", **LOOKS[look])
    assert page.get_by_role("heading", level=1).inner_text() == "This desk needs a token"
    assert barriers(page) == []
    page.fill("#token", "a guess that is wrong")
    page.click("text=Log in")
    assert page.inner_text("[role=alert]") == "That token is wrong."
    assert barriers(page) == []
    page.trouble.clear()  # the browser tells of the status, 401
    page.fill("#token", TOKEN)
    page.click("text=Log in")
    page.wait_for_selector(".three")
    assert page.url == guarded + "/"


def test_what_could_not_be_read_is_listed_with_its_reason(enter, empty):
    page = enter(empty + "/")
    page.fill("#url", "http://127.0.0.1:1/not-to-be-had")
    page.click("text='Read'")
    came_to(page, r"/jobs/[\w-]+")
    wait_until(page, "!!document.querySelector('#job .error')", seconds=60)
    listed = enter(empty + "/failures")
    assert "http://127.0.0.1:1/not-to-be-had" in listed.inner_text(".failures")
    assert barriers(listed) == []
