import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from bench import __main__ as program
from bench import articles, builds, report
from bench.__main__ import exit_code, find_baseline, main
from bench.builds import Build
from bench.figures import Aim, Figure, MissingError, Result

GOOD = {"f1": 99.0}
SCORES = {
    corpus: {"exact": {"source": GOOD, "cue": GOOD, "content": GOOD}, "linked overlap": GOOD}
    for corpus in ("polnear dev, flat", "worldnews dev, full")
} | {
    "gum dev": {"names": GOOD, "coref": {"mean": 99.0}},
    "gum dev, news": {"names": GOOD},
    "speakers of polnear dev, full": {"named, all": {"right": 99.0}, "unnamed": {"right": 99.0}},
    "speakers of worldnews dev, full": {"named, all": {"right": 99.0}, "unnamed": {"right": 99.0}},
}
IMPORT = Figure("start-up", "import onrecord", "s", "lower", Aim(at_most=0.15), note="files are cached")
WORSE = Result(IMPORT, now=(0.3, 0.31, 0.3), before=(0.2, 0.2, 0.2))
SAME = Result(IMPORT, now=(0.3, 0.3, 0.3), before=(0.3, 0.3, 0.3))
PYTHON = Result(Figure("start-up", "python alone", "s"), now=(0.019, 0.02, 0.023))
NEW = Result(Figure("cluster", "pages", "/s", "higher"), now=(7.0, 7.1), new=True)
BASELINE = Build("v0.3.0 (50693c50)", Path("there"))
HOST = {"processor": "a processor", "cores": 2, "load": 3.1, "system": "Linux", "python": "3.11", "libraries": {},
        "network": "a network"}  # fmt: skip


def refusal(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    return capsys.readouterr().err


def written(folder, scores):
    path = folder / "scores.json"
    path.write_text(json.dumps(scores))
    return str(path)


def test_missing_data_is_named_and_ends_with_2(tmp_path, capsys):
    said = refusal(["--data", str(tmp_path)], capsys)
    assert str(tmp_path / "polnear" / "dev.jsonl") in said
    assert "--data" in said


@pytest.mark.parametrize("arguments", [[], ["--data", "here", "--floors", "there"], ["--data", "here", "--lower"]])
def test_a_command_line_that_says_too_little_or_too_much_ends_with_2(arguments, capsys):
    assert "--floors" in refusal(arguments, capsys)


def test_missing_scores_are_named_and_end_with_2(tmp_path, capsys):
    assert "scores.json is missing" in refusal(["--floors", str(tmp_path / "scores.json")], capsys)
    lacking = written(tmp_path, {"polnear dev, flat": SCORES["polnear dev, flat"]})
    assert "worldnews dev, full" in refusal(["--floors", lacking], capsys)


def test_without_onnx_nothing_is_begun(tmp_path, capsys, monkeypatch):
    path = tmp_path / articles.FILE
    path.parent.mkdir()
    path.write_text(json.dumps({"id": "a", "text": "The mine is safe."}) + "\n")
    monkeypatch.setattr(program, "find_spec", lambda name: None)
    assert "pip install onnx" in refusal(["--data", str(tmp_path)], capsys)


def test_scores_over_the_floors_end_with_0_and_one_under_its_floor_with_1(tmp_path, capsys):
    assert main(["--floors", written(tmp_path, SCORES)]) == 0
    low = SCORES | {"polnear dev, flat": SCORES["polnear dev, flat"] | {"linked overlap": {"f1": 5.0}}}
    assert main(["--floors", written(tmp_path, low)]) == 1
    assert "missed" in capsys.readouterr().out


def drawn(baseline, results):
    console = Console(record=True, width=160, file=io.StringIO())
    report.show(console, HOST, baseline, results)
    return console.export_text()


def test_the_table_says_what_got_worse_by_how_much_and_against_what():
    table = drawn(BASELINE, [WORSE, PYTHON])
    assert "Compared with v0.3.0 (50693c50)" in table
    (row,) = (line for line in table.splitlines() if "WORSE" in line)
    assert "0.300" in row
    assert "0.200" in row
    assert "+51.6% ±" in row
    assert "import onrecord" in row
    assert "files are cached" in row
    assert "0.019 to 0.023" in table


def test_a_summary_names_what_got_worse_and_what_is_too_noisy_to_tell():
    noisy = Result(IMPORT, now=(0.3, 0.1, 0.2), before=(0.1, 0.3, 0.2))
    assert "Nothing got worse than v0.3.0" in drawn(BASELINE, [SAME])
    assert "noise" not in drawn(BASELINE, [SAME])
    table = drawn(BASELINE, [WORSE, noisy])
    assert "Worse than v0.3.0 (50693c50): import onrecord (start-up)." in table
    assert "a change of 10% doesn't show: import onrecord." in table


def test_the_table_shows_aims_in_a_column_of_their_own():
    assert "≤ 0.15 missed" in drawn(BASELINE, [SAME])
    assert "WORSE" not in drawn(BASELINE, [SAME])


def test_the_table_says_that_the_machine_was_busy_and_what_is_new():
    table = drawn(BASELINE, [NEW])
    assert "The load was 3.1" in table
    assert "new" in table


def test_the_table_says_why_nothing_is_compared():
    assert "Nothing is compared: none was asked for." in drawn("none was asked for", [PYTHON])


def test_the_report_in_json_holds_every_value_and_what_it_was_measured_on():
    found = json.loads(json.dumps(report.as_json(report.machine(), BASELINE, [WORSE, PYTHON, NEW])))
    assert [each["verdict"] for each in found["figures"]] == ["worse", "alone", "new"]
    assert [each["aim_met"] for each in found["figures"]] == [False, None, None]
    assert found["figures"][0]["before"] == [0.2, 0.2, 0.2]
    assert (found["baseline"], found["why_no_baseline"]) == (BASELINE.name, None)
    assert found["machine"]["processor"]
    assert found["machine"]["libraries"]["onnxruntime"]


def test_only_what_got_worse_makes_the_benchmark_fail():
    assert exit_code([SAME, PYTHON, NEW]) == 0  # although an aim is missed
    assert exit_code([SAME, WORSE, PYTHON]) == 1


def test_without_git_nothing_is_compared_unless_a_commit_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(builds, "has_history", lambda: False)
    assert "git" in find_baseline(None, tmp_path)
    with pytest.raises(MissingError, match="v9"):
        find_baseline("v9", tmp_path)


def test_the_baseline_is_the_last_release_unless_another_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(builds, "has_history", lambda: True)
    monkeypatch.setattr(builds, "at", lambda commit, folder: commit)
    assert find_baseline(None, tmp_path) == builds.RELEASE
    assert find_baseline("HEAD~3", tmp_path) == "HEAD~3"
    assert find_baseline("none", tmp_path) == "none was asked for"


@pytest.mark.parametrize(("results", "code"), [([SAME, PYTHON], 0), ([WORSE, NEW], 1)])
def test_the_whole_program_reports_and_ends_by_what_it_found(tmp_path, monkeypatch, capsys, results, code):
    path = tmp_path / articles.FILE
    path.parent.mkdir()
    path.write_text(json.dumps({"id": "a", "text": "The mine is safe."}) + "\n")
    monkeypatch.setattr(program, "measure_all", lambda work, build, baseline: results)
    told = tmp_path / "reports" / "report.json"
    assert main(["--data", str(tmp_path), "--base", "none", "--quick", "--json", str(told)]) == code
    assert len(json.loads(told.read_text())["figures"]) == len(results)
    assert "import onrecord" in capsys.readouterr().out


def test_a_sample_keeps_short_and_long_articles():
    every = [{"text": "so " * n} for n in (900, 20, 40, 60, 30, 80, 50)]
    assert [articles.words(each) for each in articles.sample(every, 3)] == [30, 60]
    assert articles.words(articles.of_length(every, 45)) in (40, 50)


def test_only_what_an_article_is_given_with_is_read(tmp_path):
    path = tmp_path / articles.FILE
    path.parent.mkdir()
    path.write_text(json.dumps({"id": "a", "text": "The mine is safe.", "attributions": []}) + "\n")
    assert articles.load(tmp_path) == [{"id": "a", "text": "The mine is safe."}]
    with pytest.raises(MissingError):
        articles.load(tmp_path / "elsewhere")
