"""Starts a run again and again, and kills it and its workers at random moments, until it ends."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_STARTS = 40
LONGEST = 900.0
"""A start that takes longer, in seconds, has lost its way."""

WORKER_KILLS = 2
"""So many workers are killed from outside in one start; others die while they write."""


def kill_until_done(source: Path, out: Path, seed: int, *, driver_kills: int, chance: float = 0.02) -> tuple[int, int]:
    """Kill the driver so often at most, and a worker now and then; count the starts, and the workers killed."""
    luck, said = random.Random(seed), out.with_suffix(".said")
    killed = 0
    for start in range(1, MOST_STARTS + 1):
        environ = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
        command = [sys.executable, "-m", "tests.kill.driver", str(source), str(out), f"{seed} {start}", str(chance)]
        with said.open("wb") as output:
            driver = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=output, stderr=subprocess.STDOUT)
        began, doomed = time.monotonic(), start <= driver_kills
        # Ray takes seconds to start; the run is worth killing from its first entry on.
        end, left = None, WORKER_KILLS
        while driver.poll() is None:
            time.sleep(luck.uniform(0.05, 0.3))
            if time.monotonic() - began > LONGEST:
                driver.kill()
                raise AssertionError(f"start {start} of seed {seed} does not end: {said.read_bytes()[-2000:]!r}")
            if end is None and (out / "_manifest" / "run.json").exists() and workers_of(driver.pid):
                end = time.monotonic() + luck.uniform(0.0, 6.0)
            if end is not None and doomed and time.monotonic() > end:
                driver.kill()
            elif end is not None and left and luck.random() < 0.1 and (workers := workers_of(driver.pid)):
                with suppress(ProcessLookupError):
                    os.kill(luck.choice(workers), signal.SIGKILL)
                    killed, left = killed + 1, left - 1
        if driver.returncode == 0:
            return start, killed
        if driver.returncode != -signal.SIGKILL:
            raise AssertionError(f"seed {seed} ended with {driver.returncode}: {said.read_bytes()[-3000:]!r}")
    raise AssertionError(f"seed {seed} was started {MOST_STARTS} times and isn't done")


def workers_of(driver: int) -> list[int]:
    """Find the processes of a driver's Ray that hold a worker."""
    parents, named = dict[int, int](), list[int]()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError, IndexError, ValueError):
                pid = int(folder.name)
                parents[pid] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                if (folder / "cmdline").read_bytes().startswith(b"ray::Reader"):
                    named.append(pid)

    def below(pid: int) -> bool:
        while pid in parents:
            pid = parents[pid]
            if pid == driver:
                return True
        return False

    return [pid for pid in named if below(pid)]
