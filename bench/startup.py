"""How long a new process takes: to import the package, to print its help, to read its first article."""

import json
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench.articles import Article, words
from bench.measure import Measure, MissingError

ROOT = Path(__file__).parent.parent
SECTION, STEPS = "start-up", "one article in a new process, step by step"


def measure(article: Article, runs: int) -> list[Measure]:
    """Median seconds of several runs of each; python's own start-up is in all of them, and beside them."""
    program = Path(sysconfig.get_path("scripts")) / "onrecord"
    if not program.is_file():
        raise MissingError(f"{program} is missing: install the package with this python, pip install -e .")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(article["text"], encoding="utf8")
        commands: dict[str, list[str | Path]] = {
            "python alone": [sys.executable, "-c", "pass"],
            "import onrecord": [sys.executable, "-c", "import onrecord"],
            "onrecord --help": [program, "--help"],
            "onrecord read, one article": [program, "read", "--quiet", "--json", path],
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        steps: list[dict[str, float]] = []
        for _ in range(runs):  # taking turns, so that a busy moment falls on all of them
            for name, command in commands.items():
                seconds[name].append(timed(command))
            steps.append(_steps(path))
    details = {"onrecord read, one article": f"{words(article)} words, as JSON; files are in the disk cache"}
    whole = [
        Measure(SECTION, name, median(each), "s", details.get(name, f"{min(each):.3f} to {max(each):.3f}"))
        for name, each in seconds.items()
    ]
    return whole + [Measure(STEPS, name, median(each[name] for each in steps), "s") for name in steps[0]]


def timed(command: Sequence[str | Path]) -> float:
    """Seconds that a program takes, from its start to its end. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _steps(path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.cold", str(path), str(time.time())]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    return dict(json.loads(done.stdout))
