"""`onrecord reindex`."""

import sys
from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, archive_option, option, settings_from
from onrecord.cli.progress import progress


@click.command(cls=Command)
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Say nothing.")
@archive_option
def reindex(quiet: bool, **options: Any) -> None:
    """Fill the archive's tables anew from its records.

    Nothing is read anew, and records stay what they are. Do this when the tables that are searched are damaged. A run
    that was stopped goes on where it was when it is started again, and others can write into the archive meanwhile.
    """
    from onrecord.archive import Store

    path = settings_from(options).archive
    with Store(path, read_only=True) as archive:  # where there is none, none is made
        total = archive.totals().versions
    done = 0
    with Store(path) as archive, progress(total, shown=not quiet and sys.stderr.isatty()) as advance:

        def report(now_done: int, _total: int) -> None:
            nonlocal done
            for _ in range(now_done - done):
                advance()
            done = now_done

        try:
            number = archive.reindex(report)
        except KeyboardInterrupt:
            say(f"stopped; {done} of {total} articles are done")
            raise
    if not quiet:
        say(f"{number} articles filled anew")
