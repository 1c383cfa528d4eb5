"""`onrecord add`."""

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.exits import Exit
from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, option, setting_options, settings_from
from onrecord.cli.progress import adding_progress

if TYPE_CHECKING:
    from onrecord.pipeline.adding import Outcome, Tally

KNOWN_OF_ALL = "What you know of all the articles"

MOST_NAMED = 20
"""So many failures are named as they come; all of them stand in the archive."""


@click.command(cls=Command)
@click.argument("sources", nargs=-1, required=True, type=click.Path(allow_dash=True), metavar="SOURCE...")
@option(OUTPUT, "--quiet", "-q", is_flag=True, help="Say nothing but what couldn't be read.")
@option(KNOWN_OF_ALL, "--outlet", help="Who published them; goes before what their pages say.")
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
    every: float | None,
    **options: Any,
) -> None:
    """Read articles into the archive, and keep their original bytes with them.

    SOURCE is a file of text or HTML, a folder, a glob, an http or https address, an RSS or Atom feed, a WARC file, a
    .jsonl file, or - for standard input. The archive is one file, made where there is none.

    The same article twice is one article; a changed one becomes a new version beside the old. What couldn't be read is
    listed by `onrecord failures`. A run that was stopped, in whatever way, goes on where it was when it is started
    again.
    """
    from onrecord.ingest.sources import named
    from onrecord.pipeline.adding import Archive

    settings = settings_from(options)
    given = {} if outlet is None else {"outlet": outlet}
    with Archive(settings.archive) as archive:
        while True:
            teller = Teller()
            try:
                with adding_progress(sources, shown=not quiet and sys.stderr.isatty()) as (teller.moved, bytes_read):
                    archive.add(*named(sources), settings=settings, report=teller.tell, bytes_read=bytes_read, **given)
            except KeyboardInterrupt:
                say(f"stopped; {teller.tally}")
                raise
            if not quiet:
                say(str(teller.tally))
            if every is None:
                ctx.exit(exit_of(teller.tally))
            time.sleep(every * 60)


class Teller:
    """Counts what becomes of articles, and names the first that fail."""

    def __init__(self) -> None:
        from onrecord.pipeline.adding import Tally

        self.tally = Tally()
        self.moved: Callable[[], None] = lambda: None
        """Moves a bar."""

    def tell(self, outcome: "Outcome") -> None:
        """Count an article, and name it where it failed."""
        self.tally.count(outcome)
        self.moved()
        if outcome.error is None or self.tally.failed > MOST_NAMED:
            return
        place = outcome.place if outcome.line is None else f"{outcome.place}, {outcome.line}"
        say(f"{place}: {outcome.error}")
        if self.tally.failed == MOST_NAMED:
            say("what else can't be read isn't named here; `onrecord failures` lists it")


def exit_of(tally: "Tally") -> Exit:
    """The exit code that says how many articles could be read."""
    if not tally.failed:
        return Exit.ALL_READ
    return Exit.SOME_NOT_READ if tally.added or tally.changed or tally.known else Exit.NOTHING_READ
