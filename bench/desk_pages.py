"""How long every page of the desk takes in a large archive: ``python -m bench.desk_pages --articles 10000``.

The archive holds synthetic news with everything in it (`bench.whole_news`), gathered into stories; it is made once and
kept. Every page, and every address of the API that gives something, is asked for at many addresses, in this process and
one at a time. ``--only /actors`` asks for one kind alone, and ``--write`` writes the figures down.
"""

import argparse
import json
import os
import platform
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import track
from rich.table import Table
from starlette.testclient import TestClient

from bench.desk_addresses import Drawing, Inside, addresses, kinds
from bench.gathering import fill
from bench.whole_news import WholeNews
from onrecord.archive import Store
from onrecord.desk.application import application
from onrecord.eventdata import load_cities
from onrecord.pipeline.gathering import gather

FIGURES: Final = Path(__file__).with_suffix(".json")

AIM: Final = 150.0
"""Milliseconds that 99 of 100 answers take at most."""
AIM_OF_MANY: Final = 300.0
"""The same in an archive of `MANY` statements; a story's page has `AIM` there, too."""
MANY: Final = 1_000_000

PATIENCE: Final = 20.0
"""So many seconds are spent on a kind of page at most, but it is asked for a few times at least."""
FEWEST: Final = 3
GATHERED_AT_ONCE: Final = 500


@dataclass(frozen=True)
class Timed:
    """How long the answers of one kind of page took, in milliseconds, and how many were errors."""

    page: str
    asked: int
    median: float
    most: float
    """Of 99 in 100."""
    processor: float
    """Of 99 in 100, the time of a processor alone: a busy machine changes it little."""
    slowest: str
    errors: int
    aim: float

    @property
    def misses(self) -> bool:
        """Whether it takes longer than it may."""
        return self.most > self.aim


def main() -> None:
    """Read the command line, measure, show a table, and write the figures down with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--asks", type=int, default=200, help="addresses of each kind of page")
    parser.add_argument("--only", metavar="PATH", action="append", help="one kind of page, as the table names it")
    parser.add_argument("--folder", type=Path, default=Path("build/bench"), help="where the archive is kept")
    parser.add_argument("--write", action="store_true", help=f"write the figures into {FIGURES.name}")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = given.folder / f"desk-{given.articles}.db"
    make(path, given.articles)
    inside, found = measure(path, given.asks, given.only)
    show(found)
    if given.write:
        write(inside, found)


def make(path: Path, articles: int) -> None:
    """Fill an archive with so many articles and gather them, or go on where a run was stopped."""
    with Store(path) as store:
        fill(store, articles, WholeNews())
        gather(store, at_once=GATHERED_AT_ONCE)


def measure(path: Path, asks: int, only: Sequence[str] | None = None) -> tuple[dict[str, int], list[Timed]]:
    """Ask for all kinds of pages, or for some; also gives what is in the archive."""
    news = WholeNews()
    with Store(path, read_only=True) as store:
        draw = Drawing(news, Inside.of(store, news))
        totals = store.totals()
        held = {
            "articles": totals.articles,
            "statements": totals.statements,
            "actors": totals.actors,
            "stories": store.count_stories().number,
            "bytes": totals.size,
        }
    app = application(path)
    chosen = [kind for kind in kinds(app) if not only or kind in only]
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        app.state.desk.jobs.load()  # as it is once the desk has started
        load_cities()
        client.get("/")
        found = [
            timed(client, kind, islice(addresses(kind, draw), asks + 1), aim_of(kind, totals.statements))
            for kind in track(chosen, "Asking", console=Console(stderr=True), transient=True)
        ]
    return held, sorted(found, key=lambda each: -each.most)


def timed(client: TestClient, kind: str, asked: Iterator[str], aim: float) -> Timed:
    """Ask for addresses of one kind; an answer that says that there is no such thing counts as one."""
    client.get(next(asked))  # what is loaded once isn't counted
    times: list[tuple[float, str]] = []
    processor: list[float] = []
    errors = 0
    begun = time.monotonic()
    for address in asked:
        start, worked = time.perf_counter(), time.process_time()
        answer = client.get(address)
        times.append((1000 * (time.perf_counter() - start), address))
        processor.append(1000 * (time.process_time() - worked))
        errors += answer.status_code >= 400 and answer.status_code != 404
        if time.monotonic() - begun > PATIENCE and len(times) >= FEWEST:
            break
    times.sort()
    last = min(len(times) - 1, int(0.99 * len(times)))
    most, slowest = times[last]
    worked = sorted(processor)[last]
    return Timed(kind, len(times), round(times[len(times) // 2][0], 1), round(most, 1), round(worked, 1), slowest,
                 errors, aim)  # fmt: skip


def aim_of(kind: str, statements: int) -> float:
    """Give how long 99 of 100 answers may take.

    >>> aim_of("/search", 100_000), aim_of("/search", 1_000_000), aim_of("/stories/{number}", 1_000_000)
    (150.0, 300.0, 150.0)
    """
    return AIM if statements < MANY or kind == "/stories/{number}" else AIM_OF_MANY


def show(found: Sequence[Timed]) -> None:
    """Draw a table of all kinds of pages, the slowest first."""
    table = Table("page", "asked", "median, ms", "99 in 100, ms", "of a processor", "aim", "", "the slowest", box=None)
    for each in found:
        verdict = "[red]misses[/]" if each.misses else "holds"
        errors = f" [red]{each.errors} errors[/]" if each.errors else ""
        table.add_row(each.page, str(each.asked), f"{each.median:.1f}", f"{each.most:.1f}", f"{each.processor:.1f}",
                      f"{each.aim:.0f}",
                      verdict + errors, each.slowest)  # fmt: skip
    Console(width=None if os.isatty(1) else 180).print(table)


def write(held: dict[str, int], found: Sequence[Timed]) -> None:
    """Write the figures down beside those of archives of other sizes."""
    kept = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.is_file() else []
    made = {
        "measured": f"{time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "archive": held,
        "pages": [asdict(each) for each in found],
    }
    kept = [each for each in kept if each["archive"]["articles"] != held["articles"]]
    kept = sorted([*kept, made], key=lambda each: each["archive"]["articles"])
    FIGURES.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
