"""How long it takes to gather articles in a large archive: ``python -m bench.gathering --articles 100000``.

The archive holds synthetic news in stories (`bench.story_news`). All is gathered, and each of the last articles is
timed. The archive is kept for the next run. `bench.probe` times the pages of stories.
"""

import argparse
import json
import os
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.desk import memory
from bench.story_news import StoryNews
from bench.synthetic_news import SyntheticNews
from onrecord.archive import Store
from onrecord.pipeline.gathering import take
from onrecord.schema import Record

FIGURES = Path(__file__).with_suffix(".json")

_BATCH = 500
_TIMED = 2_000


def main() -> None:
    """Read the command line, measure, print the figures, and write them down with --write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path("build/bench"), help="where the archive is kept")
    parser.add_argument("--write", action="store_true", help=f"write the figures into {FIGURES.name}")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    figures = measure(given.folder / f"stories-{given.articles}.db", given.articles)
    print(json.dumps(figures, indent=2))
    if given.write:
        FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measure(path: Path, articles: int) -> dict[str, float]:
    """Fill an archive with so many articles, or go on where a run was stopped; give the figures."""
    with Store(path) as store:
        fill(store, articles, StoryNews())
        begun, before = time.process_time(), memory_now()
        waiting = store.ungathered()
        while store.ungathered() > _TIMED:
            gather_some(store, min(_BATCH, store.ungathered() - _TIMED))
        many = time.process_time() - begun
        taken = sorted(one_by_one(store))
        return {
            "articles": store.totals().articles,
            "statements": store.totals().statements,
            "stories": store.count_stories().number,
            "bytes an article": store.totals().size / store.totals().articles,
            "gathered in this run": waiting,
            "many at once, ms of processor time an article": 1000 * many / max(1, waiting - len(taken)),
            "one at a time, median ms": 1000 * taken[len(taken) // 2] if taken else 0.0,
            "one at a time, 99 in 100, ms": 1000 * taken[int(0.99 * len(taken))] if taken else 0.0,
            "memory that grew, MB": memory_now() - before,
        }


def fill(store: Store, articles: int, news: SyntheticNews) -> None:
    """Keep those of the first articles of the news that aren't there yet."""
    there = store.totals().articles
    if there >= articles:
        return
    records = (json.dumps(each) for number, each in enumerate(news.records(articles)) if number >= there)
    while batch := list(islice(records, _BATCH)):
        store.keep_many((Record.from_json(each), None) for each in batch)


def gather_some(store: Store, number: int) -> None:
    """Gather so many articles in one transaction."""
    store.gather_next(take, most=number)


def one_by_one(store: Store) -> Iterator[float]:
    """Gather what is left, each article in a transaction of its own; give the seconds that each took."""
    while store.ungathered():
        begun = time.perf_counter()
        store.gather_next(take)
        yield time.perf_counter() - begun


def memory_now() -> float:
    """Memory of this process in MB."""
    return memory(os.getpid())


if __name__ == "__main__":
    main()
