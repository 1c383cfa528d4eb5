"""The command line, the API and the page find the same for the same query."""

import json

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from onrecord.archive import Store
from onrecord.cli.main import main
from onrecord.desk.application import application
from tests.events import harbour
from tests.support import record_of
from tests.unit.archive.hand import FERRY
from tests.unit.desk import eventful
from tests.unit.desk.papers import fill

QUERIES = (
    {},
    {"q": "dam spring"},
    {"q": "dam OR border", "order": "date"},
    {"speaker": "Reyes"},
    {"about": "Valk"},
    {"from": "2023", "to": "2023-06"},
    {"outlet": "harbour post"},
    {"form": "indirect", "act": "deny"},
    {"q": "soldier", "speaker": "Oren Valk"},
    {"kind": "role", "speaker": "master"},
    {"q": "dam", "order": "rank", "from": "2024"},
)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = fill(tmp_path_factory.mktemp("papers") / "papers.db")
    with Store(path) as store:
        store.keep(record_of(FERRY, id="ferry", statements={1: {"source_kind": "role"}}))
    return path


@pytest.fixture(scope="module")
def client(path):
    return TestClient(application(path), base_url="http://localhost")


def by_command(path, query, *more):
    options = [part for name, value in query.items() if name != "q" for part in (f"--{name}", value)]
    words = query.get("q", "").split()
    asked = ["search", *words, *options, *more, "--json", "--limit", "0", "--archive", str(path)]
    return json.loads(CliRunner().invoke(main, asked, catch_exceptions=False).stdout)


@pytest.mark.parametrize("query", QUERIES)
def test_statements_are_the_same_by_every_way(path, client, query):
    found = by_command(path, query)
    assert found
    assert client.get("/search.json", params=query).json() == found
    answer = client.get("/api/statements", params=query | {"limit": 200}).json()
    assert answer["total"] == {"number": len(found), "at_least": False}
    places = [(each["article"]["id"], each["statement_id"]) for each in answer["items"]]
    assert places == [(row["article"], row["statement_id"]) for row in found]
    assert f"{len(found)} statement" in client.get("/search", params=query).text


@pytest.mark.parametrize("query", QUERIES)
def test_articles_are_the_same_by_every_way(path, client, query):
    found = by_command(path, query, "--articles")
    assert client.get("/search.json", params=query | {"in": "articles"}).json() == found
    answer = client.get("/api/articles", params=query | {"limit": 200}).json()
    assert [each["article"]["id"] for each in answer["items"]] == [row["article"] for row in found]
    assert answer["total"]["number"] == len(found)


EVENT_QUERIES = (
    {},
    {"type": "assault", "denied": "true"},
    {"who": "Tamaria", "happened": "true"},
    {"where": "Orsa", "from": "2024", "to": "2024-01"},
    {"on_word_of": "outlet", "status": "possible"},
    {"on_word_of": "Ana Reyes", "whom": "Kelve"},
    {"standing": "unclear"},
)


@pytest.fixture(scope="module")
def events_path(tmp_path_factory):
    path = eventful.fill(tmp_path_factory.mktemp("events") / "events.db", rounds=4)
    with Store(path) as store:
        store.keep(harbour())
    return path


@pytest.mark.parametrize("query", EVENT_QUERIES)
def test_events_are_the_same_by_every_way(events_path, query):
    options = [
        part
        for name, value in query.items()
        for part in ([f"--{name.replace('_', '-')}"] if value == "true" else [f"--{name.replace('_', '-')}", value])
    ]
    asked = ["events", *options, "--json", "--limit", "0", "--archive", str(events_path)]
    found = json.loads(CliRunner().invoke(main, asked, catch_exceptions=False).stdout)
    assert found
    client = TestClient(application(events_path), base_url="http://localhost")
    assert client.get("/events.json", params=query).json() == found
    answer = client.get("/api/events", params=query | {"limit": 200}).json()
    places = [(each["article"]["id"], each["event_id"]) for each in answer["items"]]
    assert places == [(row["article"], row["event_id"]) for row in found]
    number = answer["events"]["number"]
    assert f"{number} event{'' if number == 1 else 's'}" in client.get("/events", params=query).text
