"""What Ray costs beside `read_many`, what a second worker brings, and how large the output is.

    python -m bench.cluster --data ../shared/data --write

Runs on a quiet machine of two cores or more, in about four minutes. Every figure is of the time for each article beyond
what a smaller run takes, so that starting Ray and loading the network don't count. `--write` keeps the figures in
bench/cluster.json, from which `make docs` writes the tables of docs/cluster.md.
"""

import argparse
import json
import os
import random
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import onrecord
import onrecord.cluster
from bench.articles import Article, load, sample
from onrecord.settings import Settings

FILE = Path(__file__).with_name("cluster.json")
SHARD = 4
PAGE_TURNS = 3
PAGES_SIZE = 24_000_000


def main() -> None:
    """Measure, print the figures, and keep them if that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of corpora")
    parser.add_argument("--write", action="store_true", help="keep the figures in bench/cluster.json")
    parser.add_argument("--few", type=int, default=16, help="how many articles the smaller run reads")
    parser.add_argument("--many", type=int, default=84, help="how many the larger one reads")
    parser.add_argument("--turns", type=int, default=2)
    options = parser.parse_args()
    figures = measure(load(options.data), options.few, options.many, options.turns)
    print(json.dumps(figures, indent=2))
    if options.write:
        FILE.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measure(articles: list[Article], few_articles: int, many_articles: int, turns: int) -> dict[str, Any]:
    """Measure everything in turns, on articles short and long as they come, and take the median of the turns."""
    os.environ["OMP_NUM_THREADS"] = "1"
    many = sample(articles, max(1, len(articles) // many_articles))[:many_articles]
    few = sample(many, max(1, len(many) // few_articles))[:few_articles]
    random.Random(7).shuffle(many)  # else the longest come last, and one worker waits for the other
    times: dict[str, list[float]] = {"read_many": [], "one": [], "two": []}
    sizes: dict[str, int] = {}
    summary = None
    with tempfile.TemporaryDirectory() as folder:
        sources = {"few": _lines(Path(folder) / "few.jsonl", few), "many": _lines(Path(folder) / "many.jsonl", many)}
        for turn in range(turns):
            times["read_many"].append(_seconds_each(lambda name: _read_many(few if name == "few" else many), few, many))
            for name, workers in (("one", 1), ("two", 2)):

                def run(part: str, workers: int = workers, name: str = f"{name}-{turn}") -> float:
                    nonlocal summary
                    out = Path(folder) / f"{name}-{part}"
                    began = time.perf_counter()
                    summary = onrecord.cluster.read(
                        str(sources[part]), out=str(out), workers=workers, shard=SHARD, copies=True,
                        settings=Settings(threads=1),
                    )  # fmt: skip
                    seconds = time.perf_counter() - began
                    assert not summary.failures, summary
                    if part == "many":
                        sizes.update(_sizes(out))
                    return seconds

                times[name].append(_seconds_each(run, few, many))
    assert summary is not None
    each = {name: median(found) for name, found in times.items()}
    return {
        "machine": machine(),
        "articles": len(many),
        "words": sum(len(article["text"].split()) for article in many),
        "seconds_an_article": {name: round(value, 4) for name, value in each.items()},
        "turns": {name: [round(value, 4) for value in found] for name, found in times.items()},
        "overhead": round(each["one"] / each["read_many"] - 1, 4),
        "two_workers": round(each["one"] / each["two"], 3),
        "articles_a_core_second": round(1 / each["one"], 3),
        "pages_a_core_second": round(_pages_a_second(), 1),
        "bytes_an_article": {table: round(size / summary.articles) for table, size in sizes.items()},
    }


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


def machine() -> str:
    """Describe the machine: its processor, cores and how busy it is."""
    info = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    return f"{names[0] if names else 'unknown processor'}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def _seconds_each(run: Any, few: list[Article], many: list[Article]) -> float:
    """How long a run takes for each article more."""
    short = run("few")
    return float(run("many") - short) / (len(many) - len(few))


def _read_many(articles: list[Article]) -> float:
    began = time.perf_counter()
    for result in onrecord.read_many(articles, settings=Settings(threads=1)):
        assert isinstance(result, onrecord.Record)
    return time.perf_counter() - began


def _lines(path: Path, articles: list[Article]) -> Path:
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


def _sizes(out: Path) -> dict[str, int]:
    return {
        folder.name: sum(file.stat().st_size for file in folder.iterdir())
        for folder in sorted(out.iterdir())
        if not folder.name.startswith("_")
    }


if __name__ == "__main__":
    main()
