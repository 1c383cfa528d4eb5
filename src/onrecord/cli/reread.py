"""`onrecord reread`."""

import sys
from typing import Any

import click

from onrecord.cli.changes import COLUMNS, ChangeReporter, shown
from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, option, setting_options, settings_from
from onrecord.cli.progress import progress
from onrecord.cli.reporting import exit_of
from onrecord.cli.tables import chosen_form, form_options, write_rows


@click.command(cls=Command)
@click.option("--all", "everything", is_flag=True, help="Read all articles, even those that this version has read.")
@option(OUTPUT, "--changes", is_flag=True, help="List every statement that changed, and how.")
@form_options
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Only say what couldn't be read.")
@setting_options
@click.pass_context
def reread(
    ctx: click.Context, /, *, everything: bool, changes: bool, as_json: bool, as_csv: bool, quiet: bool, **options: Any
) -> None:
    """Read the archive's articles again from their original bytes.

    Without --all, this reads only the articles that another version of onrecord, or another network, has read. So if
    you stop a run, the next one goes on where it was. If an article can't be read any more, its record stays. Actors
    stay joined and split as they are, and corrections hold as long as their words are there.

    Afterwards it says how many statements were gained and lost, how many have another speaker or another act, and how
    many corrections find their words no more. --changes lists each of them; --json and --csv do so for programs.
    """
    from onrecord.pipeline.adding import Archive

    form = chosen_form(as_json=as_json, as_csv=as_csv)
    settings = settings_from(options)
    listed = changes or form != "table"
    with Archive(settings.archive) as archive:
        reporter = ChangeReporter(archive.store, keep=listed)
        total = len(archive.outdated(everything=everything, settings=settings))
        try:
            with progress(total, shown=not quiet and sys.stderr.isatty()) as reporter.advance:
                archive.reread(everything=everything, settings=settings, report=reporter)
        except KeyboardInterrupt:
            say(f"stopped; {reporter.tally.changed} of {total} read again")
            raise
        finally:
            if listed:
                write_rows(reporter.rows(), form=form, columns=COLUMNS, shown=shown)
    if not quiet:
        say(f"{reporter.tally.changed} read again, {reporter.tally.failed} could not be read")
        if reporter.tally.changed:
            say(reporter.summary())
    ctx.exit(exit_of(reporter.tally))
