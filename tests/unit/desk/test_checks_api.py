"""Findings over HTTP: searched, counted beside their check's precision, dismissed, and tried for a headline."""

import pytest

from onrecord.archive import Store
from onrecord.checks import CheckType
from onrecord.desk import check_table
from onrecord.schema import Check, Span
from tests.checks import ferry
from tests.unit.archive.test_checks import flood
from tests.unit.desk.conftest import JSON

TYPES = (
    CheckType("headline", "Does the body bear it out?", {"overstated": "the body says less"}, lambda _: iter(()),
              precision=0.92, measured="60 findings"),
    CheckType("loaded", "Does the outlet judge?", {"emotive": "a word of feeling"}, lambda _: iter(())),
)  # fmt: skip


@pytest.fixture(autouse=True)
def types(monkeypatch):
    """Two checks, of which one is measured."""
    monkeypatch.setattr(check_table, "CHECKS", TYPES)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "checks.db"
    with Store(made) as store:
        store.keep(ferry())
        store.keep(flood())
    return made


def test_findings_are_found_a_page_at_a_time(client):
    first = client.get("/api/checks?limit=4").json()
    assert first["total"] == {"number": 7, "at_least": False}
    second = client.get(first["next"]).json()
    assert second["next"] is None
    ids = [(each["article"]["id"], each["check_id"]) for each in first["items"] + second["items"]]
    assert len(set(ids)) == len(ids) == 7


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=headline&verdict=overstated", ["c2"]),
        ("verdict=supported", ["c6"]),
        ("outlet=marden+post&confidence=0.8", ["c1"]),
        ("from=2026-03&to=2026-03-02", ["c1", "c2"]),
        ("article=2", ["c1", "c2"]),
        ("dismissed=true", []),
        ("kind=rumour", []),
    ],
)
def test_parameters_narrow_what_is_found(client, query, found):
    assert [each["check_id"] for each in client.get(f"/api/checks?{query}").json()["items"]] == found


@pytest.mark.parametrize(
    ("query", "status"), [("from=May", 422), ("confidence=2", 422), ("from=2024&to=2023", 400), ("from=2024-13", 400)]
)
def test_what_cannot_be_asked_is_refused(client, query, status):
    assert client.get(f"/api/checks?{query}").status_code == status
    assert client.get(f"/api/checks/counts?{query}").status_code == status


def test_only_checks_with_a_measured_precision_are_counted(client):
    counts = client.get("/api/checks/counts").json()
    assert counts == {
        "complete": True,
        "kinds": [
            {"kind": "headline", "precision": 0.92, "count": 2, "dismissed": 0,
             "outlets": [{"outlet": "Kelve Evening News", "count": 2, "articles": 1}]},
        ],
    }  # fmt: skip


def test_the_findings_of_an_article_are_listed_one_can_be_dismissed_and_taken_back(client):
    assert [each["check_id"] for each in client.get("/api/articles/2/checks").json()] == ["c1", "c2"]
    gone = client.post("/api/articles/2/checks/c1/dismiss", json={"why": "The toll rose."}).json()
    assert (gone["dismissed"]["why"], gone["message"]) == ("The toll rose.", "12 dead in one place, 15 in another.")
    assert client.get("/api/articles/2/checks/c1").json() == gone
    assert client.get("/api/checks?dismissed=true").json()["items"] == [gone]
    back = client.post("/api/articles/2/checks/c1/undismiss", json={}).json()
    assert back["dismissed"] is None
    assert client.get("/api/checks?dismissed=true").json()["items"] == []


def test_what_cannot_be_dismissed_is_refused(client):
    address = "/api/articles/2/checks/c1/dismiss"
    assert client.post(address, json={}).status_code == 422
    assert client.post(address, json={"why": ""}).status_code == 422
    assert client.post(address, json={"why": " "}).status_code == 400
    assert client.post(address, json={"why": "no " * 1000}).status_code == 422
    assert client.post(address, json={"why": "No.", "who": "Ida"}).status_code == 422
    assert client.post("/api/articles/2/checks/c9/dismiss", json={"why": "No."}).status_code == 404
    assert client.post("/api/articles/9/checks/c1/dismiss", json={"why": "No."}).status_code == 404
    assert client.post("/api/articles/2/checks/c1/undismiss", json={}).status_code == 400
    assert client.get("/api/articles/9/checks").status_code == 404


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Content-Type": "text/plain"}],
)
@pytest.mark.parametrize("address", ["checks/c1/dismiss", "checks/c1/undismiss", "headline"])
def test_another_page_can_neither_dismiss_nor_try_anything(client, headers, address):
    body = b'{"why": "No.", "headline": "No."}'
    answer = client.post(f"/api/articles/2/{address}", content=body, headers=JSON | headers)
    assert answer.status_code in (403, 415)
    assert client.get("/api/checks?dismissed=true").json()["items"] == []


@pytest.fixture
def tried(monkeypatch, desk):
    """A client of a desk that reads no headline, but says that each is overstated; and what it was asked."""
    asked = []

    def check_headline(record, headline, settings):
        asked.append(headline)
        start = record.article.text.index("twelve people")
        return Check(
            id="c1", kind="headline", verdict="overstated", evidence=(Span(start, start + 13),),
            message="The body has twelve.", confidence=0.8,
        ) if "hundreds" in headline else None  # fmt: skip

    monkeypatch.setattr("onrecord.desk.api.checks.check_headline", check_headline)
    monkeypatch.setattr("onrecord.desk.jobs.Jobs.load", lambda _: None)
    return desk(), asked


def test_a_headline_can_be_tried(tried):
    client, asked = tried
    answer = client.post("/api/articles/2/headline", json={"headline": "Flood kills hundreds"}).json()
    assert answer["finding"]["verdict"] == "overstated"
    assert (answer["means"], answer["evidence"]) == ("the body says less", ["twelve people"])
    nothing = client.post("/api/articles/2/headline", json={"headline": "Flood"}).json()
    assert nothing == {"finding": None, "means": None, "evidence": []}
    assert asked == ["Flood kills hundreds", "Flood"]


@pytest.mark.parametrize("headline", ["", "   ", "x" * 501, None, ["Flood"]])
def test_what_is_no_headline_is_refused(tried, headline):
    client, asked = tried
    assert client.post("/api/articles/2/headline", json={"headline": headline}).status_code == 422
    assert asked == []


def test_no_headline_is_tried_on_an_article_that_is_not_there(tried):
    client, _ = tried
    assert client.post("/api/articles/9/headline", json={"headline": "Flood"}).status_code == 404
