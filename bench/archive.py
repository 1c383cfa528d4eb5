"""How fast articles are added, how large they are in the archive, and how fast a large archive answers."""

import inspect
import random
import time
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import bench.news
from bench.articles import Article
from bench.measure import Measure
from bench.news import News
from bench.throughput import read_all
from onrecord import Archive
from onrecord.archive import Order, Store, writing
from onrecord.archive.connection import writing as transaction
from onrecord.archive.originals import Packed
from onrecord.archive.tables import COUNTED, TABLES, TRIGGERS
from onrecord.settings import Settings

SECTION = "the archive"
THREADS = 2
PAGE, FACET, NAMES = 25, 12, 600
"""What a page shows: results, values of a facet, and names by outlet."""

_A_TRANSACTION = 500
_ROUNDS = 3
EVERYWHERE = 100
"""Words that are too frequent to be searched for."""


def adding(articles: list[Article]) -> list[Measure]:
    """The rate of adding articles against that of reading them alone, in turns, and their size in the archive."""
    settings = Settings(threads=THREADS)
    read_all(articles[:2], settings)
    reading = added = 0.0
    size = 0.0
    for _ in range(_ROUNDS):
        reading += read_all(articles, settings)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "news.db"
            with Archive(path) as archive:
                empty = path.stat().st_size
                start = time.perf_counter()
                tally = archive.add(*articles, settings=settings)
                added += time.perf_counter() - start
            size = (path.stat().st_size - empty) / (tally.added + tally.changed)
    detail = f"{len(articles)} articles of PolNeAR dev, {THREADS} threads, {_ROUNDS} rounds"
    return [
        Measure(SECTION, "adding", _ROUNDS * len(articles) / added, "/s", detail),
        Measure(SECTION, "adding against reading alone", reading / added, "×", "rates, in turns"),
        Measure(SECTION, "bytes of an article", size, "B", "text, record, original and all indexes; " + detail),
    ]


def answering(build: Path, articles: int, queries: int) -> list[Measure]:
    """How long searches and the pages of actors take in a large archive, which `build` keeps for the next time."""
    news = News()
    path = large(build, news, articles)
    _into_cache(path)
    with Store(path) as store:
        totals = store.totals()
        size = f"{totals.size / 1e9:.1f} GB in the disk cache"
        detail = f"{totals.articles:,} articles, {totals.statements:,} statements, {size}"
        measures = [Measure(SECTION, "bytes of a generated article", totals.size / totals.articles, "B", detail)]
        for name, asked in (("search", _searches(store, news)), ("actor page", _actor_pages(store, news))):
            seconds = sorted(map(_seconds, islice(asked, queries)))
            measures += [
                Measure(SECTION, f"{name}, median", 1000 * seconds[len(seconds) // 2], "ms", detail),
                Measure(SECTION, f"{name}, 99 in 100", 1000 * seconds[int(len(seconds) * 0.99)], "ms"),
            ]
    return measures


def large(build: Path, news: News, articles: int) -> Path:
    """Make the archive of generated news, unless it is there with the tables and the news of today."""
    path = build / f"news-{articles}-{_edition()}.db"
    if not path.is_file():
        build.mkdir(parents=True, exist_ok=True)
        for earlier in build.glob(f"news-{articles}-*"):
            earlier.unlink()
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        with Store(unfinished) as store:
            store._connection.execute("PRAGMA synchronous = OFF")
            made = news.records(articles)
            while batch := list(islice(made, _A_TRANSACTION)):
                with transaction(store._connection, unfinished):
                    for record in batch:
                        writing.add(store._connection, record, Packed.of(record))
        unfinished.rename(path)
    return path


def _into_cache(path: Path) -> None:
    """Read a file once, so that it's the archive that is measured, and not the disk."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def _edition() -> str:
    """Name what the archive of generated news is made of."""
    return sha256((TABLES + TRIGGERS + COUNTED + inspect.getsource(bench.news)).encode()).hexdigest()[:12]


def _seconds(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def _searches(store: Store, news: News) -> Iterator[Callable[[], object]]:
    """Make searches of all kinds, with words and names as frequent as they are in the news."""
    chance = random.Random(1)
    everywhere = set(news.words.things[:EVERYWHERE])

    def words(number: int) -> str:
        # Nobody searches for the words that stand everywhere: "the", "of", "said".
        drawn = (word for word in iter(lambda: news.words.draw(chance, 1)[0], None) if word not in everywhere)
        return " ".join(islice(drawn, number))

    def name() -> str:
        return news.people.draw(chance, 1)[0]

    def year() -> str:
        return str(chance.randint(2015, 2024))

    kinds: Iterable[Callable[[], Callable[[], object]]] = (
        lambda: _page(store, words=words(1), order="rank"),
        lambda: _page(store, words=words(2), order="rank"),
        lambda: _page(store, words=words(1), order="date"),
        lambda: _page(store, words=words(1), since=year(), order="rank"),
        lambda: _page(store, speaker=name()),
        lambda: _page(store, speaker=name().split()[1]),
        lambda: _page(store, speaker=name(), about=words(1)),
        lambda: _page(store, about=name()),
        lambda: _page(store, outlet=news.outlets.draw(chance, 1)[0], form="direct"),
        lambda: _page(store, since=year(), until=year(), form="mixed"),
        lambda: _articles(store, words(1)),
        lambda: _articles(store, words(2)),
    )
    for kind in cycle(kinds):
        yield kind()


def _actor_pages(store: Store, news: News) -> Iterator[Callable[[], object]]:
    chance = random.Random(2)
    while True:
        name = news.people.draw(chance, 1)[0]
        for actor in islice(store.actors(f'"{name}"'), 1):
            yield _actor_page(store, actor.id)


def _page(store: Store, *, order: Order = "date", **query: Any) -> Callable[[], object]:
    """All that a page of found statements shows: them with what was searched for marked, how many, how they divide."""

    def ask() -> object:
        found = list(store.statements(limit=PAGE, order=order, **query))
        marked = store.highlights([each.id for each in found], **query)
        return found, marked, store.count(**query), store.facets(most=FACET, **query)

    return ask


def _articles(store: Store, words: str) -> Callable[[], object]:
    return lambda: (
        list(store.articles(words=words, limit=PAGE)),
        store.count_articles(words=words),
        store.article_facets(words=words, most=FACET),
    )


def _actor_page(store: Store, actor: int) -> Callable[[], object]:
    """All that a page about an actor shows."""
    return lambda: (
        store.actor(actor),
        list(store.statements(actor=actor, limit=PAGE)),
        store.months(actor),
        store.outlets(actor),
        store.names(actor, most=NAMES),
        store.quoted_with(actor),
    )
