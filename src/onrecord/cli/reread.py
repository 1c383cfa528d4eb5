"""`onrecord reread`."""

import sys
from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, option, setting_options, settings_from
from onrecord.cli.progress import progress
from onrecord.cli.reporting import ProgressReporter, exit_of


@click.command(cls=Command)
@click.option("--all", "everything", is_flag=True, help="Read all articles, even those that this version has read.")
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Only say what couldn't be read.")
@setting_options
@click.pass_context
def reread(ctx: click.Context, /, everything: bool, quiet: bool, **options: Any) -> None:
    """Read the archive's articles again from their original bytes.

    Without --all, this reads only the articles that another version of onrecord, or another network, has read. So if
    you stop a run, the next one goes on where it was. If an article can't be read any more, its record stays. Actors
    stay joined and split as they are.
    """
    from onrecord.pipeline.adding import Archive

    settings = settings_from(options)
    reporter = ProgressReporter()
    with Archive(settings.archive) as archive:
        total = len(archive.outdated(everything=everything, settings=settings))
        try:
            with progress(total, shown=not quiet and sys.stderr.isatty()) as reporter.advance:
                archive.reread(everything=everything, settings=settings, report=reporter)
        except KeyboardInterrupt:
            say(f"stopped; {reporter.tally.changed} of {total} read again")
            raise
    if not quiet:
        say(f"{reporter.tally.changed} read again, {reporter.tally.failed} could not be read")
    ctx.exit(exit_of(reporter.tally))
