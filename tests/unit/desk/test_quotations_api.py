"""Quotations over HTTP."""

import pytest

from onrecord.archive import Store
from tests.quotations import gathered, put_dam


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "quotations.db"
    with Store(made) as store:
        put_dam(store)
        gathered(store)
    return made


def test_quotations_are_found_a_page_at_a_time(client):
    first = client.get("/api/quotations?least=1&limit=1").json()
    assert first["total"] == {"number": 2, "at_least": False}
    assert [each["id"] for each in client.get(first["next"]).json()["items"]] == [3]


def test_a_quotation_tells_who_gives_it_and_how(client):
    assert client.get("/api/quotations/4").json()["id"] == 1
    given = client.get("/api/quotations/4/wordings").json()
    assert [each["turn"] for each in given] == [None, None, "not"]


def test_what_is_no_quotation_is_not_found(client):
    assert client.get("/api/quotations/77").status_code == 404


@pytest.mark.parametrize("wrong", ["kind=short", "least=0", "from=May"])
def test_a_question_that_makes_no_sense_is_refused(client, wrong):
    assert client.get(f"/api/quotations?{wrong}").status_code == 422
