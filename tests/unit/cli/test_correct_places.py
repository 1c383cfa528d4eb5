"""`onrecord correct` takes a line as search prints it, and says what it needs."""

import json

import pytest
from click.testing import CliRunner

from onrecord.archive import Store
from onrecord.cli.main import main
from tests.unit.archive.hand import dam


@pytest.fixture
def onrecord(tmp_path, monkeypatch):
    """Run the program in a folder with an archive of one article."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    with Store(tmp_path / "onrecord.db") as store:
        store.keep(dam())
    return lambda *args: CliRunner().invoke(main, args)


@pytest.mark.parametrize("place", [("1", "s1"), ("1/s1",)], ids=["apart", "as search writes it"])
def test_a_line_is_named_as_other_commands_name_it(onrecord, place):
    answer = onrecord("correct", *place, "--act", "deny", "--who", "Ida", "--json")
    assert answer.exit_code == 0, answer.output
    [row] = json.loads(answer.stdout)
    assert (row["line"], row["who"], row["effect"]) == ("s1", "Ida", "holds")
    with Store("onrecord.db", read_only=True) as store:
        assert store.record(1).statements[0].act == "deny"


@pytest.mark.parametrize("place", [("x",), ("1/",), ("1/s1", "s2"), ("\u0661",), ("9" * 30,), ("/s1",)])
def test_what_is_no_article_is_refused(onrecord, place):
    answer = onrecord("correct", *place, "--act", "deny")
    assert answer.exit_code == 2
    assert "is no article. Name its number, and the id of a line: 12 s3 or 12/s3." in answer.stderr


def test_a_line_alone_is_asked_what_is_right_about_it(onrecord):
    answer = onrecord("correct", "1/s1")
    assert answer.exit_code == 2
    assert "Say what is right about s1: for example --speaker NAME, --act ACT or --remove." in answer.stderr
