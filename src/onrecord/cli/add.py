"""`onrecord add`."""

import sys
import time
from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, option, setting_options, settings_from
from onrecord.cli.progress import adding_progress
from onrecord.cli.reporting import ProgressReporter, exit_of

KNOWN_OF_ALL = "What you know of all the articles"


@click.command(cls=Command)
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="SOURCE...")
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Only say what couldn't be read.")
@option(KNOWN_OF_ALL, "--outlet", help="Who published them. Counts for more than what their pages say.")
@click.option("--again", is_flag=True, help="Add also what was removed for good.")
@click.option(
    "--every",
    type=click.FloatRange(min=0.1),
    metavar="MINUTES",
    help="Look for new articles again and again, until Ctrl-C.",
)
@setting_options
@click.pass_context
def add(
    ctx: click.Context,
    /,
    sources: tuple[str, ...],
    quiet: bool,
    outlet: str | None,
    *,
    every: float | None,
    again: bool,
    **options: Any,
) -> None:
    """Read articles into the archive, and keep their original bytes with them.

    SOURCE is a text, HTML, PDF, Word (.docx) or caption file (.srt, .vtt), a folder, a glob, an http or https address,
    an RSS or Atom feed, a WARC file, a .jsonl file, or - for standard input. The archive is one file. If it doesn't
    exist, it is created.

    If you add the same article twice, it is still one article. If its text has changed, it becomes a new version beside
    the old one. What was removed with a tombstone isn't added. `onrecord failures` lists what couldn't be read. If a
    run is stopped in any way, start it again, and it goes on where it was.
    """
    from onrecord.ingest import recognize_name
    from onrecord.pipeline.adding import Archive

    settings = settings_from(options)
    with Archive(settings.archive) as archive:
        while True:
            named = [recognize_name(source) for source in sources]  # a file may have become a folder since
            reporter = ProgressReporter()
            try:
                with adding_progress(named, shown=not quiet and sys.stderr.isatty()) as (reporter.advance, bytes_read):
                    archive.add(
                        *named, settings=settings, report=reporter, bytes_read=bytes_read, again=again, outlet=outlet
                    )
            except KeyboardInterrupt:
                say(f"stopped; {reporter.tally}")
                raise
            if not quiet:
                say(str(reporter.tally))
            if every is None:
                ctx.exit(exit_of(reporter.tally))
            time.sleep(every * 60)
