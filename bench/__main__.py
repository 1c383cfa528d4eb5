"""Measure onrecord's speed and memory, or hold the scores of its network against their floors.

    python -m bench --data DIR [--json FILE]          speed and memory, beside a BERT-base tagger
    python -m bench --floors SCORES.json [--raise]    accuracy, as training.evaluate wrote it down

Exit codes: 0 every limit holds; 1 one is missed; 2 the command line is wrong, or something to measure is missing.
"""

import argparse
import json
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console

from bench import archive, articles, comparison, desk, floors, memory, report, shares, startup, throughput
from bench.measure import Measure, MissingError, speed_limits
from onrecord.errors import ModelError

YARDSTICK_THREADS = 2
BUILD = Path(__file__).parent.parent / "build" / "bench"
"""Holds the archive of generated news from one run to the next; it takes some minutes to make."""
ABOUT = 800
"""Words of the article that stands for one article."""


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and do what it says; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help=f"folder that holds {articles.FILE}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the report there, too")
    parser.add_argument("--quick", action="store_true", help="fewer articles and runs: to see that it works")
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
            return hold(given.floors, up=given.up, down=given.down)
        return measure(given.data, given.json, quick=given.quick)
    except (MissingError, ModelError) as error:
        parser.error(str(error))


def measure(data: Path, written: Path | None, *, quick: bool) -> int:
    """Measure all there is to measure, and report it."""
    everything = articles.load(data)
    if find_spec("onnx") is None:  # now, rather than after minutes
        raise MissingError("onnx is missing, which the graph of BERT-base is written with: pip install onnx")
    one = articles.of_length(everything, ABOUT)
    many = articles.sample(everything, 4) if quick else everything
    few = articles.sample(everything, 17 if quick else 5)
    runs, rounds, passes = (3, 1, 2) if quick else (9, 3, 4)
    steps: dict[str, Callable[[], list[Measure]]] = {
        "starting": lambda: startup.measure(one, runs),
        "reading, on one and on two threads": lambda: throughput.measure(many, one, runs),
        "taking turns with BERT-base": lambda: comparison.measure(few, YARDSTICK_THREADS, rounds),
        "looking where the time goes": lambda: shares.measure(few),
        "watching the memory": lambda: memory.measure(data, passes),
        "filling an archive": lambda: archive.adding(few),
        "asking a large archive": lambda: archive.answering(BUILD, 2_000 if quick else 100_000, 100 if quick else 600),
        "serving eight clients": lambda: desk.answering(BUILD, 2_000 if quick else 100_000, 5 if quick else 60),
    }
    host = report.machine()
    measures = []
    console = Console(stderr=True)
    for number, (step, function) in enumerate(steps.items(), 1):
        with console.status(f"{number} of {len(steps)}: {step}"):  # draws nothing unless on a terminal
            measures += function()
    limits = speed_limits()
    report.show(report.console(), host, measures, limits)
    if written is not None:
        written.parent.mkdir(parents=True, exist_ok=True)
        found = json.dumps(report.as_json(host, measures, limits), indent=1, ensure_ascii=False)
        written.write_text(found + "\n", encoding="utf8")
    return 0 if all(limits[each.name].holds(each.value) for each in measures if each.name in limits) else 1


def hold(path: Path, *, up: bool, down: bool) -> int:
    """Compare scores with the floors; move those that are to be moved."""
    if not path.is_file():
        raise MissingError(f"{path} is missing: `make evaluate` writes the scores")
    try:
        standings = list(floors.compare(floors.pinned(), json.loads(path.read_text(encoding="utf8"))))
    except KeyError as error:
        raise MissingError(f"{path} has no {error}: `make evaluate` writes all scores that have a floor") from error
    report.show_floors(report.console(), standings)
    if up or down:
        floors.move(standings, up=up, down=down)
    return 0 if down or all(each.holds for each in standings) else 1


if __name__ == "__main__":
    sys.exit(main())
