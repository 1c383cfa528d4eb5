"""Stories over HTTP."""

import pytest

from onrecord.archive import Store
from onrecord.pipeline.gathering import gather
from tests.stories import gathered, put_dams_and_ferry
from tests.unit.pipeline.test_accounts import FIRST, SECOND


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "stories.db"
    with Store(made) as store:
        put_dams_and_ferry(store)
        gathered(store)
    return made


def test_stories_are_found_a_page_at_a_time(client):
    first = client.get("/api/stories?least=1&limit=1").json()
    assert first["total"] == {"number": 2, "at_least": False}
    assert [each["title"] for each in first["items"]] == ["FERRY sails"]
    assert [each["title"] for each in client.get(first["next"]).json()["items"]] == ["DAM leaks"]


@pytest.mark.parametrize(
    ("asked", "found"), [("", [1]), ("?q=sails&least=1", [2]), ("?outlet=post", [1]), ("?from=2024-05-05", [])]
)
def test_filters_narrow_what_is_found(client, asked, found):
    assert [each["id"] for each in client.get(f"/api/stories{asked}").json()["items"]] == found


@pytest.mark.parametrize("number", [1, 3])
def test_any_article_of_a_story_leads_to_it(client, number):
    assert client.get(f"/api/stories/{number}").json()["id"] == 1
    assert [each["id"] for each in client.get(f"/api/stories/{number}/articles").json()] == [1, 3]


def test_a_story_says_who_had_it_first_and_who_appears_in_it(client):
    assert [each["outlet"] for each in client.get("/api/stories/1/outlets").json()] == ["courier", "post"]
    (actor,) = client.get("/api/stories/1/actors").json()
    assert (actor["name"], actor["articles"]) == ("Ana Reyes", 2)


@pytest.mark.parametrize("address", ["/api/stories/77", "/api/stories/77/articles", "/api/stories/77/outlets"])
def test_what_is_no_story_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_an_order_that_nobody_knows_is_refused(client):
    assert client.get("/api/stories?order=best").status_code == 422


def test_the_events_of_a_story_come_with_what_their_accounts_differ_in(client, path):
    with Store(path) as store:
        store.keep_many([(FIRST, None), (SECOND, None)])
        gather(store)
    events = client.get("/api/stories/5/events").json()
    killed = next(each for each in events if each["words"] == "killed")
    (toll,) = (each for each in killed["comparisons"] if len(each["versions"]) > 1)
    assert [version["told"][0]["outlet"] for version in toll["versions"]] == ["courier", "post"]
    assert client.get("/api/stories/1/events").json() == []
    assert client.get("/api/stories/77/events").status_code == 404
