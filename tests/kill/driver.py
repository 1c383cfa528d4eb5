"""A run whose processes die at random moments, most of all while they write. The test starts it until it ends.

python -m tests.kill.driver SOURCE OUT SEED CHANCE
"""

import os
import random
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.cluster.calling import run
from onrecord.cluster.engine import RayEngine
from onrecord.cluster.plan import Options
from onrecord.cluster.storage import Location
from onrecord.schema import Article, Model, Record
from onrecord.settings import Settings
from tests.unit.cluster.making import FastReading

SHARD = 4
WORKERS = 2
AGAIN = 1_000
"""Work is tried so often: here it is never the work's own fault that it isn't done."""


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_while_writing(seed: str, chance: float) -> None:
    """From now on, this process may die before a write, in the middle of it, or after it."""
    luck = random.Random(f"{seed} {os.getpid()} {time.time_ns()}")
    write = Location.write

    def dying(location: Location, content: bytes) -> None:
        drawn = luck.random()
        if drawn < chance / 3:
            die()
        if drawn < 2 * chance / 3:
            folder, _, name = location.path.rpartition("/")
            Path(folder).mkdir(parents=True, exist_ok=True)
            Path(folder, f".{name}.{os.getpid()}.part").write_bytes(content[: len(content) // 2])
            die()
        write(location, content)
        if drawn < chance:
            die()

    Location.write = dying  # type: ignore[method-assign]


class DyingReading(FastReading):
    """Reads, a little slower, in a process that may die."""

    def __init__(self, seed: str, chance: float) -> None:
        self.seed, self.chance = seed, chance
        self.driver = os.getpid()

    def model(self, settings: Settings) -> Model:
        if os.getpid() != self.driver:
            die_while_writing(self.seed, self.chance)
        return super().model(settings)

    def records(self, articles: Iterable[Article], settings: Settings) -> Iterator[Record]:
        for each in articles:
            time.sleep(0.01)
            yield self.record(each)


def main(source: str, out: str, seed: str, chance: str) -> None:
    reading = DyingReading(seed, float(chance))
    die_while_writing(f"{seed} driver", 10 * float(chance))  # it writes a tenth as often
    run(
        [source],
        Location(out),
        options=Options(shard=SHARD, split=4_000),
        settings=Settings(),
        given={},
        reading=reading,
        engine=lambda make: RayEngine(make, None, WORKERS, AGAIN),
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
