"""What is measured inside a process of one build: ``python -m bench.probe NAME SRC ARGUMENTS`` prints values as JSON.

The same code runs on the build of today and on the baseline, so it keeps to what every version has: `onrecord`'s
documented names, the public methods of `onrecord.archive.Store`, and the standard library. What needs something newer
begins with `require`, and is then reported as new instead of failing on the baseline.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import onrecord
from bench.builds import UNSUPPORTED, UnsupportedError
from bench.synthetic_news import SyntheticNews
from onrecord import Settings
from onrecord.archive import Store

PAGE, VALUES, NAMES, OUTLETS, DRAWN, COMPARED = 25, 12, 600, 16, 400, 3
"""What a page shows: results, values of a facet, names by outlet, outlets that told a story, articles that are drawn,
and events and quotations that are compared."""
FREQUENT = 100
"""Words that are so frequent that nobody searches for them: "the", "of", "said"."""

TOLD = 8
"""So many articles tell one story."""

_BATCH = 256
_STATUS = Path("/proc/self/status")

Query = Callable[[], object]


def require(module: str, *names: str) -> None:
    """Make sure that this build has a module and names in it. Raises UnsupportedError."""
    try:
        found = import_module(module)
    except ModuleNotFoundError as error:
        raise UnsupportedError(f"it has no {module}") from error
    for name in names:
        if not hasattr(found, name):
            raise UnsupportedError(f"it has no {module}.{name}")


def reading(articles: str, article: str, threads: list[int], runs: int) -> dict[str, float]:
    """Articles a second of many, and the seconds of one in a process that is warm."""
    many, one = load(articles), load(article)[0]
    found = {}
    for number in threads:
        settings, label = Settings(threads=number), _threads(number)
        read_all(many[:2], settings)  # loads the network
        begun = time.process_time()
        found[f"articles, {label}"] = len(many) / read_all(many, settings)
        if number == 1:
            found["processor time of an article"] = (time.process_time() - begun) / len(many)
        found[f"one article, {label}"] = median(read_all([one], settings) for _ in range(runs))
    return found


def memory(articles: str, passes: int) -> dict[str, float]:
    """Measure the peak memory, and how much it grows from the first pass to the last."""
    many, peaks = load(articles), []
    for _ in range(passes):
        read_all(many, Settings.from_environment())
        peaks.append(peak())
    return {"peak": peaks[-1], "growth": peaks[-1] / peaks[0]}


def adding(articles: str, threads: int) -> dict[str, float]:
    """Measure how fast articles are added to an archive, compared with only reading them, and their size in it."""
    many, settings = load(articles), Settings(threads=threads)
    read_all(many[:2], settings)
    seconds = read_all(many, settings)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        with onrecord.Archive(path) as archive:
            empty = path.stat().st_size
            start = time.perf_counter()
            tally = archive.add(*many, settings=settings)
            added = time.perf_counter() - start
        size = (path.stat().st_size - empty) / (tally.added + tally.changed)
    return {"adding": len(many) / added, "adding against reading alone": seconds / added, "bytes of an article": size}


def fill(path: str, articles: int) -> dict[str, float]:
    """Make an archive of synthetic news."""
    records = (onrecord.Record.from_json(json.dumps(each)) for each in SyntheticNews().records(articles))
    with Store(path) as store:
        if keep_many := getattr(store, "keep_many", None):  # many in one transaction: faster, where there is such
            while batch := [(record, None) for record in islice(records, _BATCH)]:
                list(keep_many(batch))
        else:
            for record in records:
                store.keep(record)
        if gather_next := getattr(store, "gather_next", None):
            while gather_next(_put_in_story, most=_BATCH):
                pass
    return {}


def _put_in_story(article: int, shelves: Any) -> None:
    """Put articles that follow one another into one story: synthetic ones tell of nothing by which to tell stories."""
    first = article - (article - 1) % TOLD
    shelves.stories.put(article, b"", (), shelves.stories.day(article) or "", [first] if first < article else [])


def searching(path: str, queries: int) -> dict[str, float]:
    """Measure how long the searches and the actors' pages of a large archive take."""
    news = SyntheticNews()
    _into_cache(Path(path))
    found = {}
    with Store(path) as store:
        totals = store.totals()
        found["bytes of a synthetic article"] = totals.size / totals.articles
        for name, asked in (("search", searches(store, news)), ("actor page", _actor_pages(store, news))):
            seconds = sorted(map(_seconds, islice(asked, queries)))
            found[f"{name}, median"] = 1000 * seconds[len(seconds) // 2]
            found[f"{name}, 99 in 100"] = 1000 * seconds[int(len(seconds) * 0.99)]
    return found


def telling(path: str, queries: int) -> dict[str, float]:
    """Measure how long the pages of stories in a large archive take."""
    require("onrecord.archive.story_store", "StoryStore")
    _into_cache(Path(path))
    chance = random.Random(4)
    with Store(path, read_only=True) as store:
        stories = [each.id for each in store.stories(limit=queries)]
        seconds = sorted(_seconds(_story_page(store, chance.choice(stories))) for _ in range(queries))
    return {
        "story page, median": 1000 * seconds[len(seconds) // 2],
        "story page, 99 in 100": 1000 * seconds[int(len(seconds) * 0.99)],
    }


def numbers(path: str, actors: int, stories: int) -> dict[str, Any]:
    """How many articles an archive holds, and the numbers of some of its actors, and stories if it has them."""
    names = islice(dict.fromkeys(SyntheticNews().people.draw(random.Random(3), 20 * actors)), actors)
    with Store(path, read_only=True) as store:
        found = [actor.id for name in names for actor in islice(store.actors(f'"{name}"'), 1)]
        told = [each.id for each in store.stories(limit=stories)] if hasattr(store, "stories") else []
        return {"articles": store.totals().versions, "actors": found, "stories": told}


PROBES: dict[str, Callable[..., dict[str, Any]]] = {
    each.__name__: each for each in (reading, memory, adding, fill, searching, telling, numbers)
}


def load(path: str) -> list[dict[str, Any]]:
    """The articles in a .jsonl file."""
    with Path(path).open(encoding="utf8") as lines:
        return list(map(json.loads, lines))


def read_all(articles: Sequence[dict[str, Any]], settings: Settings) -> float:
    """Measure the seconds from articles to records. Raises an article's error, so that none is counted unread."""
    start = time.perf_counter()
    for result in onrecord.read_many(articles, settings=settings):
        if isinstance(result, onrecord.OnrecordError):
            raise result
    return time.perf_counter() - start


def peak() -> float:
    """Most memory that this process ever held, in MB."""
    if _STATUS.is_file():  # Linux's `ru_maxrss` counts what the parent held before this process began
        (line,) = (line for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def searches(store: Store, news: SyntheticNews) -> Iterator[Query]:
    """Make searches of all kinds, with words and names as frequent as they are in the news."""
    chance = random.Random(1)
    words = news.rare_words(chance, FREQUENT)

    def some(number: int) -> str:
        return " ".join(islice(words, number))

    def name() -> str:
        return news.people.draw(chance, 1)[0]

    def year() -> str:
        return str(chance.randint(2015, 2024))

    def period() -> dict[str, str]:
        since, until = sorted((year(), year()))
        return {"since": since, "until": until}

    kinds: tuple[Callable[[], Query], ...] = (
        lambda: _page(store, words=some(1), order="rank"),
        lambda: _page(store, words=some(2), order="rank"),
        lambda: _page(store, words=some(1), order="date"),
        lambda: _page(store, words=some(1), since=year(), order="rank"),
        lambda: _page(store, speaker=name()),
        lambda: _page(store, speaker=name().split()[1]),
        lambda: _page(store, speaker=name(), about=some(1)),
        lambda: _page(store, about=name()),
        lambda: _page(store, outlet=news.outlets.draw(chance, 1)[0], form="direct"),
        lambda: _page(store, form="mixed", **period()),
        lambda: _articles(store, some(1)),
        lambda: _articles(store, some(2)),
    )
    for kind in cycle(kinds):
        yield kind()


def _actor_pages(store: Store, news: SyntheticNews) -> Iterator[Query]:
    chance = random.Random(2)
    while True:
        name = news.people.draw(chance, 1)[0]
        for actor in islice(store.actors(f'"{name}"'), 1):
            yield _actor_page(store, actor.id)


def _story_page(store: Store, number: int) -> Query:
    """Ask for everything on the page of a story."""
    return lambda: (
        store.story(number),
        store.told_by(number, most=OUTLETS),
        store.story_articles(number, limit=DRAWN),
        store.story_articles(number, limit=PAGE),
        store.story_actors(number, most=OUTLETS),
        [store.event_tellings(event) for event in store.shared_events(number)[:COMPARED]],
        [store.wordings(each.id) for each in store.quotations(story=number, order="largest", limit=COMPARED)],
    )


def _page(store: Store, *, order: Any = "date", **query: Any) -> Query:
    """Ask for everything on a page of search results: statements, marked words, their number, and facets."""

    def ask() -> object:
        found = list(store.statements(limit=PAGE, order=order, **query))
        marked = store.highlights([each.id for each in found], **query)
        return found, marked, store.count(**query), store.facets(most=VALUES, **query)

    return ask


def _articles(store: Store, words: str) -> Query:
    return lambda: (
        list(store.articles(words=words, limit=PAGE)),
        store.count_articles(words=words),
        store.article_facets(words=words, most=VALUES),
    )


def _actor_page(store: Store, actor: int) -> Query:
    """Ask for everything on a page about an actor."""
    return lambda: (
        store.actor(actor),
        list(store.statements(actor=actor, limit=PAGE)),
        store.months(actor),
        store.outlets(actor),
        store.names(actor, most=NAMES),
        store.quoted_with(actor),
    )


def _seconds(ask: Query) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def _into_cache(path: Path) -> None:
    """Read a file once, so that the archive is measured, and not the disk."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def _threads(number: int) -> str:
    return f"{number} thread{'s' * (number > 1)}"


def main() -> None:
    """Run one probe on the build with this `src`; refuse to measure another build."""
    name, source, given = sys.argv[1:]
    if not Path(onrecord.__file__).resolve().is_relative_to(Path(source).resolve()):
        raise SystemExit(f"This process imports {onrecord.__file__}, and was to measure {source}")
    try:
        found = PROBES[name](**json.loads(given))
    except UnsupportedError as error:
        print(error)
        raise SystemExit(UNSUPPORTED) from error
    print(json.dumps(found))


if __name__ == "__main__":
    main()
