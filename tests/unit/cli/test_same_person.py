"""`onrecord same-person` lists who may be one, and joins or keeps apart whom you say."""

import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.main import main
from tests.unit.archive.test_same_person import told


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in a folder with an archive."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    with Store("onrecord.db") as store:
        store.keep_many((told(n, name), None) for n, name in enumerate(["William Tarn", "William Tarn", "Bill Tarn"]))
    return lambda *args: CliRunner().invoke(main, ["same-person", *args])


def listed(onrecord):
    return json.loads(onrecord("--json").stdout)


def test_suggestions_are_shown_with_their_reasons(onrecord):
    (row,) = listed(onrecord)
    assert (row["other_name"], row["keep_name"], row["reason_kinds"]) == (
        "Bill Tarn",
        "William Tarn",
        ["nickname", "week"],
    )
    shown = onrecord().stdout
    assert "Bill is short for William" in " ".join(shown.split())
    assert onrecord("--csv").stdout.startswith("number,confidence,other_name")
    assert onrecord("--min-confidence", "0.99").stderr == "onrecord: no two actors look like the same person\n"


def test_one_is_accepted_and_comes_back_when_that_is_undone(onrecord):
    number = str(listed(onrecord)[0]["number"])
    assert onrecord("--accept", number, "--who", "Ida").stderr == "onrecord: 1 joined\n"
    assert not listed(onrecord)
    CliRunner().invoke(main, ["decisions", "--undo", "1"])
    assert len(listed(onrecord)) == 1


def test_one_is_refused_and_not_suggested_again(onrecord):
    number = str(listed(onrecord)[0]["number"])
    assert onrecord("--refuse", number, "--why", "Brothers.").stderr == "onrecord: 1 kept apart\n"
    assert not listed(onrecord)
    assert "isn't William Tarn" in " ".join(CliRunner().invoke(main, ["decisions"]).stdout.split())


def test_all_are_accepted_at_once(onrecord):
    assert onrecord("--accept-all", "--min-confidence", "0.9").stderr == "onrecord: 1 joined\n"
    assert onrecord("--accept-all", "--min-confidence", "0.9").stderr == "onrecord: 0 joined\n"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--accept-all"], "--min-confidence"),
        (["--who", "Ida"], "--who says who decides"),
        (["--accept", "3", "--why", "so"], "--why gives the reason for a refusal"),
    ],
)
def test_options_that_do_not_go_together_are_refused(onrecord, options, words):
    refused = onrecord(*options)
    assert refused.exit_code == 2
    assert words in refused.stderr


def test_a_number_of_nothing_is_refused(onrecord):
    assert onrecord("--accept", "99").exit_code == 1
