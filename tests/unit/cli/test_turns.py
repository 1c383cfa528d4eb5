"""`onrecord turns` shows what somebody said over time, and where it turns."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient

from onrecord.archive import Store
from onrecord.cli.main import main
from onrecord.desk.application import application
from onrecord.pipeline.turns import TURN_COLUMNS
from tests.unit.archive.test_turns import NEVER, SCHOOL, SOLD, told


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in a folder with an archive."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    with Store("onrecord.db") as store:
        days = ((NEVER, "2024-05-03"), (SCHOOL, "2024-05-20"), (SOLD, "2024-06-10"))
        store.keep_many((told(marked, n, day), None) for n, (marked, day) in enumerate(days))
    return lambda *args: CliRunner().invoke(main, ["turns", *args])


def test_statements_are_shown_in_order_with_their_turns(onrecord):
    shown = " ".join(onrecord("--speaker", "Reyes").stdout.split())
    assert shown.index("2024-05-03") < shown.index("2024-05-20") < shown.index("2024-06-10")
    assert "never → yes" in shown
    assert "school" not in onrecord("--speaker", "Reyes", "--only-turns").stdout


def test_the_rows_are_written_as_json_and_csv(onrecord):
    rows = json.loads(onrecord("--speaker", "Reyes", "ferry", "--json").stdout)
    assert [row["turn"] for row in rows] == [None, "reversed"]
    assert rows[1]["earlier_words"][0]["text"] == "never"
    table = list(csv.DictReader(io.StringIO(onrecord("--speaker", "Reyes", "ferry", "--csv").stdout)))
    assert tuple(table[0]) == TURN_COLUMNS


def test_where_there_is_nothing_it_is_said(onrecord):
    assert onrecord("--speaker", "Lund").stderr == "onrecord: nothing is found\n"
    assert onrecord("--speaker", "Reyes", "school", "--only-turns").stderr == "onrecord: no turns are found\n"
    assert onrecord("ferry").exit_code == 2


def test_the_api_gives_the_same(onrecord, tmp_path):
    client = TestClient(application(tmp_path / "onrecord.db"), base_url="http://localhost")
    found = client.get("/api/turns", params={"speaker": "Reyes", "matter": "ferry"}).json()
    assert [each["day"] for each in found["statements"]] == ["2024-05-03", "2024-06-10"]
    (turn,) = found["statements"][1]["turns"]
    assert (turn["kind"], turn["earlier"]["article"]["id"], turn["earlier_words"][0]["text"]) == (
        "reversed",
        1,
        "never",
    )
    assert client.get("/api/turns", params={"matter": "ferry"}).status_code == 400
    assert client.get("/api/turns", params={"actor": 1}).json()["complete"]
