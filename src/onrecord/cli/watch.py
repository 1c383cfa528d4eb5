"""`onrecord watch`."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.add import KNOWN_OF_ALL
from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, option, setting_options, settings_from
from onrecord.cli.progress import adding_progress
from onrecord.cli.reporting import ProgressReporter

if TYPE_CHECKING:
    from onrecord.errors import OnrecordError
    from onrecord.ingest import Source
    from onrecord.pipeline.outcomes import Tally

SHORTEST = 5
"""Minutes; no feed is looked at more often."""


def every_option(command: Any) -> Any:
    """Give a command the option that says how often feeds are looked at."""
    return click.option(
        "--every", type=click.FloatRange(min=SHORTEST), default=15, show_default=True, metavar="MINUTES",
        help=f"How often feeds are looked at; {SHORTEST} or more. Folders are looked at every few seconds.",
    )(command)  # fmt: skip


@click.command(cls=Command)
@click.argument("sources", nargs=-1, required=True, type=click.Path(), metavar="SOURCE...")
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Only say what couldn't be read.")
@option(KNOWN_OF_ALL, "--outlet", help="Who published them. Counts for more than what their pages say.")
@every_option
@setting_options
def watch(sources: tuple[str, ...], quiet: bool, outlet: str | None, every: float, **options: Any) -> None:
    """Watch folders and feeds, and add what appears or changes there, until Ctrl-C.

    SOURCE is a folder, a file, a glob, or the address of a feed or a page. What is there already is added first. A file
    is read once it stands still for a few seconds, so that nothing is read while it is still written. Of a feed, the
    server is only asked for what has changed since the last look, and not before its time, even if you start again.
    """
    from onrecord.pipeline.adding import Archive
    from onrecord.pipeline.watching import Watcher

    settings = settings_from(options)
    reporter = ProgressReporter()

    def told(name: str, tally: "Tally", error: "OnrecordError | None") -> None:
        if error is not None:
            say(f"{name}: {error}")
        elif not quiet:
            say(f"{name}: {tally}")

    @contextmanager
    def adding(some: "Sequence[Source]") -> Iterator[Callable[[int], None] | None]:
        with adding_progress(some, shown=not quiet and sys.stderr.isatty()) as (reporter.advance, bytes_read):
            yield bytes_read

    watcher = Watcher(
        *watched_sources(sources),
        settings=settings,
        minutes=every,
        report=reporter,
        told=told,
        given={"outlet": outlet} if outlet else {},
        adding=adding,
    )
    with Archive(settings.archive):  # says now if it can't be written to
        pass
    if not quiet:
        say(f"watching {', '.join(sources)} (Ctrl-C stops it)")
    try:
        watcher.run(settings.archive, troubled=lambda error: say(str(error)))
    except KeyboardInterrupt:
        say(f"stopped; {reporter.tally}")
        raise


def watched_sources(names: Iterable[str]) -> "list[Source]":
    """Tell what words of the command line name that is to be watched. Raises click.UsageError for what isn't there."""
    from onrecord.ingest import recognize_name
    from onrecord.ingest.sources import Folder, Pattern, StandardInput, path_of

    found = [recognize_name(name) for name in names]
    for source in found:
        if isinstance(source, StandardInput):
            raise click.UsageError("Standard input can't be watched. Name a folder, a file, or an address.")
        path = path_of(source)
        if path is not None and not isinstance(source, Folder | Pattern) and not path.is_file():
            raise click.UsageError(f"There is nothing to watch at {path}. Name a folder, a file, or an address.")
    return found
