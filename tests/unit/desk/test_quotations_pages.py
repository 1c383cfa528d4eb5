"""Quotations on the desk: on the page of their story, and on a page of their own."""

import csv
import io
import re

import pytest

from onrecord.archive import Store
from onrecord.desk.pages import quotations
from onrecord.desk.pages.paging import PAGE_SIZE
from tests.quotations import DAM, gathered, printed, put_dam
from tests.unit.desk.test_stories_pages import HOSTILE, rows, text

CUT = "The dam at Kelve will hold, but we will open it"


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "quotations.db"
    with Store(made) as store:
        put_dam(store)
        gathered(store)
    return made


@pytest.fixture
def put(path):
    """Keep and gather more articles."""

    def more(*articles):
        with Store(path) as store:
            for each in articles:
                store.keep(each)
            return gathered(store)

    return more


def part(html, name):
    """The part of a page under a heading of this id."""
    return html.split(f'aria-labelledby="{name}"')[1].split("</section>")[0]


def marked(html):
    """What is struck out, and what is underlined."""
    plain = re.sub('<span class="unseen">.*?</span>', "", html)
    return re.findall("<del>(.*?)</del>", plain), re.findall("<ins>(.*?)</ins>", plain)


def test_the_page_of_a_story_has_what_several_outlets_quote_and_how(client):
    shown = part(client.get("/stories/1").text, "quotations")
    words = text(f"<main {shown}")
    assert f"“{DAM}” Ana Reyes 3 outlets printed first by herald, 2 May 2024 in one, the sense may turn" in words
    assert "word for word herald, courier" in words
    assert "post cut “not” is on one side only, which may turn the sense" in words
    left_out, instead = marked(shown.split('class="difference"')[1])
    assert (left_out, instead) == (["not", "before every crack is closed."], [])
    assert "will [left out: not ] open it" in words
    assert "third siren" not in words


def test_a_quotation_has_a_page_to_which_each_of_its_statements_leads(client, path):
    with Store(path) as store:
        (quotation,) = store.quotations()
        others = [each.statement.id for each in store.wordings(quotation.id) if each.statement.id != quotation.id]
    for other in others:
        answer = client.get(f"/quotations/{other}")
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/quotations/{quotation.id}")
    assert client.get("/quotations/777").status_code == 404
    html = client.get(f"/quotations/{quotation.id}").text
    assert f"“{DAM}” Ana Reyes · 3 wordings in 3 articles of 3 outlets" in text(html)
    assert "herald had it first: 2 May 2024" in text(html)
    assert [each.split()[0] for each in rows(html)] == ["herald", "courier", "post"]
    wordings = part(html, "wordings").split("<li ")[1:]
    assert marked(wordings[0]) == marked(wordings[1]) == ([], [])
    assert marked(wordings[2])[0] == ["not", "before every crack is closed."]
    assert 'href="/articles/2#s1"' in wordings[2]
    assert '<a href="/stories/1">' in html


def test_words_that_are_given_to_somebody_else_say_to_whom(client, put):
    put(printed(DAM, "times", "2024-05-05", speaker="Tom Hale"))
    assert "given to Tom Hale" in text(client.get("/stories/1").text)
    assert "given to Tom Hale" in text(client.get("/quotations/1").text)


def test_an_outlet_that_prints_it_again_is_named_once(client, put):
    put(printed(DAM, "Herald", "2024-05-08", title="DAM again"))
    assert "word for word herald, courier post" in text(client.get("/stories/1").text)
    assert "4 wordings in 4 articles of 3 outlets" in text(client.get("/quotations/1").text)


def test_nobody_is_said_to_have_printed_it_first_where_only_the_day_is_known(client, put):
    put(printed(DAM, "times", "2024-05-02"))
    assert "printed first by herald or times, all on the same day" in text(client.get("/stories/1").text)
    assert "Nothing tells which came first: herald and times" in text(client.get("/quotations/1").text)


def test_a_quotation_that_many_print_is_shown_in_part(client, put, monkeypatch):
    monkeypatch.setattr(quotations, "MAX_WORDINGS", 2)
    put(*(printed(DAM, f"paper{i:02}", "2024-05-06") for i in range(PAGE_SIZE)))
    number = PAGE_SIZE + 3
    assert f"All {number} wordings" in text(client.get("/stories/1").text)
    first, second = (client.get(f"/quotations/1?page={page}").text for page in (1, 2))
    assert first.count('class="entry wording') == PAGE_SIZE
    assert second.count('class="entry wording') == 3
    assert "no wordings on this page" in client.get("/quotations/1?page=9").text


def test_a_story_with_many_quotations_leads_to_all_of_them(client, put, monkeypatch):
    later = "Every siren in the valley was tested twice before the water came."
    put(*(printed(later, outlet, "2024-05-05", title="DAM sirens") for outlet in ("times", "herald")))
    assert "All 2 quotations" not in text(client.get("/stories/1").text)
    monkeypatch.setitem(quotations.of_story.__kwdefaults__, "limit", 1)
    assert 'href="/stories/1/quotations">All 2 quotations' in client.get("/stories/1").text
    html = client.get("/stories/1/quotations").text
    assert DAM in html
    assert later in html
    assert "no quotations on this page" in client.get("/stories/1/quotations?page=2").text
    assert client.get("/stories/3/quotations").headers["Location"] == "/stories/1/quotations"


def test_a_story_in_which_nothing_is_quoted_twice_has_no_such_part(client, put):
    put(printed("Nobody saw the third siren fail that night.", "times", title="FERRY sails"))
    assert 'id="quotations"' not in client.get("/stories/5").text


def test_hostile_words_stay_words(client, put):
    said = f"The dam {HOSTILE} will hold whatever the mayor of Kelve and his engineers say."
    put(
        printed(said.replace('"', "'"), "Hostile <b>one</b>", title="TOLL a"),
        printed(said.replace('"', "'")[:-5], "two", title="TOLL b"),
    )
    for address in ("/stories/5", "/quotations/5", "/quotations"):
        html = client.get(address).text
        assert "The dam" in html
        assert "<script>alert" not in html
        assert "<b>one" not in html
        assert "\u202e" not in html


SIREN = "Nobody told the harbour master about the third siren."


@pytest.mark.parametrize(
    ("query", "found"),
    [("", [DAM]), ("?least=1", [DAM, SIREN]), ("?q=siren&least=1", [SIREN]), ("?speaker=Reyes", [DAM]),
     ("?speaker=Hale", []), ("?turned=true", [DAM]), ("?kind=cut", [DAM]), ("?kind=altered", []),
     ("?from=2024-05-05", []), ("?outlet=post&least=1&order=largest", [DAM, SIREN]), ("?story=3&least=1", [])],
)  # fmt: skip
def test_the_page_of_quotations_finds_what_the_rows_have(client, query, found):
    listed = re.findall(r'<blockquote><a href="/quotations/\d+">“(.*?)”</a>', client.get(f"/quotations{query}").text)
    assert listed == found
    assert [each["words"] for each in client.get(f"/quotations.json{query}").json()] == found
    written = client.get(f"/quotations.csv{query}").text.removeprefix("\ufeff")
    assert [each["words"] for each in csv.DictReader(io.StringIO(written))] == found


def test_a_quotation_in_the_list_says_who_printed_it_first_and_how_the_wordings_differ(client):
    shown = text(client.get("/quotations").text)
    assert "1 quotation CSV" in shown
    assert "Ana Reyes 3 outlets printed first by herald, 2 May 2024 in one, the sense may turn" in shown
    assert "post cut “not” is on one side only" in shown


def test_filters_of_quotations_can_be_taken_off_one_by_one(client):
    html = client.get("/quotations?q=dam&kind=cut&turned=true&least=2&story=1").text
    chips = html.split('aria-label="Active filters"')[1].split("</ul>")[0]
    for shown in ("words dam", "one is cut", "only where a word may turn the sense", "story 1", "at least 2 outlets"):
        assert shown in text(f"<main {chips}")
    assert 'href="/quotations?q=dam&amp;kind=cut&amp;story=1&amp;least=2"' in chips
    assert '<input type="hidden" name="story" value="1">' in html


@pytest.mark.parametrize(
    "query", ["from=May", "least=0", "kind=torn", "from=2024&to=2023", "speaker=" + "x" * 1001, "q=%22"]
)
def test_what_cannot_be_asked_of_quotations_says_so_on_the_page(client, query):
    answer = client.get(f"/quotations?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert client.get(f"/quotations.csv?{query}").status_code == 400


def test_no_quotation_found_says_what_to_do_and_what_is_still_to_come(client, path):
    assert "All filters must hold" in client.get("/quotations?q=bridge").text
    with Store(path) as store:
        store.keep(printed("The bridge is shut.", "courier", title="BRIDGE shut"))
    assert "1 article still has to be compared" in text(client.get("/quotations?q=bridge").text)
