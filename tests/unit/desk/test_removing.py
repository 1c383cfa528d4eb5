"""An article is removed on its page and through the API, by whoever may write."""

import time

import pytest

from onrecord.archive import Store
from tests.unit.desk.conftest import JSON

HERE = {"Sec-Fetch-Site": "same-origin"}
FERRY = 3


def numbers(path):
    with Store(path, read_only=True) as store:
        return store.numbers()


def test_the_page_of_an_article_asks_before_it_removes_it(client):
    page = client.get(f"/articles/{FERRY}").text
    assert f'<form method="post" action="/articles/{FERRY}/remove">' in page
    assert "All 2 versions go for good" in page
    assert "The article goes for good" in client.get("/articles/1").text


def test_a_form_removes_it_and_says_so(client, path):
    answer = client.post(f"/articles/{FERRY}/remove", headers=HERE, data={"why": "", "tombstone": "perhaps"})
    assert answer.status_code == 422  # what is neither on nor off isn't guessed
    answer = client.post(f"/articles/{FERRY}/remove", headers=HERE)
    assert answer.status_code == 200
    assert "The article was removed in 2 versions" in answer.text
    assert numbers(path) == [1]
    assert client.get(f"/articles/{FERRY}").status_code == 404
    assert client.get("/search?q=ferry").status_code == 200
    assert b"harbour master" not in path.read_bytes()


def test_it_stays_out_with_a_tombstone_and_a_job_says_so(client, path):
    client.post("/articles/1/remove", headers=HERE, data={"tombstone": "true", "why": "<b>The court</b> said so."})
    sent = {"text": "Ana Reyes said the dam at Kelve is safe. More was said.", "url": "https://post.example/dam"}
    job = client.post("/api/articles", json=sent).json()
    for _ in range(400):
        if (job := client.get(f"/api/jobs/{job['id']}").json())["ended_at"]:
            break
        time.sleep(0.02)
    assert (job["state"], job["tally"]["removed"]) == ("failed", 1)
    assert "was removed from the archive" in job["error"]["detail"] + job["error"]["title"]
    page = client.get(f"/jobs/{job['id']}").text
    assert "was removed from the archive" in page
    assert "<b>The court" not in page


def test_the_api_removes_it(client, path):
    answer = client.post(f"/api/articles/{FERRY}/remove", json={"tombstone": True, "why": "On request."})
    assert answer.json() == {"articles": [2, 3], "title": None}
    assert numbers(path) == [1]
    assert client.post(f"/api/articles/{FERRY}/remove", json={}).status_code == 404


@pytest.mark.parametrize("content", ['{"tombstone": "maybe"}', '{"why": 3}', '{"reason": "x"}', "[]", ""])
def test_what_is_no_removal_removes_nothing(client, path, content):
    assert client.post("/api/articles/1/remove", headers=JSON, content=content).status_code in (400, 422)
    assert numbers(path) == [1, 2, 3]


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {}])
def test_nobody_else_s_page_removes_anything(client, path, headers):
    assert client.post("/articles/1/remove", headers=headers, data={"why": "x"}).status_code == 403
    assert numbers(path) == [1, 2, 3]
    assert client.post("/articles/1/remove", headers=HERE, data={"why": "x" * 2001}).status_code == 422
    assert numbers(path) == [1, 2, 3]
