"""A real run, made to be killed: reads tiny articles into an archive, and says what was added when it is.

`python -m tests.contract.writer kill FOLDER KILLS SEED` adds the articles of FOLDER/news.jsonl again and again, each
run in a process that is killed at a random moment, until KILLS were, and prints what it found as JSON. The network is
loaded once, before the processes part, so that kills fall on the work rather than on the loading.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from onrecord import Archive, Settings
from onrecord.pipeline.process import load_reader

SETTINGS = Settings(threads=1, batch=3)


def add(archive_file: Path, sources: Path, told: int) -> None:
    """Add the articles, telling each one's number through a pipe once it is said to be added."""

    def report(outcome):
        if outcome.status != "failed":
            os.write(told, f"{outcome.line} {outcome.article}\n".encode())

    with Archive(archive_file) as archive:
        archive.add(sources, settings=SETTINGS, report=report)


def start(archive_file: Path, sources: Path) -> tuple[int, int]:
    """Start a run in a process of its own; its id, and where it tells what was added."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        code = 1
        try:
            add(archive_file, sources, told)
            code = 0
        finally:
            os._exit(code)
    os.close(told)
    return child, heard


def hear(heard: int) -> set[tuple[int, int]]:
    """Read what a run has told: the lines of the articles, and their numbers."""
    with os.fdopen(heard) as pipe:
        return {tuple(map(int, line.split())) for line in pipe.read().splitlines() if line.count(" ") == 1}


def end(child: int, after: float | None) -> bool:
    """Kill a run after so many seconds, or never, and wait for it; return whether it came to its own end."""
    if after is not None:
        time.sleep(after)
        if os.waitpid(child, os.WNOHANG)[0] == child:
            return True
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return after is None


def kill_again_and_again(folder: Path, kills: int, seed: int) -> dict:
    """Kill runs until there were enough kills; a run that comes to its end makes way for another archive."""
    chance = random.Random(seed)
    sources = folder / "news.jsonl"
    load_reader(SETTINGS)
    begun = time.monotonic()
    child, heard = start(folder / "undisturbed.db", sources)
    undisturbed = hear(heard)
    os.waitpid(child, 0)
    took = time.monotonic() - begun
    killed, archives, lost, torn = 0, 0, [], []
    while killed < kills:
        archive_file = folder / f"killed-{archives}.db"
        archives += 1
        told: set[tuple[int, int]] = set()
        ended = False
        while not ended:
            child, heard = start(archive_file, sources)
            ended = end(child, chance.uniform(0, took / 3) if killed < kills else None)
            killed += not ended
            told |= hear(heard)
            lost += missing(archive_file, told)
            torn += broken(archive_file)
    return {"killed": killed, "archives": archives, "lost": lost, "torn": torn, "articles": len(undisturbed)}


def missing(archive_file: Path, told: set[tuple[int, int]]) -> list:
    """Which articles were told of and are not there, with their words, record and original."""
    if not archive_file.exists():
        return sorted(told)
    with Archive(archive_file) as archive:
        there = set(archive.store.numbers())
        return sorted(each for each in told if each[1] not in there)


WRONG_STORIES = (
    "SELECT 'in no story', id FROM articles WHERE latest AND id NOT IN (SELECT article FROM story_articles)"
    " AND id NOT IN (SELECT article FROM ungathered)",
    "SELECT 'half in a story', article FROM story_articles WHERE article IN (SELECT article FROM ungathered)"
    " OR article NOT IN (SELECT article FROM sketches)",
    "SELECT 'miscounted', id FROM stories"
    " WHERE articles <> (SELECT count(*) FROM story_articles WHERE story = stories.id)",
    "SELECT 'no story', story FROM story_articles WHERE story NOT IN (SELECT id FROM stories)",
)
"""What may be of no article and no story, whenever a run is killed."""


def broken(archive_file: Path) -> list:
    """What is half-written in an archive: nothing may be."""
    if not archive_file.exists():
        return []
    with Archive(archive_file) as archive:
        run = archive.store._connection.execute
        found = [row[0] for row in run("PRAGMA integrity_check") if row[0] != "ok"]
        found += [tuple(row) for row in run("PRAGMA foreign_key_check")]
        for table in ("texts_fts", "statements_fts", "actors_fts"):
            run(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        for number in archive.store.numbers():
            statements = len(archive.record(number).statements) if archive.article(number).latest else 0
            if archive.count(article=number).number != statements or not archive.original(number).content:
                found.append(number)
        return found + [tuple(row) for question in WRONG_STORIES for row in run(question)]


if __name__ == "__main__":
    json.dump(kill_again_and_again(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])), sys.stdout)
