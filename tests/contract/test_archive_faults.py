"""What an archive outlives: kill -9, a power cut, a full disk, two writers at once, and being read while written."""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path

import pytest

from onrecord.archive import Store
from onrecord.errors import ArchiveFullError
from tests.contract.batches import BATCHES
from tests.contract.writer import broken
from tests.support import record_of

ROOT = Path(__file__).parents[2]
ARTICLES = 40
KILLS = (12, pytest.param(110, marks=pytest.mark.kill))
KILLS_OF_BATCHES = (8, pytest.param(60, marks=pytest.mark.kill))
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="it needs fork, SIGSTOP or resource limits")
CHANGING = {"added_at", "read_at", "failed_at"}
SAID = "{c:The ferry of day @ sails again on Monday}, {s:the harbour master} {q:said}."


def record(number):
    return record_of(SAID.replace("@", str(number)), url=f"https://post.example/{number}")


def dump(path):
    """All that stands in an archive, but for the time of day."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    mine = [name for name in tables if "_fts" not in name]
    return {
        name: sorted(
            repr([(key, row[key]) for key in row.keys() if key not in CHANGING])  # noqa: SIM118 - a Row has no others
            for row in connection.execute(f"SELECT * FROM {name}")
        )
        for name in mine
    }


@POSIX
@pytest.mark.timeout(1500)  # some seconds, or many where other work takes the processor
@pytest.mark.parametrize("kills", KILLS)
def test_a_run_that_is_killed_again_and_again_ends_with_the_same_archive(tmp_path, kills):
    lines = [
        {"text": f"The mine at Oldfell is safe on day {n}, its owner said.", "url": f"https://post.example/{n % 35}"}
        for n in range(ARTICLES)
    ]
    lines.insert(7, {"text": ""})
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines)))
    done = subprocess.run(
        [sys.executable, "-m", "tests.contract.writer", "kill", tmp_path, str(kills), "3"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["killed"] >= kills
    assert found["articles"] == ARTICLES
    assert found["lost"] == []
    assert found["torn"] == []
    undisturbed = dump(tmp_path / "undisturbed.db")
    assert len(undisturbed["articles"]) == ARTICLES
    for number in range(found["archives"]):
        assert dump(tmp_path / f"killed-{number}.db") == undisturbed


@POSIX
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kills", KILLS_OF_BATCHES)
def test_a_batch_is_there_as_a_whole_or_not_at_all_whenever_its_run_is_killed(tmp_path, kills):
    done = subprocess.run(
        [sys.executable, "-m", "tests.contract.batches", tmp_path, str(kills), "7"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["killed"] >= kills
    assert found["wrong"] == []
    undisturbed = dump(tmp_path / "undisturbed.db")
    assert len(undisturbed["articles"]) == sum(map(len, BATCHES))
    for number in range(found["archives"]):
        assert dump(tmp_path / f"killed-{number}.db") == undisturbed


KEEPING = """
import sys
from onrecord.archive import Store
from tests.contract.test_archive_faults import record

size = int(sys.argv[2])
with Store(sys.argv[1]) as store:
    for first in range(0, 100_000, size):
        kept = store.keep_many((record(number), None) for number in range(first, first + size))
        print(kept[-1][1], flush=True)
"""
"""A program that keeps records in batches, and says the last number of each batch once it is kept."""


@pytest.fixture(params=[1, 3])
def writer(request, tmp_path):
    """A process that keeps records without end, one by one or in batches, and says the last number of each batch."""
    process = subprocess.Popen(
        [sys.executable, "-c", KEEPING, tmp_path / "news.db", str(request.param)],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    process.batch = request.param
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


@POSIX
def test_the_files_as_they_are_at_a_power_cut_are_a_whole_archive(tmp_path, writer):
    chance = random.Random(5)
    told = 0
    for cut in range(12):
        for _ in range(chance.randint(1, 25)):
            told = int(writer.stdout.readline())
        writer.send_signal(signal.SIGSTOP)
        copy = tmp_path / f"cut-{cut}"
        copy.mkdir()
        for name in ("news.db", "news.db-wal"):  # the third file is shared memory, and gone with the power
            shutil.copy(tmp_path / name, copy)
        writer.send_signal(signal.SIGCONT)
        with Store(copy / "news.db") as store:
            assert store.totals().articles >= told
            assert store.totals().articles % writer.batch == 0
            assert store.article(told).url == f"https://post.example/{told - 1}"
        assert broken(copy / "news.db") == []


def test_a_log_that_ends_anywhere_gives_the_articles_up_to_there(tmp_path):
    path = tmp_path / "news.db"
    with Store(path) as store:
        for number in range(30):
            store.keep(record(number))
        log = (tmp_path / "news.db-wal").read_bytes()
        main = path.read_bytes()
    chance = random.Random(9)
    for cut in range(15):
        copy = tmp_path / f"cut-{cut}.db"
        copy.write_bytes(main)
        copy.with_name(copy.name + "-wal").write_bytes(log[: chance.randrange(len(log))])
        with Store(copy) as store:
            numbers = store.numbers()
        assert numbers == list(range(1, len(numbers) + 1))
        assert broken(copy) == []


@POSIX
@pytest.mark.parametrize("size", [1, 16])
def test_a_full_disk_is_an_error_and_nothing_that_was_kept_is_lost(tmp_path, size):
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))\n"
    path = tmp_path / "news.db"
    done = subprocess.run(
        [sys.executable, "-c", limit + KEEPING, path, str(size)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "ArchiveFullError: The archive could not be written: the disk is full" in done.stderr
    told = list(map(int, done.stdout.split()))
    assert len(told) > 3
    assert broken(path) == []
    with Store(path) as store:
        assert store.numbers() == list(range(1, told[-1] + 1))  # of the batch that found no room there is nothing
        assert store.keep(record(500_000))[0] == "added"


def test_when_there_is_room_again_writing_goes_on(tmp_path):
    with Store(tmp_path / "news.db") as store:
        store.keep(record(0))
        (pages,) = store._connection.execute("PRAGMA page_count").fetchone()
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(ArchiveFullError, match="Make room"):
            deque(map(store.keep, map(record, range(1, 500))), maxlen=0)
        kept = store.numbers()
        store._connection.execute("PRAGMA max_page_count = 100000")
        assert store.keep(record(1000))[0] == "added"
        assert store.numbers()[:-1] == kept
    assert broken(tmp_path / "news.db") == []


def test_two_writers_at_once_add_every_article_once(tmp_path):
    path = tmp_path / "news.db"
    outcomes = []

    def write(numbers):
        with Store(path) as store:
            outcomes.extend(store.keep(record(number)) for number in numbers)

    threads = [
        threading.Thread(target=write, args=(numbers,)) for numbers in (range(30), range(15, 45), range(44, -1, -1))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 105
    assert sorted(number for status, number in outcomes if status == "added") == list(range(1, 46))
    assert broken(path) == []


def test_an_archive_is_read_while_it_is_written(tmp_path, writer):
    writer.stdout.readline()
    seen = []
    with Store(tmp_path / "news.db", read_only=True) as store:
        end = time.monotonic() + 60
        while len(set(seen)) < 5 and time.monotonic() < end:
            seen.append(store.count(words="ferry").number)
            assert all(each.content.startswith("The ferry of day") for each in store.search("ferry", limit=5))
    assert len(set(seen)) >= 5
    assert seen == sorted(seen)


def test_an_archive_that_may_not_be_written_can_be_read(tmp_path):
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.keep(record(1))
    path.chmod(0o444)
    with Store(path, read_only=True) as store:
        assert store.totals().articles == 1


def test_an_archive_that_is_open_does_not_hold_another_process_up(tmp_path):
    path = tmp_path / "news.db"
    with Store(path) as one, Store(path) as other:
        one.keep(record(1))
        found = one.statements()
        next(found)
        assert other.keep(record(2)) == ("added", 2)
        assert [each.content for each in found] == []
        assert one.totals().articles == 2
    assert not (tmp_path / "news.db-wal").exists()
