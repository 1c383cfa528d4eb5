"""`onrecord checks` finds what checks have found in the archive, and `onrecord recheck` runs them again."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from onrecord import Archive
from onrecord.archive import Store
from onrecord.archive.listing import CHECK_COLUMNS
from onrecord.cli.main import main
from tests.checks import ferry, with_checks
from tests.support import record_of
from tests.unit.archive.test_checks import flood


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    return lambda *args: CliRunner().invoke(main, args)


@pytest.fixture
def filled(onrecord):
    with Store("onrecord.db") as store:
        store.keep(ferry())
        store.keep(flood())
        store.dismiss(2, "c2", why="It was cruel.", who="Ida")
    return onrecord


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--limit", "0"], 6),
        (["--limit", "3"], 3),
        (["--kind", "headline"], 2),
        (["--kind", "headline", "--verdict", "supported"], 1),
        (["--outlet", "marden post"], 1),
        (["--outlet", "marden post", "--dismissed"], 1),
        (["--from", "2026-04", "--to", "2026-06"], 5),
        (["--confidence", "0.96"], 1),
        (["--kind", "undated"], 0),
    ],
)
def test_options_narrow_what_is_found(filled, options, number):
    assert len(json.loads(filled("checks", "--json", *options).stdout)) == number
    rows = list(csv.DictReader(io.StringIO(filled("checks", "--csv", *options).stdout)))
    assert len(rows) == number
    assert all(tuple(row) == CHECK_COLUMNS for row in rows)
    table = filled("checks", *options)
    assert table.exit_code == 0
    assert (table.stderr == "onrecord: nothing is found\n") is (number == 0)


def test_the_table_shows_what_the_check_says_and_the_sentence(filled):
    shown = " ".join(filled("checks", "--kind", "conflict").stdout.split())
    assert "2/c1 2026-03-02 Marden Post conflict: number 12 dead in one place, 15 in another." in shown
    assert "[twelve people]" in shown
    assert "It was cruel." in filled("checks", "--dismissed").stdout


def test_a_text_cannot_command_the_terminal(onrecord):
    bad = "\x1b]0;owned\x07 [bold red]hit[/] \u202ewall"
    check = {"kind": "conflict", "verdict": "number", "message": bad, "evidence": ["rained"]}
    with Store("onrecord.db") as store:
        store.keep(with_checks(record_of(f"It rained {bad}.", outlet=bad), check))
        store.dismiss(1, "c1", why=bad)
    shown = onrecord("checks", "--dismissed").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold" in shown


@pytest.mark.parametrize("wrong", ["--from=May", "--kind=rumour", "--confidence=2", "--from=2024 --to=2023"])
def test_what_cannot_be_asked_is_a_usage_error(filled, wrong):
    assert filled("checks", *wrong.split()).exit_code == 2


def test_an_archive_that_is_not_there_is_not_made(onrecord, tmp_path):
    for command in ("checks", "recheck"):
        answer = onrecord(command, "--archive", "nowhere.db")
        assert answer.exit_code == 1
        assert "no such archive" in answer.stderr
    assert not (tmp_path / "nowhere.db").exists()


def test_the_checks_run_again_and_say_how_many_articles_have_other_findings(filled):
    assert (
        filled("recheck", "--checks", "none").stderr
        == "onrecord: 2 articles checked, 2 with other findings than before\n"
    )
    assert (
        filled("recheck", "--checks", "none").stderr
        == "onrecord: 2 articles checked, 0 with other findings than before\n"
    )
    quiet = filled("recheck", "--checks", "none", "--quiet")
    assert (quiet.exit_code, quiet.stdout, quiet.stderr) == (0, "", "")
    assert json.loads(filled("checks", "--json").stdout) == []


def test_a_run_that_is_stopped_says_how_far_it_came(filled, monkeypatch):
    def stopped(_self, *, settings, report):
        report(1, 2)
        raise KeyboardInterrupt

    monkeypatch.setattr(Archive, "recheck", stopped)
    answer = filled("recheck")
    assert (answer.exit_code, answer.stderr) == (130, "onrecord: stopped; 1 of 2 articles checked\n")


def test_a_dismissal_is_listed_among_the_decisions_and_taken_back_there(filled):
    listed = " ".join(filled("decisions").stdout.split())
    assert "in article 2, this finding (loaded) is dismissed: The outlet says “cruel”." in listed
    assert filled("decisions", "--undo", "1", "--who", "Piet").exit_code == 0
    assert len(json.loads(filled("checks", "--json", "--outlet", "Marden Post").stdout)) == 2


def test_the_table_of_findings_is_exported_with_the_reason(filled):
    assert filled("export", "tables", "--table", "checks", "--format", "jsonl").exit_code == 0
    with open("tables/checks.jsonl", encoding="utf-8") as stream:  # noqa: PTH123
        rows = [json.loads(line) for line in stream]
    assert [row["reason"] for row in rows if row["dismissed"]] == ["It was cruel."]
