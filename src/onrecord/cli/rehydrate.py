"""`onrecord rehydrate`."""

import sys
from pathlib import Path
from typing import Any

import click

from onrecord.cli.exits import Exit
from onrecord.cli.messages import say
from onrecord.cli.options import Command, reading_options, settings_from
from onrecord.cli.progress import progress
from onrecord.cli.reporting import MOST_NAMED


@click.command(cls=Command)
@click.argument("export", type=click.Path(file_okay=False, exists=True, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "copies", multiple=True, required=True, metavar="COPIES",
              help="An archive, a folder or a file with articles; can be given several times.")  # fmt: skip
@click.option("--quiet", "-q", is_flag=True, help="Only say what couldn't be filled in.")
@reading_options
@click.pass_context
def rehydrate(
    ctx: click.Context, /, export: Path, folder: Path, copies: tuple[str, ...], *, quiet: bool, **options: Any
) -> None:
    """Fill in the words that EXPORT was written without, and write it into FOLDER.

    EXPORT is a folder that `onrecord export --no-text` has written. The words come from your own copies of the
    articles: an archive, or files that onrecord reads as usual. An article is filled in only if its text has the hash
    that the export names, to the character. If all are there, FOLDER has what `onrecord export` would have written.
    """
    from onrecord.ingest import recognize_name
    from onrecord.pipeline.rehydrating import rehydrate as fill_in

    with progress(None, shown=not quiet and sys.stderr.isatty()) as advance:
        named = [copy if Path(copy).is_file() else recognize_name(copy) for copy in copies]
        result = fill_in(export, folder, *named, settings=settings_from(options), report=advance)
    if not quiet:
        for path, number in result.files.items():
            say(f"{path}: {number} rows")
    lacking = [("no copy of it", each) for each in result.missing]
    lacking += [("your copy has another text", each) for each in result.differing]
    for why, each in lacking[:MOST_NAMED]:
        say(f"article {each.article}, {each.url or each.article_id}: {why}")
    if len(lacking) > MOST_NAMED:
        say(f"{len(lacking) - MOST_NAMED} more aren't named here")
    if not quiet:
        say(f"{result.filled} articles filled in, {len(result.missing)} missing, {len(result.differing)} differing")
    if lacking:
        ctx.exit(Exit.SOME_NOT_READ if result.filled else Exit.NOTHING_READ)
