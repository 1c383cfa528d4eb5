"""All figures that we publish, with their intervals: the scorer's, and how many of each kind of case are right."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from onrecord.encoder.heads.events import STATUSES, TYPES
from training import bootstrap, scorer, times
from training.counting import Counted, Place, counted
from training.gold import GoldArticle, Json, load
from training.golds import DATES, TIMES, Gold, described
from training.judging import Judged, judge, judge_speakers, linked
from training.pairing import Paired, by_status, by_type, confidences, pair

SHOWN: Final = {
    "attributions": ("exact", "linked", "linked overlap"),
    "actors": ("names", "coref"),
}
"""The parts of what the scorer gives that are figures of ours, for each task; all where none are named."""


def measured(
    score: Path, gold: Gold, articles: Mapping[str, GoldArticle], records: Mapping[str, Json]
) -> Iterator[tuple[Place, Counted]]:
    """Give the figures of a run: the scorer's, and how many of each kind of case and of each confidence are right."""
    shown = SHOWN.get(gold.task, ())
    for place, each in counted(score, gold.task, articles, records, **gold.options).items():
        if not shown or place[0] in shown:
            yield place, each
    if gold.task == "attributions":
        yield from cases([judge([g], [records[g["id"]]]) for g in articles.values()])
    if gold.task == "actors":
        yield from later_mentions([linked([g], [records[g["id"]]]) for g in articles.values()])
    if gold.task in ("speakers", "quotes"):
        same_name = scorer.load(score).same_name
        pairs = [judge_speakers(dict(g), records[g["id"]], same_name) for g in articles.values()]
        yield from levels("speaker confidence", [by_level(each) for each in pairs])
    if gold.task == "events":
        paired = [pair(g, records[g["id"]]) for g in articles.values()]
        yield from kinds_of_events(paired)
        yield from levels("event confidence", [by_level(confidences(each)) for each in paired])


def kinds_of_events(paired: Sequence[Paired]) -> Iterator[tuple[Place, Counted]]:
    """By type: how many are found, and P, R and F1 of events with their type. By status: how many are found, and P, R
    and F1 of the status of those. Kinds that the gold lacks are left out.
    """
    for group, kinds, count in (("type", TYPES, by_type), ("status", STATUSES, by_status)):
        whole = "gold" if group == "type" else "found"
        for kind in kinds:
            counts = [count(each, kind) for each in paired]
            if any(each["gold"] for each in counts):
                yield (group, kind, "found"), shares([(each["found"], each["gold"]) for each in counts])
                array = np.array([[each["right"], each["said"], each[whole]] for each in counts], dtype=np.float64)
                for name, formula in (("p", bootstrap.precision), ("r", bootstrap.recall), ("f1", bootstrap.f1)):
                    yield (group, kind, name), Counted(array, formula, int(array[:, 2].sum()))


def cases(each: list[Judged]) -> Iterator[tuple[Place, Counted]]:
    """Shares of single articles: of each kind of gold statement those found, of each confidence those right."""
    for group, kind in sorted({key for one in each for key in one.kinds}):
        found = [one.kinds.get((group, kind), []) for one in each]
        yield ("kinds", group, kind), shares([(sum(hits), len(hits)) for hits in found])
    yield from levels("confidence", [one.bins for one in each])


def later_mentions(each: list[dict[str, list[int]]]) -> Iterator[tuple[Place, Counted]]:
    """Of mentions that aren't the first of their actor: those found, and of these, those with the right actor."""
    for form in each[0]:
        counts = [one[form] for one in each]
        yield ("later mentions", form, "found"), shares([(found, count) for count, found, _ in counts])
        yield ("later mentions", form, "linked"), shares([(right, found) for _, found, right in counts])


def timed(data: Path) -> Iterator[tuple[str, dict[str, GoldArticle], dict[str, Json]]]:
    """Read the times of each corpus that has them: its name, its articles, and what was found in them."""
    for name in ("timebank and aquaint", "meantime"):
        gold = [article for path in TIMES[name] for article in load(data / path)]
        found = times.records(gold, [times.rules(g["text"], g.get("published") or "") for g in gold])
        yield f"times of {name}", {g["id"]: g for g in gold}, found


def hidden_dates(data: Path) -> Iterator[tuple[Place, Counted]]:
    """Of articles whose date is hidden, those that get a year, and of these, those that get the right one."""
    pairs = [pair for path in DATES.values() for pair in times.dates(load(data / path))]
    year = times.FINENESS["year"]
    yield ("given",), shares([(bool(told), 1) for told, _ in pairs])
    yield ("right",), shares([(bool(told) and told[:year] == date[:year], bool(told)) for told, date in pairs])


def by_level(pairs: list[tuple[float, bool]]) -> dict[int, list[tuple[float, bool]]]:
    """Put what is about equally sure together, by tenths."""
    found: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in pairs:
        found.setdefault(min(int(sure * 10), 9), []).append((sure, right))
    return found


def levels(what: str, each: list[Mapping[int, list[tuple[float, bool]]]]) -> Iterator[tuple[Place, Counted]]:
    """Of what is about equally sure: the mean confidence, and the share that is right."""
    for level in sorted({level for one in each for level in one}):
        pairs = [one.get(level, []) for one in each]
        place = (what, f"{level / 10:.1f}")
        yield (*place, "mean"), shares([(sum(sure for sure, _ in some), len(some)) for some in pairs])
        yield (*place, "right"), shares([(sum(right for _, right in some), len(some)) for some in pairs])


def shares(counts: Sequence[tuple[float, int]]) -> Counted:
    """A share, from how many hits there are in each article, and of how many."""
    array = np.array(counts, dtype=np.float64)
    return Counted(array, bootstrap.share, int(array[:, 1].sum()))


def row(run: str, place: Place, figure: Counted) -> Json:
    """A figure as it is written: of which run, what, its value and interval in per cent, and of how many gold items."""
    value, low, high = (None if each is None else round(each, 1) for each in figure.interval)
    return {"run": run, "what": list(place), "value": value, "low": low, "high": high, "of": figure.gold,
            "articles": len(figure.counts)}  # fmt: skip


def figure_table(figures: list[Json]) -> list[str]:
    """Write all figures as one Markdown table."""
    rows = ["| measured on | articles | gold marked by | figure | per cent | 95 % interval | of |", "|---" * 7 + "|"]
    for each in figures:
        says, _, _, marked = described(each["run"])
        what = ", ".join(filter(None, each["what"]))
        cells: tuple[Any, ...] = (says, each["articles"], marked.by, what, each["value"])
        interval = "–" if each["low"] is None else f"{each['low']} to {each['high']}"
        rows.append(f"| {' | '.join(map(str, cells))} | {interval} | {each['of']} |")
    return rows
