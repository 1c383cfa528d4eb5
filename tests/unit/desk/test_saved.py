"""Saved searches on the desk: their pages, their feeds, and the API."""

import re
from datetime import UTC, datetime

import feedparser
import pytest
from lxml import etree

from onrecord.archive import Store
from onrecord.desk import atom
from onrecord.desk.saved import search_at
from onrecord.errors import QueryError
from tests.checks import ferry
from tests.support import record_of
from tests.unit.archive.eventful import strike
from tests.unit.archive.hand import FERRY, dam
from tests.unit.desk.conftest import HERE, JSON

FORM = {"Origin": HERE}
TOKEN = "a-token-of-sixteen-or-more"
HOSTILE = "{s:A <script>alert(1)</script> clerk} {q:said} {c:the ferry \uffff]]> & <b>sinks</b> \u202e}."


@pytest.fixture
def search(path):
    """A saved search for what is said about the ferry, with two new statements."""
    with Store(path) as store:
        saved = store.save_search("The ferry", words="ferry OR late")
        store.keep(record_of(HOSTILE, outlet="<i>Bay</i> Mail", published=("2024-05-06", "given"), id="sinks"))
        store.keep(dam(id="again", outlet="Kelve Post"))
        store.keep(record_of(FERRY, outlet="Bay Mail", id="sails"))
        return saved


def save(client, search, name="Mine"):
    return client.post("/saved", data={"name": name, "search": search}, headers=FORM)


def feed_of(client, path=None):
    return re.search(r'href="(/saved/\d+/feed\?key=[\w-]+)"', client.get(path or "/saved").text)[1]


SEARCHES = (
    "/search?q=ferry&kind=role&from=2024", "/search?in=articles&q=ferry", "/events?type=protest&happened=true",
    "/checks?kind=headline", "/search?q=%22a+%26+b%22&confidence=0.5&said=true",
)  # fmt: skip


def test_any_search_of_the_desk_is_saved_by_its_address_and_leads_back_to_it(client):
    for number, address in enumerate(SEARCHES, 1):
        answer = save(client, address, f"Search {number}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/saved/{number}")
        page = client.get(f"/saved/{number}").text
        kept = next(each for each in client.get("/api/saved").json() if each["id"] == number)
        assert (kept["kind"], kept["filters"]) == search_at(address)
        back = re.search(r'class="all" href="([^"]+)"', page)[1].replace("&amp;", "&")
        assert search_at(back) == search_at(address)
        assert client.get(back).status_code == 200


def test_a_page_of_results_offers_to_save_the_search(client, path):
    with Store(path) as store:
        store.keep(strike())
        store.keep(ferry())
    for page in ("/search?q=ferry", "/search?q=ferry&in=articles", "/events?type=protest", "/checks?kind=headline"):
        offered = re.search(r'name="search" value="([^"]+)"', client.get(page).text)[1].replace("&amp;", "&")
        assert search_at(offered) == search_at(page)


NO_SEARCHES = ("https://evil.example/search?q=a", "//evil.example/search", "/actors", "", "/search?actor=x", "http://[")


def test_what_is_no_search_is_not_saved(client):
    for address in NO_SEARCHES:
        assert save(client, address).status_code == 400, address
        with pytest.raises(QueryError):
            search_at(address)
    assert client.get("/api/saved").json() == []


def test_what_is_new_stands_by_person_until_it_is_marked_as_seen(client, search):
    assert "2 new" in client.get("/saved").text
    page = client.get(f"/saved/{search.id}").text
    assert "2 new statements" in page
    assert "Statements with the words ferry OR late" in page
    assert page.index("the harbour master") < page.index("clerk")
    assert "<script>alert" not in page
    assert "<b>sinks" not in page
    through = re.search(r'name="through" value="(\d+)"', page)[1]
    with Store(client.app.state.desk.path) as store:  # what comes after the page was made stays new
        store.keep(record_of("{s:A pilot} {q:said} {c:the ferry is full}.", id="full"))
    client.post(f"/saved/{search.id}/seen", data={"through": through}, headers=FORM)
    page = client.get(f"/saved/{search.id}").text
    assert "1 new statement<" in page
    assert "A pilot" in page
    assert "harbour master" not in page


def test_what_the_digest_tells_is_still_new_on_the_desk(client, search, path):
    with Store(path) as store:
        store.mark_told(search.id, 99)
    assert client.get("/api/saved").json()[0]["new"]["number"] == 2


@pytest.mark.parametrize(
    ("kind", "what"), [("events", "walked out"), ("checks", "overstated"), ("articles", "Dockers walk out")]
)
def test_events_findings_and_articles_are_shown_as_their_pages_show_them(client, path, kind, what):
    with Store(path) as store:
        saved = store.save_search("All", kind)
        store.keep(strike())
        store.keep(ferry())
    assert what in client.get(f"/saved/{saved.id}").text
    entries = feedparser.parse(client.get(feed_of(client)).content).entries
    assert any(what in each.content[0].value for each in entries)
    assert all(each.link.startswith(f"{HERE}/articles/") for each in entries)


def test_a_search_is_removed_with_its_feed(client, search):
    feed = feed_of(client)
    assert client.get(feed).status_code == 200
    assert client.post(f"/saved/{search.id}/remove", headers=FORM).headers["location"] == "/saved"
    assert client.get(feed).status_code == 404
    assert "No search is saved yet" in client.get("/saved").text


def test_a_feed_is_valid_and_its_entries_keep_their_ids(client, search, path):
    answer = client.get(feed_of(client))
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = etree.fromstring(answer.content)
    atom_ = {"a": "http://www.w3.org/2005/Atom"}
    for element in (root, *root.findall("a:entry", atom_)):  # RFC 4287, 4.1.1 and 4.1.2
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"a:{name}", atom_)) == 1
        datetime.fromisoformat(element.findtext("a:updated", None, atom_)).astimezone(UTC)
        assert element.findtext("a:id", None, atom_).startswith("urn:uuid:")
    feed = feedparser.parse(answer.content)
    assert (feed.bozo, feed.version, feed.feed.title) == (False, "atom10", "The ferry")
    titles = ["the harbour master", "A <script>alert(1)</script> clerk", "the harbour master", "a clerk"]
    assert [each.title for each in feed.entries] == [f"{who}, on ferry OR late" for who in titles]
    ids = [each.id for each in feed.entries]
    assert len(set(ids)) == 4
    with Store(path) as store:
        store.replace(6, store.record(6))
        store.keep(record_of("{s:A pilot} {q:said} {c:the ferry is full}.", id="full"))
    assert [each.id for each in feedparser.parse(client.get(feed_of(client)).content).entries][1:] == ids


def test_an_entry_has_the_words_who_says_them_and_where_and_leads_to_them(client, search):
    entry = feedparser.parse(client.get(feed_of(client)).content, sanitize_html=False).entries[1]
    words = entry.content[0].value
    assert "“the ferry \ufffd]]&gt; &amp; &lt;b&gt;sinks&lt;/b&gt; \ufffd”" in words
    assert (
        "— A &lt;script&gt;alert(1)&lt;/script&gt; clerk, as reported by &lt;i&gt;Bay&lt;/i&gt; Mail, 6 May 2024"
        in words
    )
    assert entry.link == f"{HERE}/articles/4#s1"
    assert entry.published == "2024-05-06T00:00:00Z"


def test_a_denial_does_not_read_like_an_assertion(client, path):
    with Store(path) as store:
        store.save_search("All")
        store.keep(record_of("{s:A pilot} {q:denied} {c:that it sank}.", statements={1: {"act": "deny"}}, id="denied"))
    entry = feedparser.parse(client.get(feed_of(client)).content).entries[0]
    assert "“that it sank” — denied by A pilot" in entry.content[0].value


def test_a_feed_holds_the_newest_and_no_more(client, search, path, monkeypatch):
    monkeypatch.setattr(atom, "MOST_ENTRIES", 2)
    assert len(feedparser.parse(client.get(feed_of(client)).content).entries) == 2


def test_a_feed_that_has_not_changed_is_not_sent_again(client, search, path):
    feed = feed_of(client)
    tag = client.get(feed).headers["etag"]
    for sent in (tag, f'W/{tag}, "other"'):
        answer = client.get(feed, headers={"If-None-Match": sent})
        assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)
    with Store(path) as store:
        store.keep(record_of("{s:A pilot} {q:said} {c:the ferry is full}.", id="full"))
    assert client.get(feed, headers={"If-None-Match": tag}).status_code == 200


def test_a_feed_reader_comes_in_with_the_key_of_the_feed_and_to_nothing_else(desk, search):
    client = desk(token=TOKEN)
    known = {"Authorization": f"Bearer {TOKEN}"}
    feed = re.search(r'"feed":"([^"]+)"', client.get("/api/saved", headers=known).text)[1]
    key = feed.partition("key=")[2]
    assert client.get(feed).status_code == 200
    assert client.head(feed).status_code == 200
    for address in (f"/saved?key={key}", f"/saved/{search.id}?key={key}", f"/articles/1?key={key}", "/search.csv",
                    f"/saved/{search.id}/feed/?key={key}"):  # fmt: skip
        assert client.get(address).headers["location"].startswith("/login")
    assert client.get(f"/api/saved?key={key}").status_code == 401
    assert client.post(feed, headers=FORM).status_code == 405
    assert TOKEN not in client.get(feed).text


def test_who_does_not_know_the_key_can_not_tell_whether_there_is_a_feed(desk, search, path):
    with Store(path) as store:
        other = store.save_search("Other")
    client = desk(token=TOKEN)
    answers = {
        client.get(address).text.replace(address, "")
        for address in (f"/saved/{search.id}/feed", f"/saved/{search.id}/feed?key=x", "/saved/99/feed?key=x",
                        f"/saved/{search.id}/feed?key={other.key}", "/saved/99/feed?key=", "/saved/99/feed")
    }  # fmt: skip
    assert len(answers) == 1
    assert client.get("/saved/99/feed?key=").status_code == 404


def test_a_key_that_was_changed_lets_nobody_in(desk, search):
    client, known = desk(token=TOKEN), {"Authorization": f"Bearer {TOKEN}"}
    feed = client.get("/api/saved", headers=known).json()[0]["feed"]
    client.post(f"/saved/{search.id}/feed-key", headers={**FORM, **known})
    assert client.get(feed).status_code == 404
    fresh = client.get("/api/saved", headers=known).json()[0]["feed"]
    assert client.get(fresh).status_code == 200
    changed = client.post(f"/api/saved/{search.id}/feed-key", json={}, headers=known).json()["feed"]
    assert changed not in (feed, fresh)


def test_nobody_else_s_page_can_change_a_saved_search(client, search):
    data = {"name": "Evil", "search": "/search?q=x", "through": "99"}
    for action in ("", "/1/seen", "/1/remove", "/1/feed-key"):
        for headers in ({"Origin": "https://evil.example"}, {}, {"Sec-Fetch-Site": "cross-site"}):
            assert client.post(f"/saved{action}", data=data, headers=headers).status_code == 403, action
    (kept,) = client.get("/api/saved").json()
    assert (kept["name"], kept["seen"]) == ("The ferry", search.seen)


def test_programs_save_searches_and_ask_what_is_new(client, path):
    answer = client.post("/api/saved", json={"name": "Dam", "filters": {"about": "dam", "said": True}})
    assert answer.status_code == 201
    saved = answer.json()
    assert (saved["kind"], saved["filters"], saved["new"]["number"]) == (
        "statements",
        {"about": "dam", "said": True},
        0,
    )
    with Store(path) as store:
        store.keep(dam(id="again", outlet="Kelve Post"))
    news = client.get(f"/api/saved/{saved['id']}/new").json()
    assert news["title"] == "1 new statement on dam (only what was said)"
    assert [(group["name"], group["items"][0]["content"]) for group in news["groups"]] == [
        ("Ana Reyes", "the dam at Kelve is safe")
    ]
    seen = client.post(f"/api/saved/{saved['id']}/seen", json={"through": news["through"]}).json()
    assert (seen["seen"], seen["new"]["number"]) == (news["through"], 0)
    assert client.delete(f"/api/saved/{saved['id']}").status_code == 204
    assert client.get(f"/api/saved/{saved['id']}/new").status_code == 404


REFUSED = (
    ({"name": ""}, 422), ({"name": "12"}, 400), ({"name": "a", "kind": "stories"}, 422),
    ({"name": "a", "filters": {"speach": "x"}}, 400), ({"name": "a", "filters": {"since": 5}}, 400),
    ({"name": "a", "filters": {"words": ["x"]}}, 422), ({"name": "a", "filters": {"words": "x" * 1001}}, 400),
    ({"name": "a", "more": 1}, 422), ({"name": "a", "filters": {"actor": 2**70}}, 400),
)  # fmt: skip


def test_what_can_not_be_saved_is_refused(client):
    for body, status in REFUSED:
        assert client.post("/api/saved", json=body).status_code == status, body
    plain = client.post("/api/saved", content="name=a", headers={**JSON, "Content-Type": "text/plain"})
    assert plain.status_code in (403, 415)
    assert client.get("/api/saved").json() == []
