"""The pages of stories: the search, one story, and the links that lead there."""

import csv
import io
import re

import pytest

from onrecord.archive import Store
from onrecord.desk.pages import stories
from onrecord.desk.pages.paging import PAGE_SIZE
from onrecord.desk.pages.stories_query import StoriesQuery, parse_stories_query
from tests.stories import flood, gathered, put_dams_and_ferry, told, with_same_events
from tests.unit.desk.test_search_page import text as words

DAM, FERRY = 1, 2
HOSTILE = '<script>alert(1)</script> "shut" \u202eesrever'


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "stories.db"
    with Store(made) as store:
        put_dams_and_ferry(store)
        gathered(store)
    return made


@pytest.fixture
def put(path):
    """Keep and gather more articles."""

    def more(*articles):
        with Store(path) as store:
            for each in articles:
                store.keep(each)
            return gathered(store, with_same_events)

    return more


def versions(html):
    """What the first table of versions has: each row as text."""
    table = html.split('class="versions"')[1].split("</table>")[0].split("</caption>")[1]
    return [text(f"<main>{each}").removeprefix("> ") for each in table.split("</tr>")[:-1]]


def text(html):
    """What is read on a page, without its pictures."""
    return re.sub(" ([,.:])", r"\1", words(re.sub("<svg.*?</svg>", "", html, flags=re.DOTALL)))


def titles(html):
    return re.findall(r'<h3[^>]*><a href="/stories/\d+">([^<]*)</a>', html)


def rows(html):
    """The rows of the picture as text: outlet, first article, and how many."""
    body = html.split('class="timeline"')[1].split("<tbody>")[1].split("</tbody>")[0]
    return [text(f"<main>{each}").removeprefix("> ") for each in body.split("</tr>")[:-1]]


@pytest.mark.parametrize(
    ("query", "found"),
    [("", ["DAM leaks"]), ("?least=1", ["FERRY sails", "DAM leaks"]), ("?q=sails&least=1", ["FERRY sails"]),
     ("?outlet=post", ["DAM leaks"]), ("?from=2024-05-05", []), ("?to=2024-05-03", ["DAM leaks"]),
     ("?least=1&order=largest", ["DAM leaks", "FERRY sails"]), ("?actor=1&least=1", ["FERRY sails", "DAM leaks"]),
     ("?actor=77", [])],
)  # fmt: skip
def test_the_page_finds_what_the_rows_have(client, query, found):
    assert titles(client.get(f"/stories{query}").text) == found
    assert [each["title"] for each in client.get(f"/stories.json{query}").json()] == found
    written = client.get(f"/stories.csv{query}").text.removeprefix("\ufeff")
    assert [each["title"] for each in csv.DictReader(io.StringIO(written))] == found


def test_a_story_in_the_list_has_its_days_its_outlets_and_who_is_in_it(client):
    shown = text(client.get("/stories").text)
    assert "3 May 2024 to 4 May 2024 2 articles DAM leaks 2 outlets: courier, post Ana Reyes" in shown


def test_more_than_a_few_outlets_are_counted(client, put):
    put(*(told("DAM cracks", f"paper{i}", "2024-05-05") for i in range(stories.MAX_LISTED)))
    assert "6 outlets: courier, post, paper0, paper1 and 2 more" in text(client.get("/stories").text)


def test_filters_that_are_set_can_be_taken_off_one_by_one(client):
    html = client.get("/stories?q=dam&actor=1&least=2&order=largest").text
    chips = html.split('aria-label="Active filters"')[1].split("</ul>")[0]
    for shown in ("words dam", "with Ana Reyes", "at least 2 articles"):
        assert shown in text(f"<main {chips}")
    assert 'href="/stories?q=dam&amp;least=2&amp;order=largest"' in chips


@pytest.mark.parametrize(
    "query", ["from=May", "least=x", "least=0", "actor=x", "from=2024&to=2023", "outlet=" + "x" * 1001]
)
def test_what_cannot_be_asked_says_so_on_the_page(client, query):
    answer = client.get(f"/stories?{query}")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert client.get(f"/stories.csv?{query}").status_code == 400


def test_an_address_holds_the_whole_question():
    query = StoriesQuery(words="dam", since="2024", least=3, page=2)
    assert parse_stories_query({"q": "dam", "from": "2024", "least": "3", "page": "2"}) == (query, None)
    assert query.url(page=2) == "/stories?q=dam&from=2024&least=3&page=2"


def test_stories_come_a_page_at_a_time(client, put):
    put(*(told(f"{'X' * i} rises", "courier", "2024-06-01") for i in range(2, PAGE_SIZE + 2)))
    assert len(titles(client.get("/stories?least=1").text)) == PAGE_SIZE
    assert titles(client.get("/stories?least=1&page=2").text) == ["FERRY sails", "DAM leaks"]
    assert "no stories on this page" in client.get("/stories?least=1&page=9").text


def test_nothing_found_says_what_to_do_and_what_is_still_to_come(client, path):
    assert "All filters must hold" in client.get("/stories?q=bridge").text
    with Store(path) as store:
        store.keep(told("BRIDGE shut", "courier", "2024-05-09"))
    assert "1 article still has to be compared" in text(client.get("/stories?q=bridge").text)


def test_any_article_of_a_story_leads_to_its_page(client):
    assert client.get("/stories/1").status_code == 200
    answer = client.get("/stories/3")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/stories/1")
    assert client.get("/stories/77").status_code == 404


def test_a_story_opens_with_its_days_its_articles_and_who_had_it_first(client):
    html = client.get("/stories/1").text
    shown = text(html)
    assert "DAM leaks 3 May 2024 to 4 May 2024 · 2 articles · 2 outlets" in shown
    assert "Of what is in this archive, courier had it first: 3 May 2024." in shown
    assert rows(html) == ["courier first 3 May 2024 DAM holds 1 article", "post 4 May 2024 DAM leaks 1 article"]


def test_the_hour_decides_who_was_first_whatever_its_zone(client, put):
    put(
        told("TOLL rises", "courier", "2024-07-02T08:00+02:00"),
        told("TOLL grows", "post", "2024-07-02T07:00Z"),
        told("TOLL doubles", "herald", "2024-07-03"),
    )
    html = client.get("/stories/4").text
    assert [each.split()[0] for each in rows(html)] == ["courier", "post", "herald"]
    assert html.count("first-mark") == 1
    assert len(re.findall('<circle class="mark', html)) == 2
    assert len(re.findall('<rect class="mark', html)) == 1


def test_nobody_is_called_first_where_only_the_day_is_known(client, put):
    put(told("TOLL rises", "courier", "2024-07-02"), told("TOLL grows", "post", "2024-07-02T07:00Z"))
    html = client.get("/stories/4").text
    assert "Nothing tells which came first: courier and post had it on the same day" in text(html)
    assert html.count("may be first") == 2


def test_a_story_without_days_says_so_and_draws_nothing(client, put):
    put(told("TOLL rises", "courier", None), told("TOLL grows", "post", None))
    html = client.get("/stories/4").text
    assert "None of its articles says on which day it came out." in text(html)
    assert 'class="mark' not in html


def test_who_is_in_a_story_stands_with_their_statements(client):
    assert re.search(r'<a href="/actors/1">Ana Reyes</a></th><td class="number">2</td>', client.get("/stories/1").text)


def test_where_accounts_differ_each_version_is_a_row_and_each_outlet_a_column(client, put):
    put(
        flood("Courier", "2024-07-02", 12, said=True),
        flood("Post", "2024-07-03", 15),
        flood("Herald", "2024-07-04", 12),
    )
    html = client.get("/stories/4").text
    assert versions(html) == [
        "Courier Post Herald",
        "≠ They differ on how many",
        "12 killed first on 2 July 2024 Courier: said by Ida Berg Herald: on its own word",
        "15 killed first on 3 July 2024 Post: on its own word",
    ]
    assert "Courier, 2 July 2024: Ida Berg said the flood in Harda killed 12 people." in text(html)
    assert "None contradicts: where Harda 3 outlets" in text(html)
    assert '<a href="/articles/5#event-1">on its own word</a>' in html


def test_more_outlets_and_versions_than_have_room_are_counted(client, put):
    put(*(flood(f"Paper {i}", f"2024-07-{i:02}", i) for i in range(1, 12)))
    shown = versions(client.get("/stories/4").text)
    assert shown[0] == "Paper 1 Paper 2 Paper 3 Paper 4 Paper 5 Paper 6 others"
    assert shown[7].endswith("6 killed first on 6 July 2024 Paper 6: on its own word")
    assert shown[8] == "7 killed first on 7 July 2024 1 other outlet"
    assert shown[-1] == "3 more versions"


def test_a_story_with_many_events_leads_to_all_of_them(client, put, monkeypatch):
    put(flood("Courier", "2024-07-02", 12), flood("Post", "2024-07-03", 15))
    assert "All 1 events" not in text(client.get("/stories/4").text)
    monkeypatch.setattr(stories, "MAX_EVENTS", 0)
    assert "What they tell" not in client.get("/stories/1").text
    html = client.get("/stories/4/events").text
    assert "1 event that several articles tell" in text(html)
    assert versions(html)[0] == "Courier Post"
    assert "no events on this page" in client.get("/stories/4/events?page=2").text
    assert client.get("/stories/5/events").headers["Location"] == "/stories/4/events"


def test_a_huge_story_is_drawn_and_listed_in_part(client, put, monkeypatch):
    monkeypatch.setattr(stories, "MAX_DRAWN", 20)
    put(*(told("DAM cracks", f"paper{i}", "2024-05-05", url=f"https://{i}.example") for i in range(40)))
    html = client.get("/stories/1").text
    assert len(rows(html)) == stories.MAX_OUTLETS
    assert len(re.findall('class="mark', html)) <= 20
    assert "26 more outlets had it later. Only the first 20 articles are drawn." in text(html)
    assert html.count('class="entry article-entry"') == PAGE_SIZE
    assert client.get("/stories/1?page=2").text.count('class="entry article-entry"') == 42 - PAGE_SIZE
    assert "no articles on this page" in client.get("/stories/1?page=9").text


def test_hostile_texts_stay_texts_and_nothing_runs(client, put):
    put(
        told(f"TOLL {HOSTILE}", HOSTILE, "2024-07-02", url="https://a.example"),
        told("TOLL", "post", "2024-07-02T08:00Z"),
    )
    for address in (
        "/stories",
        "/stories/4",
        "/stories/6",
        "/",
        "/articles/4",
        "/articles/6",
        f"/stories?outlet={HOSTILE}",
    ):
        html = client.get(address).text
        assert "<script>alert" not in html
        assert "\u202e" not in html
        assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", html)


def test_other_pages_lead_to_stories(client):
    assert '<a href="/stories" aria-current="page">Stories</a>' in client.get("/stories").text
    assert '<a href="/stories/1">1 other article tells this story</a>' in client.get("/articles/3").text
    assert "tell this story" not in client.get("/articles/2").text
    assert '<a href="/stories?actor=1">stories with them</a>' in client.get("/actors/1").text
    home = client.get("/").text
    assert '<a href="/stories/1">DAM leaks</a>' in home
    assert "FERRY sails</a>" not in home.split("Newest stories")[1].split("Newest articles")[0]


def test_an_article_that_is_not_gathered_yet_has_no_story(client, path):
    with Store(path) as store:
        store.keep(told("BRIDGE shut", "courier", "2024-05-09"))
    assert client.get("/articles/4").status_code == 200
    assert client.get("/stories/4").status_code == 404


def test_a_story_says_who_had_each_version_first_in_a_picture_and_in_words(client, put):
    put(*(flood(outlet, f"2024-07-0{day}", toll) for day, (outlet, toll) in enumerate(
        (("courier", 12), ("post", 15), ("herald", 12)), start=1)))  # fmt: skip
    html = client.get("/stories/4").text
    part = html.split('aria-labelledby="parts"')[1].split("</section>")[0]
    shown = text(f"<main {part}")
    assert "Who had what first" in shown
    assert "12 killed courier 1 July 2024 2 articles" in shown
    assert "15 killed post 2 July 2024 1 article" in shown
    assert part.count('class="mark first"') == 2
    assert part.count('class="mark"') == 1
    assert 'href="#event-1"' in part
    assert 'id="event-1"' in html
    assert 'aria-labelledby="parts"' not in client.get("/stories/1").text
