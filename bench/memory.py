"""Peak memory of a fresh process that reads articles: ``python -m bench.memory DATA PASSES`` prints it in MB."""

import json
import subprocess
import sys
from pathlib import Path

from bench import articles
from bench.measure import Measure

ROOT = Path(__file__).parent.parent
SECTION = "memory"
STATUS = Path("/proc/self/status")


def measure(data: Path, passes: int) -> list[Measure]:
    """Peak after one pass over the articles, and how much higher it is after more: what is read must be let go."""
    command = [sys.executable, "-m", "bench.memory", str(data.resolve()), str(passes)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=ROOT)
    peaks = json.loads(done.stdout)
    return [
        Measure(SECTION, "peak", peaks[-1], "MB", f"after {passes} passes over PolNeAR dev"),
        Measure(SECTION, "growth", peaks[-1] / peaks[0], "×", f"from {peaks[0]:.0f} MB after the first pass"),
    ]


def peak() -> float:
    """Most memory that this process ever held, in MB."""
    if STATUS.is_file():  # Linux's `ru_maxrss` counts what the parent held before this process began
        (line,) = (line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def main() -> None:
    """Read all articles again and again; write the peak after each pass."""
    from bench.throughput import read_all
    from onrecord.settings import Settings

    chosen = articles.load(Path(sys.argv[1]))
    peaks = []
    for _ in range(int(sys.argv[2])):
        read_all(chosen, Settings.from_environment())
        peaks.append(peak())
    print(json.dumps(peaks))


if __name__ == "__main__":
    main()
