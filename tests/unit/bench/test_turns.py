from pathlib import Path

from bench import turns
from bench.builds import Build, UnsupportedError
from bench.figures import Figure
from bench.tasks import EXTRAS, TASKS, Task, Work
from bench.verdict import Verdict, compare

SPEED = Figure("reading", "seconds", "s", better="lower")
SIZE = Figure("reading", "size", "B", better="lower")
HERE, BEFORE = Build("this code", Path("here")), Build("0.3.0", Path("there"))
WORK = Work(Path("work"), Path("kept"), [{"text": "The mine is safe."}], quick=True)


class Measured:
    """Gives values that were laid out for each build, and remembers whose turn it was."""

    def __init__(self, now, before):
        self.values = {HERE.name: iter(now), BEFORE.name: iter(before)}
        self.order = []

    def __call__(self, build, work):
        self.order.append(build.name)
        value = next(self.values[build.name])
        if value is None:
            raise UnsupportedError("no such thing yet")
        return {"seconds": value, "size": 100}


def run(measured, baseline=BEFORE, figures=(SPEED, SIZE), progress=lambda _: None):
    task = Task("reading", measured, figures, turns=5, quick_turns=3)
    return {each.figure.name: each for each in turns.run(task, WORK, HERE, baseline, progress)}


def test_the_builds_take_turns():
    measured = Measured([1, 1, 1], [1, 1, 1])
    found = run(measured)
    assert measured.order == ["0.3.0", "this code"] * 3
    assert (found["seconds"].before, found["seconds"].now) == ((1, 1, 1), (1, 1, 1))


def test_without_a_baseline_only_this_code_is_measured():
    measured = Measured([1, 2, 3], [])
    found = run(measured, baseline=None)
    assert measured.order == ["this code"] * 3
    assert compare(found["seconds"]).verdict is Verdict.ALONE
    assert found["seconds"].value == 2


def test_what_the_baseline_cannot_do_is_asked_for_once_and_is_new():
    measured = Measured([1, 1, 1], [None])
    found = run(measured)
    assert measured.order == ["0.3.0"] + ["this code"] * 3
    assert {compare(each).verdict for each in found.values()} == {Verdict.NEW}


def test_a_figure_that_the_baseline_does_not_give_is_new_and_the_others_are_compared():
    pages = Figure("reading", "pages", "/s", better="higher")

    def measure(build, work):
        return {"seconds": 1.0} | ({"pages": 7.0} if build is HERE else {})

    found = run(measure, figures=(SPEED, pages))
    assert compare(found["pages"]).verdict is Verdict.NEW
    assert compare(found["seconds"]).verdict is Verdict.SAME


def test_what_seems_worse_is_measured_again_and_the_second_time_counts():
    chance = run(Measured([2, 2, 2, 1, 1, 1], [1] * 6))
    assert compare(chance["seconds"]).verdict is Verdict.SAME
    real = run(Measured([2, 2, 2, 2, 2, 2], [1] * 6))
    assert compare(real["seconds"]).verdict is Verdict.WORSE


def test_what_is_not_worse_is_measured_once():
    measured = Measured([0.5] * 3, [1] * 3)
    assert compare(run(measured)["seconds"]).verdict is Verdict.BETTER
    assert len(measured.order) == 6


def test_progress_says_whose_turn_it_is():
    said = []
    run(Measured([1, 1, 1], [1, 1, 1]), progress=said.append)
    assert said[0] == ", turn 1 of 3, 0.3.0"
    assert said[-1] == ", turn 3 of 3, this code"


def test_every_figure_has_a_name_of_its_own_by_which_it_is_found():
    names = [figure.name for task in TASKS for figure in task.figures]
    assert len(names) == len(set(names))


def test_every_task_takes_turns_enough_to_show_noise():
    assert all(task.turns >= task.quick_turns >= 3 for task in TASKS)
    assert all(any(figure.better for figure in task.figures) for task in TASKS)
    assert EXTRAS
