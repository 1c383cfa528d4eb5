"""The tool that changes the code to try the tests: what it changes, and that it tells a change that is noticed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cosmic_ray.mutating import mutate_code

from tests.mutation.mutants import find, sample
from tests.mutation.operators import OPERATORS
from tests.mutation.trials import ROOT

CODE = '''\
"""A module of 3 lines."""

FEWEST = 0.5


@dataclass(frozen=True)
class Word:
    long: int | None = 3


def pick(words: list[str] | None, *, most: int = 2) -> list[str] | None:
    if not words and most > 0:
        return None
    return [word for word in words if word in KNOWN]
'''


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "module.py"
    path.write_text(CODE)
    return path


def lines(module: Path) -> set[str]:
    """The changed lines of all mutants."""
    return {line[1:].strip() for places in find(module) for each in places for line in each.diff().splitlines()[1:]}


@pytest.mark.parametrize(("operator", "example"), [
    (name, example) for name, operator in OPERATORS.items() for example in operator.examples()
    if "except" not in example.pre_mutation_code
])  # fmt: skip
def test_an_operator_makes_the_change_that_its_example_shows(operator, example):
    changed = mutate_code(example.pre_mutation_code, OPERATORS[operator], example.occurrence)
    assert changed.split() == example.post_mutation_code.split()


def test_thresholds_are_moved_filters_dropped_conditions_turned_and_results_lost(module):
    assert lines(module) == {
        "FEWEST = 0.55", "FEWEST = 0.45",
        "long: int | None = 4", "long: int | None = 2",
        "def pick(words: list[str] | None, *, most: int = 3) -> list[str] | None:",
        "def pick(words: list[str] | None, *, most: int = 1) -> list[str] | None:",
        "if not not words and most > 0:", "if  words and most > 0:", "if not words or most > 0:",
        "if not words and most >= 0:", "if not words and most <= 0:",
        "if not words and most > 1:", "if not words and most > -1:",
        "return None",
        "return [word for word in words]", "return [word for word in words if word not in KNOWN]",
    }  # fmt: skip


def test_a_sample_takes_at_least_one_of_each_file_and_no_place_twice(module, tmp_path):
    (tmp_path / "small.py").write_text("MOST = 7\n")
    (tmp_path / "empty.py").write_text('"""Nothing to change."""\n')
    drawn = sample(tmp_path.glob("*.py"), 6, seed=1)
    assert len(drawn) == 6
    assert [each.path.name for each in drawn].count("small.py") == 1
    assert len({(each.path, each.place) for each in drawn}) == 6


def test_the_seed_alone_tells_what_is_drawn(module):
    samples = [sample([module], 5, seed) for seed in (1, 1, 2)]
    assert samples[0] == samples[1] != samples[2]


def test_a_number_is_not_drawn_from_what_is_not_there(module):
    assert len(sample([module], 999, seed=1)) == len(find(module))


def run(tests: Path | str, *options: str) -> subprocess.CompletedProcess[str]:
    """Try a few mutants of two files with some tests alone."""
    files = [f"src/onrecord/{name}.py" for name in ("text/layout", "text/timex")]
    command = [sys.executable, "-m", "tests.mutation", "--size=12", "--jobs=2", f"--tests={tests}", *options, *files]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def outcomes(path: Path) -> set[tuple[str, str]]:
    """What became of the mutants of each file."""
    return {(Path(each["file"]).stem, each["outcome"]) for each in json.loads(path.read_text())["mutants"]}


def test_what_the_tests_notice_is_killed_and_what_they_do_not_survives(tmp_path):
    out = tmp_path / "mutants.json"
    done = run("tests/unit/text/test_layout.py", f"--json={out}")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "text/timex.py:" in done.stdout
    assert "survived, and fewer than 20% may" in done.stderr
    assert outcomes(out) == {("layout", "killed"), ("timex", "survived")}


def test_the_examples_of_a_file_notice_its_mutants_too(tmp_path):
    out = tmp_path / "mutants.json"
    run("src/onrecord/text/timex.py", f"--json={out}")
    assert outcomes(out) == {("layout", "survived"), ("timex", "survived"), ("timex", "killed")}


def test_tests_that_fail_without_any_change_can_tell_nothing(tmp_path):
    failing = tmp_path / "test_no.py"
    failing.write_text("def test_no():\n    assert False\n")
    done = run(failing)
    assert done.returncode == 2
    assert "fail on the code as it is" in done.stderr
