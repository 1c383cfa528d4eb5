"""Reads the articles of a shard, and writes its tables."""

import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from onrecord.cluster.extracting import failure_row, load_articles
from onrecord.cluster.manifest import READ, Entry, Manifest
from onrecord.cluster.numbering import Copies, Shard, copies_in
from onrecord.cluster.plan import Plan
from onrecord.cluster.rows import rows_of
from onrecord.cluster.tables import TABLES, Row, pack
from onrecord.ingest import Failure
from onrecord.schema import Article, Model, Record
from onrecord.settings import Settings


class Reading(Protocol):
    """What turns articles into records."""

    def model(self, settings: Settings) -> Model:
        """Give the name and the version of the network."""

    def records(self, articles: Iterable[Article], settings: Settings) -> Iterator[Record | Failure]:
        """Read articles, in order."""


class Network:
    """Reads with the network that ships with onrecord, loaded once in each process."""

    def model(self, settings: Settings) -> Model:
        """Give the name and the version of the network. Raises ModelError."""
        from onrecord.pipeline.process import load_reader

        return load_reader(settings).model

    def records(self, articles: Iterable[Article], settings: Settings) -> Iterator[Record | Failure]:
        """Read articles, in order. Raises ModelError, ActorsFileError, OutletsFileError."""
        from onrecord.pipeline.process import process

        return process(articles, settings)


def read_shard(
    shard: Shard, plan: Plan, copied: Entry, settings: Settings, reading: Reading, *, skipped: Mapping[int, str]
) -> Entry:
    """Read a shard's articles, write its tables, and last its entry.

    `copied` is the file that says which articles are copies, and `skipped` has the numbers of articles that can't be
    read, each with the reason.
    """
    began = time.monotonic()
    manifest = Manifest(plan.out)
    copies = copies_in(manifest.read_file(copied), shard)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    wanted = list[tuple[int, Article, Row]]()
    for article, number, where in _numbered(manifest.read_file(shard.batch), shard):
        if article is None:
            rows["failures"].append(where)
        elif number in skipped:
            rows["failures"].append(where | {"error": "ClusterError", "reason": skipped[number]})
        elif number in copies.of:
            rows["copies"].append(_copy(article, number, copies, where))
        else:
            wanted.append((number, article, where))
    results = reading.records((article for _, article, _ in wanted), settings)
    for (number, _, where), result in zip(wanted, results, strict=True):
        if isinstance(result, Failure):
            rows["failures"].append(failure_row(result) | {"place": where["place"], "line": where["line"]})
            continue
        for table, found in rows_of(result, number).items():
            rows[table] += found
        rows["articles"][-1] |= {
            "place": where["place"],
            "line": where["line"],
            "copies": copies.count.get(number, 0),
        }
    return _put(manifest, shard, rows, seconds=time.monotonic() - began)


def try_article(shard: Shard, plan: Plan, settings: Settings, reading: Reading, number: int) -> None:
    """Read a single article of a shard and write nothing, to see whether it can be read at all."""
    for article, each, _ in _numbered(Manifest(plan.out).read_file(shard.batch), shard):
        if article is not None and each == number:
            for result in reading.records([article], settings):
                if isinstance(result, Record):
                    rows_of(result, number)


def fail_shard(shard: Shard, plan: Plan, reason: str) -> Entry:
    """Say in a shard's entry and in its table of failures that it couldn't be read."""
    manifest = Manifest(plan.out)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    for article, _, where in _numbered(manifest.read_file(shard.batch), shard):
        rows["failures"].append(where if article is None else where | {"error": "ClusterError", "reason": reason})
    return _put(manifest, shard, rows, failed=reason)


def _put(
    manifest: Manifest, shard: Shard, rows: Mapping[str, list[Row]], *, failed: str | None = None, seconds: float = 0.0
) -> Entry:
    files = [manifest.put_file(table, shard.name, pack(table, rows[table])) for table in TABLES]
    entry = {"shard": shard.name, "failed": failed, "files": files, "seconds": round(seconds, 3)}
    manifest.put(f"{READ}/{shard.name}.json", entry)
    return entry


def _numbered(content: bytes, shard: Shard) -> Iterator[tuple[Article | None, int, Row]]:
    number = shard.first
    for article, where in load_articles(content):
        yield article, number, where
        number += article is not None


def _copy(article: Article, number: int, copies: Copies, where: Row) -> Row:
    of, how = copies.of[number]
    return {
        "article": number,
        "copy_of": of,
        "how": how,
        "title": article.title_text,
        "outlet": article.outlet,
        "byline": article.byline,
        "url": article.url,
        "published": article.published.value if article.published else None,
        "text": article.text,
        "place": where["place"],
        "line": where["line"],
    }
