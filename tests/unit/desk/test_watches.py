"""What the desk watches: the page, the API, and the thread that looks."""

import time

import pytest

from onrecord.archive import Store
from onrecord.desk.watching import Watching
from onrecord.ingest import fetch
from onrecord.ingest.fetch import Page
from onrecord.settings import Settings
from tests.unit.desk.conftest import HERE

FORM = {"Origin": HERE}
FEED = "https://post.example/feed"


@pytest.fixture
def client(desk, monkeypatch):
    """A client of a desk that goes nowhere."""
    monkeypatch.setattr(Watching, "start", lambda _: None)
    return desk()


def test_a_feed_is_watched_until_that_is_ended(client, path):
    assert "Nothing is watched" in client.get("/watches").text
    answer = client.post("/watches", data={"address": f" {FEED} ", "minutes": "360"}, headers=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, "/watches")
    page = client.get("/watches").text
    assert FEED in page
    assert "every 6 hours" in page
    assert "Not looked at yet" in page
    with Store(path) as store:
        store.note_look(1, at="2026-11-30T04:10:00Z", error="The server <b>failed</b>", came=(3, 0, 2))
    page = client.get("/watches").text
    assert "30 November 2026, 04:10 UTC: 3 added, 2 failed" in " ".join(page.replace("</time>", "").split())
    assert "The server &lt;b&gt;failed&lt;/b&gt;" in page
    client.post("/watches/1/end", headers=FORM)
    assert "Nothing is watched" in client.get("/watches").text


def test_nothing_of_the_machine_that_serves_can_be_watched_from_a_browser(client):
    for address in ("/etc/passwd", "file:///etc/passwd", "news/", "-", "", "ftp://post.example/feed"):
        answer = client.post("/watches", data={"address": address, "minutes": "60"}, headers=FORM)
        assert answer.status_code == 400, address
        assert "no address on the web" in answer.text
        assert client.post("/api/watches", json={"address": address}).status_code == 422, address
    assert client.get("/api/watches").json() == []


def test_nobody_is_asked_too_often(client):
    for minutes in ("1", "0", "-5", "nan", "99999999"):
        answer = client.post("/watches", data={"address": FEED, "minutes": minutes}, headers=FORM)
        assert answer.status_code == 422, minutes
    assert client.get("/api/watches").json() == []


def test_programs_watch_feeds(client):
    made = client.post("/api/watches", json={"address": FEED, "minutes": 15})
    assert (made.status_code, made.json()["address"], made.json()["minutes"]) == (201, FEED, 15)
    again = client.post("/api/watches", json={"address": FEED}).json()
    assert (again["id"], again["minutes"]) == (made.json()["id"], 60)
    assert client.delete(f"/api/watches/{again['id']}").status_code == 204
    assert client.delete(f"/api/watches/{again['id']}").status_code == 404


def test_nobody_else_s_page_can_set_or_end_a_watch(client, path):
    with Store(path) as store:
        store.watch("https://harbour.example/feed", 60)
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {}):
        assert client.post("/watches", data={"address": FEED}, headers=headers).status_code == 403
        assert client.post("/watches/1/end", headers=headers).status_code == 403
    assert [each["address"] for each in client.get("/api/watches").json()] == ["https://harbour.example/feed"]


def test_what_was_named_at_the_start_is_listed_and_can_not_be_ended_here(desk, monkeypatch, tmp_path, path):
    monkeypatch.setattr(Watching, "start", lambda _: None)
    news = tmp_path / "<news>"
    news.mkdir()
    client = desk(watch=[news, FEED], watch_minutes=30)
    page = client.get("/watches").text
    assert "&lt;news&gt;" in page
    assert "every 30 minutes" in page
    assert "Stop watching" not in page
    with Store(path) as store:
        store.watch(FEED, 60)
    assert "Stop watching" not in client.get("/watches").text


def test_the_desk_adds_what_a_watched_feed_has_as_soon_as_it_is_set(desk, monkeypatch):
    asked = []

    def give(address, **_):
        asked.append(address)
        return Page(address, b"The dam at Kelve is safe, the mayor said.", "text/plain", "utf-8")

    monkeypatch.setattr(fetch, "fetch_changed", give)
    client = desk(settings=Settings(threads=1))
    client.post("/api/watches", json={"address": FEED})
    for _ in range(600):
        (watch,) = client.get("/api/watches").json()
        if watch["looked_at"]:
            break
        time.sleep(0.05)
    assert (asked, watch["added"]) == ([FEED], 1)


def test_watching_goes_on_after_trouble_and_ends_when_the_desk_is_closed(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr("onrecord.desk.watching._AFTER_TROUBLE", 0)
    (tmp_path / "news.db").write_text("This is no archive.")
    watching, often = Watching(tmp_path / "news.db", Settings()), []

    def run(*_, **__):
        often.append(1)
        if len(often) == 3:
            watching._closing.set()
        raise ZeroDivisionError

    monkeypatch.setattr(watching._watcher, "run", run)
    watching.start()
    watching._worker.join(20)
    assert len(often) == 3
    assert "Watching broke down" in caplog.text
    watching.close()
