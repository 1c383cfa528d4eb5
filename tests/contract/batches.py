"""A run that keeps batches of records, made to be killed.

`python -m tests.contract.batches FOLDER KILLS SEED` keeps the same batches again and again, each run in a process that
is killed at a random moment, until KILLS were, and prints what it found as JSON. No network is needed.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

from onrecord.archive import Store
from onrecord.schema import Original
from tests.contract.writer import broken, end, hear
from tests.support import record_of

SAID = "{c:The ferry of day @ sails again on Monday}, {s:the harbour master} {q:said}."
BATCH = 8
BATCHES = [range(first, first + BATCH) for first in range(0, 12 * BATCH, BATCH)]


def original(number):
    return Original(str(number).encode(), "text", place=f"{number}.txt")


def pairs(batch):
    """The records of a batch; every fifth is a new version of the one before, in this batch or the last."""
    for number in batch:
        address = f"https://post.example/{number - (number % 5 == 0)}"
        yield record_of(SAID.replace("@", str(number)), url=address), original(number)


def keep(archive_file: Path, told: int) -> None:
    with Store(archive_file) as store:
        for index, batch in enumerate(BATCHES):
            kept = store.keep_many(pairs(batch))
            os.write(told, f"{index} {kept[-1][1]}\n".encode())


def start(archive_file: Path) -> tuple[int, int]:
    """Start a run in a process of its own; its id, and where it tells which batches are kept."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        code = 1
        try:
            keep(archive_file, told)
            code = 0
        finally:
            os._exit(code)
    os.close(told)
    return child, heard


def wrong(archive_file: Path, told: set[tuple[int, int]]) -> list:
    """Which batches were told of and aren't there, or are there in part."""
    if not archive_file.exists():
        return sorted(told)
    with Store(archive_file) as store:
        there = [sum(store.recognize(original(number)) is not None for number in batch) for batch in BATCHES]
    lost = [index for index, _ in told if there[index] != BATCH]
    return lost + [index for index, number in enumerate(there) if number not in (0, BATCH)]


def kill_again_and_again(folder: Path, kills: int, seed: int) -> dict:
    chance = random.Random(seed)
    begun = time.monotonic()
    child, heard = start(folder / "undisturbed.db")
    hear(heard)
    os.waitpid(child, 0)
    took = time.monotonic() - begun
    killed, archives, found = 0, 0, []
    while killed < kills:
        archive_file = folder / f"killed-{archives}.db"
        archives += 1
        told: set[tuple[int, int]] = set()
        ended = False
        while not ended:
            child, heard = start(archive_file)
            ended = end(child, chance.uniform(0, took / 2) if killed < kills else None)
            killed += not ended
            told |= hear(heard)
            found += wrong(archive_file, told)
            found += broken(archive_file) if ended else []
    return {"killed": killed, "archives": archives, "wrong": found}


if __name__ == "__main__":
    json.dump(kill_again_and_again(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
