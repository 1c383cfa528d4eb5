import inspect
import json

import pytest

from onrecord import errors
from onrecord.desk.problems import MEDIA_TYPE, kind_of, problem_of
from onrecord.errors import OnrecordError
from tests.unit.desk.conftest import GERMAN, JSON
from tests.unit.test_errors import family


def made(kind: type[OnrecordError]) -> OnrecordError:
    more = {name: "1" for name, each in inspect.signature(kind).parameters.items() if each.default is each.empty}
    return kind(**more | {"value": "x\x1b[31m", "allowed": "y", "hint": "z"})


@pytest.mark.parametrize("kind", family(OnrecordError))
def test_every_error_has_a_status_and_says_what_it_says(kind):
    problem = problem_of(made(kind))
    assert 400 <= problem.status < 600
    assert problem.type.startswith("urn:onrecord:problem:")
    assert (problem.allowed, problem.hint) == ("y", "z")
    assert "\x1b" not in problem.detail


def test_what_a_client_did_wrong_is_never_blamed_on_the_desk():
    ours = {errors.ArchiveError, errors.NotAnArchiveError, errors.ArchiveFullError, errors.ArchiveBusyError,
            errors.FetchError, errors.FetchFailedError}  # fmt: skip
    clients = [*family(errors.InputError), *family(errors.FetchError), *family(errors.ArchiveError)]
    assert {kind for kind in clients if problem_of(made(kind)).status >= 500} == ours


def test_no_two_errors_have_the_same_name():
    kinds = family(OnrecordError)
    assert len(set(map(kind_of, kinds))) == len(kinds)


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/nothing", 404),
        ("GET", "/api/articles/777", 404),
        ("GET", "/api/articles/x", 404),
        ("GET", "/api/articles/-1", 404),
        ("GET", "/api/articles/99999999999999999999", 404),
        ("GET", "/api/articles/1/statements/s777", 404),
        ("GET", "/api/actors/777", 404),
        ("GET", "/api/jobs/x", 404),
        ("DELETE", "/api/articles/1", 405),
        ("POST", "/api/totals", 405),
        ("GET", "/api/read", 405),
        ("GET", "/api/statements?from=2024-13", 400),
        ("GET", "/api/statements?from=soon", 422),
        ("GET", "/api/statements?q=%22%22", 400),
        ("GET", "/api/statements?limit=1000", 422),
        ("GET", "/api/statements?offset=99999999999999999999", 422),
        ("GET", "/api/statements?actor=99999999999999999999", 422),
        ("GET", "/api/statements?form=x", 422),
        ("GET", f"/api/statements?q={'x' * 1001}", 422),
    ],
)
def test_programs_get_problem_details(client, method, address, status):
    answer = client.request(method, address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == MEDIA_TYPE
    problem = answer.json()
    assert problem["status"] == status
    assert problem.keys() == {"type", "title", "status", "detail", "allowed", "hint"}
    if status == 405:
        assert answer.headers["allow"]


@pytest.mark.parametrize(
    ("address", "status"),
    [("/nothing", 404), ("/articles/777", 404), ("/articles/x", 404), ("/articles/" + "9" * 30, 404)],
)
def test_people_get_a_page(client, address, status):
    answer = client.get(address, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert "<title>" in answer.text


def test_a_program_that_asks_a_page_s_address_for_json_gets_problem_details(client):
    assert client.get("/articles/777", headers={"Accept": "application/json"}).json()["status"] == 404
    assert client.get("/articles/777.json").json()["status"] == 404


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"[]", 422),
        (b"null", 422),
        (b'{"text": ""}', 422),
        (b'{"text": " "}', 422),
        (b'{"text": null}', 422),
        (b'{"text": NaN}', 422),
        (b'{"text": "\\ud800 said so"}', 422),
        (b'{"text": "a\\u0000b"}', 422),
        (b'{"text": "The dam is safe, she said.", "published": "soon"}', 422),
        (b'{"text": "The dam is safe, she said.", "outlet": 7}', 422),
        (b'{"text": "The dam is safe, she said.", "path": "/etc/hostname"}', 422),
        (json.dumps({"text": GERMAN}).encode(), 422),
        (b'{"text": ' + b"9" * 5000 + b"}", 400),
        (b'{"text": "\xff"}', 400),
        (b"[" * 200_000, 400),
    ],
)
def test_a_body_that_is_no_article_is_the_client_s_mistake(client, body, status):
    answer = client.post("/api/read", content=body, headers=JSON)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == MEDIA_TYPE


@pytest.mark.parametrize("kind", ["application/xml", "application/jsonx", "", None])
def test_a_body_that_is_not_said_to_be_json_is_refused(client, kind):
    headers = {} if kind is None else {"Content-Type": kind}
    assert client.post("/api/read", content=b'{"text": "The dam is safe."}', headers=headers).status_code == 415


def test_a_problem_does_not_repeat_what_was_sent(client):
    answer = client.post("/api/read", json={"text": "The dam is safe.", "outlet": ["secret words"]})
    assert "secret" not in answer.text


def test_the_names_that_a_client_makes_up_are_not_repeated_at_length(client):
    answer = client.post("/api/read", json={"text": "The dam is safe.", "k" * 100_000: 1})
    assert answer.status_code == 422
    assert "kkk" in answer.json()["detail"]
    assert len(answer.content) < 1000
