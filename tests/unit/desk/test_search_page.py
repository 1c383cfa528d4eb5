"""The search page, as a browser without scripts sees it."""

import csv
import io
import json
import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from onrecord.archive import Store
from onrecord.desk.application import application
from onrecord.desk.pages.search_query import SearchQuery, parse_search_query
from onrecord.schema import Published
from tests.support import record_of
from tests.unit.archive.hand import FERRY_PAGES
from tests.unit.desk.papers import fill

FORMULA = '{s:The clerk} {q:wrote} {c:=HYPERLINK("https://evil.example","pay")}.'


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = fill(tmp_path_factory.mktemp("papers") / "papers.db")
    with Store(path) as store:
        store.keep(record_of(FORMULA, outlet="@Sheet", id="formula"))
    return path


CHANGED = {
    "published": Published(value="2024-05-03", how="given"),
    "updated": "2026-03-06",
    "url": "https://c.example/",
}
PAGES = FERRY_PAGES.model_copy(update={"article": FERRY_PAGES.article.model_copy(update=CHANGED)})


SURE = "{s:{a1:Tove Aas}} {q:said} {c:the quay floods}. {s2:{a2:Jon Aas}} {q2:said} {c2:the quay holds}."


@pytest.fixture(scope="module")
def client(path):
    return TestClient(application(path), base_url="http://localhost")


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.split("<main")[1])).split())


def links(html: str) -> dict[str, str]:
    return {
        " ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split()): unescape(address)
        for address, words in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    }


def test_words_are_found_and_marked(client):
    answer = client.get("/search", params={"q": "dam"})
    assert answer.status_code == 200
    assert "the <mark>dam</mark> at Kelve would be finished in spring" in answer.text
    assert "6 statements" in text(answer.text)


def test_other_forms_of_a_word_are_marked_too(client):
    assert "<mark>elections</mark> would be" in client.get("/search", params={"q": "election"}).text


@pytest.mark.parametrize(
    ("narrowing", "expected"),
    [
        ({"speaker": "Reyes"}, 12), ({"about": "Valk"}, 12), ({"outlet": "harbour post"}, 3), ({"act": "deny"}, 12),
        ({"from": "2023", "to": "2023"}, 10), ({"form": "direct"}, 0), ({"actor": "1"}, 24), ({"subject": "2"}, 0),
        ({"in": "articles", "q": "autocrat"}, 3), ({"in": "articles", "act": "deny"}, 12),
    ],
)  # fmt: skip
def test_filters_narrow_what_is_found(client, narrowing, expected):
    shown = client.get("/search", params=narrowing).text
    number = re.search(r'id="found">\s*(\d+)', shown)
    assert (int(number[1]) if number else 0) == expected


def test_a_facet_leads_to_as_many_as_it_says(client):
    shown = client.get("/search", params={"q": "dam OR soldier"}).text
    facets = re.findall(r'<li><a href="([^"]+)">[^<]+</a> <span class="count">(\d+)</span>', shown)
    assert len(facets) > 8
    for address, count in facets:
        there = client.get(unescape(address)).text
        assert re.search(r'id="found">\s*(\d+)', there)[1] == count, address


def test_a_year_opens_into_its_months(client):
    shown = client.get("/search", params={"from": "2023", "to": "2023"}).text
    assert "February 2023" in links(shown)
    assert links(shown)["February 2023"] == "/search?from=2023-02&to=2023-02"
    assert "<h3" in shown
    assert "Year" not in re.findall(r"<h3[^>]*>([^<]+)", shown)


def test_what_is_set_can_be_taken_off_again(client):
    shown = client.get("/search", params={"q": "dam", "outlet": "Harbour Post", "from": "2023", "to": "2023"}).text
    removals = {unescape(address) for address in re.findall(r'<a href="([^"]+)" aria-label="Remove', shown)}
    assert removals == {
        "/search?outlet=Harbour+Post&from=2023&to=2023".replace("outlet=Harbour+Post&from=2023&to=2023",
                                                               "from=2023&to=2023&outlet=Harbour+Post"),
        "/search?q=dam&from=2023&to=2023",
        "/search?q=dam&outlet=Harbour+Post",
    }  # fmt: skip


def test_where_nothing_is_found_it_is_said_what_to_loosen(client):
    shown = client.get("/search", params={"q": "dam", "outlet": "Harbour Post", "form": "direct"}).text
    assert "Nothing found" in text(shown)
    assert "without form: direct" in text(shown)
    assert links(shown)["without form: direct"] == "/search?q=dam&outlet=Harbour+Post"
    assert "without outlet" not in text(shown)  # that alone would find nothing


@pytest.mark.parametrize(
    "wrong",
    [{"q": '""'}, {"q": "-only"}, {"from": "May"}, {"form": "loud"}, {"act": "sing"}, {"actor": "x"}, {"q": "x" * 1001},
     {"actor": "99999999999999999999999"}, {"speaker": "…"}, {"kind": "nobody"}, {"in": "articles", "q": "*"},
     {"from": "2024", "to": "2023"}, {"confidence": "x"}, {"confidence": "1.5"}],
)  # fmt: skip
def test_what_cannot_be_asked_is_said_beside_the_box(client, wrong):
    answer = client.get("/search", params=wrong)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    for address in ("/search.csv", "/search.json"):
        assert client.get(address, params=wrong).status_code == 400


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "99"])
def test_a_page_that_is_not_there_is_no_error(client, page):
    assert client.get("/search", params={"page": page}).status_code == 200


def test_results_come_in_pages(client):
    first = client.get("/search").text
    assert "1 to 25 of 37" in text(first)
    second = client.get(links(first)["Next →"]).text
    assert "26 to 37 of 37" in text(second)
    assert "Next →" not in links(second)


def test_csv_and_json_have_all_that_is_found(client):
    rows = json.loads(client.get("/search.json", params={"act": "deny"}).content)
    assert len(rows) == 12
    answer = client.get("/search.csv", params={"act": "deny"})
    assert answer.headers["content-disposition"] == 'attachment; filename="statements.csv"'
    written = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["content"] for row in written] == [row["content"] for row in rows]
    articles = client.get("/search.csv", params={"in": "articles", "q": "dictator"}).content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(articles)))) == 2


def test_no_spreadsheet_takes_a_text_for_a_formula(client):
    (row,) = csv.DictReader(io.StringIO(client.get("/search.csv", params={"q": "pay"}).content.decode("utf-8-sig")))
    assert row["content"].startswith("'=HYPERLINK")
    assert row["outlet"] == "'@Sheet"
    (exact,) = client.get("/search.json", params={"q": "pay"}).json()
    assert exact["content"].startswith("=HYPERLINK")


def test_a_new_archive_says_how_to_fill_it(tmp_path):
    with Store(tmp_path / "new.db"):
        pass
    client = TestClient(application(tmp_path / "new.db"), base_url="http://localhost")
    assert "This archive is empty" in text(client.get("/search").text)
    assert "This archive has no actors yet" in text(client.get("/actors").text)


def test_a_question_is_the_same_after_its_address_is_read():
    query = SearchQuery(
        q='"river bank"',
        speaker="Ö & Co",
        since="2024",
        until="2024-03",
        result_type="articles",
        page=4,
        confidence=0.25,
        everything=True,
    )
    from urllib.parse import parse_qsl

    read, error = parse_search_query(dict(parse_qsl(query.url(page=4).partition("?")[2])))
    assert (read, error) == (query, None)


def test_hostile_words_stay_words(client):
    hostile = '"><script>alert(1)</script>\u202e'
    shown = client.get("/search", params={"q": hostile, "outlet": hostile}).text
    assert "<script>alert" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    ("asked", "field"),
    [({"q": "dam", "from": "20x"}, "from"), ({"q": "-only", "to": "2024"}, "q"), ({"speaker": "…"}, "speaker")],
)
def test_an_error_is_marked_at_its_field(client, asked, field):
    shown = client.get("/search", params=asked).text
    (wrong,) = re.findall(r'<input[^>]*aria-invalid="true"[^>]*>', shown)
    assert f'name="{field}"' in wrong
    assert re.search('aria-describedby="error[ "]', wrong)


def test_all_filters_are_removed_and_nothing_else(client):
    shown = client.get("/search", params={"q": "dam", "outlet": "Harbour Post", "in": "articles"}).text
    assert links(shown)["Remove all"] == "/search?in=articles"


def test_a_statement_stands_in_the_sentence_around_it(client):
    shown = client.get("/search", params={"q": "dam"}).text
    assert '<span class="around">Oren Valk said </span>the <mark>dam</mark> at Kelve' in shown


def test_a_misspelt_name_is_understood_and_its_statements_are_shown(client):
    shown = client.get("/search", params={"speaker": "Reyez"}).text
    assert "Did you mean Ana Reyes (12 statements) ?" in text(shown)
    assert links(shown)["Ana Reyes"].startswith(("/search?speaker=Ana+Reyes", "/actors/"))
    assert "Results for “Ana Reyes”" in text(shown)
    assert shown.count('<li class="entry act-deny">') == 5
    assert links(shown)["Show all 12 statements"] == "/search?speaker=Ana+Reyes"


def test_a_question_typed_as_a_sentence_finds_something(client):
    assert "6 statements" in text(client.get("/search", params={"q": "What did Valk say about the dam?"}).text)


def test_what_is_sure_can_be_asked_for_alone(client):
    shown = client.get("/search", params={"confidence": "0.9"}).text
    assert "37 statements" in text(shown)
    assert "confidence 0.9 or more" in text(shown)
    assert "Nothing found" in text(client.get("/search", params={"confidence": "0.99"}).text)
    rows = client.get("/search.json", params={"confidence": "0.9"}).json()
    assert len(rows) == 37
    assert all(row["content"] in row["context"] for row in rows)


def test_a_result_says_on_which_page_it_stands_and_that_its_article_was_changed_later(tmp_path):
    with Store(tmp_path / "news.db") as store:
        store.keep(PAGES)
    client = TestClient(application(tmp_path / "news.db"), base_url="http://localhost")
    shown = text(client.get("/search", params={"q": "timetable"}).text)
    assert "assert indirect page 2" in shown
    assert "3 May 2024 changed 6 March 2026" in shown
    assert "changed 6 March 2026" in text(client.get("/search", params={"q": "timetable", "in": "articles"}).text)
    (found,) = client.get("/api/statements", params={"q": "timetable"}).json()["items"]
    assert (found["place"], found["article"]["updated"]) == ("page 2", "2026-03-06")
    article = client.get("/articles/1").text
    assert '<span class="document-place">page 2</span>' in article
    assert "Lund, as reported, 3 May 2024, page 2" in unescape(article)


def test_an_outlet_that_is_nearly_that_is_suggested(client):
    shown = client.get("/search", params={"q": "dam", "outlet": "Kelve Courier"}).text
    assert "Did you mean The Kelve Courier" in text(shown)


def test_fewer_words_are_suggested_where_no_statement_has_all(client):
    shown = client.get("/search", params={"q": "dam elections"}).text
    assert links(shown)["only words: dam"] == "/search?q=dam"


def test_a_speaker_who_is_not_sure_is_to_be_checked_and_can_be_left_out(tmp_path):
    with Store(tmp_path / "news.db") as store:
        store.keep(record_of(SURE, statements={1: {"speaker_confidence": 0.62}, 2: {"speaker_confidence": 0.95}}))
    client = TestClient(application(tmp_path / "news.db"), base_url="http://localhost")
    html = client.get("/search", params={"q": "quay"}).text
    assert re.findall(r'class="check-who"[^>]*>(.*?)<', html) == ["check who 0.62"]
    sure = client.get("/search", params={"q": "quay", "speaker_confidence": "0.9"}).text
    assert "confidence in the speaker 0.9 or more" in text(sure)
    assert "1 statement" in text(sure)
    assert "check-who" not in sure
    assert client.get("/search", params={"speaker_confidence": "1.5"}).status_code == 400
    found = client.get("/api/statements?speaker_confidence=0.9").json()["items"]
    assert [each["speaker_confidence"] for each in found] == [0.95]
    assert 'class="check-who"' in client.get("/articles/1").text


def test_a_speaker_without_a_name_is_none_to_check(tmp_path):
    unsure = {"speakers": ("a1",), "unresolved": None, "source_kind": "role", "speaker_confidence": 0.5}
    with Store(tmp_path / "news.db") as store:
        store.keep(record_of("{s:{a1:An aide}} {q:said} {c:the quay floods}.", statements={1: unsure}))
    html = TestClient(application(tmp_path / "news.db"), base_url="http://localhost").get("/search?q=quay").text
    assert "An aide" in html
    assert "check-who" not in html


UNSAID = (
    "{s1:Tove Aas} {q1:said} {c1:that the quay floods, {s2:inspectors} {q2:warned} {c2:of a collapse of the quay}}. "
    "{s3:Jon Aas} {q3:hopes} {c3:that the quay holds}. {s4:Jon Aas} {q4:said} {c4:that the quay is old}. "
    "{c5:“I will close the quay,”} {q5:vowed} {s5:Tove Aas}."
)


@pytest.fixture(scope="module")
def quays(tmp_path_factory):
    path = tmp_path_factory.mktemp("quays") / "news.db"
    acts = {3: {"act": "believe"}, 4: {"confidence": 0.6}, 5: {"act": "commit"}}
    with Store(path) as store:
        store.keep(record_of(UNSAID, statements=acts))
    return TestClient(application(path), base_url="http://localhost")


def test_what_was_said_outright_is_shown_first_and_everything_behind_one_link(quays):
    shown = quays.get("/search", params={"q": "quay"}).text
    assert re.findall(r'class="entry act-(\w+)"', shown) == ["assert", "commit"]
    assert "also 3 statements that are believed, planned, unsure or inside another." in text(shown)
    assert links(shown)["Show everything"] == "/search?q=quay&everything=true"
    wide = quays.get("/search?q=quay&everything=true").text
    assert "5 statements" in text(wide)
    assert links(wide)["Show only what was said"] == "/search?q=quay"
    assert '<input type="hidden" name="everything" value="true">' in wide
    assert '<input type="hidden" name="everything"' not in shown


def test_files_hold_what_their_page_shows(quays):
    assert len(quays.get("/search.json", params={"q": "quay"}).json()) == 2
    assert len(quays.get("/search.json", params={"q": "quay", "everything": "true"}).json()) == 5


@pytest.mark.parametrize(
    ("asked", "found"), [({"act": "believe"}, 1), ({"confidence": "0.5"}, 5), ({"act": "commit"}, 1)]
)
def test_who_asks_for_what_nobody_said_outright_finds_it(quays, asked, found):
    shown = text(quays.get("/search", params=asked).text)
    assert f"{found} statement" in shown
    assert "Everything: also what is believed, planned, unsure or inside another statement." in shown


def test_where_nothing_was_said_outright_the_page_says_what_else_there_is(quays):
    shown = quays.get("/search", params={"q": "holds"}).text
    assert "Nobody said so outright. Show 1 statement that is believed, planned, unsure or inside another" in text(
        shown
    )
    address = next(address for words, address in links(shown).items() if words.startswith("Show 1 statement"))
    assert "1 statement" in text(quays.get(address).text)


def test_articles_are_found_whatever_is_said_in_them(quays):
    shown = text(quays.get("/search", params={"in": "articles", "q": "holds"}).text)
    assert "1 article" in shown
    assert "outright" not in shown
