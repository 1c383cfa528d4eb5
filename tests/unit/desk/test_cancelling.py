"""Cancelling a job on its page and through the API."""

import pytest

from onrecord.desk.jobs import Jobs
from tests.unit.desk.conftest import BRIDGE, HERE

FORM = {"Origin": HERE}


@pytest.fixture
def client(desk, monkeypatch):
    """A client of a desk on which every job waits."""
    monkeypatch.setattr(Jobs, "start", lambda _: None)
    return desk()


@pytest.fixture
def job(client):
    return client.post("/api/articles", json={"text": BRIDGE}).json()["id"]


def test_a_job_is_cancelled_by_a_button_on_its_page(client, job):
    page = client.get(f"/jobs/{job}").text
    assert f'action="/jobs/{job}/cancel"' in page
    assert f'action="/jobs/{job}/cancel"' in client.get("/jobs").text
    answer = client.post(f"/jobs/{job}/cancel", headers=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/jobs/{job}")
    page = client.get(f"/jobs/{job}").text
    assert "Cancelled" in page
    assert "Nothing of it was kept." in page
    assert "/cancel" not in page
    assert "data-live" not in page


def test_a_job_that_is_still_read_says_that_it_stops(client, job):
    client.app.state.desk.jobs.find(job).state = "reading"
    client.post(f"/jobs/{job}/cancel", headers=FORM)
    page = client.get(f"/jobs/{job}").text
    assert "Stopping." in page
    assert "/cancel" not in page
    assert "stopping" in client.get("/jobs").text


def test_a_job_is_cancelled_by_a_program(client, job):
    answer = client.delete(f"/api/jobs/{job}")
    assert (answer.status_code, answer.json()["state"], answer.json()["stopping"]) == (200, "cancelled", False)
    assert client.get(f"/api/jobs/{job}").json()["state"] == "cancelled"
    assert client.delete("/api/jobs/none").status_code == 404


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {}])
def test_nobody_else_s_page_can_cancel_a_job(client, job, headers):
    assert client.post(f"/jobs/{job}/cancel", headers=headers).status_code == 403
    if headers:
        assert client.delete(f"/api/jobs/{job}", headers=headers).status_code == 403
    assert client.get(f"/api/jobs/{job}").json()["state"] == "waiting"


def test_without_the_token_nothing_is_cancelled(desk, monkeypatch):
    monkeypatch.setattr(Jobs, "start", lambda _: None)
    client = desk(token="a-token-of-sixteen-or-more")
    assert client.delete("/api/jobs/none").status_code == 401
    assert client.post("/jobs/none/cancel", headers=FORM).headers["location"].startswith("/login")
