"""The pages of actors."""

import re

import pytest
from fastapi.testclient import TestClient

from onrecord.archive import ActorName, Store
from onrecord.desk.application import application
from onrecord.desk.pages.names_by_outlet import MAX_SHOWN, MAX_TERMS, names_by_outlet
from tests.unit.archive.hand import cast
from tests.unit.desk.papers import OUTLETS, fill
from tests.unit.desk.test_search_page import links, text

HERE = {"Origin": "http://localhost"}


@pytest.fixture
def path(tmp_path):
    return fill(tmp_path / "papers.db")


@pytest.fixture
def client(path):
    return TestClient(application(path), base_url="http://localhost", follow_redirects=False)


def named(text, outlet, times=1, form="nominal"):
    return ActorName(text, form, outlet, times, article=1)


def test_what_papers_call_somebody_stands_side_by_side(client):
    shown = client.get("/actors/1").text
    table = shown.split('id="called"')[1].split("</section>")[0]
    rows = {
        re.search(r">([^<]+)</(?:a|span)>", row)[1]: set(re.findall(r'href="/articles/\d+">([^<]+)<', row))
        for row in re.findall(r"<tr>\s*<th scope=\"row\">.*?</tr>", table, re.DOTALL)
    }
    for outlet, called in OUTLETS.items():
        assert rows[outlet or "outlet not known"] == {*called, "Oren Valk"}


def test_what_one_paper_alone_says_is_marked(client):
    shown = client.get("/actors/1").text
    assert re.search(r'<li class="only"><a[^>]*>the dictator</a><span class="unseen"> \(in no other outlet\)', shown)
    assert not re.search(r'<li class="only"><a[^>]*>the president</a>', shown)


def test_the_largest_outlets_are_shown_and_the_rest_is_folded(client):
    before, after = client.get("/actors/1").text.split(f"{len(OUTLETS) - MAX_SHOWN} more outlets")
    assert before.count('class="terms"') == 2 * MAX_SHOWN
    assert "outlet not known" in after


def test_spellings_that_differ_in_capitals_alone_are_one():
    (row,) = names_by_outlet([named("the leader", "Post", 2), named("The leader", "Post", 3)])
    (term,) = row.descriptions
    assert (term.text, term.times, term.share, term.only) == ("The leader", 5, 100.0, False)


def test_of_many_terms_the_most_frequent_are_shown():
    (row,) = names_by_outlet([named(f"the {number}", "Post", number) for number in range(1, MAX_TERMS + 4)])
    assert len(row.descriptions) == MAX_TERMS
    assert (row.descriptions[0].times, row.more) == (MAX_TERMS + 3, 3)


def test_everything_an_actor_said_is_there_the_newest_first(client):
    shown = client.get("/actors/1").text
    days = re.findall(r'<time datetime="([\d-]+)"', shown.split('id="said"')[1])
    assert len(days) == 21
    assert days == sorted(days, reverse=True)


def test_the_page_leads_with_what_was_said_and_compares_outlets_below(client):
    shown = client.get("/actors/1").text
    assert shown.index('id="said"') < shown.index('id="over-time"') < shown.index('id="called"')


def test_what_an_actor_did_not_say_outright_is_behind_one_link(tmp_path):
    marked = "{s:Ana Reyes} {q:said} {c:it rained}. {s2:Ana Reyes} {q2:hopes} {c2:it stops}."
    with Store(tmp_path / "news.db") as store:
        store.keep(cast(marked, {"name": "Ana Reyes"}, speakers={1: "a1", 2: "a1"},
                        statements={2: {"act": "believe"}}))  # fmt: skip
    client = TestClient(application(tmp_path / "news.db"), base_url="http://localhost")
    shown = client.get("/actors/1").text
    assert shown.count('class="entry') == 1
    assert "also 1 statement that is believed, planned, unsure or inside another." in text(shown)
    wide = client.get(links(shown)["Show everything"]).text
    assert wide.count('class="entry') == 2
    assert links(wide)["Show only what was said"] == "/actors/1#said"


def test_outlets_are_compared_only_where_they_differ_in_more_than_a_part_of_the_name(tmp_path):
    with Store(tmp_path / "news.db") as store:
        for number, (outlet, name) in enumerate((("Post", "Ana Reyes"), ("Courier", "Ana Reyes"))):
            store.keep(cast(f"{{s:{name}}} {{q:said}} {{c:it rained}}, and Reyes left.",
                            {"name": name}, speakers={1: "a1"}, outlet=outlet, id=str(number)))  # fmt: skip
    client = TestClient(application(tmp_path / "news.db"), base_url="http://localhost")
    assert 'id="called"' not in client.get("/actors/1").text
    with Store(tmp_path / "news.db") as store:
        store.keep(cast("Embattled mayor {s:Ana Reyes} {q:said} {c:it rained}.", {"name": "Ana Reyes"},
                        speakers={1: "a1"}, outlet="Post", id="2"))  # fmt: skip
    shown = client.get("/actors/1").text
    assert "Described as Embattled mayor" in text(shown)
    assert 'id="called"' in shown


def test_words_that_an_outlet_only_quotes_are_marked_as_the_speakers(tmp_path):
    marked = "{s2:Bo Lund} {q2:said}: {c2:“The dictator must go.”} {s:Ana Reyes} {q:said} {c:it rained}."
    with Store(tmp_path / "news.db") as store:
        reyes = {"name": "Ana Reyes", "names": ("The dictator",)}
        store.keep(cast(marked, reyes, {"name": "Bo Lund"}, speakers={1: "a1", 2: "a2"}, outlet="Post"))
        store.keep(cast("{s:Ana Reyes} {q:said} {c:it snowed}.", {"name": "Ana Reyes"}, speakers={1: "a1"},
                        outlet="Courier"))  # fmt: skip
    shown = TestClient(application(tmp_path / "news.db"), base_url="http://localhost").get("/actors/1").text
    assert '>“The dictator”</a> <span class="quoted">quoted from Bo Lund</span>' in shown
    assert "Described as" not in text(shown).split("What outlets call")[0]


def test_the_chart_says_the_same_as_its_table(client):
    shown = client.get("/actors/1").text
    drawn = re.findall(r"<rect [^>]*><title>([^:]+): (\d+)</title>", shown)
    table = re.findall(r"<tr><th scope=\"row\"><a[^>]*>([^<]+)</a></th><td class=\"number\">(\d+)", shown)
    assert drawn == table
    assert sum(int(count) for _, count in drawn) == 21
    assert "3 without a date" in text(shown)
    assert '<title id="chart-title">' in shown
    assert "<desc" in shown


def test_what_is_known_and_who_speaks_beside_them_is_told(client):
    shown = client.get("/actors/1").text
    assert "President of Tamaria · ZZ as of February 2024" in text(shown)
    assert links(shown.split('id="companions"')[1])["Ana Reyes"] == "/actors/2"


def test_actors_are_found_by_name_and_kind(client):
    assert re.findall(r'<a href="/actors/(\d+)">', client.get("/actors").text) == ["1", "2"]
    assert re.findall(r'<a href="/actors/(\d+)">', client.get("/actors?name=reyes").text) == ["2"]
    assert "No actor found" in text(client.get("/actors?kind=place").text)
    assert client.get("/actors", params={"name": '"'}).status_code == 400


@pytest.mark.parametrize("number", ["999", "0", "-1", "9" * 30, "x"])
def test_an_actor_who_is_not_there_is_not_found(client, number):
    assert client.get(f"/actors/{number}").status_code == 404


def test_actors_are_joined_and_parted_by_hand(client, path):
    joined = client.post("/actors/1/merge", data={"other": "2"}, headers=HERE)
    assert (joined.status_code, joined.headers["location"]) == (303, "/actors/1")
    assert client.get("/actors/2").status_code == 404
    with Store(path) as store:
        assert store.actor(1).statements == 36
    parted = client.post("/actors/1/split", data={}, headers=HERE)
    assert (parted.status_code, parted.headers["location"]) == (303, "/actors/1")
    with Store(path) as store:
        assert store.actor(1).statements == 24
    alone = client.post("/actors/1/split", data={"articles": "1"}, headers=HERE)
    with Store(path) as store:
        assert store.actor(int(alone.headers["location"].rpartition("/")[2])).articles == 1


@pytest.mark.parametrize(
    ("action", "form"),
    [("merge", {"other": "1"}), ("merge", {"other": "77"}), ("merge", {"other": "Ana"}), ("merge", {}),
     ("merge", {"other": "9" * 30}), ("split", {}), ("split", {"articles": "999"}), ("split", {"articles": "one"})],
)  # fmt: skip
def test_what_cannot_be_joined_or_parted_is_said_on_the_page(client, action, form):
    answer = client.post(f"/actors/1/{action}", data=form, headers=HERE)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "Oren Valk" in answer.text


def test_no_other_site_joins_actors(client):
    for headers in ({"Origin": "https://evil.example"}, {}):
        assert client.post("/actors/1/merge", data={"other": "2"}, headers=headers).status_code == 403
    assert client.get("/actors/2").status_code == 200


def test_hostile_names_stay_names(tmp_path):
    hostile = "Ana <script>alert(1)</script> \u202eReyes"
    with Store(tmp_path / "hostile.db") as store:
        record = cast(f"{{s:{hostile}}} {{q:said}} {{c:it rained}}.", {"name": hostile}, speakers={1: "a1"},
                      outlet="<b>Post\u202e</b>")  # fmt: skip
        store.keep(record)
    client = TestClient(application(tmp_path / "hostile.db"), base_url="http://localhost")
    for address in ("/actors", "/actors/1", "/search"):
        shown = client.get(address).text
        assert "<script>alert" not in shown
        assert "<b>Post" not in shown
        assert "\u202e" not in shown
