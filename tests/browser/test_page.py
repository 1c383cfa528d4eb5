"""The page of a record: text, statements and actors, linked both ways."""

import pytest

from onrecord.render import page
from tests.browser.looking import (
    NARROW,
    WIDE,
    classes,
    click_on,
    in_view,
    mentions,
    point_at,
    runs_over,
    spot,
    wait_until,
)
from tests.browser.records import HERS, a_record, spoken
from tests.support import record_of


def test_pointing_at_one_mention_lights_them_all(visit, cast_html):
    view = visit(cast_html)
    point_at(view, "She")
    assert mentions(view, "lit") == HERS
    assert view.locator(".who .speaker.lit").all_inner_texts() == ["Tove Aas"]
    assert view.locator(".glance .speaker.lit").all_inner_texts() == ["Tove Aas"]
    point_at(view, "agency", "believe the agency")
    assert mentions(view, "lit") == ["the river agency", "the agency"]
    view.hover(".parts")
    assert mentions(view, "lit") == []


def test_a_mention_in_a_statement_lights_both(visit, cast_html):
    view = visit(cast_html)
    point_at(view, "I", "I don’t believe")
    assert mentions(view, "lit") == ["Arvid Nes", "I"]
    assert "s2" in classes(view, "lit")


def test_clicking_a_mention_outside_of_statements_shows_its_actor(visit, cast_html):
    view = visit(cast_html, **WIDE)
    click_on(view, "it", "it leaks")
    wait_until(view, "location.hash === '#actor-4'")
    assert mentions(view, "current") == ["Lund Mill", "it"]
    wait_until(view, "document.querySelector('.others').open")
    assert in_view(view, "#actor-4")
    view.keyboard.press("Escape")
    assert (mentions(view, "current"), view.evaluate("location.hash")) == ([], "")


def test_clicking_a_mention_inside_a_statement_keeps_both_marked(visit, cast_html):
    view = visit(cast_html)
    click_on(view, "I", "I don’t believe")
    wait_until(view, "location.hash === '#s2'")
    assert mentions(view, "current") == ["Arvid Nes", "I"]
    click_on(view, "is old")
    assert mentions(view, "current") == []


def test_a_speaker_leads_to_the_actor_and_an_actor_to_its_words(visit):
    view = visit(page(spoken(filler=30)), **WIDE)
    view.click("#s3 .speaker")
    wait_until(view, "location.hash === '#actor-5'")
    assert in_view(view, "#actor-5 .name")
    assert in_view(view, "main .mention[data-actor=actor-5]")
    view.click("#actor-1 summary")
    view.click("#actor-1 li a >> nth=0")
    wait_until(view, "location.hash === '#actor-1-at-1'")
    assert in_view(view, "main .mention[data-actor=actor-1] >> nth=0")
    assert mentions(view, "current") == HERS
    view.click("#actor-1 .said a")
    wait_until(view, "location.hash === '#s1'")
    assert in_view(view, "#s1")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_bar_over_the_statements_covers_nothing_that_was_asked_for(visit, width):
    view = visit(page(spoken()), width=width, height=500)
    for place in ("#actor-1", "#s1", "#actor-4", "#s2", "#actors", "#statements-heading"):
        view.evaluate(f"location.hash = '{place}'")
        wait_until(
            view,
            f"document.querySelector('{place}').getBoundingClientRect().top"
            " >= document.querySelector('.parts').getBoundingClientRect().bottom",
        )
        assert abs(view.locator(".parts").bounding_box()["y"]) < 1


def test_without_javascript_mentions_light_up_where_one_is_pointed_at_or_asked_for(visit, cast_html):
    view = visit(cast_html, java_script_enabled=False)
    colour = "e => getComputedStyle(e).backgroundColor"
    bare = view.locator("main .mention >> text=/^her$/").evaluate(colour)
    point_at(view, "She")
    lit = view.locator("main .mention >> text=/^her$/").evaluate(colour)
    assert lit != bare
    view.hover(".counts >> nth=0")
    assert view.locator("main .mention >> text=/^her$/").evaluate(colour) == bare
    view.click("#actor-1 .name a")
    view.hover(".counts >> nth=-1")
    assert view.locator("main .mention >> text=/^her$/").evaluate(colour) == lit


def test_a_tap_on_a_phone_lights_an_actor_up_and_stays_where_it_is(visit):
    view = visit(page(spoken(filler=10)), **NARROW, has_touch=True, is_mobile=True)
    place = spot(view, "it", "it leaks")
    before = view.evaluate("scrollY")
    view.touchscreen.tap(*place)
    assert mentions(view, "current") == ["Lund Mill", "it"]
    assert view.evaluate("scrollY") == before
    assert not runs_over(view)


def test_pointing_at_a_card_lights_its_words(visit, html):
    view = visit(html)
    view.hover("#s4 blockquote")
    assert classes(view, "lit") == {"s4"}
    assert view.locator("main .lit").all_inner_texts() == ["“We sleep with our boots on,”", "4", "said", "Arvid Nes"]


def test_pointing_at_words_lights_the_innermost_statement(visit, html):
    view = visit(html)
    point_at(view, "of a collapse")
    assert classes(view, "lit") == {"s3"}
    point_at(view, "that", "denied that")
    assert classes(view, "lit") == {"s2"}
    point_at(view, "Residents worry")
    assert classes(view, "lit") == set()


def test_clicking_words_makes_their_statement_current_and_names_it_in_the_address(visit, html):
    view = visit(html)
    click_on(view, "of a collapse")
    assert view.evaluate("location.hash") == "#s3"
    assert classes(view, "current") == {"s3"}


def test_clicking_a_card_shows_its_words(visit):
    view = visit(page(a_record(filler=30)), **WIDE)
    assert not in_view(view, "[data-statement=s5].content")
    view.click("#s5 blockquote")
    wait_until(view, "location.hash === '#s5'")
    assert in_view(view, "[data-statement=s5].content")
    assert in_view(view, "#s5")
    assert classes(view, "current") == {"s5"}


BOTH_IN_VIEW = """() => ["#s5", "[data-statement=s5].content"].every((selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
})"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_permalink_opens_with_its_statement_marked_and_both_sides_in_view(visit, motion):
    view = visit(page(a_record(filler=30)), "#s5", **WIDE)
    view.emulate_media(reduced_motion=motion)
    for _ in range(2):  # as opened, and once more after having looked elsewhere
        wait_until(view, BOTH_IN_VIEW)
        assert classes(view, "current") == {"s5"}
        view.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        view.click("#s5 .permalink")


def test_an_id_with_any_characters_can_be_linked_to(visit):
    odd = record_of("{c1:“Go,”} {s1:he} {q1:said}.", statements={1: {"id": 'a"b %41/ü 7'}})
    view = visit(page(odd))
    view.click(".number a")
    assert classes(view, "current") == {'a"b %41/ü 7'}
    view.goto(view.url)
    assert classes(view, "current") == {'a"b %41/ü 7'}


def test_a_hash_that_names_nothing_does_no_harm(visit, html):
    assert classes(visit(html, "#s99"), "current") == set()
    assert classes(visit(html, "#%E0%A4%A"), "current") == set()


def test_without_javascript_everything_can_be_read_and_followed(visit, html):
    view = visit(html, java_script_enabled=False)
    assert view.locator(".card:visible").count() == 5
    view.check("#everything")
    assert view.locator(".card:visible").count() == 6
    view.uncheck("#everything")
    assert not view.is_visible(".filters")
    assert not view.is_visible(".keys")
    assert "1 direct, 4 indirect, 1 mixed" in view.inner_text(".counts")
    view.click('.text .number a >> text="4"')
    assert view.url.endswith("#s4")
    assert not view.is_visible("#s3")
    view.goto(view.url.replace("#s4", "#s3"))
    assert view.is_visible("#s3")
