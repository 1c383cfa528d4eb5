"""The findings on the page of a record: marks in the margin, cards with both passages, linked both ways."""

from itertools import pairwise

import pytest

from onrecord.render import page
from tests.browser.looking import CONTRASTS, NARROW, WIDE, barriers, click_on, in_view, runs_over, wait_until
from tests.checks import ferry, with_checks
from tests.support import record_of


def words(view, how: str) -> list[str]:
    """The words in the text that a finding lights up."""
    return view.locator(f"main .checked.{how}").all_inner_texts()


def test_a_mark_leads_to_the_card_and_the_card_back_to_the_words(visit):
    view = visit(page(ferry()), **WIDE)
    view.get_by_role("link", name="Finding c3, headline: wrong detail", exact=True).first.click()
    wait_until(view, "location.hash === '#finding-3'")
    wait_until(view, "document.activeElement.matches('#finding-3 .permalink')")
    assert view.locator(".finding.current").get_attribute("id") == "finding-3"
    assert words(view, "current") == ["14 deaths", "killed", " ", "12 people"]
    view.get_by_role("link", name="Evidence of finding c2 in the text").nth(1).click()
    wait_until(view, "location.hash === '#finding-2-evidence-2'")
    wait_until(view, "document.activeElement.matches('#finding-2-evidence-2 ~ .margin-mark')")
    assert "nothing had been decided" in "".join(words(view, "current"))
    view.keyboard.press("Escape")
    assert (words(view, "current"), view.evaluate("location.hash")) == ([], "")


def test_keys_go_from_finding_to_finding(visit):
    view = visit(page(ferry()), "#finding-4", **WIDE)
    view.focus("#finding-4 .permalink")
    view.keyboard.press("ArrowDown")
    assert view.evaluate("document.activeElement.closest('.finding').id") == "finding-3"
    view.keyboard.press("k")
    assert view.evaluate("document.activeElement.closest('.finding').id") == "finding-4"


def test_words_of_a_statement_lead_to_it_and_words_of_nobody_to_their_finding(visit):
    view = visit(page(ferry()), **WIDE)
    click_on(view, "nothing had")
    wait_until(view, "location.hash === '#s3'")
    click_on(view, "cruel", "cruel owners are silent")
    wait_until(view, "location.hash === '#finding-1'")
    view.click("#s2 .tells a >> text=c2")
    wait_until(view, "location.hash === '#finding-2'")
    assert in_view(view, "#finding-2 .what")


def test_marks_beside_one_line_never_lie_on_each_other_and_stay_out_of_the_text(visit):
    text = "It rained on the long white bridge."
    found = [{"kind": "loaded", "verdict": "a", "evidence": [word]} for word in ("rained", "long", "white")]
    view = visit(page(with_checks(record_of(text), *found)), **WIDE)
    boxes = [each.bounding_box() for each in view.locator(".margin-mark").all()]
    assert all(a["y"] + a["height"] <= b["y"] + 1 for a, b in pairwise(boxes))
    left = view.locator(".text p").bounding_box()["x"]
    assert all(each["x"] + each["width"] <= left + 1 for each in boxes)
    first = (
        "e => { const r = document.createRange(); r.setStart(e.firstChild, 0); return r.getBoundingClientRect().left; }"
    )
    assert view.locator(".text p").evaluate(first) == pytest.approx(left, abs=1)


def test_without_a_script_the_links_lead_on_and_the_words_light_up(visit):
    view = visit(page(ferry()), **WIDE, java_script_enabled=False)
    view.locator("h1 .margin-mark").nth(1).click()
    colour = view.locator("h1 .checked >> text=14 deaths").evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour != "rgba(0, 0, 0, 0)"


def test_the_passages_stand_side_by_side_where_there_is_room(visit):
    def columns(**window):
        view = visit(page(ferry()), **window)
        boxes = [each.bounding_box() for each in view.locator("#finding-3 .passage-column").all()]
        return boxes[0]["y"] == boxes[1]["y"]

    assert (columns(**WIDE), columns(**NARROW)) == (True, False)


def test_checked_words_and_evidence_are_told_apart_without_colour(visit):
    view = visit(page(ferry()), **WIDE)
    styles = [
        view.locator(f".text .checked.{role}").first.evaluate("e => getComputedStyle(e).textDecorationStyle")
        for role in ("about", "evidence")
    ]
    assert styles == ["wavy", "double"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_findings_can_be_read_in_every_window_by_everybody(visit, scheme, size):
    view = visit(page(ferry()), "#finding-2", **size, color_scheme=scheme)
    assert not runs_over(view)
    assert [each for each in view.evaluate(CONTRASTS) if each[1] < 4.5] == []
    view = visit(page(ferry()), **size, color_scheme=scheme, bypass_csp=True)
    assert barriers(view) == []
