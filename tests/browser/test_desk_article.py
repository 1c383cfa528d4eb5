import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.looking import LOOKS, barriers, classes, click_on_own, focused, in_view, runs_over, wait_until


@pytest.fixture
def article(enter, desk, numbers):
    """Open an article by what it is called here."""
    return lambda name="bridge", place="", **options: enter(f"{desk}/articles/{numbers[name]}{place}", **options)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["bridge", "hostile", "earlier"])
def test_nobody_is_kept_out_of_an_article(article, look, name):
    page = article(name, **LOOKS[look])
    page.check("#layer-actors")
    assert barriers(page) == []
    assert not runs_over(page)


def test_scripts_in_an_article_never_run_and_lines_are_never_turned(article):
    page = article("hostile")
    assert page.locator("img").count() == 0
    assert "<script>alert(1)</script>" in page.inner_text("h1")
    assert not set(page.content()) & set("\u202e\u2067\u2069\u200f")
    assert page.inner_text(".outlet") == '<B>THE �GAZETTE</B> & "SONS"'


def test_text_and_statements_are_linked_both_ways(article):
    page = article()
    page.hover("#s2 blockquote")
    assert classes(page, "lit") == {"s2"}
    click_on_own(page, ".text .content[data-statement=s4]")
    wait_until(page, "location.hash === '#s4'")
    assert classes(page, "current") == {"s4"}
    assert in_view(page, "#s4")


def test_keys_go_through_the_statements_keep_one_and_let_it_go(article):
    page = article()
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "s2"
    page.keyboard.press("Enter")
    wait_until(page, "location.hash === '#s2'")
    assert classes(page, "current") == {"s2"}
    page.keyboard.press("Escape")
    assert classes(page, "current") == set()


def test_words_are_never_shown_under_the_masthead(article):
    page = article(place="#s20")
    wait_until(page, "document.querySelector('#s20').matches('.current')")
    page.wait_for_timeout(100)
    under = "e => e.getBoundingClientRect().top - document.querySelector('.masthead').getBoundingClientRect().bottom"
    assert page.eval_on_selector("[data-statement=s20].content", under) >= 0
    assert page.eval_on_selector("#s20", under) >= 0


def test_a_question_mark_shows_the_keys_and_escape_puts_them_away(article):
    page = article(place="#s2")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert barriers(page) == []
    page.keyboard.press("j")
    assert focused(page) is None
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert classes(page, "current") == {"s2"}
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


def test_a_statement_is_copied_with_its_citation(article, desk, numbers):
    page = article("latest", permissions=["clipboard-read", "clipboard-write"])
    card = page.locator(".card", has_text="denied").first
    card.get_by_role("button", name="citation").click()
    wait_until(page, "document.querySelector('#said').textContent === 'Copied with its citation'")
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.startswith("“that she had known of the cracks” — denied by ")
    assert "as reported by The Paper, 2 May 2024, https://paper.example/bridge, " in words
    assert words.endswith(f"{desk}/articles/{numbers['latest']}#{card.get_attribute('id')}")


def test_a_statement_that_is_kept_marked_stays_in_focus_and_is_the_one_that_is_copied(article):
    page = article(place="#s1", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    wait_until(page, "location.hash === '#s2'")
    wait_until(page, "!!document.activeElement.closest('#s2')")
    page.keyboard.press("c")
    wait_until(page, "document.querySelector('#said').textContent === 'Copied with its citation'")
    assert page.evaluate("navigator.clipboard.readText()").endswith("#s2")


def test_where_the_clipboard_cannot_be_written_the_citation_is_selected(article):
    page = article("latest")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.keyboard.press("j")
    page.keyboard.press("c")
    wait_until(page, "!!document.querySelector('.citation')")
    assert page.evaluate("getSelection().toString()") == page.inner_text(".citation")


@pytest.mark.parametrize("scripts", [True, False])
def test_layers_can_be_switched(article, scripts):
    page = article(java_script_enabled=scripts)
    look = "e => { const s = getComputedStyle(e); return s.textDecorationLine + s.backgroundColor + s.boxShadow; }"
    content, mention = ".text .content >> nth=0", ".text .mention >> nth=0"
    with_all, bare = page.eval_on_selector(content, look), page.eval_on_selector(mention, look)
    assert page.is_visible(".text .number >> nth=0")
    page.uncheck("#layer-statements")
    assert page.eval_on_selector(content, look) != with_all
    assert not page.is_visible(".text .number >> nth=0")
    page.check("#layer-actors")
    assert page.eval_on_selector(mention, look) != bare
    line = "e => getComputedStyle(e).borderBottomColor"
    dated = page.eval_on_selector(".text .time >> nth=0", line)
    page.uncheck("#layer-times")
    assert page.eval_on_selector(".text .time >> nth=0", line) != dated


def test_layers_stay_as_they_were_set(article):
    page = article()
    page.uncheck("#layer-times")
    page.reload()
    assert not page.is_checked("#layer-times")
    assert page.is_checked("#layer-statements")


def test_an_earlier_version_says_so_and_leads_to_the_latest(article, numbers):
    page = article("earlier")
    assert "This is version 1" in page.inner_text(".banner")
    page.click("text=Go to the latest")
    assert page.url.endswith(f"/articles/{numbers['latest']}")
    assert page.locator(".banner").count() == 0
    page.get_by_role("link", name="Version 1, added").click()
    assert page.url.endswith(f"/articles/{numbers['earlier']}")


def test_names_lead_to_the_pages_of_actors_and_the_outlet_to_its_articles(article):
    page = article("latest")
    href = page.get_attribute(".card .speaker >> nth=0", "href")
    assert re.fullmatch(r"/actors/\d+", href)
    assert page.get_attribute(".actor-list .name a >> nth=0", "href") == href
    assert page.get_attribute(".outlet a", "href") == "/search?in=articles&outlet=The%20Paper"


def test_the_same_address_gives_the_record_as_json(desk, numbers, kept, chromium):
    from onrecord import Archive

    with Archive(kept, read_only=True) as archive:
        record = json.loads(archive.record(numbers["hostile"]).to_json())
    asking = chromium.new_context().request
    address = f"{desk}/articles/{numbers['hostile']}"
    for given in (asking.get(address, headers={"Accept": "application/json"}), asking.get(f"{address}.json")):
        assert given.headers["content-type"] == "application/json"
        assert given.json() == record
    assert "text/html" in asking.get(address, headers={"Accept": "text/html"}).headers["content-type"]


def test_the_kept_copy_is_handed_over_and_never_shown(desk, numbers, chromium):
    given = chromium.new_context().request.get(f"{desk}/articles/{numbers['hostile']}/original")
    assert given.headers["content-disposition"].startswith("attachment")
    assert given.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in given.headers["content-security-policy"]
    assert "html" not in given.headers["content-type"]
    assert b"<script>alert(1)</script>" in given.body()


def test_without_javascript_an_article_is_read_and_its_statements_followed(article):
    page = article(java_script_enabled=False)
    assert not page.is_visible(".copy >> nth=0")
    page.click('.text .number a >> text="4"')
    assert page.url.endswith("#s4")
    key = page.get_attribute(".actor-list .actor >> nth=0", "id")
    mention = f".text .mention[data-actor={key}] >> nth=0"
    look = "e => getComputedStyle(e).backgroundColor"
    page.mouse.move(0, 0)  # whatever the click has brought under the pointer
    bare = page.eval_on_selector(mention, look)
    page.hover(f"#{key} .name")
    assert page.eval_on_selector(mention, look) != bare


@pytest.mark.parametrize("look", LOOKS)
def test_an_article_that_is_not_there_is_an_error_with_ways_on(enter, desk, look):
    page = enter(f"{desk}/articles/99999", **LOOKS[look])
    assert page.inner_text("h1") == "There is no such article: 99999"
    expect(page.get_by_role("link", name="Search the archive")).to_be_visible()
    assert barriers(page) == []
    assert [each for each in page.trouble if "404" not in each] == []
    page.trouble.clear()


def test_a_reader_sees_who_speaks_follows_them_and_finds_what_nobody_said_outright(article):
    page = article("latest")
    expect(page.get_by_role("heading", name="Who speaks")).to_be_visible()
    speaker = page.locator("#glance-speakers ~ ul li").first
    expect(speaker).to_contain_text("Lena Holt, Mayor 2 statements, 1 quoted")
    speaker.get_by_role("link", name="Lena Holt, the first of them").click()
    wait_until(page, "location.hash.startsWith('#s')")
    assert len(classes(page, "current")) == 1
    assert barriers(page) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_what_nobody_said_outright_is_reached_by_the_switch_and_by_its_address(article, scripts):
    page = article(java_script_enabled=scripts)
    hidden = page.locator(".card.unsaid").first
    expect(hidden).to_be_hidden()
    page.get_by_label("Show everything").check()
    expect(hidden).to_be_visible()
    assert ("everything=true" in page.url) is scripts
    page.goto(page.url.partition("?")[0] + f"#{hidden.get_attribute('id')}")
    page.reload()
    expect(page.get_by_label("Show everything")).not_to_be_checked()
    expect(hidden).to_be_visible()
    page.goto(page.url.partition("#")[0] + "?everything=true")
    expect(page.locator(".card.unsaid").last).to_be_visible()
