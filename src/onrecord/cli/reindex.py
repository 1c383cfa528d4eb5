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
    """Rebuild the archive's search tables from its records, and gather its articles into stories anew.

    Use this when the tables are damaged, or when an earlier version has made the archive. No article is read again, and
    records don't change. If you stop a run, start it again, and it goes on where it was. Others can write into the
    archive in the meantime.
    """
    from onrecord.archive import Store
    from onrecord.pipeline.adding import Archive

    path = settings_from(options).archive
    with Store(path, read_only=True) as store:  # so that an archive that doesn't exist isn't created
        total = store.totals().versions
    done = 0
    with Archive(path) as archive, progress(2 * total, shown=not quiet and sys.stderr.isatty()) as advance:

        def report(now_done: int, _total: int) -> None:
            nonlocal done
            for _ in range(now_done - done):
                advance()
            done = now_done

        try:
            number = archive.reindex(report)
        except KeyboardInterrupt:
            say(f"stopped; {done} of {2 * total} steps done")
            raise
    if not quiet:
        say(f"{number} articles reindexed")
