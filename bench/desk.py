"""Measures how the desk answers several clients at a time, and whether its memory stays the same."""

import random
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from bench.builds import Build
from bench.probe import FREQUENT
from bench.synthetic_news import SyntheticNews

CLIENTS = 8

_ACTORS = _STORIES = 200
_PATIENCE = 30
_WARM = 0.2
"""The share of the time after which memory is first looked at: by then every client has asked for everything."""


def measure(build: Build, archive: Path, seconds: float) -> dict[str, float]:
    """Measure requests a second, how long they take, how many fail, and the server's memory, in a large archive."""
    news = SyntheticNews()
    inside = build.probe("numbers", path=str(archive.resolve()), actors=_ACTORS, stories=_STORIES)
    with served(build, archive) as (process, port):
        begun = time.monotonic()
        clients = [
            Client(
                port, addresses(news, inside["articles"], inside["actors"], inside["stories"], seed), begun + seconds
            )
            for seed in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        time.sleep(_WARM * seconds)
        before = memory(process.pid)
        for client in clients:
            client.join()
        took = time.monotonic() - begun
        after = memory(process.pid)
    answered = sorted(each for client in clients for each in client.seconds)
    return {
        "requests": len(answered) / took,
        "a request, median": 1000 * answered[len(answered) // 2],
        "a request, 99 in 100": 1000 * answered[int(len(answered) * 0.99)],
        "requests that failed": sum(client.failed for client in clients),
        "the desk's memory": after,
        "growth of the desk's memory": after / before,
    }


@contextmanager
def served(build: Build, path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Serve an archive in a process of its own; the process and its port."""
    command = [*build.command, "serve", "--port", "0", "--archive", str(path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=build.environment) as process:
        try:
            line = process.stderr.readline() if process.stderr else ""
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found is None:
                raise RuntimeError(f"The desk doesn't start: {line}")
            yield process, int(found[1])
        finally:
            process.kill()


def memory(pid: int) -> float:
    """Memory of a process in MB, without the files that it maps: the system keeps and drops these as it likes."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("RssAnon:"))
    return int(line.split()[1]) * 1024 / 1e6


class Client(threading.Thread):
    """Asks for one address after the other over one connection, until a moment of `time.monotonic`."""

    def __init__(self, port: int, addresses: Iterator[str], until: float) -> None:
        super().__init__(daemon=True)
        self.seconds: list[float] = []
        self.failed = 0
        self._connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        self._addresses = addresses
        self._until = until

    def run(self) -> None:
        """Ask, and note how long each answer takes."""
        while (start := time.monotonic()) < self._until:
            try:
                self._connection.request("GET", next(self._addresses))
                answer = self._connection.getresponse()
                answer.read()
                self.failed += answer.status >= 400
            except (OSError, HTTPException):
                self.failed += 1
                self._connection.close()
            self.seconds.append(time.monotonic() - start)


def addresses(news: SyntheticNews, articles: int, actors: list[int], stories: list[int], seed: int) -> Iterator[str]:
    """Draw addresses without end, of all kinds, with words and names as frequent as they are in the news."""
    chance = random.Random(seed)
    words = news.rare_words(chance, FREQUENT)

    def search(path: str, **asked: str) -> str:
        return f"{path}?{urlencode(asked)}"

    kinds: list[Callable[[], str]] = [
        lambda: "/",
        lambda: f"/articles/{chance.randint(1, articles)}",
        lambda: f"/actors/{chance.choice(actors)}",
        lambda: search("/search", q=next(words)),
        lambda: search("/search", q=f"{next(words)} {next(words)}", **{"in": "articles"}),
        lambda: search("/search", speaker=news.people.draw(chance, 1)[0]),
        lambda: search("/api/statements", q=next(words), limit="25"),
        lambda: f"/api/articles/{chance.randint(1, articles)}",
        lambda: f"/api/actors/{chance.choice(actors)}",
    ]
    if stories:  # an earlier version has none
        kinds.append(lambda: f"/stories/{chance.choice(stories)}")
    while True:
        yield chance.choice(kinds)()
