"""Measure onrecord's speed and memory against an earlier commit, or compare its network's scores with their floors.

    python -m bench --data DIR [--base COMMIT]        speed and memory; both builds are measured here, in turns
    python -m bench --floors SCORES.json [--raise]    accuracy, as training.evaluate wrote it down

Exit codes: 0 nothing got worse, or every floor holds; 1 something got worse than the baseline beyond the margin for
noise, or a score is below its floor; 2 the command line is wrong, or something needed is missing. If an aim is missed,
it is shown, but doesn't change the exit code.
"""

import argparse
import json
import sys
from contextlib import ExitStack
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bench import articles, builds, floors, large_archive, report, turns
from bench.builds import Build
from bench.figures import MissingError, Result
from bench.tasks import EXTRAS, TASKS, Work
from bench.verdict import Verdict, compare
from onrecord.errors import ModelError

KEPT = builds.ROOT / "build" / "bench"
"""Keeps the archives of synthetic news from one run to the next, since they take some minutes to make."""


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and do what it says; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help=f"folder that holds {articles.FILE}")
    parser.add_argument(
        "--base",
        metavar="COMMIT",
        help=f"compare with this commit, or tag or branch; with nothing: {builds.NONE} [default: the last release]",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the report there, too")
    parser.add_argument("--quick", action="store_true", help="fewer articles and turns: some minutes, wider margins")
    parser.add_argument("--floors", type=Path, metavar="SCORES.json", help="compare these scores with their floors")
    parser.add_argument("--raise", dest="up", action="store_true", help="raise the floors to where the scores stand")
    parser.add_argument("--lower", dest="down", action="store_true", help="lower the floors that the scores miss")
    given = parser.parse_args(arguments)
    if (given.data is None) == (given.floors is None):
        parser.error(f"give either --data, the folder that holds {articles.FILE}, or --floors, a file of scores")
    if (given.up or given.down) and given.floors is None:
        parser.error("--raise and --lower belong to --floors")
    try:
        if given.floors is not None:
            return check_floors(given.floors, up=given.up, down=given.down)
        return measure(given.data, given.base, given.json, quick=given.quick)
    except (MissingError, ModelError) as error:
        parser.error(str(error))


def measure(data: Path, base: str | None, written: Path | None, *, quick: bool) -> int:
    """Measure everything, and report it."""
    everything = articles.load(data)
    if find_spec("onnx") is None:  # now, rather than after minutes
        raise MissingError("onnx is missing, which the graph of BERT-base is written with: pip install onnx")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        (folder / "baseline").mkdir()
        baseline = find_baseline(base, folder / "baseline")
        host = report.machine()
        work = Work(folder, KEPT, everything, quick=quick, pages=data.parent / "pages")
        results = measure_all(work, builds.here(), baseline if isinstance(baseline, Build) else None)
    report.show(report.console(), host, baseline, results)
    if written is not None:
        written.parent.mkdir(parents=True, exist_ok=True)
        found = json.dumps(report.as_json(host, baseline, results), indent=1, ensure_ascii=False)
        written.write_text(found + "\n", encoding="utf8")
    return exit_code(results)


def find_baseline(base: str | None, folder: Path) -> Build | str:
    """Write the code of the build to compare with into a folder, or give the reason why there is none.

    Raises MissingError if the commit that was asked for isn't there.
    """
    if base == builds.NONE:
        return "none was asked for"
    if builds.has_history():
        return builds.at(base or builds.RELEASE, folder)
    if base is not None:
        raise MissingError(f"{base} can't be compared with: this folder isn't a git repository, or git is missing")
    return "this folder isn't a git repository, or git is missing, so there is no earlier code"


def measure_all(work: Work, build: Build, baseline: Build | None) -> list[Result]:
    """Measure all tasks on both builds, then the figures of this code alone."""
    results: list[Result] = []
    steps = len(TASKS) + len(EXTRAS)
    with Console(stderr=True).status("") as status:  # draws nothing unless on a terminal

        def progress(number: int, title: str, turn: str = "") -> None:
            status.update(f"{number} of {steps}: {title}{turn}")

        for number, task in enumerate(TASKS, 1):
            results += turns.run(task, work, build, baseline, partial(progress, number, task.title))
        for number, extra in enumerate(EXTRAS, len(TASKS) + 1):
            progress(number, extra.title)
            results += extra.measure(work)
    used = [large_archive.path(each, work.kept, work.archived) for each in (build, baseline) if each is not None]
    large_archive.tidy(work.kept, used)
    return results


def exit_code(results: list[Result]) -> int:
    """Give 1 if anything got worse, else 0."""
    return int(any(compare(each).verdict is Verdict.WORSE for each in results))


def check_floors(path: Path, *, up: bool, down: bool) -> int:
    """Compare scores with the floors, and move the floors that should move."""
    if not path.is_file():
        raise MissingError(f"{path} is missing: `make evaluate` writes the scores")
    try:
        checks = list(floors.compare(floors.pinned(), json.loads(path.read_text(encoding="utf8"))))
    except KeyError as error:
        raise MissingError(f"{path} has no {error}: `make evaluate` writes all scores that have a floor") from error
    report.show_floors(report.console(), checks)
    if up or down:
        floors.move(checks, up=up, down=down)
    return 0 if down or all(each.holds for each in checks) else 1


if __name__ == "__main__":
    sys.exit(main())
