from pathlib import Path

import pytest

from tests.unit.desk.conftest import GERMAN, HERE, ended

FORM = {"Origin": HERE}
FERRY = "The ferry is late, harbour chief Mona Dahl said on Monday."


def read(client, **form) -> str:
    """Send the form of the first page; where it leads, once that is read."""
    answer = client.post("/add", headers=FORM, data=form)
    assert answer.status_code == 303, answer.text
    job = answer.headers["location"]
    ended(client, f"/api{job}")
    return client.get(job).headers["location"]


def test_a_pasted_text_has_the_line_ends_that_it_had(client):
    record = client.get(read(client, text=f"Late\r\n\r\n{FERRY}"), headers={"Accept": "application/json"}).json()
    assert record["article"]["text"] == f"Late\n\n{FERRY}"


def test_what_is_known_of_a_text_is_kept_with_it(client):
    place = read(client, text=FERRY, outlet=" Harbour Times ", published="2026-03-02", byline="", title="")
    article = client.get(f"{place}.json").json()["article"]
    assert (article["outlet"], article["published"]["value"], article["byline"]) == (
        "Harbour Times",
        "2026-03-02",
        None,
    )


def test_a_long_text_is_taken_as_a_short_one_is(client):
    long = GERMAN * (1_200_000 // len(GERMAN))  # what isn't English is refused at once, and not read to its end
    answer = client.post("/add", headers=FORM, data={"text": long}, files={"none": ("none.txt", b"")})
    assert answer.status_code == 303
    assert ended(client, f"/api{answer.headers['location']}")["state"] == "failed"


def test_a_text_that_is_only_read_is_not_in_the_archive_until_it_is_to_be_kept(client):
    before = client.get("/api/totals").json()["articles"]
    place = read(client, text=FERRY, keep="no")
    assert place.startswith("/jobs/")
    assert "Mona Dahl" in client.get(place).text
    assert client.get("/api/totals").json()["articles"] == before
    kept = client.post(place.removesuffix("1") + "keep", headers=FORM).headers["location"]
    ended(client, f"/api{kept}")
    assert client.get(kept).headers["location"].startswith("/articles/")
    assert client.get("/api/totals").json()["articles"] == before + 1


@pytest.mark.parametrize("form", [{}, {"text": " \n"}, {"url": "/etc/hostname"}, {"url": "file:///etc/hostname"}])
def test_what_cannot_be_read_is_said_on_the_first_page(client, form):
    answer = client.post("/add", headers=FORM, data=form)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert client.get("/api/jobs").json() == []


def test_totals_are_those_of_the_archive_as_it_stands(client):
    before = client.get("/api/totals").json()["articles"]
    assert f'order=date">{before}</a>' in client.get("/").text
    read(client, text=FERRY)
    assert f'order=date">{before + 1}</a>' in client.get("/").text


@pytest.mark.parametrize(
    "place", ["/jobs/none", "/jobs/none/1", "/jobs/%00%FF", "/articles/0", "/articles/x", f"/articles/{2**64}"]
)
def test_what_is_not_there_is_a_page_that_says_so(client, place):
    answer = client.get(place, headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "<h1>" in answer.text


def test_no_page_has_a_style_or_a_script_within_it(client):
    for path in ("/", "/jobs", "/failures", "/articles/1", "/articles/999"):
        page = client.get(path).text
        assert " style=" not in page
        assert "<style" not in page
        assert "<script>" not in page
        assert " onclick" not in page


def test_the_style_for_browsers_without_scripts_lights_mentions_up(client):
    answer = client.get("/unscripted.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert ".mention[data-actor=actor-1]" in answer.text


def test_a_document_that_is_dropped_is_read_and_kept(client):
    files = Path(__file__).parents[1] / "ingest" / "documents" / "files"
    content = (files / "fpdf_release.pdf").read_bytes()
    answer = client.post("/add", headers=FORM, files={"file": ("release.pdf", content)})
    assert answer.status_code == 303
    place = answer.headers["location"]
    ended(client, f"/api{place}")
    kept = client.get(place).headers["location"]
    assert client.get(f"{kept}.json").json()["article"]["places"][0]["place"] == "page 1"
    saved = client.get(f"{kept}/original")
    assert saved.content == content
    assert 'filename="article-' in saved.headers["content-disposition"]
