"""Measure two builds in turns, so that a busy moment falls on both."""

from collections.abc import Callable

from bench.builds import Build, UnsupportedError
from bench.figures import Result
from bench.tasks import Task, Work
from bench.verdict import Verdict, compare

Values = dict[str, float]
Progress = Callable[[str], None]
"""Is told which turn it is."""


def run(
    task: Task, work: Work, build: Build, baseline: Build | None, progress: Progress = lambda _: None
) -> list[Result]:
    """Measure a task's figures on both builds in turns.

    If a figure seems worse, the whole task is measured once more, and the figure counts as worse only if it is worse
    again: of many figures, one will look worse by chance now and then.
    """
    found = _once(task, work, build, baseline, progress)
    if not any(map(_is_worse, found)):
        return found
    again = _once(task, work, build, baseline, lambda said: progress(f", once more{said}"))
    return [second if _is_worse(first) else first for first, second in zip(found, again, strict=True)]


def _once(task: Task, work: Work, build: Build, baseline: Build | None, progress: Progress) -> list[Result]:
    turns = task.quick_turns if work.quick else task.turns
    before: list[Values] = []
    now: list[Values] = []
    supported = baseline is not None
    for turn in range(1, turns + 1):
        if baseline is not None and supported:
            progress(f", turn {turn} of {turns}, {baseline.name}")
            try:
                before.append(task.measure(baseline, work))
            except UnsupportedError:
                supported = False
                before.clear()
        progress(f", turn {turn} of {turns}, {build.name}")
        now.append(task.measure(build, work))
    return [
        Result(
            figure,
            now=tuple(values[figure.name] for values in now),
            before=tuple(values[figure.name] for values in before if figure.name in values),
            new=baseline is not None and not all(figure.name in values for values in before or [{}]),
        )
        for figure in task.figures
    ]


def _is_worse(result: Result) -> bool:
    return compare(result).verdict is Verdict.WORSE
