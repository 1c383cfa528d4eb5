"""The pages with findings: the search, the counts beside it, an article's findings, and a headline that is tried."""

import csv
import io
import re
from html import unescape

import pytest

from onrecord.archive import Store
from onrecord.checks import CheckType
from onrecord.desk import check_table
from onrecord.desk.pages.checks_query import ChecksQuery, parse_checks_query
from onrecord.desk.pages.paging import PAGE_SIZE
from onrecord.schema import Check
from tests.checks import ferry, with_checks
from tests.support import record_of
from tests.unit.archive.test_checks import flood
from tests.unit.desk.test_search_page import text

FORM = {"Origin": "http://localhost"}
HOSTILE = '<script>alert(1)</script> "shut" \u202eesrever'


def asked(kind, *, precision=None):
    verdicts = {"overstated": "the body says less", "number": "two numbers"}
    return CheckType(
        kind, f"What of the {kind}?", verdicts, lambda _: iter(()), precision=precision, measured="60 by hand"
    )


@pytest.fixture(autouse=True)
def types(monkeypatch):
    """Three checks, of which two are measured."""
    made = (asked("headline", precision=0.92), asked("conflict", precision=0.815), asked("loaded"))
    monkeypatch.setattr(check_table, "CHECKS", made)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "checks.db"
    with Store(made) as store:
        store.keep(ferry())
        store.keep(flood())
    return made


def messages(html):
    return [
        unescape(re.sub("<[^>]+>", "", each)) for each in re.findall(r'<p class="message">(.*?)</p>', html, re.DOTALL)
    ]


def test_each_finding_stands_with_its_sentence_and_leads_to_its_card_on_the_article_s_page(client):
    html = client.get("/checks?kind=conflict").text
    assert messages(html) == ["12 dead in one place, 15 in another."]
    assert '<a href="/articles/2#finding-1">12 dead in one place' in html
    assert "The river killed twelve people on Monday, the mayor said." in text(html)
    assert 'id="finding-1"' in client.get("/articles/2").text


@pytest.mark.parametrize(
    ("query", "number"),
    [("", 7), ("?kind=headline", 2), ("?verdict=supported", 1), ("?outlet=Marden+Post", 2), ("?from=2026-04", 5),
     ("?to=2026-03&kind=loaded", 1), ("?dismissed=true", 0), ("?confidence=0.95", 2), ("?article=2", 2)],
)  # fmt: skip
def test_the_page_finds_what_the_rows_have(client, query, number):
    html = client.get(f"/checks{query}").text
    assert len(messages(html)) == number
    assert len(client.get(f"/checks.json{query}").json()) == number
    rows = list(csv.DictReader(io.StringIO(client.get(f"/checks.csv{query}").text.removeprefix("\ufeff"))))
    assert len(rows) == number


def test_counts_by_outlet_stand_beside_the_precision_of_the_check_and_only_there(client):
    html = client.get("/checks").text
    shown = {
        re.search(r"<h3[^>]*>([^<]+)<", each)[1]: text(f"<main {each}")
        for each in html.split('class="by-check"')[1].split("<section")[1:]
    }
    assert "Right: 92 of 100 (60 by hand)" in shown["headline"]
    assert "All outlets 2 Kelve Evening News 2" in shown["headline"]
    assert "Right: 82 of 100" in shown["conflict"]
    assert "Marden Post 1" in shown["conflict"]
    assert "Nobody has measured" in shown["loaded"]
    assert "outlets" not in shown["loaded"]


def test_what_is_dismissed_stands_apart(client):
    done = client.post("/articles/2/checks/c1/dismiss", data={"why": "The <b>toll</b> rose."}, headers=FORM)
    assert (done.status_code, done.headers["Location"]) == (303, "/articles/2#finding-1")
    assert messages(client.get("/checks?article=2").text) == ["The outlet says “cruel”."]
    html = client.get("/checks?dismissed=true").text
    assert messages(html) == ["12 dead in one place, 15 in another."]
    assert "The &lt;b&gt;toll&lt;/b&gt; rose." in html
    assert "All outlets 0 Dismissed 1" in text(client.get("/checks?kind=conflict").text)
    article = client.get("/articles/2").text
    assert 'class="dismissed-findings"' in article
    assert "1 dismissed" in text(article)
    assert not re.search(r'class="checked[^>]*data-finding="finding-1"', article)
    assert re.search(r'class="checked[^>]*data-finding="finding-2"', article)
    client.post("/articles/2/checks/c1/undismiss", headers=FORM)
    assert len(messages(client.get("/checks?article=2").text)) == 2


def test_a_finding_is_dismissed_for_a_reason_and_by_the_desk_s_own_pages(client):
    assert client.post("/articles/2/checks/c1/dismiss", data={"why": " "}, headers=FORM).status_code == 400
    assert client.post("/articles/2/checks/c9/dismiss", data={"why": "No."}, headers=FORM).status_code == 404
    assert client.post("/articles/2/checks/c1/dismiss", data={"why": "No."}).status_code == 403
    assert client.post("/articles/2/checks/c1/undismiss", headers=FORM).status_code == 400
    assert client.post("/articles/2/headline", data={"headline": "Flood"}).status_code == 403
    assert len(messages(client.get("/checks").text)) == 7


def test_an_earlier_version_has_its_findings_and_no_way_to_dismiss_them(client, path):
    with Store(path) as store:
        store.keep(flood(url="https://marden.example/flood"))
        store.keep(flood(text=flood().article.text + "\n\nMore rain.", url="https://marden.example/flood"))
    earlier, latest = client.get("/articles/2").text, client.get("/articles/3").text
    assert "12 dead in one place" in earlier
    assert "/dismiss" not in earlier
    assert "/articles/3/checks/c1/dismiss" in latest


def test_filters_that_are_set_can_be_taken_off_one_by_one(client):
    html = client.get("/checks?kind=conflict&outlet=Marden+Post&dismissed=true").text
    chips = html.split('aria-label="Active filters"')[1].split("</ul>")[0]
    for words in ("check conflict", "outlet Marden Post", "only what was dismissed"):
        assert words in text(f"<main {chips}")
    assert 'href="/checks?kind=conflict&amp;outlet=Marden+Post"' in chips


@pytest.mark.parametrize(
    "query", ["from=May", "confidence=x", "confidence=3", "from=2024&to=2023", "outlet=" + "x" * 1001]
)
def test_what_cannot_be_asked_says_so_on_the_page(client, query):
    answer = client.get(f"/checks?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert client.get(f"/checks.csv?{query}").status_code == 400


def test_a_kind_that_this_version_does_not_know_can_still_be_looked_for(client):
    html = client.get("/checks?kind=rumour&verdict=new_one").text
    assert '<option value="rumour" selected>rumour</option>' in html
    assert '<option value="new_one" selected>new one</option>' in html
    assert "Nothing found" in html


def test_findings_come_a_page_at_a_time(client, path):
    many = [{"kind": "loaded", "verdict": "emotive", "message": f"Number {i}.", "evidence": ["x"]} for i in range(30)]
    with Store(path) as store:
        store.keep(with_checks(record_of("x marks it."), *many))
    first = client.get("/checks?article=3").text
    assert messages(first) == [f"Number {i}." for i in range(PAGE_SIZE)]
    assert messages(client.get("/checks?article=3&page=2").text) == [f"Number {i}." for i in range(PAGE_SIZE, 30)]
    assert "no findings on this page" in client.get("/checks?article=3&page=9").text


def test_hostile_texts_stay_texts(client, path):
    marked = f"{HOSTILE.replace('(', '&#40;')}\n\nIt rained."
    check = {"kind": "conflict", "verdict": "number", "message": HOSTILE, "evidence": ["rained"],
             "elsewhere": [{"file": HOSTILE, "place": HOSTILE, "text": HOSTILE}]}  # fmt: skip
    with Store(path) as store:
        store.keep(with_checks(record_of(marked, title=True, outlet=HOSTILE), check))
        store.dismiss(3, "c1", why=HOSTILE, who=HOSTILE)
    for address in ("/checks", "/checks?dismissed=true", "/checks?kind=conflict", "/articles/3"):
        html = client.get(address).text
        assert "<script>alert" not in html
        assert "\u202e" not in html
    rows = client.get("/checks.csv?dismissed=true").text
    assert HOSTILE.splitlines()[0].replace('"', '""') in rows


def test_a_headline_is_tried_without_a_script_and_its_answer_is_escaped(client, monkeypatch):
    tried = []

    def check_headline(record, headline, settings):
        tried.append(headline)
        return Check(id="c1", kind="headline", verdict="overstated", message=HOSTILE, confidence=0.8,
                     evidence=record.checks[0].evidence) if "hundreds" in headline else None  # fmt: skip

    monkeypatch.setattr("onrecord.desk.pages.articles.check_headline", check_headline)
    monkeypatch.setattr("onrecord.desk.jobs.Jobs.load", lambda _: None)
    html = client.post("/articles/2/headline", data={"headline": " <i>hundreds</i> "}, headers=FORM).text
    box = html.split('id="on-headline"')[1].split("</form>")[0]
    assert 'title="the body says less">overstated</span>' in box
    assert "15 dead" in box
    assert "<script>" not in box
    assert 'value="&lt;i&gt;hundreds&lt;/i&gt;"' in html
    html = client.post("/articles/2/headline", data={"headline": "Flood"}, headers=FORM).text
    assert "says nothing about it" in html
    assert client.post("/articles/2/headline", data={"headline": "  "}, headers=FORM).status_code == 200
    assert client.post("/articles/9/headline", data={"headline": "Flood"}, headers=FORM).status_code == 404
    assert client.post("/articles/2/headline", data={"headline": "x" * 501}, headers=FORM).status_code == 422
    assert tried == ["<i>hundreds</i>", "Flood"]


def test_every_page_leads_to_the_checks(client):
    assert '<a href="/checks" aria-current="page">Checks</a>' in client.get("/checks").text
    assert '<a href="/checks">Checks</a>' in client.get("/search").text


def test_an_address_holds_the_whole_question():
    query = ChecksQuery(kind="conflict", since="2024", dismissed=True, page=2)
    parameters = {"kind": "conflict", "from": "2024", "dismissed": "true", "page": "2"}
    assert parse_checks_query(parameters) == (query, None)
    assert query.url(page=2) == "/checks?kind=conflict&from=2024&dismissed=true&page=2"
