"""`onrecord cluster`."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.exits import Exit
from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, archive_option, option, reading_options, settings_from
from onrecord.cli.output import put
from onrecord.errors import ClusterError, OnrecordError, SettingError

if TYPE_CHECKING:
    from onrecord.cluster import Progress, Summary

WORK = "How the work is divided"
CHOSEN = "What to bring"
STEPS = {"extract": "Taking articles out", "read": "Reading"}
LINE_EVERY = 30.0
"""So many seconds apart, progress is told in a line, where there is no terminal to draw it on."""


@click.group()
def cluster() -> None:
    """Read millions of articles with Ray, on this machine or on a cluster, into Parquet tables.

    This needs the extra onrecord[ray].
    """


@cluster.command(cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@option(
    OUTPUT, "--out", required=True, metavar="URL", help="The folder for the tables: a path, s3://…, gs://…, hdfs://…"
)
@option(OUTPUT, "--json", "as_json", is_flag=True, help="At the end, write the numbers as JSON on standard output.")
@option(OUTPUT, "--price-per-hour", "price", type=click.FloatRange(min=0), metavar="PRICE",
        help="What a worker costs an hour, to tell what the run has cost so far.")  # fmt: skip
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Say nothing of the progress.")
@option(WORK, "--address", help="A running cluster: auto on one of its machines, or HOST:PORT. [default: this machine]")
@option(WORK, "--workers", type=click.IntRange(min=1), metavar="NUMBER",
        help="How many processes read, one core each. [default: one for each core there is]")  # fmt: skip
@option(WORK, "--shard", type=click.IntRange(min=1), default=500, show_default=True, metavar="NUMBER",
        help="How many articles a worker reads at a time. If it is lost, so much is read again.")  # fmt: skip
@option(WORK, "--split", type=click.IntRange(min=1024), default=64 << 20, show_default=True, metavar="BYTES",
        help="How much of a source a worker takes articles out of at a time.")  # fmt: skip
@option(
    WORK, "--copies/--no-copies", default=True, help="Read copies of an article once, or all of them. [default: once]"
)
@option(WORK, "--tries", type=click.IntRange(min=1), default=3, show_default=True, metavar="NUMBER",
        help="How often a shard is tried before it is listed as failed.")  # fmt: skip
@option(WORK, "--retry", is_flag=True, help="Try the shards again that were listed as failed.")
@option("What you know of all the articles", "--outlet", help="Who published them.")
@reading_options
@click.pass_context
def read(
    ctx: click.Context, /, sources: tuple[str, ...], as_json: bool, price: float | None, quiet: bool, **options: Any
) -> None:
    """Read all articles of the sources into tables.

    SOURCE is a file, a folder or a pattern, as a path or as a URL of s3, gs, hdfs or another store, or an http or https
    address: web archives (WARC, WET), JSON Lines, Parquet with a column of texts, or anything else that onrecord reads.

    If a run is stopped in any way, start it again with the same sources and options, and it goes on where it was. The
    output has the tables articles, statements, actors, mentions, times, events and checks, as `onrecord export` writes
    them, and the tables copies and failures.
    """
    from onrecord.cluster import read as read_sources

    settings = settings_from(options)
    names = ("out", "address", "workers", "shard", "split", "copies", "tries", "retry", "outlet")
    shown: Callable[..., Any] = _bar if sys.stderr.isatty() else _lines
    try:
        with (_silence if quiet else shown)(price) as report:
            found = read_sources(*sources, settings=settings, report=report, **{name: options[name] for name in names})
    except KeyboardInterrupt:
        say("stopped; start it again to go on")
        raise
    except (ClusterError, SettingError):
        raise
    except OnrecordError as error:  # an address that is refused, a file of actors that can't be used
        say(str(error))
        ctx.exit(Exit.NOTHING_READ)
    if as_json:
        put(json.dumps(_numbers(found, price, options), ensure_ascii=False, indent=2) + "\n")
    elif not quiet:
        _tell(found)
    ctx.exit(_exit_of(found))


@cluster.command("import", cls=Command)
@click.argument("url")
@option(CHOSEN, "--from", "since", metavar="DATE", help="Published then or later: 2024, 2024-03 or 2024-03-05.")
@option(CHOSEN, "--to", "until", metavar="DATE", help="Published then or earlier.")
@option(CHOSEN, "--outlet", metavar="NAME", help="Who published it.")
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Say nothing of what was brought.")
@archive_option
def bring(url: str, since: str | None, until: str | None, outlet: str | None, quiet: bool, **options: Any) -> None:
    """Bring articles that a run has read, with their records, into an archive.

    URL is what --out named. Without options, all articles are brought. What the archive has already stays as it is.
    """
    from onrecord.cli.progress import progress
    from onrecord.cluster import bring as bring_records

    settings = settings_from(options)
    with progress(None, shown=not quiet and sys.stderr.isatty()) as advance:
        tally = bring_records(
            url, settings.archive, since=since, until=until, outlet=outlet, report=lambda _done, _all: advance()
        )
    if not quiet:
        told = ("added", "changed", "known", *(("removed",) if tally["removed"] else ()))
        say(", ".join(f"{tally[status]} {status}" for status in told))


def _exit_of(found: "Summary") -> Exit:
    if not found.failures and not found.failed_shards:
        return Exit.ALL_READ
    return Exit.SOME_NOT_READ if found.articles else Exit.NOTHING_READ


def _tell(found: "Summary") -> None:
    copies = sum(found.copies.values())
    say(f"{found.articles} read, {copies} copies of them, {found.failures} could not be read")
    for name, reason in list(found.failed_shards.items())[:20]:
        say(f"shard {name}: {reason}")
    if found.failures:
        say("the table `failures` has them all, with the reasons; --retry tries failed shards again")


def _numbers(found: "Summary", price: float | None, options: dict[str, Any]) -> dict[str, Any]:
    rate = found.articles / found.worker_seconds if found.worker_seconds else None
    cost = None if price is None else found.worker_seconds / 3600 * price
    return asdict(found) | {
        "articles_per_worker_second": rate,
        "price_per_hour": price,
        "cost": cost,
        "out": options["out"],
    }


def _words(progress: "Progress", price: float | None) -> str:
    """Say in a line how far a step is."""
    words = f"{progress.articles} articles, {progress.rate:.1f}/s, {progress.share:.1%} done"
    if progress.left is not None:
        words += f", {_clock(progress.left)} left"
    if price is not None:
        words += f", {progress.cost(price):.2f} spent"
    return words


def _clock(seconds: float) -> str:
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}"


@contextmanager
def _silence(_price: float | None) -> Iterator[Callable[["Progress"], None]]:
    yield lambda _progress: None


@contextmanager
def _lines(price: float | None) -> Iterator[Callable[["Progress"], None]]:
    """Write a line now and then, and one at the end of each step."""
    last, step = 0.0, ""

    def report(progress: "Progress") -> None:
        nonlocal last, step
        now = time.monotonic()
        if now - last >= LINE_EVERY or progress.step != step or progress.share >= 1:
            last, step = now, progress.step
            say(f"{STEPS[progress.step]}: {_words(progress, price)}")

    yield report


@contextmanager
def _bar(price: float | None) -> Iterator[Callable[["Progress"], None]]:
    """Draw a bar for each step on the terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[words]}"), TimeElapsedColumn())
    tasks: dict[str, TaskID] = {}
    with Bars(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:

        def report(progress: "Progress") -> None:
            words = _words(progress, price)
            if progress.step not in tasks:
                tasks[progress.step] = bar.add_task(STEPS[progress.step], total=1.0, words=words)
            bar.update(tasks[progress.step], completed=progress.share, words=words)

        yield report
