"""The page of an article: what it opens with, and what it hides at first."""

import re

import pytest
from fastapi.testclient import TestClient

from onrecord.archive import Store
from onrecord.desk.application import application
from onrecord.schema import Check, Span
from tests.support import record_of
from tests.unit.desk.test_search_page import links, text

MARKED = (
    "Harbour master {s1:{a1/name:Tove Aas}} {q1:said} "
    "{c1:that the quay floods, and {s2:inspectors} {q2:warned} {c2:of worse}}. "
    "{s3:{a1:She}} {q3:hopes} {c3:that it holds}. {c4:“It is old,”} {q4:said} {s4:{a1:Aas}}. {c5:“Nobody asked us.”}"
)


def kept(path, marked=MARKED, **options):
    record = record_of(marked, statements={3: {"act": "believe"}}, **options)
    found = [
        Check(id=f"c{number}", kind="conflict", verdict="numbers", about=(Span(0, 7),), message=f"Message {number}.",
              confidence=0.5 + number / 100) for number in range(1, 8)
    ]  # fmt: skip
    with Store(path) as store:
        store.keep(record.model_copy(update={"checks": tuple(found)}))
    return TestClient(application(path), base_url="http://localhost")


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    return kept(tmp_path_factory.mktemp("quay") / "news.db").get("/articles/1").text


def opening(shown: str) -> str:
    return shown.partition('<div class="glance"')[2].partition('<div class="text"')[0]


def test_an_article_opens_with_who_speaks(shown):
    assert "Tove Aas , Harbour master 2 statements , 1 quoted" in text("<main>" + opening(shown))
    assert links(opening(shown))["Tove Aas"] == "/actors/1"
    assert links(opening(shown))["2 statements"] == "#s1"
    assert "1 quotation without a known speaker, from statement 5 on" in text("<main>" + opening(shown))
    assert links(opening(shown))["statement 5"] == "#s5"


def test_an_article_opens_with_what_the_checks_found_the_worst_first(shown):
    found = re.findall(r'href="#(finding-\d)".*?</a> (Message \d)', opening(shown))
    assert found == [(f"finding-{number}", f"Message {number}") for number in range(7, 2, -1)]
    assert links(opening(shown))["All 7 findings"] == "#checks"


def test_what_nobody_said_outright_stands_in_the_page_and_is_hidden_at_first(shown):
    assert re.findall(r'class="card [^"]*?( unsaid)?" id="(s\d)"', shown) == [
        ("", "s1"), (" unsaid", "s2"), (" unsaid", "s3"), ("", "s4"), ("", "s5"),
    ]  # fmt: skip
    assert re.search(r'<input type="checkbox" id="everything" autocomplete="off">', shown)
    assert "Show everything , also 2 statements that are believed, planned, unsure or inside another" in text(shown)


def test_no_comma_is_left_over_where_a_number_is_hidden(shown):
    assert re.search(r'<a class="unsaid" href="#s2"[^>]*>2</a><span class="unsaid">,</span><a href="#s1"', shown)


def test_the_address_says_that_everything_is_shown(tmp_path):
    client = kept(tmp_path / "news.db")
    assert 'id="everything" checked' in client.get("/articles/1?everything=true").text
    assert 'id="everything" checked' not in client.get("/articles/1?everything=no").text


def test_where_nobody_said_anything_outright_everything_is_shown(tmp_path):
    client = kept(tmp_path / "news.db", "{s3:Jon Lund} {q3:hopes} {c3:that it holds}.")
    assert 'id="everything" checked' in client.get("/articles/1").text
    assert "Nobody whom the text names or describes says anything outright." in client.get("/articles/1").text


def test_hostile_words_stay_words_where_the_page_opens(tmp_path):
    hostile = "<script>alert(1)</script>\u202e"
    marked = f"{{s1:{{a1/name:Aas {hostile}}}}}, {{a1/nominal:the {hostile} mayor}}, {{q1:said}} {{c1:it floods}}."
    shown = kept(tmp_path / "news.db", marked).get("/articles/1").text
    assert "<script>alert" not in shown
    assert "\u202e" not in opening(shown)
