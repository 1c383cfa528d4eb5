"""The events on the page of a record: a list by day, and a layer on the text, linked both ways."""

import pytest

from onrecord.render import page
from tests.browser.looking import CONTRASTS, NARROW, WIDE, click_on, in_view, runs_over, wait_until
from tests.events import harbour


def words(view, how: str) -> list[str]:
    """The words in the text that an event lights up."""
    return view.locator(f"main :is(.trigger, .argument).{how}").all_inner_texts()


def test_the_layer_shows_each_trigger_with_a_word_and_leads_to_the_event(visit):
    view = visit(page(harbour()), **WIDE)
    assert view.locator(".flag a:visible").count() == 0
    click_on(view, "fired on")
    wait_until(view, "location.hash === '#s2'")
    view.check("#layer-events")
    assert view.locator(".flag a:visible").count() == 14
    click_on(view, "fired on")
    wait_until(view, "location.hash === '#event-8'")
    assert view.locator(".event.current").get_attribute("id") == "event-8"
    assert words(view, "current") == ["his", " men", "fired on", "the market"]
    view.get_by_role("link", name="Event e2 told: attack").first.click()
    wait_until(view, "location.hash === '#event-2'")
    wait_until(view, "document.activeElement.matches('#event-2 .permalink')")
    assert in_view(view, "#event-2 .what")
    view.keyboard.press("ArrowDown")
    assert view.evaluate("document.activeElement.closest('.event').id") == "event-7"
    view.keyboard.press("Escape")
    assert (words(view, "current"), view.evaluate("location.hash")) == ([], "")


def test_an_event_leads_to_its_statement_its_actor_and_its_words_and_they_lead_back(visit):
    view = visit(page(harbour()), **WIDE)
    view.click("#event-8 .word a")
    wait_until(view, "location.hash === '#s2'")
    view.click("#s2 .tells a")
    wait_until(view, "location.hash === '#event-8'")
    assert in_view(view, "#event-8 .what")
    view.click("#event-5 .what a.party >> nth=1")
    wait_until(view, "location.hash === '#actor-2'")
    view.click("#actor-2 .part a >> nth=0")
    wait_until(view, "location.hash === '#event-6'")
    view.click("#event-6 .to-text")
    wait_until(view, "location.hash === '#event-6-at'")
    assert words(view, "current") == ["Brack", "ordered"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_events_can_be_read_in_the_text_and_in_the_list_on_a_phone_too(visit, scheme):
    view = visit(page(harbour()), "#event-8", **NARROW, color_scheme=scheme)
    view.check("#layer-events")
    assert not runs_over(view)
    assert [each for each in view.evaluate(CONTRASTS) if each[1] < 4.5] == []
