"""On the desk, a sample is drawn and coded one unit at a time, blind; its page shows what follows."""

import csv
import io
import re

import pytest
from fastapi.testclient import TestClient

from onrecord.archive import Store
from onrecord.audits import PassageCode, StatementCode
from onrecord.desk.application import application
from tests.support import record_of
from tests.unit.archive.hand import cast, dam

HERE = {"Origin": "http://localhost"}
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("audits") / "news.db"
    with Store(made) as store:
        store.keep_many((dam(outlet="Kelve Post", published=("2024", "given"), id=f"d{n}"), None) for n in range(12))
        bad = cast(f"{{s:Piet {HOSTILE}x}} {{q:said}} {{c:it {HOSTILE} is}}.", {"name": f"Piet {HOSTILE}x"},
                   speakers={1: "a1"}, outlet=HOSTILE, title=True)  # fmt: skip
        store.keep(bad)
        store.keep(record_of("It rained.", outlet="Courier"))
    return made


@pytest.fixture(scope="module")
def client(path):
    return TestClient(application(path), base_url="http://localhost", follow_redirects=False)


@pytest.fixture
def audit(path):
    with Store(path) as store:
        made = store.draw_audit(1000, seed=1, name="First")
        yield made
        store.remove_audit(made.id)


def units(path, audit):
    with Store(path, read_only=True) as store:
        return store.audit_units(audit.id)


def coded(path, audit, coder="Ada"):
    with Store(path, read_only=True) as store:
        return {each.unit: each.code for each in store.audit_codes(audit.id) if each.coder == coder}


def test_a_sample_is_drawn_and_has_a_page(client):
    made = client.post("/audits", data={"sample": "10", "outlet": "kelve post", "name": "Spring"}, headers=HERE)
    assert made.status_code == 303
    page = client.get(made.headers["location"]).text
    assert "Spring" in page
    assert "5 of 24 statements" in re.sub(r"\s+", " ", page)
    assert "Spring" in client.get("/audits").text


@pytest.mark.parametrize(
    "wrong", [{"sample": "many"}, {"sample": "0"}, {"sample": "9" * 9}, {"sample": "5", "outlet": "Nobody’s"},
              {"sample": "5", "since": "2024-13"}, {"sample": "-5"}, {}]
)  # fmt: skip
def test_what_cannot_be_drawn_is_said_and_what_was_written_stays(client, wrong):
    answer = client.post("/audits", data={"name": "Mine & yours", **wrong}, headers=HERE)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "Mine &amp; yours" in answer.text


def test_units_are_asked_for_until_all_are_coded(client, path, audit):
    address = f"/audits/{audit.id}/code?coder=Ada"
    for unit in units(path, audit):
        page = client.get(address).text
        assert f"<h1>Unit {unit.number}</h1>" in page
        answers = {"coder": "Ada", "unit": unit.number}
        if unit.task.kind == "statement":
            answers |= {
                "statement": "yes",
                "speaker": "listed",
                "speakers": [unit.task.candidates[0].id],
                "act": "deny",
            }
        else:
            answers |= {"statements": ["p"] + [""] * (len(unit.task.sentences) - 1)}
        saved = client.post(f"/audits/{audit.id}/code", data=answers, headers=HERE)
        assert (saved.status_code, saved.headers["location"]) == (303, address)
    assert "All is coded" in client.get(address).text
    codes = coded(path, audit)
    assert len(codes) == audit.units
    first = units(path, audit)[0]
    assert codes[1] == StatementCode(
        statement="yes", speaker="listed", speakers=(first.task.candidates[0].id,), act="deny"
    )
    page = client.get(f"/audits/{audit.id}").text
    assert "What they do is right" in page
    assert "Where coders and onrecord differ" in page
    assert f'href="/articles/{first.article}#{first.task.statement}"' in page
    figures = client.get(f"/api/audits/{audit.id}").json()
    assert {each["question"] for each in figures["shares"]} >= {"statement", "found"}
    assert client.get("/api/audits").json()[0]["coded"] == {"Ada": audit.units}


def test_nobody_sees_what_onrecord_says_while_coding(client, path, audit):
    unit = next(each for each in units(path, audit) if each.task.kind == "statement")
    page = client.get(f"/audits/{audit.id}/code?coder=Ada&unit={unit.number}").text
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "checked" not in main.replace('value="listed" checked', "")
    assert f"/articles/{unit.article}" not in main
    assert "/actors/" not in main


def test_what_was_said_stands_in_the_form_and_can_be_changed(client, path, audit):
    number = next(each.number for each in units(path, audit) if each.task.kind == "passage")
    task = units(path, audit)[number - 1].task
    with Store(path) as store:
        code = PassageCode(statements=(("person", "role"), *(() for _ in task.sentences[1:])))
        store.code_unit(audit.id, number, "Ada", code)
    assert 'value="p r"' in client.get(f"/audits/{audit.id}/code?coder=Ada&unit={number}").text
    assert 'value="p r"' not in client.get(f"/audits/{audit.id}/code?coder=Ben&unit={number}").text
    answers = {"coder": "Ada", "unit": number, "statements": [""] * len(task.sentences), "unsure": "yes"}
    assert client.post(f"/audits/{audit.id}/code", data=answers, headers=HERE).status_code == 303
    assert coded(path, audit)[number].statements is None


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"statement": "yes"},
        {"statement": "yes", "speaker": "listed", "act": "deny"},
        {"statement": "yes", "speaker": "other", "speakers": "a1", "act": "deny"},
        {"statement": "yes", "speaker": "listed", "speakers": "a99", "act": "deny"},
        {"statement": "yes", "speaker": "nobody", "act": HOSTILE},
        {"statement": HOSTILE},
    ],
)
def test_what_is_not_answered_is_asked_again(client, path, audit, answers):
    answer = client.post(f"/audits/{audit.id}/code", data={"coder": "Ada", "unit": 1, **answers}, headers=HERE)
    assert answer.status_code == 422
    assert HOSTILE not in answer.text
    assert coded(path, audit) == {}


def test_a_passage_s_answers_are_read_or_asked_again(client, path, audit):
    unit = next(each for each in units(path, audit) if each.task.kind == "passage")
    for statements in (["x"], ["p"] * 9, ["p" * 201]):
        answers = {"coder": "Ada", "unit": unit.number, "statements": statements}
        assert client.post(f"/audits/{audit.id}/code", data=answers, headers=HERE).status_code in (400, 422)
    assert coded(path, audit) == {}


def test_words_from_outside_run_no_script(client, path, audit):
    for unit in units(path, audit):
        assert "<script>alert" not in client.get(f"/audits/{audit.id}/code?coder={HOSTILE}&unit={unit.number}").text
    with Store(path) as store:
        for unit in store.audit_units(audit.id):
            if unit.task.kind == "statement":
                store.code_unit(audit.id, unit.number, f"Ada {HOSTILE}", StatementCode(statement="no"))
    page = client.get(f"/audits/{audit.id}").text
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "<script>alert" not in client.get("/audits").text


def test_nothing_is_drawn_or_coded_from_elsewhere(client, path, audit):
    elsewhere = {"Origin": "http://evil.example"}
    assert client.post("/audits", data={"sample": "5"}, headers=elsewhere).status_code == 403
    answers = {"coder": "Ada", "unit": 1, "statement": "no"}
    assert client.post(f"/audits/{audit.id}/code", data=answers, headers=elsewhere).status_code == 403
    assert coded(path, audit) == {}


def test_who_does_not_say_who_codes_is_asked(client, audit):
    assert client.get(f"/audits/{audit.id}/code").headers["location"] == f"/audits/{audit.id}"
    for coder in (" ", "x" * 101, "A\nda"):
        answers = {"coder": coder, "unit": 1, "statement": "no"}
        assert client.post(f"/audits/{audit.id}/code", data=answers, headers=HERE).status_code == 422


def test_what_is_not_there_is_said(client, audit):
    for address in ("/audits/999", "/audits/999/code?coder=Ada", "/audits/999/sheet.csv", "/api/audits/999",
                    f"/audits/{audit.id}/code?coder=Ada&unit=999", "/audits/x"):  # fmt: skip
        assert client.get(address).status_code == 404, address


def test_the_sheet_is_a_file_to_save(client, path, audit):
    answer = client.get(f"/audits/{audit.id}/sheet.csv")
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert {row["unit"] for row in rows} == {str(each.number) for each in units(path, audit)}
