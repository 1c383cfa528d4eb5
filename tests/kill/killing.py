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
LONGEST = 300.0
"""A start that takes longer, in seconds, has lost its way."""


def kill_until_done(source: Path, out: Path, seed: int, *, driver_kills: int, chance: float = 0.02) -> tuple[int, int]:
    """Kill the driver so often at most, and a worker now and then; count the starts and the workers that were killed."""
    luck = random.Random(seed)
    killed = 0
    for start in range(1, MOST_STARTS + 1):
        environ = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}", "ONRECORD_TEST": "kill"}
        command = [sys.executable, "-m", "tests.kill.driver", str(source), str(out), f"{seed} {start}", str(chance)]
        driver = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        began, doomed = time.monotonic(), start <= driver_kills
        # Ray takes seconds to start; the run is worth killing from its first entry on.
        end = None
        while driver.poll() is None:
            time.sleep(luck.uniform(0.05, 0.3))
            if time.monotonic() - began > LONGEST:
                driver.kill()
                raise AssertionError(f"start {start} of seed {seed} does not end: {driver.communicate()[0][-2000:]}")
            if end is None and (out / "_manifest" / "run.json").exists() and workers_of(driver.pid):
                end = time.monotonic() + luck.uniform(0.0, 6.0)
            if end is not None and doomed and time.monotonic() > end:
                driver.kill()
            elif end is not None and luck.random() < 0.05:
                for worker in workers_of(driver.pid)[:1]:
                    with suppress(ProcessLookupError):
                        os.kill(worker, signal.SIGKILL)
                        killed += 1
        output = driver.communicate()[0]
        if driver.returncode == 0:
            return start, killed
        if driver.returncode != -signal.SIGKILL:
            raise AssertionError(f"seed {seed} ended with {driver.returncode}: {output[-3000:].decode()}")
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
