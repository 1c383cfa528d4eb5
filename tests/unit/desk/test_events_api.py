"""Events over HTTP: the same filters as on the command line, a page at a time."""

import pytest

from onrecord.archive import Store
from tests.events import harbour
from tests.unit.archive.eventful import strike


@pytest.fixture
def api(desk, tmp_path):
    path = tmp_path / "events.db"
    with Store(path) as store:
        store.keep(harbour())
        store.keep(strike())
    return desk(path=path)


def test_events_are_found_a_page_at_a_time_and_what_is_told_again_counts_once(api):
    first = api.get("/api/events?limit=15").json()
    assert (first["total"]["number"], first["events"]["number"]) == (19, 16)
    second = api.get(first["next"]).json()
    assert second["next"] is None
    ids = [(each["article"]["id"], each["event_id"]) for each in first["items"] + second["items"]]
    assert len(set(ids)) == len(ids) == 19


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("type=protest&status=hypothetical", ["blockade"]),
        ("who=Brack&whom=dockers", ["paid"]),
        ("where=Portugal&dated=true", ["walked out"]),
        ("where=Portugal&from=2024-05-05&to=2024-05", ["met"]),
        ("on_word_of=outlet&standing=outlet&outlet=verrin+gazette", ["met", "walked out"]),
        ("on_word_of=Marn&denied=true", ["paid"]),
        ("article=2&happened=false", ["blockade", "paid"]),
        ("article=2&denied=false&confidence=0.5", ["blockade", "met", "walked out", "arrested"]),
        ("article=2&who=&whom=&where=&on_word_of=&outlet=&limit=1", ["blockade"]),
    ],
)
def test_all_filters_hold_at_once(api, query, found):
    assert [each["trigger"] for each in api.get(f"/api/events?{query}").json()["items"]] == found


def test_actors_are_asked_for_by_their_numbers(api):
    (met,) = api.get("/api/events?who=Marn").json()["items"]
    marn, brack = met["who"][0]["actor"], met["whom"][0]["actor"]
    asked = [f"actor={brack}&other_actor={marn}", f"whom_actor={brack}&article=2", f"who_actor={marn}"]
    for query in asked:
        assert [each["trigger"] for each in api.get(f"/api/events?{query}").json()["items"]] == ["met"]
    assert api.get(f"/api/events?word_actor={marn}&denied=true").json()["items"][0]["trigger"] == "paid"
    assert api.get(f"/api/events?where_actor={met['where'][0]['actor']}").json()["total"]["number"] == 2


def test_an_event_has_an_address_and_says_on_whose_word_it_stands(api):
    event = api.get("/api/articles/1/events/e8").json()
    assert (event["standing"], event["standing_words"], event["happened"], event["same_as"]) == (
        "denied", "denied by General Odo Brack", False, "e2",
    )  # fmt: skip
    assert event["context"]["text"] == "Brack denied that his men had fired on the market."
    assert api.get("/api/articles/1/events/e99").status_code == 404


def test_what_is_found_can_be_divided(api):
    facets = api.get("/api/events/facets?article=1&type=assault&happened=true").json()
    assert [(bar["value"], bar["count"]) for bar in facets["type"]] == [("assault", 2)]
    assert api.get("/api/events/facets?most=0").status_code == 422


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("type=war", 422), ("limit=201", 422), ("offset=100001", 422), ("from=May", 422), ("actor=0", 422),
        ("from=2024-13", 400), ("from=2024&to=2023", 400), ("other_actor=3", 400), ("who=…", 400),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_a_problem(api, query, status):
    answer = api.get(f"/api/events?{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
