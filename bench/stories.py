"""How often articles are put into their stories: ``python -m bench.stories --data FOLDER --records FOLDER``.

Articles come one by one, by day, and are placed as an archive places them. Others are mixed in: one that joins a story
makes it less precise. The measure is B-cubed (Bagga and Baldwin 1998), with intervals by the bootstrap over stories.
Writes bench/stories.json, from which the tables in docs/stories.md are made.
"""

import argparse
import json
import random
import zlib
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np

from bench.story_corpora import DEVELOPMENT, Told, basil, ecb, names, neus, others, without_copies
from onrecord.stories import Neighbour, Sketch, place, placing, sketch, sketches
from training.bootstrap import Interval, f1_of_parts, interval, share

WRITTEN: Final = Path(__file__).with_suffix(".json")
SEEDS: Final = (20261129, 1, 2)
"""ECB+ and NeuS have no order: they come in these, and figures are the means."""

TRIED: Final = {
    "ALIKE": (0.14, 0.16, 0.18),
    "NAMES_COUNT": (0.0, 0.2, 0.3),
    "UNDATED": (3, 4, 5),
}
"""What `--choose` tries, on half of BASIL's stories, and on ECB+ without its development topics."""

Sums = dict[str, list[float]]
"""By story: the sum of its articles' recall, their number, the sum of their precision, their number."""

WEEKS: Final = 21
"""The days into which BASIL's stories are moved to be crowded."""

UNDER_A_KEY: Final = 200
MOST: Final = 64
"""The bounds of an archive."""

LAST: Final = 10**9
"""No article has so high a number."""


def main() -> None:
    """Read the command line, measure, write figures and print them; or choose settings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--records", type=Path, required=True, help="folder of records; what isn't there is read")
    parser.add_argument("--choose", action="store_true", help="try settings, print what they reach, write nothing")
    given = parser.parse_args()
    streams = dict(_streams(given.data, given.records))
    if given.choose:
        _choose(streams)
        return
    figures = {"settings": {name: _setting(name) for name in TRIED}, "figures": list(_figures(streams))}
    with _set(NAMES_COUNT=0.0):
        figures["words alone"] = [each for each in _figures(streams) if each["part"] == "all"]
    WRITTEN.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))


Streams = Mapping[str, Sequence[tuple[list[Told], list[Sketch]]]]
"""Articles in the order in which they come, with their sketches; in several orders where there is none."""


def _streams(data: Path, records: Path) -> Iterator[tuple[str, list[tuple[list[Told], list[Sketch]]]]]:
    measured, mixed_in = basil(data), others(data)
    made = _sketches("basil", measured, records)
    for corpus, articles in mixed_in.items():
        made |= _sketches(corpus, without_copies(articles, measured), records)
    rest = [told for articles in mixed_in.values() for told in articles if told.id in made]
    days = sorted(date.fromisoformat(told.day) for told in measured if told.day)
    span = (days[-1] - days[0]).days + 1
    undated = [told._replace(day=None) for told in measured + rest]
    yield "basil", [_dated(by_day(measured + spread(rest, days[0], span)), made)]
    yield "basil, crowded", [_dated(by_day(crowd(measured, days[0]) + spread(rest, days[0], WEEKS)), made)]
    yield "basil, undated", [_dated(by_day(undated), made)]
    for corpus, articles in (("ecb", ecb(data)), ("neus", neus(data))):
        made = _sketches(corpus, articles, records)
        yield corpus, [_dated(shuffled(articles, seed), made) for seed in SEEDS]


def _sketches(corpus: str, articles: Sequence[Told], records: Path) -> dict[str, Sketch]:
    known = names(corpus, articles, records)
    return {told.id: sketch(told.story_input(known[told.id])) for told in articles}


def _dated(articles: list[Told], made: Mapping[str, Sketch]) -> tuple[list[Told], list[Sketch]]:
    return articles, [
        replace(made[told.id], ordinal=date.fromisoformat(told.day).toordinal() if told.day else 0) for told in articles
    ]


def _figures(streams: Streams) -> Iterator[dict[str, Any]]:
    """Measure each stream: all of its stories, and those that settings were chosen on and those that they weren't."""
    for name, orders in streams.items():
        sums = _measure(orders)
        parts = {"all": sums}
        if name != "neus":
            parts["chosen on"] = {story: row for story, row in sums.items() if chosen_on(story)}
            parts["held out"] = {story: row for story, row in sums.items() if not chosen_on(story)}
        for part, those in parts.items():
            rows = np.array([those[story] for story in sorted(those)])
            yield {
                "stream": name,
                "part": part,
                "stories": len(rows),
                "articles": int(rows[:, 1].sum()),
                "mixed in": sum(told.story is None for told in orders[0][0]),
                "f1": _rounded(interval(rows, f1_of_parts)),
                "precision": _rounded(interval(rows[:, 2:], share)),
                "recall": _rounded(interval(rows[:, :2], share)),
            }


def _rounded(found: Interval) -> list[float | None]:
    return [None if bound is None else round(bound, 1) for bound in found]


def _measure(orders: Sequence[tuple[list[Told], list[Sketch]]]) -> Sums:
    """Give each story's sums, the means over the orders."""
    each = [b_cubed(cluster(made), [told.story for told in articles]) for articles, made in orders]
    return {story: np.mean([sums[story] for sums in each], axis=0).tolist() for story in each[0]}


def chosen_on(story: str) -> bool:
    """Tell whether settings were chosen on a story: BASIL's by chance, ECB+'s by topic.

    >>> chosen_on("1ecb"), chosen_on("35ecbplus")
    (True, False)
    """
    number, found, _ = story.partition("ecb")
    return int(number) not in DEVELOPMENT if found else zlib.crc32(story.encode()) % 2 == 0


def _choose(streams: Streams) -> None:
    """Print the mean F1 of four streams for each choice of settings. Where all have days, `UNDATED` changes nothing."""
    reached: dict[tuple[object, ...], float] = {}
    for alike, names_count, undated in product(*TRIED.values()):
        tried = {"ALIKE": alike, "NAMES_COUNT": names_count, "UNDATED": undated}
        each = []
        for name in ("basil", "basil, crowded", "basil, undated", "ecb"):
            key = (name, alike, names_count, undated if name in ("basil, undated", "ecb") else None)
            if key not in reached:
                with _set(**tried):
                    sums = _measure(streams[name][:1])
                rows = np.array([row for story, row in sums.items() if chosen_on(story)])
                reached[key] = float(f1_of_parts(rows.sum(0)))
            each.append(reached[key])
        print(f"{np.mean(each):.2f}", tried, [round(value, 1) for value in each], flush=True)


def _setting(name: str) -> float:
    return float(getattr(_module(name), name))


@contextmanager
def _set(**values: float) -> Iterator[None]:
    """Change settings for a while."""
    before = {name: _setting(name) for name in values}
    for name, value in values.items():
        setattr(_module(name), name, value)
    yield
    for name, value in before.items():
        setattr(_module(name), name, value)


def _module(name: str) -> ModuleType:
    return sketches if hasattr(sketches, name) else placing


class MemoryShelf:
    """Articles and stories as an archive keeps them, with the same bounds."""

    def __init__(self) -> None:
        self.story_of: dict[int, int] = {}
        self._sketches: dict[int, Sketch] = {}
        self._members: defaultdict[int, list[int]] = defaultdict(list)
        self._under: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)

    def neighbours(self, keys: Sequence[int], first_day: str, last_day: str) -> list[Neighbour]:
        """List articles that share keys, those that share most first."""
        shared = Counter[int]()
        for key in keys:
            under = self._under[key]
            undated = bisect_right(under, ("", LAST))
            start, end = max(undated, bisect_left(under, (first_day, 0))), bisect_right(under, (last_day, LAST))
            for first, last in ((start, end), (0, undated)):
                shared.update(article for _, article in under[max(first, last - UNDER_A_KEY) : last])
        best = sorted(shared, key=lambda article: (-shared[article], -article))[:MOST]
        return [self._neighbour(article) for article in best]

    def members(self, story: int, first_day: str, last_day: str) -> list[Neighbour]:
        """List the first articles of a story."""
        found = [self._neighbour(article) for article in self._members[story]]
        return [each for each in found if first_day <= each.sketch.day <= last_day or not each.sketch.day][:MOST]

    def put(self, article: int, made: Sketch, stories: Sequence[int]) -> None:
        """Put an article into the stories that it belongs to, which become one."""
        into = min((article, *stories))
        for story in {*stories} - {into}:
            moved = self._members.pop(story)
            self.story_of.update(dict.fromkeys(moved, into))
            self._members[into] = sorted(self._members[into] + moved)
        self.story_of[article] = into
        self._sketches[article] = made
        self._members[into].append(article)
        for key in made.keys:
            insort(self._under[key], (made.day, article))

    def _neighbour(self, article: int) -> Neighbour:
        return Neighbour(article, self.story_of[article], self._sketches[article])


def cluster(stream: Sequence[Sketch]) -> list[int]:
    """Place articles one by one; give the story of each."""
    shelf = MemoryShelf()
    for article, made in enumerate(stream, 1):
        shelf.put(article, made, place(made, shelf))
    return [shelf.story_of[article] for article in range(1, len(stream) + 1)]


def b_cubed(found: Sequence[int], gold: Sequence[str | None]) -> Sums:
    """Give the sums of recall and precision for each true story.

    Articles without a true story aren't measured, but whatever they join is less precise.

    >>> b_cubed([1, 1, 1, 2], ["dam", "dam", None, "dam"])["dam"]
    [1.66..., 3, 2.33..., 3]
    """
    clusters, stories = Counter(found), Counter(gold)
    both = Counter(zip(found, gold, strict=True))
    sums: Sums = {}
    for (story, true), shared in both.items():
        if true is not None:
            row = sums.setdefault(true, [0, stories[true], 0, stories[true]])
            row[0] += shared * shared / stories[true]
            row[2] += shared * shared / clusters[story]
    return sums


def by_day(articles: Iterable[Told]) -> list[Told]:
    """Order articles by day, those of one day by chance that is always the same."""
    return sorted(articles, key=lambda told: (told.day or "", zlib.crc32(told.id.encode())))


def spread(mixed_in: Iterable[Told], first: date, days: int) -> list[Told]:
    """Give every article a day of these, by its id."""
    return [told._replace(day=_day(first, zlib.crc32(told.id.encode()) % days)) for told in mixed_in]


def crowd(articles: Sequence[Told], first: date) -> list[Told]:
    """Move whole stories into three weeks; within a story, articles stay as many days apart as they are."""
    begins: dict[str | None, str] = {}
    for told in articles:
        begins[told.story] = min(begins.get(told.story, "9"), told.day or "")
    return [
        told._replace(
            day=_day(first, zlib.crc32(str(told.story).encode()) % WEEKS + _apart(begins[told.story], told.day))
        )
        for told in articles
    ]


def _day(first: date, after: int) -> str:
    return date.fromordinal(first.toordinal() + after).isoformat()


def _apart(one: str, other: str | None) -> int:
    return (date.fromisoformat(other or one) - date.fromisoformat(one)).days


def shuffled(articles: Sequence[Told], seed: int) -> list[Told]:
    """Bring articles into an order by chance that is always the same."""
    return random.Random(seed).sample(articles, len(articles))


if __name__ == "__main__":
    main()
