"""The desk lists who may be the same person, and joins or keeps apart whom you say; so does its API."""

import re

import pytest
from fastapi.testclient import TestClient

from onrecord.archive import Store
from onrecord.desk.application import application
from tests.unit.archive.test_same_person import told

HERE = {"Origin": "http://localhost"}


@pytest.fixture
def path(tmp_path):
    with Store(tmp_path / "news.db") as store:
        store.keep_many((told(n, name), None) for n, name in enumerate(["William Tarn", "William Tarn", "Bill Tarn"]))
    return tmp_path / "news.db"


@pytest.fixture
def client(path):
    return TestClient(application(path), base_url="http://localhost", follow_redirects=False)


@pytest.fixture
def found(client):
    (found,) = client.get("/api/same-person").json()["items"]
    return found


def test_the_page_lists_suggestions_with_a_button_for_each_answer(client, found):
    shown = client.get("/same-person").text
    assert "Bill is short for William" in shown
    assert re.search(rf'action="/same-person/{found["number"]}/accept"', shown)
    assert re.search(rf'action="/same-person/{found["number"]}/refuse"', shown)
    assert "/same-person" in client.get("/actors").text


def test_the_page_says_that_some_wait_to_be_compared_where_many_have_changed(client, monkeypatch):
    assert "haven’t been compared yet" not in client.get("/same-person").text
    monkeypatch.setattr("onrecord.desk.pages.same_person.MOST_CHANGED", 1)
    assert "haven’t been compared yet" in client.get("/same-person").text


@pytest.mark.parametrize(("what", "kind"), [("accept", "join"), ("refuse", "apart")])
def test_a_button_decides_and_leads_back_to_the_list(client, path, found, what, kind):
    answer = client.post(f"/same-person/{found['number']}/{what}", data={"keep": found["keep"]["id"]}, headers=HERE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/same-person")
    with Store(path, read_only=True) as store:
        assert [each.kind for each in store.decisions()] == [kind]
    assert "No suggestions" in client.get("/same-person").text


def test_all_that_are_sure_are_joined_by_one_button(client, path, monkeypatch):
    assert "Accept all that are at least 90 % sure" in client.get("/same-person").text
    monkeypatch.setattr("onrecord.desk.pages.same_person.IN_BULK", 0.999)
    assert "Accept all" not in client.get("/same-person").text
    monkeypatch.undo()
    assert client.post("/same-person/accept-all", headers=HERE).status_code == 303
    assert client.get("/api/same-person").json()["total"]["number"] == 0


def test_nothing_is_decided_from_elsewhere(client, found):
    answer = client.post(
        f"/same-person/{found['number']}/accept", data={"keep": 1}, headers={"Origin": "http://e.example"}
    )
    assert answer.status_code == 403
    assert client.get("/api/same-person").json()["items"]


def test_the_api_gives_a_suggestion_with_its_reasons(found):
    assert found["other"]["name"] == "Bill Tarn"
    assert found["number"] == found["other"]["id"]
    assert [reason["kind"] for reason in found["reasons"]] == ["nickname", "week"]


def test_the_api_accepts_and_gives_the_actor(client, found):
    answer = client.post(f"/api/same-person/{found['number']}/accept", json={"keep": found["keep"]["id"]})
    assert (answer.status_code, answer.json()["articles"]) == (200, 3)


def test_the_api_refuses_with_a_reason(client, path, found):
    sent = {"keep": found["keep"]["id"], "why": "Brothers."}
    assert len(client.post(f"/api/same-person/{found['number']}/refuse", json=sent).json()) == 2
    with Store(path, read_only=True) as store:
        assert store.decisions()[0].why == "Brothers."


def test_the_api_accepts_all(client):
    assert client.post("/api/same-person/accept-all", json={"confidence": 0.99}).json() == {"joined": 0}
    assert client.post("/api/same-person/accept-all", json={"confidence": 0.9}).json() == {"joined": 1}


def test_a_pair_that_is_another_by_now_is_refused(client, found):
    answer = client.post(f"/api/same-person/{found['number']}/accept", json={"keep": found["number"]})
    assert answer.status_code == 400
    assert client.post("/api/same-person/77/accept", json={"keep": 1}).status_code == 404
    assert client.post(f"/api/same-person/{found['number']}/accept", content="keep=1").status_code == 415


def test_a_page_beyond_the_last_leads_back(client):
    assert "Back to the first page" in client.get("/same-person?page=9").text
