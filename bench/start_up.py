"""How long a new process takes: to import the package, to print its help, to read its first article."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.builds import ROOT, Build
from bench.figures import Figure, Result

STEPS = "one article in a new process, step by step"


def measure(build: Build, article: Path) -> dict[str, float]:
    """Seconds of each command once; `article` is a text file. Python's own start-up is in all of them."""
    commands = {
        "python alone": [build.python, "-c", "pass"],
        "import onrecord": [build.python, "-c", "import onrecord"],
        "onrecord --help": [*build.command, "--help"],
        "onrecord read, one article": [*build.command, "read", "--quiet", "--json", str(article)],
    }
    return {name: timed(build, command) for name, command in commands.items()}


def timed(build: Build, command: Sequence[str]) -> float:
    """Seconds that a program takes, from its start to its end. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=build.environment)
    return time.perf_counter() - start


def steps(article: Path, runs: int) -> list[Result]:
    """Median seconds of the steps that this code takes to read an article in a new process."""
    taken: list[dict[str, float]] = []
    for _ in range(runs):
        command = [sys.executable, "-m", "bench.cold_start", str(article), str(time.time())]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
        taken.append(json.loads(done.stdout))
    return [Result(Figure(STEPS, name, "s"), (median(each[name] for each in taken),)) for name in taken[0]]
