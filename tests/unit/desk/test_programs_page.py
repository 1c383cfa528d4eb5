"""What the API answers, told to people."""

import re

import pytest
from fastapi.testclient import TestClient

from onrecord.archive import Store
from onrecord.desk.application import application


@pytest.fixture
def client(tmp_path):
    with Store(tmp_path / "news.db"):
        pass
    return TestClient(application(tmp_path / "news.db"), base_url="http://localhost")


def test_every_operation_of_the_description_is_on_the_page(client):
    described = client.get("/api/openapi.json").json()["paths"]
    html = client.get("/programs").text.replace("<wbr>", "")
    shown = re.findall(r"<b>([A-Z]+)</b> (/api[^<]*)<", html)
    assert shown == [(method.upper(), address) for address, methods in described.items() for method in methods]
    assert ("GET", "/api/statements") in shown


def test_every_page_leads_there(client):
    assert '<a href="/programs">' in client.get("/").text
