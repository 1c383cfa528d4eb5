import io
import json
import os
import subprocess
import sys

import pytest
from rich.console import Console

from bench import articles, memory, report
from bench.__main__ import main
from bench.measure import Limit, Measure, MissingError

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
MEASURES = [
    Measure("start-up", "import onrecord", 0.2, "s"),
    Measure("start-up", "python alone", 0.02, "s", "0.019 to 0.023"),
]
LIMITS = {"import onrecord": Limit(at_most=0.15)}
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
    monkeypatch.setattr("bench.__main__.find_spec", lambda name: None)
    assert "pip install onnx" in refusal(["--data", str(tmp_path)], capsys)


def test_scores_over_the_floors_end_with_0_and_one_under_its_floor_with_1(tmp_path, capsys):
    assert main(["--floors", written(tmp_path, SCORES)]) == 0
    low = SCORES | {"polnear dev, flat": SCORES["polnear dev, flat"] | {"linked overlap": {"f1": 5.0}}}
    assert main(["--floors", written(tmp_path, low)]) == 1
    assert "missed" in capsys.readouterr().out


def test_the_table_says_which_limit_is_missed_and_that_the_machine_was_busy():
    console = Console(record=True, width=120, file=io.StringIO())
    report.show(console, HOST, MEASURES, LIMITS)
    drawn = console.export_text()
    assert "≤ 0.15 missed" in drawn
    assert "The load was 3.1" in drawn
    assert "0.019 to 0.023" in drawn


def test_the_report_in_json_holds_every_measure_and_what_it_was_measured_on():
    found = json.loads(json.dumps(report.as_json(report.machine(), MEASURES, LIMITS)))
    assert [each["holds"] for each in found["measures"]] == [False, None]
    assert found["machine"]["processor"]
    assert found["machine"]["libraries"]["onnxruntime"]


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


def test_the_peak_is_that_of_the_process_itself_and_not_of_its_parent():
    code = "from bench.memory import peak; before = peak(); held = b'x' * 80_000_000; print(before, peak())"
    ballast = bytearray(os.urandom(1024)) * 300_000
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=memory.ROOT)
    before, after = map(float, done.stdout.split())
    assert len(ballast) > 300e6
    assert before < 100
    assert 75 < after - before < 100
