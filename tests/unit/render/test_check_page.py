import re

import pytest

from onrecord.render import page, record_html
from onrecord.render.page import MAX_HIGHLIGHTED
from onrecord.schema import Elsewhere
from tests.checks import ferry, with_checks
from tests.support import record_of
from tests.unit.render.test_page import HOSTILE, Outline, lines


@pytest.fixture(scope="module")
def html() -> str:
    return page(ferry())


def test_every_link_leads_somewhere_and_no_id_is_given_twice(html):
    drawn = Outline(html)
    places = [attributes["id"] for _, attributes in drawn.elements if "id" in attributes]
    links = {each["href"][1:] for each in drawn.all("a") if each["href"].startswith("#")}
    named = {"checks", "finding-2", "finding-2-about-1", "finding-2-evidence-2", "s2", "event-2"}
    assert named <= links <= set(places)
    assert len(places) == len(set(places))


def test_a_card_says_what_was_found_and_shows_the_words_side_by_side(html):
    shown = lines(html)
    assert "c3 headline wrong detail confidence 0.95" in shown
    assert "The headline has 14 deaths; the body has 12." in shown
    assert "Headline in the text Minister promises to reopen Kelve ferry after 14 deaths" in shown
    assert "Original coastguard.srt, 00:01:02" in shown
    assert "No boat was fit to sail far, not on that day." in shown
    assert "c5 unsourced passive low confidence 0.60" in shown


def test_the_worst_findings_come_first_and_a_supported_headline_is_not_shown(html):
    cards = [each["id"] for each in Outline(html).all("li") if each.get("class", "").startswith("finding ")]
    assert cards == ["finding-4", "finding-3", "finding-2", "finding-1", "finding-5"]
    assert "supported" not in html


def test_statements_and_events_name_the_findings_that_name_them(html):
    shown = lines(html)
    assert "Finding: c4 against, altered" in shown
    assert shown.count("Finding: c2 headline, overstated") == 2
    assert "12 killed finding c3 headline" in shown
    assert "statements 2, 3" in shown


def test_words_are_marked_where_they_begin_and_where_they_stand(html):
    words = '<span class="checked about level-error" data-finding="finding-3">14 deaths</span>'
    mark = (
        '<span class="place" id="finding-3-about-1"></span><a class="margin-mark about level-error" lang="en" '
        'href="#finding-3" data-finding="finding-3" aria-label="Finding c3, headline: wrong detail" '
        'title="headline: wrong detail">c3</a>'
    )
    assert mark + words in html
    assert 'aria-label="Finding c3, headline: wrong detail (evidence)"' in html


def test_words_that_begin_together_in_two_roles_have_one_mark():
    found = {"kind": "conflict", "verdict": "date", "about": ["rained"], "evidence": ["rained on"]}
    html = page(with_checks(record_of("It rained on."), found))
    assert html.count('class="margin-mark') == 1
    assert {"finding-1-about-1", "finding-1-evidence-1"} <= {each.get("id") for each in Outline(html).all("span")}


def test_without_a_script_a_finding_s_words_light_up_and_the_rules_are_bounded():
    words = [f"x{i:03}" for i in range(MAX_HIGHLIGHTED + 9)]
    many = with_checks(
        record_of(" ".join(words)), *({"kind": "loaded", "verdict": "a", "about": [word]} for word in words)
    )
    (rules,) = re.findall("<noscript><style>(.*?)</style></noscript>", page(many), re.DOTALL)
    assert rules.count("{") == MAX_HIGHLIGHTED
    assert ".sheet:has(#finding-1:target) .article .checked[data-finding=finding-1]" in rules


def test_a_record_without_findings_has_neither_a_list_nor_marks():
    html = page(record_of("{s:Reyes} {q:said} {c:no}."))
    assert 'id="checks"' not in html
    assert 'class="margin-mark' not in html
    assert "evidence</span>" not in html


def test_the_notebook_shows_the_findings_and_links_nothing():
    html = record_html(ferry())
    shown = lines(html)
    assert "c3 headline wrong detail confidence 0.95" in shown
    assert "Headline" in shown
    assert (
        '<span class="margin-mark about" lang="en">c3</span><span class="checked about level-error">14 deaths' in html
    )
    assert not Outline(html).all("a")


@pytest.mark.parametrize("draw", [page, record_html])
def test_nothing_from_a_finding_becomes_markup(draw):
    hostile = HOSTILE.replace("{{", "").replace("}}", "")  # braces mark roles in a test's article
    record = with_checks(
        record_of(f"They {hostile} it."),
        {
            "kind": "against",
            "verdict": "altered",
            "id": HOSTILE,
            "message": HOSTILE,
            "about": [hostile],
            "elsewhere": [Elsewhere(file=HOSTILE, place=HOSTILE, text=HOSTILE)],
        },
        {"kind": "x" * 999, "verdict": "y" * 999, "message": "z" * 9999},
    )
    drawn = Outline(html := draw(record))
    assert len(drawn.all("script")) == (1 if draw is page else 0)
    assert drawn.all("img") == []
    assert "<script>alert(1)</script>" in drawn.text
    assert not {"\u202e", "\x00", "\x1b"} & set(html)
    assert not re.search(r"x{100}|y{100}|z{1000}", html)
