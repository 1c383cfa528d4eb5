"""`onrecord mcp` before it serves: what is wrong is said on standard error, with its exit code."""

import sys

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--archive", "none.db"], 1, "There is no such archive"),
        (["--archive", "none.db", "--desk", "desk"], 2, "The desk's address can't be used"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(tmp_path, monkeypatch, options, code, said):
    monkeypatch.chdir(tmp_path)
    made = CliRunner().invoke(main, ["mcp", *options])
    assert (made.exit_code, made.stdout) == (code, "")
    assert said in made.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_the_sdk_it_says_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    made = CliRunner().invoke(main, ["mcp", "--archive", str(tmp_path / "none.db")])
    assert made.exit_code == 1
    assert "pip install 'onrecord[mcp]'" in made.stderr
