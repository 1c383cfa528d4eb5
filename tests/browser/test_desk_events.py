"""The pages of events in a browser."""

import pytest
from playwright.sync_api import expect

from onrecord.archive import Store
from tests.browser.conftest import serving
from tests.browser.looking import LOOKS, NARROW, barriers, runs_over
from tests.events import harbour
from tests.unit.desk.eventful import fill


@pytest.fixture(scope="module")
def events(chromium, tmp_path_factory):
    path = fill(tmp_path_factory.mktemp("events") / "events.db", rounds=60)
    with Store(path) as store:
        store.keep(harbour())
    with serving(path) as address:
        yield address


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    "address", ["/events", "/events?who=nobody", "/actors/1?show=did&drawer=denied", "/actors/1/with/2"]
)
def test_nobody_is_kept_out_and_nothing_runs_over(events, enter, look, address):
    page = enter(events + address, **LOOKS[look])
    for summary in page.locator("main details:not([open]) > summary").all():
        summary.click()
    assert barriers(page) == []
    assert not runs_over(page)


def test_what_passed_between_two_is_reached_and_narrowed_without_a_script(events, enter):
    page = enter(events + "/actors/1", java_script_enabled=False)
    page.get_by_role("link", name="Kelve").last.click()
    expect(page.get_by_role("heading", name="Tamaria and Kelve")).to_be_visible()
    page.get_by_label("What happens").select_option("assault")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("navigation", name="Which events").get_by_role("link", name="Denied").click()
    stands = page.locator(".told .stands")
    assert set(stands.all_inner_texts()) == {"denied"}
    assert page.locator(".told.happened").count() == 0


@pytest.mark.parametrize("size", [{}, NARROW], ids=["wide", "narrow"])
def test_what_an_outlet_tells_and_what_a_source_says_are_both_drawn(events, enter, size):
    page = enter(events + "/actors/1/with/2", **size)
    for account in ("outlet", "source"):
        drawn = page.locator(f".balance .drawing .account-{account}").all()
        assert drawn
        assert all(part.bounding_box()["width"] > 1 for part in drawn)
        assert all(key.bounding_box()["width"] > 1 for key in page.locator(f".legend .account-{account}").all())


def test_an_event_leads_to_its_place_in_its_article(events, enter):
    page = enter(events + "/events?standing=unclear&who=Three")
    page.get_by_role("link", name="Three men met them there").click()
    card = page.locator(".event:target")
    expect(card).to_be_visible()
    assert "met" in card.inner_text()


def test_the_keyboard_reaches_every_filter_and_list(events, enter):
    page = enter(events + "/actors/1/with/2", **NARROW)
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("(document.activeElement.textContent || document.activeElement.name).trim()"))
    assert any(each.startswith("Tamaria to Kelve") for each in reached)
    assert any(each.startswith("Denied") for each in reached)
    assert "As a table" in reached
