import json
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from onrecord import Archive, Record
from onrecord.desk import dependencies
from onrecord.desk.api import read as reading
from onrecord.desk.downloads import as_download
from onrecord.schema import Format, Original
from onrecord.schema.jsonschema import record_schema
from tests.support import record_of
from tests.unit.archive.hand import FERRY, cast
from tests.unit.desk.conftest import BRIDGE, GERMAN, ended

ROWS = {"articles": 2, "versions": 3, "statements": 4, "actors": 1, "failures": 0}


def test_a_text_is_read_and_nothing_is_kept(client):
    given = {"text": BRIDGE, "outlet": "Kelve Post", "published": "2024-03-05", "url": "https://post.example/bridge"}
    answer = client.post("/api/read", json=given)
    assert answer.status_code == 200
    record = Record.from_json(answer.content)
    assert record.article.text == BRIDGE
    assert (record.article.outlet, record.article.published.value) == ("Kelve Post", "2024-03-05")
    assert "Ana Reyes" in [actor.name for actor in record.actors]
    Draft202012Validator(record_schema()).validate(answer.json())
    assert client.get("/api/totals").json().items() >= ROWS.items()


@pytest.mark.parametrize("text", ["/etc/hostname", "https://post.example/dam", "-", "news/*.txt", "a.txt"])
def test_a_text_that_looks_like_a_path_is_a_text(client, text):
    answer = client.post("/api/read", json={"text": text})
    assert answer.status_code in (200, 422)
    if answer.status_code == 200:
        assert answer.json()["article"]["text"] == text


def test_an_article_is_added_by_a_job_and_found(client):
    answer = client.post("/api/articles", json={"text": BRIDGE, "outlet": "Bay Mail", "published": "2024-05-06"})
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/api/jobs/{answer.json()['id']}"
    job = ended(client, answer.headers["location"])
    assert (job["state"], job["tally"]) == (
        "done", {"added": 1, "changed": 0, "known": 0, "failed": 0, "removed": 0},
    )  # fmt: skip
    assert job["article"] == job["articles"][0]["article"] == 4
    assert client.get("/api/articles/4").json()["article"]["text"] == BRIDGE
    assert [each["content"] for each in client.get("/api/statements?q=bridge&outlet=bay mail").json()["items"]]
    again = client.post("/api/articles", json={"text": BRIDGE, "outlet": "Bay Mail", "published": "2024-05-06"})
    assert ended(client, again.headers["location"])["tally"]["known"] == 1


def test_what_cannot_be_read_is_a_failed_job_that_says_why(client):
    answer = client.post("/api/articles", json={"text": GERMAN})
    job = ended(client, answer.headers["location"])
    assert job["state"] == "failed"
    assert job["error"]["type"] == "urn:onrecord:problem:not-english"
    assert client.get("/api/jobs").json()[0]["id"] == job["id"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/", "http://localhost/news", "HTTP://[::1]/x", "http://169.254.169.254/x"]
)
def test_an_address_on_this_machine_or_its_network_is_not_fetched(client, url):
    job = ended(client, client.post("/api/articles", json={"url": url}).headers["location"])
    assert job["error"]["type"] == "urn:onrecord:problem:address-refused"


@pytest.mark.parametrize(
    "url", ["/etc/hostname", "file:///etc/hostname", "ftp://post.example/", "http://", "-", "", "x y"]
)
def test_nothing_but_an_address_on_the_web_is_taken_for_one(client, url):
    assert client.post("/api/articles", json={"url": url}).status_code == 422


def test_statements_are_found_a_page_at_a_time(client):
    first = client.get("/api/statements?limit=3").json()
    assert first["total"] == {"number": 4, "at_least": False}
    second = client.get(first["next"]).json()
    assert second["next"] is None
    ids = [(each["article"]["id"], each["statement_id"]) for each in first["items"] + second["items"]]
    assert len(set(ids)) == len(ids) == 4


def test_all_filters_hold_at_once(client):
    asked = "/api/statements?speaker=Reyes&from=2024&to=2024-03&outlet=kelve post&form=indirect&act=assert"
    assert {each["speaker"] for each in client.get(asked).json()["items"]} == {"Ana Reyes"}
    assert client.get(asked + "&q=ferry").json()["items"] == []
    assert client.get("/api/statements?about=dam&actor=1").json()["total"]["number"] == 1
    assert client.get("/api/statements?article=3").json()["total"]["number"] == 2
    assert client.get("/api/statements?q=&speaker=&outlet=").json()["total"]["number"] == 4


def test_what_is_found_can_be_divided(client):
    facets = client.get("/api/statements/facets?q=dam").json()
    assert [(bar["value"], bar["count"]) for bar in facets["speaker"]] == [("Ana Reyes", 1)]
    assert facets["complete"]


def test_a_statement_has_an_address(client):
    assert client.get("/api/articles/1/statements/s1").json()["speaker"] == "Ana Reyes"


def test_articles_are_found_and_their_versions_listed(client):
    found = client.get("/api/articles?q=ferry").json()
    assert [each["article"]["id"] for each in found["items"]] == [3]
    assert any(piece["found"] for piece in found["items"][0]["snippet"])
    assert [each["version"] for each in client.get("/api/articles/3/versions").json()] == [1, 2]
    assert client.get("/api/articles").json()["total"]["number"] == 2


def test_a_record_comes_as_it_was_kept(client, path):
    with Archive(path, read_only=True) as archive:
        assert client.get("/api/articles/1").text == archive.record(1).to_json()


def test_an_original_is_handed_over_and_never_drawn(client, path):
    page = b"<html><h1>Dam</h1><script>alert(1)</script><p>The dam at Kelve is safe, the mayor said.</p></html>"
    with Archive(path) as archive:
        _, number = archive.store.keep(record_of(FERRY, id="page"), Original(page, "html", place="<script>.html"))
    for address in (f"/api/articles/{number}/original", f"/articles/{number}/original"):
        answer = client.get(address)
        assert answer.content == page
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"] == f'attachment; filename="article-{number}.html"'
        assert answer.headers["content-security-policy"].startswith("sandbox")
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_actors_are_listed_and_shown_in_full(client):
    found = client.get("/api/actors?name=reyes&kind=person").json()
    assert [each["name"] for each in found["items"]] == ["Ana Reyes"]
    assert found["total"] == {"number": 1, "at_least": False}
    assert client.get("/api/actors?kind=group").json()["items"] == []
    full = client.get(f"/api/actors/{found['items'][0]['id']}").json()
    assert full["months"] == [{"value": "2024-03", "count": 2, "actor": None}]
    assert full["outlets"][0]["value"] == "Kelve Post"
    assert {"Ana Reyes"} <= {each["text"] for each in full["names"]}
    assert full["quoted_with"] == []


def test_actors_are_joined_and_split_by_hand(client, path):
    with Archive(path) as archive:
        archive.store.keep(cast("{s:A. Reyes} {q:said} {c:the weir is old}.", {"name": "A. Reyes"}, speakers={1: "a1"}))
        (other,) = [actor.id for actor in archive.actors("a reyes") if actor.name == "A. Reyes"]
    joined = client.post("/api/actors/1/merge", json={"others": [other]}).json()
    assert (joined["id"], joined["articles"], joined["statements"]) == (1, 2, 3)
    assert client.get(f"/api/actors/{other}").status_code == 404
    parts = client.post("/api/actors/1/split", json={}).json()
    assert [part["articles"] for part in parts] == [1, 1]
    assert client.post("/api/actors/1/split", json={}).status_code == 400
    assert client.post("/api/actors/1/merge", json={"others": [1]}).status_code == 400
    assert client.post("/api/actors/1/merge", json={"others": [2**63]}).status_code == 422


def test_failures_are_listed_a_page_at_a_time(client, path):
    with Archive(path) as archive:
        archive.add(*(f"nowhere-{number}.txt" for number in range(3)))
    first = client.get("/api/failures?limit=2").json()
    rest = client.get(first["next"]).json()
    assert [each["place"] for each in first["items"] + rest["items"]] == [f"nowhere-{n}.txt" for n in range(3)]
    assert first["total"]["number"] == 3
    assert first["items"][0]["error"] == "UnreadableInputError"


def test_no_more_are_read_at_once_than_there_are_places(client, monkeypatch):
    monkeypatch.setattr(reading, "_places", threading.BoundedSemaphore(2))
    going = threading.Event()

    def slow(*_, **__):
        going.wait(20)
        raise RuntimeError

    monkeypatch.setattr(reading, "read", slow)
    with ThreadPoolExecutor(3) as pool:
        sent = [pool.submit(client.post, "/api/read", json={"text": BRIDGE}) for _ in range(3)]
        refused = next(each for each in iter(lambda: next((s for s in sent if s.done()), None), 0) if each)
        assert refused.result().status_code == 429
        assert int(refused.result().headers["retry-after"]) > 0
        going.set()
    monkeypatch.undo()
    assert client.post("/api/read", json={"text": BRIDGE}).status_code == 200


def test_the_description_tells_every_address_and_every_answer(client):
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {
        "/api/read", "/api/articles", "/api/articles/{number}", "/api/articles/{number}/versions",
        "/api/articles/{number}/original", "/api/articles/{number}/remove",
        "/api/articles/{number}/statements/{statement}",
        "/api/articles/{number}/as/{form}", "/api/articles/{number}/statements/{statement}/as/{form}",
        "/api/articles/{number}/events/{event}", "/api/statements", "/api/statements/facets", "/api/events",
        "/api/events/facets", "/api/actors", "/api/actors/{number}", "/api/actors/{number}/merge",
        "/api/actors/{number}/split", "/api/failures", "/api/totals", "/api/jobs", "/api/jobs/{job_id}",
        "/api/accuracy", "/api/audits", "/api/audits/{number}", "/api/checks", "/api/checks/counts",
        "/api/articles/{number}/checks",
        "/api/changes",
        "/api/articles/{number}/checks/{check}", "/api/articles/{number}/checks/{check}/dismiss",
        "/api/articles/{number}/checks/{check}/undismiss", "/api/articles/{number}/headline",
        "/api/quotations", "/api/quotations/{number}", "/api/quotations/{number}/wordings", "/api/same-person",
        "/api/same-person/accept-all", "/api/same-person/{number}/accept", "/api/same-person/{number}/refuse",
        "/api/stories", "/api/stories/{number}", "/api/stories/{number}/actors",
        "/api/stories/{number}/articles", "/api/stories/{number}/events", "/api/stories/{number}/outlets",
        "/api/turns", "/api/saved", "/api/saved/{number}", "/api/saved/{number}/new", "/api/saved/{number}/seen",
        "/api/saved/{number}/feed-key", "/api/watches", "/api/watches/{number}",
        "/api/articles/{number}/corrections", "/api/decisions", "/api/decisions/{number}/undo",
        "/api/outlets/same",
    }  # fmt: skip
    for path, methods in described["paths"].items():
        for method, each in methods.items():
            assert each["summary"], path
            assert each["description"], path
            for status, answer in each["responses"].items():
                if int(status) >= 400:
                    assert list(answer["content"]) == ["application/problem+json"], (path, method, status)
    assert "HTTPValidationError" not in json.dumps(described)


def test_an_archive_that_is_gone_or_is_none_is_unavailable_and_comes_back(client, path):
    away = path.rename(path.with_suffix(".away"))
    answer = client.get("/api/totals")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:onrecord:problem:not-an-archive")
    assert answer.headers["retry-after"]
    path.write_bytes(b"no archive at all" * 100)
    assert client.get("/api/totals").status_code == 503
    assert client.get("/", headers={"Accept": "text/html"}).status_code == 503
    path.unlink()
    away.rename(path)
    assert client.get("/api/totals").status_code == 200


def test_a_locked_archive_is_unavailable_for_now(client, path, monkeypatch):
    monkeypatch.setattr("onrecord.desk.dependencies._LOCK_TIMEOUT", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = client.post("/api/actors/1/merge", json={"others": [777]})
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:onrecord:problem:archive-busy")
    assert answer.headers["retry-after"]
    assert client.get("/api/totals").status_code == 200  # readers don't wait for who writes
    other.execute("ROLLBACK")
    other.close()


def test_an_archive_that_another_program_has_for_itself_is_unavailable_for_now(desk, path, monkeypatch):
    monkeypatch.setattr(dependencies, "_LOCK_TIMEOUT", 0.2)
    client = desk()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN IMMEDIATE")
    assert client.get("/api/totals").json()["type"] == "urn:onrecord:problem:archive-busy"
    other.close()
    assert client.get("/api/totals").status_code == 200


def test_every_statement_comes_with_the_sentence_around_it(client):
    (found,) = client.get("/api/statements?q=ferry").json()["items"]
    assert found["context"] == {
        "text": "The ferry sails again on Monday, the harbour master said.",
        "content": [{"start": 0, "end": 31}],
        "found": [{"start": 4, "end": 9}],
    }


def test_statements_are_filtered_by_confidence_and_by_what_was_said(client):
    everything = client.get("/api/statements").json()["total"]["number"]
    assert client.get("/api/statements?confidence=0.96").json()["total"]["number"] == 0
    assert client.get("/api/statements?confidence=0.9&said=true").json()["total"]["number"] == everything
    assert client.get("/api/statements/facets?confidence=0.96").json()["form"] == []
    assert client.get("/api/articles?confidence=0.96").json()["items"] == []
    assert client.get("/api/statements?confidence=2").status_code == 422


def test_where_nothing_is_found_other_queries_are_suggested_with_their_addresses(client):
    found = client.get("/api/statements?speaker=Reyez&said=true&offset=5").json()
    assert found["items"] == []
    first, *_ = found["suggestions"]
    assert (first["kind"], first["parameter"], first["value"]) == ("spelling", "speaker", "Ana Reyes")
    assert first["address"] == "/api/statements?said=true&speaker=Ana+Reyes"
    assert client.get(first["address"]).json()["total"] == first["total"]
    without = client.get("/api/articles?q=ferry&from=2030&to=2031").json()["suggestions"]
    assert {each["address"] for each in without} == {"/api/articles?q=ferry"}
    assert client.get("/api/statements?q=ferry").json()["suggestions"] == []


def test_a_period_that_ends_before_it_begins_is_a_problem(client):
    for address in ("/api/statements", "/api/articles", "/api/statements/facets"):
        answer = client.get(f"{address}?from=2024-02&to=2023")
        assert answer.status_code == 400
        assert answer.json()["detail"] == "This period ends before it begins: '2024-02 to 2023'"
        assert answer.json()["hint"]


def test_an_original_of_every_format_can_be_saved():
    for form in get_args(Format):
        answer = as_download(Original(b"", form, place="a"), 7)
        assert answer.headers["content-disposition"].startswith('attachment; filename="article-7.')
