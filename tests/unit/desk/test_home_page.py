"""The home page tells what has changed since the last visit, and what to look at first."""

import re
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from onrecord.archive import Store
from onrecord.desk.visits import FIRST, PAUSE, VISIT_COOKIE, visit
from tests.stories import gathered
from tests.unit.archive.test_changes import HEADLINE, LONG_AGO, TOLLS, at, found, told
from tests.unit.desk.conftest import HERE
from tests.unit.desk.test_stories_pages import HOSTILE, text

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    """An archive of long ago, to which articles came today: one of them anew, and two of one story."""
    made = tmp_path / "news.db"
    with Store(made) as store:
        at(store, LONG_AGO, told("DAM holds", "courier", "2024-01-01", url="https://c.example/dam"),
           found("old", "2023-12-31", TOLLS))  # fmt: skip
        for each in (
            told("DAM leaks", "courier", "2024-01-01", url="https://c.example/dam"),
            told("BRIDGE shut", "post", "2024-05-06"),
            told("BRIDGE open", "herald", "2024-05-06"),
            found("new", "2024-05-06", HEADLINE),
        ):
            store.keep(each)
        gathered(store)
    return made


def part(html, name):
    """What is read in a part of the page."""
    return text(f"<main {html.split(f'aria-labelledby={chr(34)}{name}{chr(34)}')[1].split('</section>')[0]}")


def changed(client, query=""):
    return part(client.get(f"/{query}").text, "changes-heading")


def back(client, **ago):
    """Look at the page with the cookie of somebody who was here so long ago."""
    client.cookies.clear()
    seen = datetime.now(UTC) - timedelta(**ago)
    client.cookies.set(VISIT_COOKIE, visit(None, seen).cookie)


def test_the_first_visit_looks_a_week_back(client):
    shown = changed(client)
    assert "What has changed in the last 7 days" in shown
    assert "3 articles added 1 finding Article without a headline · BRIDGE open · BRIDGE shut" in shown
    assert "DAM leaks courier · new version · the version before" in shown
    html = client.get("/").text
    assert 'href="/articles/1">the version before' in html
    assert "Since the last visit" not in html
    assert re.search(r'href="/\?days=7" aria-current="true"', html)


def test_a_later_visit_looks_back_to_the_end_of_the_one_before(client, path):
    back(client, days=100)
    assert "since you were here last, on" in changed(client)
    assert "Since the last visit" in changed(client)
    assert "3 articles added" in changed(client)
    back(client, minutes=45)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE articles SET added_at = '2024-05-06T08:00:00Z' WHERE added_at > '2024-02'")
    assert "Nothing." in changed(client)


def test_a_period_can_be_asked_for_whatever_was_seen(client):
    back(client, minutes=45)
    assert "in the last 30 days" in changed(client, "?days=30")
    assert "3 articles added" in changed(client, "?days=30")
    assert "in the last day" in changed(client, "?days=1")
    for wrong in ("?days=0", "?days=9999999", "?days=x", "?days=%00"):
        assert "since you were here last" in changed(client, wrong)


def test_a_new_story_says_so_and_one_that_is_not_listed_anyway_is_listed_here(client, path):
    assert "BRIDGE open new 2 articles" in part(client.get("/").text, "stories-heading")
    assert "new story" not in changed(client)
    with Store(path) as store:
        for number in range(6):
            store.keep(told(f"{'AB' * (number + 1)} rises", "post", "2024-06-01"))
            store.keep(told(f"{'AB' * (number + 1)} falls", "herald", "2024-06-01"))
        gathered(store)
    assert "new story · 2 articles" in changed(client)


def test_what_people_decided_is_told_with_who_why_and_where(client, path):
    with Store(path) as store:
        decision = store.dismiss(6, "c1", why="It <b>is</b> in the text.", who="ida")
    html = client.get("/").text
    assert "decided by ida: It <b>is</b> in the text." in part(html, "changes-heading")
    assert "<b>is</b>" not in html
    assert '<a href="/articles/6">' in html
    with Store(path) as store:
        store.undo(decision, who="bo")
    assert "taken back by bo" in changed(client)


def test_findings_stand_with_their_words_the_worst_first(client):
    html = client.get("/").text
    shown = part(html, "worth-heading")
    assert shown.index("conflict") < shown.index("headline")
    assert 'href="/articles/2#finding-1"' in html
    assert "says old" in shown


def test_an_archive_without_findings_and_changes_has_no_such_parts(desk, tmp_path):
    with Store(tmp_path / "empty.db"):
        pass
    html = desk(path=tmp_path / "empty.db").get("/").text
    assert "What has changed" not in html
    assert "Worth a look" not in html


def test_hostile_words_stay_words(client, path):
    with Store(path) as store:
        for text_of in ("holds", "leaks"):
            store.keep(told(f"{HOSTILE} {text_of}", "<b>post</b>", "2024-05-06", url="https://p.example/hostile"))
        store.keep(found(HOSTILE, "2024-05-07", TOLLS | {"message": HOSTILE}))
    html = client.get("/").text
    assert "&lt;script&gt;alert(1)" in html
    for wrong in ("<script>alert", "<b>post", "\u202e"):
        assert wrong not in html


def test_the_cookie_is_hidden_from_scripts_and_says_nothing_but_two_moments(client):
    (cookie,) = [each for each in client.get("/").headers.get_list("set-cookie") if VISIT_COOKIE in each]
    value, rest = cookie.split(";", 1)
    assert re.fullmatch(rf"{VISIT_COOKIE}=0\.\d{{10}}", value)
    for kept in ("HttpOnly", "SameSite=lax", "Path=/", "Max-Age=31536000"):
        assert kept in rest
    assert "Secure" not in rest


@pytest.mark.parametrize(
    "cookie", ["", "x", "1.2.3", "-1.5", "9" * 400, "99999999999.99999999999", "5.1", "１.２", "0.99999999999", "<b>.1"]
)
def test_a_cookie_that_means_nothing_is_none(cookie):
    assert visit(cookie, NOON) == visit(None, NOON)
    assert visit(None, NOON).since == NOON - FIRST


def test_a_visit_lasts_as_long_as_somebody_keeps_looking():
    first = visit(None, NOON)
    again = visit(first.cookie, NOON + PAUSE)
    assert again.first
    later = visit(again.cookie, NOON + 3 * PAUSE)
    assert (later.first, later.since) == (False, NOON + PAUSE)
    for minutes in (20, 40, 60):
        later = visit(later.cookie, NOON + 3 * PAUSE + timedelta(minutes=minutes))
        assert later.since == NOON + PAUSE


def test_a_page_elsewhere_changes_nothing(client):
    answer = client.post("/add", headers={"Origin": "https://evil.example"}, data={"text": "x"})
    assert answer.status_code == 403
    assert VISIT_COOKIE not in answer.headers.get("set-cookie", "")
    assert client.get("/", headers={"Origin": HERE}).status_code == 200


def test_programs_are_told_the_same_changes(client):
    answer = client.get("/api/changes?since=2024-02-01").json()
    assert (answer["articles"]["number"], answer["versions"]["number"], answer["findings"]["number"]) == (3, 1, 1)
    assert [(each["article"]["title"], each["before"]["id"]) for each in answer["changed"]] == [("DAM leaks", 1)]
    assert [(each["story"]["title"], each["added"]) for each in answer["stories"]] == [("BRIDGE open", 2)]
    assert client.get("/api/changes?since=yesterday").status_code == 400
    assert client.get("/api/changes").status_code == 422
