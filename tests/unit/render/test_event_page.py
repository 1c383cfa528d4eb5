import re

import pytest

from onrecord.render import page, record_html
from onrecord.render.page import MAX_HIGHLIGHTED
from tests.events import harbour, with_doubt, with_events
from tests.support import record_of
from tests.unit.render.test_page import HOSTILE, Outline, lines


@pytest.fixture(scope="module")
def html() -> str:
    return page(harbour())


def test_every_link_leads_somewhere_and_no_id_is_given_twice(html):
    drawn = Outline(html)
    places = [attributes["id"] for _, attributes in drawn.elements if "id" in attributes]
    links = {each["href"][1:] for each in drawn.all("a") if each["href"].startswith("#")}
    assert {"events", "event-8", "event-8-at", "s2", "time-1", "actor-2"} <= links <= set(places)
    assert len(places) == len(set(places))


def test_an_event_s_card_says_how_it_stands_who_did_what_to_whom_where_when_and_on_whose_word(html):
    shown = lines(html)
    assert (
        "e2 in the text told Gunmen — attack shelled — the fish market "
        "where: Sallow Harbour when: “Tuesday night” → 10 March 2026" in shown
    )
    denied = "denied his men — attack fired on — the market denied by General Odo Brack, statement 2"
    assert f"e8 in the text {denied}" in shown
    assert "at least 12 killed where: Sallow Harbour (inferred)" in shown
    assert "unclear Three men — talks met may belong to statement 5" in shown
    assert "statement 5 low confidence 0.55" in shown


def test_an_event_in_words_too_unsure_for_a_statement_names_whose_they_may_be_and_links_to_no_statement():
    html = page(with_doubt(harbour(), "e12", "fear", "residents"))
    assert "unclear Three men — talks met may belong to statement 5" in lines(html)
    assert "(possible) They — attack strike may be said by “residents”" in lines(html).replace(
        "unclear, possible", "(possible)"
    )
    assert "#d1" not in html


def test_statements_actors_and_times_list_their_events_with_how_they_stand(html):
    shown = lines(html)
    assert "Event: e8 attack, denied" in shown
    assert "Events: e10 movement, said; e11 talks, unclear" in shown
    assert "Did: e6 request, said" in shown
    assert "Done to or with: e5 accusation, told" in shown
    assert "Place of: e2 attack, told; e3 attack, told" in shown
    assert "events e2 attack, told; e3 attack, told" in shown


def test_only_what_happened_has_a_full_mark(html):
    cards = {each["id"]: each["class"] for each in Outline(html).all("div") if "event " in each.get("class", "")}
    assert len(cards) == 14
    full = {key for key, names in cards.items() if "happened" in names.split()}
    assert full == {f"event-{number}" for number in (1, 2, 3, 4, 5, 6, 7, 10, 13)}


def test_each_trigger_is_marked_in_the_text_with_a_word_for_how_it_stands(html):
    trigger = '<span class="trigger standing-denied" data-event="event-8">fired on</span>'
    flag = '<span class="flag" lang="en"><a class="standing-denied" href="#event-8" data-event="event-8"'
    assert f'{trigger}{flag} aria-label="Event e8 denied: attack">denied</a></span>' in html
    assert html.count('class="flag"') == 14


def test_an_argument_knows_all_the_events_that_name_it(html):
    assert 'data-argument-of="event-2 event-3"><span class="place" id="time-1">' in html


def test_without_a_script_an_event_s_words_light_up_and_the_rules_are_bounded():
    words = [f"x{i:03}" for i in range(MAX_HIGHLIGHTED + 9)]
    many = with_events(record_of(" ".join(words)), *({"trigger": word, "type": "other"} for word in words))
    (rules,) = re.findall("<noscript><style>(.*?)</style></noscript>", page(many), re.DOTALL)
    assert rules.count("{") == MAX_HIGHLIGHTED
    assert ".sheet:has(#event-1:target) :is(.trigger[data-event=event-1], [data-argument-of~=event-1])" in rules


def test_a_record_without_events_has_neither_a_list_nor_a_layer():
    html = page(record_of("{s:Reyes} {q:said} {c:no}."))
    assert 'id="events"' not in html
    assert 'id="layer-events"' not in html


def test_the_notebook_shows_them_by_day_and_links_nothing():
    html = record_html(harbour())
    shown = lines(html)
    assert "10 March 2026 e2 told Gunmen — attack shelled — the fish market" in shown
    assert "e8 denied his men — attack fired on — the market denied by General Odo Brack, statement 2" in shown
    assert "Did: e5 accusation, told; e13 change of office, told" in shown
    assert not Outline(html).all("a")


@pytest.mark.parametrize("draw", [page, record_html])
def test_nothing_from_an_event_becomes_markup(draw):
    hostile = HOSTILE.replace("{{", "").replace("}}", "")  # braces mark roles in a test's article
    given = {"trigger": hostile, "type": "other", "id": HOSTILE, "count": {"least": 10**200, "of": "x" * 999}}
    drawn = Outline(html := draw(with_events(record_of(f"They {hostile} it."), given)))
    assert len(drawn.all("script")) == (1 if draw is page else 0)
    assert drawn.all("img") == []
    assert "<script>alert(1)</script>" in drawn.text
    assert not {"\u202e", "\x00", "\x1b"} & set(html)
    assert "x" * 100 not in html
