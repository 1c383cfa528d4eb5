"""The pages with findings in a browser: to search them, to dismiss one, and to try a headline."""

import json

import pytest
from playwright.sync_api import expect

from onrecord.archive import Store
from tests.browser.conftest import serving
from tests.browser.looking import LOOKS, WIDE, barriers, runs_over
from tests.checks import ferry
from tests.unit.archive.test_checks import flood

FLOOD = 2


@pytest.fixture(scope="module")
def checks(chromium, tmp_path_factory):
    """The address of a desk with findings; a test that changes one takes that back."""
    path = tmp_path_factory.mktemp("checks") / "checks.db"
    with Store(path) as store:
        store.keep(ferry())
        store.keep(flood())
        store.dismiss(1, "c5", why="The inspectors said so.", who="Ida Holm")
    with serving(path) as address:
        yield address


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    "address", ["/checks", "/checks?dismissed=true", "/checks?kind=rumour", "/articles/1#finding-3"]
)
def test_nobody_is_kept_out_and_nothing_runs_over(checks, enter, look, address):
    page = enter(checks + address, **LOOKS[look])
    for summary in page.locator(".dismiss > summary, .dismissed-findings > summary").all():
        summary.click()
    assert barriers(page) == []
    assert not runs_over(page)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_finding_is_dismissed_with_a_reason_and_taken_back(checks, enter, scripts):
    page = enter(checks + "/checks?kind=conflict", java_script_enabled=scripts)
    page.get_by_role("link", name="12 dead in one place, 15 in another.").click()
    card = page.locator("#finding-1")
    expect(card).to_be_visible()
    card.get_by_text("Dismiss", exact=True).first.click()
    card.get_by_label("Why doesn’t c1 count?").fill("The toll rose.")
    card.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".dismissed-findings")).to_contain_text("1 dismissed")
    assert page.locator("[data-finding='finding-1'].checked").count() == 0
    card = page.locator(".dismissed-findings #finding-1")
    expect(card).to_be_visible()  # the address names it, so its fold is open
    expect(card).to_contain_text("The toll rose.")
    card.get_by_role("button", name="Take back").click()
    expect(page.locator(".checks #finding-1")).to_be_visible()
    assert page.locator("[data-finding='finding-1'].checked").count() == 2


def answering(page, answers):
    """Answer for the desk what headlines are: what was asked, in order."""
    asked = []

    def answer(route):
        asked.append(json.loads(route.request.post_data)["headline"])
        status, body = answers(asked[-1])
        route.fulfill(status=status, content_type="application/json", body=json.dumps(body))

    page.route("**/api/articles/*/headline", answer)
    return asked


def overstated(headline):
    finding = {"verdict": "wrong_detail", "message": f"<img src=x onerror=alert(1)> {headline}"}
    return 200, {"finding": finding, "means": "a detail differs", "evidence": ["twelve people"]}


def test_the_verdict_on_a_headline_shows_while_one_types_and_is_text(checks, enter):
    page = enter(f"{checks}/articles/{FLOOD}", **WIDE)
    asked = answering(page, overstated)
    page.get_by_label("Does the article bear it out?").press_sequentially("Flood kills hundreds", delay=15)
    shown = page.locator("#on-headline")
    expect(shown).to_contain_text("<img src=x onerror=alert(1)> Flood kills hundreds")
    expect(shown.locator(".verdict")).to_have_text("wrong detail")
    expect(shown.locator("blockquote")).to_have_text("twelve people")
    assert asked == ["Flood kills hundreds"]
    page.get_by_label("Does the article bear it out?").fill("Flood")
    expect(shown).to_be_empty()
    page.get_by_label("Does the article bear it out?").fill("Flood kills nobody")
    page.keyboard.press("Enter")
    expect(shown).to_contain_text("Flood kills nobody")
    assert asked == ["Flood kills hundreds", "Flood kills nobody"]
    assert page.url.endswith(f"/articles/{FLOOD}")


def test_where_the_check_says_nothing_the_page_says_so(checks, enter):
    page = enter(f"{checks}/articles/{FLOOD}", **WIDE)
    answering(page, lambda _: (200, {"finding": None, "means": None, "evidence": []}))
    page.get_by_label("Does the article bear it out?").fill("Flood kills hundreds")
    expect(page.locator("#on-headline")).to_contain_text("says nothing about it")
