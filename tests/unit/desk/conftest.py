"""A desk on a small archive, spoken to over HTTP without a network between."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord import Settings
from onrecord.archive import Store
from onrecord.desk.application import application
from tests.support import record_of
from tests.unit.archive.hand import FERRY, dam

HERE = "http://localhost"
JSON = {"Content-Type": "application/json"}
GERMAN = (
    "Der Damm ist sicher, sagte die Ministerin am Montag in Berlin. Sie wies die Vorwürfe der Anwohner zurück. " * 3
)
BRIDGE = "“The bridge at Kelve is safe,” Ana Reyes, the transport minister, said on Monday.\n\nShe denied any cracks."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive of three articles, one of them in two versions."""
    made = tmp_path / "news.db"
    with Store(made) as archive:
        archive.keep(dam(outlet="Kelve Post", published=("2024-03-05", "given"), url="https://post.example/dam"))
        archive.keep(record_of(FERRY, outlet="Harbour Times", id="ferry"))
        archive.keep(
            record_of(FERRY + " {c2:It is late}, {s2:a clerk} {q2:complained}.", outlet="Harbour Times", id="ferry")
        )
    return made


@pytest.fixture
def desk(path: Path) -> Iterator[Callable[..., TestClient]]:
    """Make clients of desks on the archive, with options of `application`."""
    opened: list[TestClient] = []

    def make(**options) -> TestClient:
        app = application(options.pop("path", path), settings=options.pop("settings", Settings()), **options)
        client = TestClient(app, base_url=HERE, follow_redirects=False)
        opened.append(client.__enter__())
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(desk) -> TestClient:
    return desk()


def ended(client: TestClient, address: str) -> dict:
    """Wait for the end of a job."""
    for _ in range(600):
        job = client.get(address).json()
        if job["ended_at"]:
            return job
        time.sleep(0.05)
    raise AssertionError(f"{address} doesn't end")
