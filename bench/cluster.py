"""What Ray costs beside `read_many`, what a second worker brings, with Ray and without, and how large the output is.

    python -m bench.cluster --data FOLDER --write

Runs on a quiet machine of two cores or more, in about five minutes. Starting Ray and loading the network take some
seconds in each run, however long it is. So time is taken once every worker has read two shards, until the end. What it
takes to take the articles out of their lines is added. `--write` keeps the figures in bench/cluster.json, from which
`make docs` writes the tables of docs/cluster.md.
"""

import argparse
import json
import os
import random
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

import onrecord
import onrecord.cluster
from bench.articles import Article, load
from onrecord.cluster import Progress
from onrecord.cluster.tables import TABLES, pack
from onrecord.settings import Settings

FILE = Path(__file__).with_name("cluster.json")
SHARD = 4
WARM = 2
"""So many shards each worker reads before time is taken."""

PAGE_TURNS = 3
PAGES_SIZE = 24_000_000
THREAD = Settings(threads=1)


def main() -> None:
    """Measure, print the figures, and keep them if that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of corpora")
    parser.add_argument("--write", action="store_true", help="keep the figures in bench/cluster.json")
    parser.add_argument("--articles", type=int, default=84, help="how many articles are read each time")
    parser.add_argument("--turns", type=int, default=3, help="how often each way is measured")
    options = parser.parse_args()
    articles = load(options.data)
    random.Random(7).shuffle(articles)  # else the longest might come last, and one worker would wait for the other
    figures = measure(articles[: options.articles], options.turns)
    print(json.dumps(figures, indent=2))
    if options.write:
        FILE.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measure(articles: list[Article], turns: int) -> dict[str, Any]:
    """Measure everything in turns, and take the median of each."""
    os.environ["OMP_NUM_THREADS"] = "1"
    times: dict[str, list[float]] = {"read_many": [], "two_plain": [], "one": [], "two": []}
    sizes: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        for turn in range(turns):
            times["read_many"].append(_read_many(articles))
            times["two_plain"].append(_side_by_side(articles, 2))
            for name, workers in (("one", 1), ("two", 2)):
                out = Path(folder) / f"{name}-{turn}"
                times[name].append(_run(source, out, workers))
                sizes = _sizes(out)
    each = {name: median(found) for name, found in times.items()}
    return {
        "machine": machine(),
        "articles": len(articles),
        "words": sum(len(article["text"].split()) for article in articles),
        "seconds_an_article": {name: round(value, 4) for name, value in each.items()},
        "turns": {name: [round(value, 4) for value in found] for name, found in times.items()},
        "overhead": round(each["one"] / each["read_many"] - 1, 4),
        "two_workers": round(each["one"] / each["two"], 3),
        "two_plain": round(each["read_many"] / each["two_plain"], 3),
        "articles_a_core_second": round(1 / each["one"], 3),
        "pages_a_core_second": round(_pages_a_second(), 1),
        "bytes_an_article": {table: round(size / len(articles)) for table, size in sizes.items()},
    }


def machine() -> str:
    """Describe the machine: its processor, cores and how busy it is."""
    info = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    return f"{names[0] if names else 'unknown processor'}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def _read_many(articles: list[Article]) -> float:
    """How many seconds `read_many` takes for each article, after the first few."""
    began, warm = 0.0, WARM * SHARD
    for number, result in enumerate(onrecord.read_many(articles, settings=THREAD), 1):
        assert isinstance(result, onrecord.Record)
        if number == warm:
            began = time.perf_counter()
    return (time.perf_counter() - began) / (len(articles) - warm)


def _side_by_side(articles: list[Article], processes: int) -> float:
    """How many seconds several processes without Ray take for each article that any of them reads."""
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(_read_many, [articles] * processes))
    return sum(found) / processes**2


def _run(source: Path, out: Path, workers: int) -> float:
    """How many seconds a run takes for each article: to read it, once all workers do, and to take it out."""
    seen: list[tuple[float, int]] = []

    def report(progress: Progress) -> None:
        if progress.step == "read" and progress.done >= WARM * SHARD * workers:
            seen.append((time.perf_counter(), progress.done))

    summary = onrecord.cluster.read(
        str(source), out=str(out), workers=workers, shard=SHARD, settings=THREAD, report=report
    )
    assert not summary.failures, summary
    (began, first), (end, last) = seen[0], next(each for each in seen if each[1] == seen[-1][1])
    entries = [json.loads(path.read_text()) for path in (out / "_manifest" / "extracted").iterdir()]
    taking_out: float = sum(entry["seconds"] for entry in entries) / last
    return (end - began) / (last - first) + taking_out / workers


def _pages_a_second() -> float:
    """How many pages of an invented web archive a core takes articles out of, in seconds of its own time."""
    from bench.web_archive import write
    from onrecord.cluster.extracting import extract
    from onrecord.cluster.plan import Options, Plan
    from onrecord.cluster.sources import units_of
    from onrecord.cluster.storage import Location

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.warc.gz"
        write(path, PAGES_SIZE)
        settings = Settings(threads=1)
        units = units_of([str(path)], split=1 << 40, settings=settings)
        plan = Plan.make(Location(f"{folder}/out"), units, settings, Options(), {})
        rates = []
        for _ in range(PAGE_TURNS):  # what is loaded for the first isn't counted
            began = time.process_time()
            entry = extract(units[0], plan, settings)
            rates.append(sum(each["articles"] for each in entry["batches"]) / (time.process_time() - began))
        return float(median(rates[1:]))


def _sizes(out: Path) -> dict[str, int]:
    """How many bytes the tables have if all articles are in one shard, as with the usual size of shards."""
    from pyarrow import dataset

    return {table: len(pack(table, dataset.dataset(out / table).to_table().to_pylist()).content) for table in TABLES}


if __name__ == "__main__":
    main()
