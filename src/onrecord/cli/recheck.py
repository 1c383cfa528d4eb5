"""`onrecord recheck`."""

import sys
from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, archive_option, one_option, option, settings_from
from onrecord.cli.progress import progress


@click.command(cls=Command)
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Say nothing.")
@one_option("checks")
@archive_option
def recheck(quiet: bool, **options: Any) -> None:
    """Run the checks again on all articles of the archive, without reading them again.

    Use this after an upgrade, or with another choice of --checks. Statements, actors and events stay as they are. A
    finding that somebody has dismissed stays dismissed if the same check finds it at the same words. To read the
    articles again as well, use onrecord reread.
    """
    from onrecord.archive import Store
    from onrecord.pipeline.adding import Archive

    settings = settings_from(options)
    with Store(settings.archive, read_only=True) as store:  # so that an archive that doesn't exist isn't created
        total = store.totals().versions
    done = 0
    with Archive(settings.archive) as archive, progress(total, shown=not quiet and sys.stderr.isatty()) as advance:

        def report(now_done: int, _total: int) -> None:
            nonlocal done
            advance()
            done = now_done

        try:
            other = archive.recheck(settings=settings, report=report)
        except KeyboardInterrupt:
            say(f"stopped; {done} of {total} articles checked")
            raise
    if not quiet:
        say(f"{done} articles checked, {other} with other findings than before")
