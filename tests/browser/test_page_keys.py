"""The page of a record by keyboard, and its filters."""

from tests.browser.looking import classes, click_on, focused, in_view, mentions, wait_until
from tests.browser.records import HERS


def test_the_keyboard_lights_an_actor_s_mentions_from_the_list_and_from_a_card(visit, cast_html):
    view = visit(cast_html)
    view.focus("#actor-1 .name a")
    assert mentions(view, "lit") == HERS
    view.focus("#s2 .speaker")
    assert mentions(view, "lit") == ["Arvid Nes", "I"]
    view.focus("#s2 .to-text")
    assert mentions(view, "lit") == []


def test_j_and_k_and_the_arrows_go_through_the_statements(visit, html):
    view = visit(html)
    seen = []
    for key in ("j", "j", "ArrowDown", "k", "ArrowUp", "k"):
        view.keyboard.press(key)
        seen.append(focused(view))
    assert seen == ["s1", "s2", "s4", "s2", "s1", "s1"]
    assert classes(view, "lit") == {"s1"}


def test_what_nobody_said_outright_waits_behind_a_switch_that_the_keyboard_and_the_address_can_reach(visit, html):
    view = visit(html)
    number = ".text .number a[data-statement=s3]"
    assert not view.is_visible("#s3")
    assert not view.is_visible(number)
    view.focus("#everything")
    view.keyboard.press("Space")
    assert view.is_visible("#s3")
    assert view.is_visible(number)
    assert view.evaluate("location.search") == "?everything=true"
    view.reload()
    assert view.is_visible("#s3")
    view.uncheck("#everything")
    assert (view.is_visible("#s3"), view.evaluate("location.search")) == (False, "")
    view.evaluate("location.hash = 's3'")
    assert view.is_visible("#s3")
    assert classes(view, "current") == {"s3"}


def test_enter_keeps_a_statement_and_escape_lets_go(visit, html):
    view = visit(html)
    view.keyboard.press("j")
    view.keyboard.press("Enter")
    assert (classes(view, "current"), view.evaluate("location.hash")) == ({"s1"}, "#s1")
    view.keyboard.press("Escape")
    assert (classes(view, "current"), view.evaluate("location.hash")) == (set(), "")


def test_the_keyboard_goes_from_the_text_to_the_card_and_back(visit, html):
    view = visit(html)
    view.focus(".text .number a[data-statement=s4]")
    view.keyboard.press("Enter")
    wait_until(view, "document.activeElement.matches('#s4 .permalink')")
    view.focus("#s4 .to-text")
    view.keyboard.press("Enter")
    wait_until(view, "document.activeElement.matches('.number [data-statement=s4]')")


OUTLINED = """() => {
  const seen = (element) => element && getComputedStyle(element).outlineStyle !== "none";
  const focused = document.activeElement;
  return seen(focused) || seen(focused.closest(".card")) || seen(focused.nextElementSibling);
}"""


def test_what_has_the_focus_can_be_seen(visit, html):
    view = visit(html)
    for _ in range(25):
        view.keyboard.press("Tab")
        outlined = view.evaluate(OUTLINED)
        assert outlined, view.evaluate("document.activeElement.outerHTML")


def test_the_first_tab_offers_to_skip_to_the_statements(visit, html):
    view = visit(html)
    view.keyboard.press("Tab")
    assert in_view(view, ".skip")
    view.keyboard.press("Enter")
    assert view.evaluate("document.activeElement.id") == "statements"


def test_filters_leave_what_was_chosen_and_say_how_much(visit, html):
    view = visit(html)
    view.check("input[value=direct]")
    view.check("input[value=mixed]")
    assert view.locator(".card:visible").count() == 2
    assert view.inner_text("[role=status]") == "2 of 6 shown"
    view.check("input[value=urge]")
    assert [each.get_attribute("id") for each in view.locator(".card:visible").all()] == ["s5"]
    view.check("input[value=deny]")
    view.uncheck("input[value=urge]")
    assert view.inner_text("[role=status]") == "None of the 6 statements matches"
    view.click("text=Show all")
    assert view.locator(".card:visible").count() == 6
    assert view.inner_text("[role=status]") == ""


def test_keys_pass_over_what_is_filtered_out(visit, html):
    view = visit(html)
    view.check("input[value=direct]")
    view.keyboard.press("j")
    assert focused(view) == "s4"


def test_words_of_a_hidden_statement_bring_it_back(visit, html):
    view = visit(html)
    view.check("input[value=direct]")
    assert not view.is_visible("#s1")
    click_on(view, "the weir at Lund Mill")
    view.wait_for_selector("#s1", state="visible")
