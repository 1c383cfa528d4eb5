"""Measure how well the rules alone read times: ``python -m training.times --data FOLDER``.

It prints two Markdown tables. One compares expressions of time with their gold, and says how many articles a second one
thread reads. The other says how often an article's hidden date is inferred, and how often rightly. ``--compare NAME``
measures another library on the same gold, once you have installed it with ``pip install NAME``. If a library gives
days, they are judged as the TIMEX3 values of days. recognizers-text-date-time needs ``pip install --pre`` and an
``emoji`` below 2.
"""

import argparse
import importlib
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord import knowledge
from onrecord.recorder import times
from onrecord.recorder.times.anchors import Anchor
from onrecord.recorder.times.dating import dated
from onrecord.schema import Article
from training.gold import GoldArticle, Json, load
from training.golds import DATES, TIMES
from training.scorer import load as load_scorer

FINENESS = {"year": 4, "month": 7, "day": 10}
"""How many characters of a date as ISO 8601 writes it say so much."""

NO_DATE = "2000-01-01"
"""What a library that must have a day is given for an article without one, or with none that ISO 8601 knows."""

ROUNDS = 3
"""Speed is that of the fastest round."""

Method = Callable[[str, str], list[Json]]
"""From a text and its date to its times."""


def main() -> None:
    """Read the command line, measure, print Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--compare", action="append", default=[], choices=LIBRARIES, help="measure a library, too")
    given = parser.parse_args()
    scorer = load_scorer(given.score or given.data.parent / "score" / "score.py")
    golds = {name: [article for path in paths for article in load(given.data / path)] for name, paths in TIMES.items()}
    methods: dict[str, Method] = {"onrecord": rules} | {name: _library(name) for name in given.compare}
    print("| rules | articles | strict F1 | relaxed F1 | value F1 | articles a second |\n|---|---|---|---|---|---|")
    for method, read in methods.items():
        for name, gold in golds.items():
            scores, rate = judge(scorer, gold, read, ROUNDS if read is rules else 1)
            cells = " | ".join(f"{scores[part]['f1']:.1f}" for part in ("strict", "relaxed", "value"))
            print(f"| {method} | {name} | {cells} | {rate:,.0f} |", flush=True)
    print(f"\n| date hidden | articles | {' | '.join(f'{fine} given | right' for fine in FINENESS)} |")
    print("|---|---|" + "---|---|" * len(FINENESS))
    hidden = {name: dates(load(given.data / path)) for name, path in DATES.items()}
    hidden["all"] = [pair for pairs in hidden.values() for pair in pairs]
    for name, pairs in hidden.items():
        print(f"| {name} | {len(pairs)} | {' | '.join(date_cells(pairs))} |")


def rules(text: str, published: str) -> list[Json]:
    """Read the times of a text as a record has them: one without a date, or with none that is one, may tell its own."""
    expressions = times.find(text)
    if not Anchor.of(published):
        own = dated(Article(id="undated", text=text), expressions, knowledge.load()).published
        published = own.value if own else ""
    return [found.model_dump() for found in times.write(times.place(expressions, published or None))]


def judge(scorer: Any, gold: list[GoldArticle], read: Method, rounds: int) -> tuple[Json, float]:
    """What the scorer says of a method, and how many articles it reads in a second."""
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        found = [read(article["text"], article.get("published") or "") for article in gold]
        taken.append(time.perf_counter() - begun)
    scores = scorer.times({article["id"]: article for article in gold}, records(gold, found))
    return scores, len(gold) / min(taken)


def records(gold: list[GoldArticle], found: list[list[Json]]) -> dict[str, Json]:
    """Give the times of articles as the scorer takes them."""
    return {article["id"]: {"article": {"id": article["id"], "text": article["text"]}, "times": each}
            for article, each in zip(gold, found, strict=True)}  # fmt: skip


def dates(articles: list[GoldArticle]) -> list[tuple[str, str]]:
    """Give for each article that has a date what is inferred without it ("" for nothing), and what it is."""
    table = knowledge.load()
    pairs = []
    for known in articles:
        if published := known.get("published"):
            article = dated(Article(id=known["id"], text=known["text"]), times.find(known["text"]), table)
            pairs.append((article.published.value if article.published else "", published))
    return pairs


def date_cells(pairs: list[tuple[str, str]]) -> Iterator[str]:
    """How often dates are given so finely, and how often they are right then.

    >>> list(date_cells([("2024", "2024-03-05"), ("2023-03-05", "2024-03-05")]))
    ['2 (100.0 %)', '1 (50.0 %)', '1 (50.0 %)', '0 (0.0 %)', '1 (50.0 %)', '0 (0.0 %)']
    """
    for length in FINENESS.values():
        fine = [(value, key) for value, key in pairs if len(value) >= length and len(key) >= length]
        right = sum(value[:length] == key[:length] for value, key in fine)
        yield _share(len(fine), len(pairs))
        yield _share(right, len(fine))


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f} %)" if whole else "–"


def _dateparser(library: Any) -> Method:
    def read(text: str, published: str) -> list[Json]:
        settings = {"RELATIVE_BASE": _day(published)}
        found, at = [], 0
        for words, day in library.search_dates(text, languages=["en"], settings=settings) or ():
            if (start := text.find(words, at)) >= 0:
                at = start + len(words)
                found.append(_time(start, at, f"{day:%Y-%m-%d}"))
        return found

    return read


def _parsedatetime(library: Any) -> Method:
    calendar = library.Calendar()

    def read(text: str, published: str) -> list[Json]:
        found = calendar.nlp(text, sourceTime=_day(published).timetuple()) or ()
        return [_time(start, end, f"{day:%Y-%m-%d}") for day, _, start, end, _ in found]

    return read


def _recognizers(library: Any) -> Method:
    def read(text: str, published: str) -> list[Json]:
        found = []
        for each in library.recognize_datetime(text, "en-us", reference=_day(published)):
            values = (each.resolution or {}).get("values") or [{}]
            timex = values[0].get("timex", "")
            resolved = values[0].get("value", "")
            value = timex if "X" not in timex else resolved[:10]
            kind = {"duration": "DURATION", "set": "SET"}.get(each.type_name.rpartition(".")[2], "DATE")
            found.append(_time(each.start, each.end + 1, value or timex, kind))
        return found

    return read


def _day(published: str) -> datetime:
    try:
        return datetime.fromisoformat(published[:10])
    except ValueError:
        return datetime.fromisoformat(NO_DATE)


def _time(start: int, end: int, value: str, kind: str = "DATE") -> Json:
    return {"start": start, "end": end, "kind": kind, "value": value}


LIBRARIES: dict[str, tuple[str, Callable[[Any], Method]]] = {
    "dateparser": ("dateparser.search", _dateparser),
    "parsedatetime": ("parsedatetime", _parsedatetime),
    "recognizers-text-date-time": ("recognizers_date_time", _recognizers),
}
"""What is compared: the module of each library, and how it reads."""


def _library(name: str) -> Method:
    module, method = LIBRARIES[name]
    try:
        return method(importlib.import_module(module))
    except ImportError as error:
        raise SystemExit(f"{name} can't be imported ({error}): `pip install {name}`, or leave out --compare") from error


if __name__ == "__main__":
    main()
