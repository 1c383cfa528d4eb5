"""What people decide is listed and taken back at the command line, and the tables are rebuilt."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.main import main
from tests.unit.archive.hand import REYES, cast, dam


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in an empty folder, as its console script would."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    return lambda *args: CliRunner().invoke(main, args)


@pytest.fixture
def filled(onrecord, tmp_path):
    with Store(tmp_path / "onrecord.db") as store:
        store.keep(dam(url="https://a.example/1"))
        denied = "{s:Piet Lund} {q:denied} {c:that Ana Reyes had paid}."
        store.keep(cast(denied, {"name": "Piet Lund"}, REYES | {"names": ()}, speakers={1: "a1"}))
    return onrecord


def test_a_join_is_listed_with_who_when_and_why_and_undone(filled):
    before = filled("actors", "list", "--json").stdout
    joined = filled("actors", "merge", "1", "3", "--who", "Ida", "--why", "the same voice")
    assert (joined.exit_code, joined.stderr) == (0, "onrecord: 1 Ana Reyes: 2 articles, 3 statements\n")
    shown = filled("decisions").stdout
    assert all(words in shown for words in ("Piet Lund (3) is Ana Reyes (1)", "Ida", "the same voice"))
    (row,) = json.loads(filled("decisions", "--json").stdout)
    assert (row["id"], row["kind"], row["who"], row["undone_at"]) == (1, "join", "Ida", None)
    assert row["value"]["others"][0]["number"] == 3
    undone = filled("decisions", "--undo", "1", "--who", "Piet")
    assert undone.exit_code == 0
    assert "Piet" in undone.stdout
    assert filled("actors", "list", "--json").stdout == before
    (row,) = csv.DictReader(io.StringIO(filled("decisions", "--csv").stdout))
    assert row["undone_by"] == "Piet"


def test_a_split_is_a_decision_too(filled):
    assert filled("actors", "split", "1", "--article", "2", "--why", "namesakes").exit_code == 0
    (row,) = json.loads(filled("decisions", "--json").stdout)
    assert (row["kind"], row["subject"], row["why"]) == ("split", "actor 1", "namesakes")
    assert filled("decisions", "--undo", "1").exit_code == 0
    assert filled("actors", "split", "1").exit_code == 2


def test_what_cannot_be_undone_is_an_ordinary_error(filled):
    missing = filled("decisions", "--undo", "9")
    assert (missing.exit_code, missing.stdout) == (1, "")
    assert "There is no such decision: 9" in missing.stderr
    filled("actors", "merge", "1", "3")
    filled("decisions", "--undo", "1")
    assert filled("decisions", "--undo", "1").exit_code == 2
    assert "--undo" in filled("decisions", "--who", "Ida").stderr


def test_where_nothing_is_decided_that_is_said(filled):
    assert filled("decisions").stderr == "onrecord: nothing has been decided\n"
    assert json.loads(filled("decisions", "--json").stdout) == []


def test_a_name_or_a_reason_cannot_command_the_terminal(filled):
    filled("actors", "merge", "1", "3", "--who", "I\x1b]0;owned\x07da", "--why", "[bold]so[/]")
    shown = filled("decisions").stdout
    assert "\x1b" not in shown
    assert "[bold]so[/]" in shown


def test_the_tables_are_filled_anew(filled, tmp_path):
    found = filled("search", "--json").stdout
    with Store(tmp_path / "onrecord.db") as store:
        store._connection.execute("DELETE FROM statements")
    assert json.loads(filled("search", "--json").stdout) == []
    assert filled("reindex").stderr == "onrecord: 2 articles reindexed\n"
    assert filled("search", "--json").stdout == found
    quiet = filled("reindex", "--quiet")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "")


def test_a_run_that_is_stopped_says_how_far_it_came(filled, monkeypatch):
    def stopped(_store, report):
        report(1, 2)
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "reindex", stopped)
    result = filled("reindex")
    assert (result.exit_code, result.stderr) == (130, "onrecord: stopped; 1 of 4 steps done\n")


@pytest.mark.parametrize("command", [["reindex"], ["decisions"], ["decisions", "--undo", "1"]])
def test_where_there_is_no_archive_none_is_made(onrecord, tmp_path, command):
    result = onrecord(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no such archive" in result.stderr
    assert list(tmp_path.iterdir()) == []
