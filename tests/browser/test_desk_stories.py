"""The pages of stories in a browser."""

import pytest
from playwright.sync_api import expect

from onrecord.archive import Store
from onrecord.pipeline.shelves import Quotations
from onrecord.stories.quotations import put_quotations
from tests.browser.conftest import serving
from tests.browser.looking import LOOKS, NARROW, WIDE, barriers, runs_over
from tests.quotations import DAM, printed
from tests.stories import flood, gathered, told, with_same_events
from tests.unit.archive.test_turns import NEVER, SOLD
from tests.unit.archive.test_turns import told as said

LONG = "The Independent Northern Herald-Courier of Upper and Lower Lund"


SIX = tuple((f"Paper {i}", i) for i in range(20, 26))
CUT = "The dam at Kelve will hold, but we will open it"
FLOOD, REYES = 6, 1


def everything(article, shelves):
    with_same_events(article, shelves)
    put_quotations(article, Quotations(shelves.quotations))


@pytest.fixture(scope="module")
def stories(chromium, tmp_path_factory):
    path = tmp_path_factory.mktemp("stories") / "stories.db"
    with Store(path) as store:
        for outlet, day in (
            ("Courier", "2024-05-03T06:20Z"), (LONG, "2024-05-03"), ("Post", "2024-05-04T12:00Z"), ("Herald", None),
        ):  # fmt: skip
            store.keep(told(f"DAM leaks, says {outlet}", outlet, day, url=f"https://papers.example/{outlet[:5]}"))
        store.keep(told("FERRY sails", "Courier", "2024-05-05"))
        for number, (outlet, toll) in enumerate((("Courier", 12), (LONG, 15), ("Post", 12), *SIX), start=1):
            store.keep(flood(outlet, f"2024-07-{number:02}", toll, said=bool(number % 2)))
        for outlet, words in (("Courier", DAM), (LONG, CUT), ("Post", DAM.replace("crack", "leak"))):
            store.keep(printed(words, outlet, "2024-07-02", title="FLOOD at the dam"))
        for each in (said(NEVER, "never", "2024-05-03", outlet="Post"), said(SOLD, "sold", "2024-06-10")):
            store.keep(each)
        gathered(store, everything)
        reyes = next(store.actors("Ana Reyes")).id
        assert reyes == REYES
    with serving(path) as address:
        yield address


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    "address",
    ["/", "/stories", "/stories?q=bridge&least=3", f"/stories/{FLOOD}", "/quotations",
     f"/actors/{REYES}/over-time", "/between?first=berg"],
)  # fmt: skip
def test_nobody_is_kept_out_and_nothing_runs_over(stories, enter, look, address):
    page = enter(stories + address, **LOOKS[look])
    assert barriers(page) == []
    assert not runs_over(page)


def test_a_story_is_found_and_followed_to_its_articles_without_a_script(stories, enter):
    page = enter(stories + "/", java_script_enabled=False)
    page.get_by_role("navigation", name="Desk").get_by_role("link", name="Stories").click()
    page.get_by_label("Words").fill("leaks")
    page.get_by_role("button", name="Search").last.click()
    page.get_by_role("heading", level=3).get_by_role("link", name="DAM leaks").click()
    expect(page.get_by_role("heading", name="Who had it first")).to_be_visible()
    page.locator(".first-article").get_by_role("link", name="says Courier").click()
    page.get_by_role("link", name="3 other articles tell this story").click()
    assert page.url.endswith("/stories/1")


def test_a_version_leads_to_its_place_and_a_quotation_to_its_wordings(stories, enter):
    page = enter(f"{stories}/stories/{FLOOD}", **NARROW)
    page.locator(".versions").get_by_role("row", name="15 killed").get_by_role("link").click()
    expect(page.locator(".event:target")).to_be_visible()
    page.go_back()
    left_out = page.locator(".quotations del").first
    assert "line-through" in left_out.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.locator(".quoted blockquote a").first.click()
    expect(page.get_by_role("heading", name="Who printed it first")).to_be_visible()
    assert barriers(page) == []
    assert not runs_over(page)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_each_article_has_a_mark_where_it_came_out(stories, enter, size):
    page = enter(stories + "/stories/1", **size)
    strip = page.locator("tbody .strip svg").first.bounding_box()
    marks = {
        row.locator("th").inner_text(): row.locator(".mark").first.bounding_box()
        for row in page.locator(".timeline tbody tr").all()
        if row.locator(".mark").count()
    }
    assert set(marks) == {"Courier", LONG, "Post"}
    assert marks[LONG]["width"] == pytest.approx(strip["width"] / 2, abs=4)
    middle = marks["Post"]["x"] + marks["Post"]["width"] / 2
    assert middle == pytest.approx(strip["x"] + strip["width"] * 0.75, abs=2)
    assert page.locator(".mark.first").count() == 2


def test_the_keyboard_reaches_the_first_articles_and_not_every_mark(stories, enter):
    page = enter(stories + "/stories/1", **NARROW)
    reached = []
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('td, h3')?.className ?? ''"))
    assert reached.count("first-article") == 4
    assert "strip" not in reached


def test_the_front_leads_to_what_changed_and_an_actor_to_their_turns(stories, enter):
    page = enter(stories + "/", java_script_enabled=False)
    expect(page.get_by_role("heading", name="What has changed in the last 7 days")).to_be_visible()
    page.get_by_role("link", name="7 days").click()
    expect(page.get_by_role("link", name="7 days")).to_have_attribute("aria-current", "true")
    page.get_by_role("navigation", name="Desk").get_by_role("link", name="Quotations").click()
    page.get_by_text("Filters").click()
    page.get_by_label("Only where the sense may turn").check()
    page.get_by_role("button", name="Search").last.click()
    expect(page.locator("#found")).to_have_text("1 quotation")
    page.get_by_role("navigation", name="Desk").get_by_role("link", name="Actors").click()
    page.get_by_role("link", name="Ana Reyes").click()
    page.get_by_role("link", name="over time, with turns").click()
    page.get_by_label("What about?").fill("ferry")
    page.get_by_text("Filters").click()
    page.get_by_label("Only turns").check()
    page.get_by_role("button", name="Show").click()
    turned = page.locator(".turned")
    expect(turned.locator(".turn")).to_have_text("now the opposite")
    assert turned.locator("mark").all_inner_texts() == ["never"]
    turned.locator("blockquote a").click()
    expect(page.locator("#s1:target")).to_be_visible()


def test_any_two_actors_are_asked_for_by_a_part_of_their_names(stories, enter):
    page = enter(f"{stories}/")
    page.get_by_label("One", exact=True).fill("berg")
    page.get_by_label("The other").fill("reyes")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="Ida Berg and Ana Reyes")).to_be_visible()
