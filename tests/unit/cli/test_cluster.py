"""`onrecord cluster`: what it says before Ray is needed, and of the progress."""

import sys

from click.testing import CliRunner

from onrecord.cli.cluster import _lines, _words, cluster
from onrecord.cli.main import main
from onrecord.cluster import Progress
from onrecord.cluster.engine import TRIES
from onrecord.cluster.plan import SHARD, SPLIT, Options


def invoke(*arguments):
    return CliRunner().invoke(main, ["cluster", *map(str, arguments)])


def test_an_output_must_be_named():
    done = invoke("read", "a.jsonl")
    assert done.exit_code == 2
    assert "--out" in done.stderr


def test_a_source_that_is_not_there_is_named(tmp_path):
    done = invoke("read", tmp_path / "nowhere.jsonl", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "nowhere.jsonl" in done.stderr


def test_a_private_address_is_refused(tmp_path):
    done = invoke("read", "http://127.0.0.1:9/a.warc.gz", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "not public" in done.stderr


def test_without_ray_the_error_says_how_to_install_it(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("The river rose, the agency said.", encoding="utf-8")
    monkeypatch.setitem(sys.modules, "ray", None)
    done = invoke("read", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "pip install 'onrecord[ray]'" in done.stderr


def test_an_archive_gets_nothing_from_where_no_run_has_written(tmp_path):
    done = invoke("import", tmp_path, "--archive", tmp_path / "news.db")
    assert done.exit_code == 1
    assert "No run" in done.stderr
    assert not (tmp_path / "news.db").exists()


PROGRESS = Progress("read", 50, 200, 50, workers=40, begun=0.0, now=3600.0, fresh=50, fresh_articles=50)


def test_a_line_tells_the_rate_the_share_the_time_left_and_the_cost():
    assert _words(PROGRESS, 0.05) == "50 articles, 0.0/s, 25.0% done, 3:00:00 left, 2.00 spent"
    assert "spent" not in _words(PROGRESS, None)


def test_lines_come_seldom_but_for_the_end_of_each_step(capsys):
    with _lines(None) as report:
        for done in (50, 60, 70, 200):
            report(Progress("read", done, 200, done, workers=1, begun=0.0, now=10.0))
    said = capsys.readouterr().err.splitlines()
    assert [line.split(",")[0] for line in said] == [
        "onrecord: Reading: 50 articles",
        "onrecord: Reading: 200 articles",
    ]


def test_the_defaults_are_those_of_the_library():
    defaults = {param.name: param.default for param in cluster.commands["read"].params}
    assert (defaults["shard"], defaults["split"], defaults["tries"]) == (SHARD, SPLIT, TRIES)
    assert defaults["copies"] is Options().copies
