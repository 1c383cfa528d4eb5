"""Measures how long a new process takes to import the package, to print its help, and to read its first article."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.builds import ROOT, Build
from bench.figures import Figure, Result

STEPS = "one article in a new process, step by step"


class Taken(NamedTuple):
    """What a program took, in seconds: until its end, and of the processor."""

    seconds: float
    processor: float


def measure(build: Build, article: Path) -> dict[str, float]:
    """Seconds of each command once; `article` is a text file. Python's own start-up is in all of them."""
    commands = {
        "python alone": [build.python, "-c", "pass"],
        "import onrecord": [build.python, "-c", "import onrecord"],
        "onrecord --help": [*build.command, "--help"],
        "onrecord read, one article": [*build.command, "read", "--quiet", "--json", str(article)],
    }
    taken = {name: timed(build, command) for name, command in commands.items()}
    return {name: each.seconds for name, each in taken.items()} | {
        "processor time of --help": taken["onrecord --help"].processor,
        "processor time of read, one article": taken["onrecord read, one article"].processor,
    }


def timed(build: Build, command: Sequence[str]) -> Taken:
    """What a program takes from its start to its end. Raises CalledProcessError if it fails."""
    before, start = _processor_of_children(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=build.environment)
    return Taken(time.perf_counter() - start, _processor_of_children() - before)


def _processor_of_children() -> float:
    """Seconds of the processor that the programs which this one started and saw end have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def steps(article: Path, runs: int) -> list[Result]:
    """Median seconds of the steps that this code takes to read an article in a new process."""
    taken: list[dict[str, float]] = []
    for _ in range(runs):
        command = [sys.executable, "-m", "bench.cold_start", str(article), str(time.time())]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
        taken.append(json.loads(done.stdout))
    return [Result(Figure(STEPS, name, "s"), (median(each[name] for each in taken),)) for name in taken[0]]
