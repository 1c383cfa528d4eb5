"""Takes the articles of a unit out of their pages, and writes them down to be compared and read."""

import time
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from onrecord.cluster.apart import Apart
from onrecord.cluster.finding import find
from onrecord.cluster.manifest import EXTRACTED, WORK, Entry, Manifest
from onrecord.cluster.plan import Plan
from onrecord.cluster.sources import Unit
from onrecord.cluster.tables import Row, pack_rows, unpack
from onrecord.copies import canonical, signature
from onrecord.errors import ClusterError, OnrecordError, RecordError
from onrecord.ingest import Failure, parse
from onrecord.schema import Article, Original
from onrecord.settings import Settings

if TYPE_CHECKING:
    import pyarrow

MOST_CHARACTERS: Final = 32_000_000
"""As soon as the articles of a batch have so many characters, it is written down."""

COMPARED: Final = ("address", "signature")
"""What articles are compared by."""


def extract(unit: Unit, plan: Plan, settings: Settings, *, apart: bool = False) -> Entry:
    """Take the articles of a unit out, write them down in batches, and write the unit's entry.

    `apart` goes through each page in another process: a page that ends that process is one failure, and all others are
    read.
    """
    began = time.monotonic()
    manifest = Manifest(plan.out)
    files, batches = [], []
    for number, rows in enumerate(_batches(unit, plan, settings, apart=apart)):
        about = manifest.put_file(WORK, f"{unit.name}-{number:04d}", pack_rows(rows, _schema()))
        articles = sum(row["article"] is not None for row in rows)
        files.append(about)
        batches.append({"articles": articles, "failures": len(rows) - articles})
    seconds = round(time.monotonic() - began, 3)
    entry = {"unit": unit.number, "files": files, "batches": batches, "seconds": seconds}
    manifest.put(f"{EXTRACTED}/{unit.name}.json", entry)
    return entry


def fail_unit(unit: Unit, plan: Plan, reason: str) -> Entry:
    """Say in a unit's entry that nothing could be taken out of it."""
    manifest = Manifest(plan.out)
    row = {"article": None, "place": unit.place, "line": None, "error": "ClusterError", "reason": reason}
    file = manifest.put_file(WORK, f"{unit.name}-0000", pack_rows([row], _schema()))
    entry = {"unit": unit.number, "failed": reason, "files": [file], "batches": [{"articles": 0, "failures": 1}]}
    manifest.put(f"{EXTRACTED}/{unit.name}.json", entry)
    return entry


def load_articles(content: bytes) -> Iterator[tuple[Article | None, Row]]:
    """Read a batch as it was written: each article, or None and the row that says why there is none."""
    for row in unpack(content, ["article", "place", "line", "error", "reason"]):
        written = row.pop("article")
        yield None if written is None else Article.model_validate_json(written), row


def load_compared(content: bytes) -> Iterator[tuple[str | None, Any]]:
    """Read what the articles of a batch are compared by: the address and the signature of each."""
    for row in unpack(content, ["error", *COMPARED]):
        if row["error"] is None:
            yield row["address"], row["signature"]


def failure_row(failure: Failure) -> Row:
    """Say in a row what couldn't be read."""
    return {
        "place": failure.place,
        "line": failure.line,
        "error": type(failure.error).__name__,
        "reason": str(failure.error),
    }


def _batches(unit: Unit, plan: Plan, settings: Settings, *, apart: bool) -> Iterator[list[Row]]:
    """Give the rows of a unit, in batches of so many articles; a unit has one at least."""
    rows, articles, characters, any_yet = list[Row](), 0, 0, False
    for row, size in _rows(unit, plan, settings, apart=apart):
        rows.append(row)
        articles += row["article"] is not None
        characters += size
        if articles >= plan.options.shard or characters >= MOST_CHARACTERS or len(rows) >= 20 * plan.options.shard:
            yield rows
            rows, articles, characters, any_yet = [], 0, 0, True
    if rows or not any_yet:
        yield rows


def _rows(unit: Unit, plan: Plan, settings: Settings, *, apart: bool) -> Iterator[tuple[Row, int]]:
    """Give the row of each article, and how many characters it has."""
    take = partial(_row, settings=settings, compare=plan.options.copies)
    with Apart(take) if apart else nullcontext(take) as row_of:
        for found in find(unit, settings, plan.given):
            assert not isinstance(found, Article)  # noqa: S101 - a unit holds bytes
            try:
                yield _failed(found) if isinstance(found, Failure) else row_of(found)
            except ClusterError as error:
                assert isinstance(found, Original)  # noqa: S101 - a failure is only written down
                yield _failed(Failure.of(found, error))


def _row(found: Original, settings: Settings, *, compare: bool) -> tuple[Row, int]:
    try:
        article = parse(found, settings=settings)
        written = _written(article, found)
    except OnrecordError as error:
        return _failed(Failure.of(found, error))
    row = {
        "article": written,
        "place": found.place,
        "line": found.line,
        "address": canonical(article.url) if compare and article.url else None,
        "signature": signature(article.text) if compare else None,
    }
    return row, len(article.text)


def _failed(failure: Failure) -> tuple[Row, int]:
    return failure_row(failure) | {"article": None}, 0


def _written(article: Article, original: Original) -> str:
    try:
        return article.model_dump_json()
    except ValueError as error:
        raise RecordError(
            "The article can't be written as JSON", value=original.name, hint="Its text isn't valid Unicode."
        ) from error


def _schema() -> "pyarrow.Schema":
    import pyarrow

    return pyarrow.schema([
        ("article", pyarrow.string()), ("place", pyarrow.string()), ("line", pyarrow.int64()),
        ("error", pyarrow.string()), ("reason", pyarrow.string()),
        ("address", pyarrow.string()), ("signature", pyarrow.binary()),
    ])  # fmt: skip
