"""Correcting through the API: who does it, what they have seen, and what is read again."""

import pytest
from fastapi.testclient import TestClient

from onrecord import Archive, Settings
from onrecord.archive import Store
from onrecord.desk.application import application
from tests.support import record_of

FERRY = "{c1:The ferry is safe}, {s1:{a1:Ana Reyes}} {q1:said}. {c2:“It leaks,”} {s2:{a1:she}} {q2:told} {a2:Tom Lund}."
DATED = {"text": "The mill will open on Monday, the miller said.", "published": "2024-03-05", "outlet": "Mill Post"}


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    path = tmp_path_factory.mktemp("corrections") / "news.db"
    with Store(path) as store:
        store.keep(record_of(FERRY, outlet="Harbour Post"))
    with Archive(path) as archive:
        archive.add(DATED)
    with TestClient(application(path, settings=Settings()), base_url="http://localhost") as made:
        yield made


def correct(client, number=1, **edit):
    return client.post(f"/api/articles/{number}/corrections", json=edit)


def test_whoever_corrects_says_so_and_loses_nothing_of_what_others_did(client):
    first = correct(client, what="statement", line="s1", act="deny", by="Ida Holm", why="She denies it.", seen=0)
    assert [(each["decision"]["who"], each["line"]) for each in first.json()] == [("Ida Holm", "s1")]
    newest = first.json()[-1]["decision"]["id"]
    refused = correct(client, what="statement", line="s1", act="ask", by="Bo Quist", seen=0)
    assert refused.status_code == 409
    assert refused.json()["type"] == "urn:onrecord:problem:corrected-since"
    assert "Ida Holm has corrected the same line meanwhile" in refused.json()["detail"]
    assert correct(client, what="statement", line="s2", act="ask", seen=0).status_code == 200
    assert correct(client, what="statement", line="s1", act="ask", by="Bo Quist", seen=newest).status_code == 200
    assert [each["effect"] for each in client.get("/api/articles/1/corrections").json()] == [
        "overruled",
        "holds",
        "holds",
    ]


@pytest.mark.parametrize(
    "extra", [{"by": "x" * 201}, {"why": "x" * 2001}, {"seen": -1}, {"seen": 2**63}, {"who": "Ida"}]
)
def test_what_is_too_long_or_no_number_is_refused(client, extra):
    assert correct(client, what="statement", line="s1", act="commit", **extra).status_code == 422


def test_whoever_takes_a_decision_back_says_so(client):
    decision = correct(client, what="no_statement", line="s2").json()[-1]["decision"]["id"]
    undone = client.post(f"/api/decisions/{decision}/undo", json={"by": "Ida Holm"}).json()
    assert undone["undone_by"] == "Ida Holm"
    assert client.post(f"/api/decisions/{decision}/undo", json={"nobody": 1}).status_code == 422


def test_whoever_says_that_outlets_are_one_says_who_they_are(client):
    made = client.post("/api/outlets/same", json={"name": "Mill Post", "known_as": "The Mill Post", "by": "Ida Holm"})
    assert made.json()["who"] == "Ida Holm"


def test_with_another_date_a_job_reads_the_article_again(client):
    before = {job["id"] for job in client.get("/api/jobs").json()}
    assert correct(client, 2, what="article", published="2024-04-09").status_code == 200
    [job] = [job for job in client.get("/api/jobs").json() if job["id"] not in before]
    while client.get(f"/api/jobs/{job['id']}").json()["ended_at"] is None:
        pass
    assert [time["value"] for time in client.get("/articles/2.json").json()["times"]] == ["2024-04-15"]


def test_decisions_come_in_pages_the_newest_first_of_one_kind_or_person(client):
    for act in ("commit", "deny", "ask"):
        correct(client, what="statement", line="s1", act=act, by="Nora Quist")
    page = client.get("/api/decisions?kind=correct&who=Nora Quist&limit=2").json()
    assert [each["value"]["correction"]["act"] for each in page["items"]] == ["ask", "deny"]
    assert page["total"]["number"] == 3
    assert [each["value"]["correction"]["act"] for each in client.get(page["next"]).json()["items"]] == ["commit"]
    assert client.get("/api/decisions?kind=join&who=Nora Quist").json()["items"] == []
