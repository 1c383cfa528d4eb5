"""`onrecord failures`."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from onrecord.cli.exits import Exit
from onrecord.cli.messages import say
from onrecord.cli.options import Command, setting_options, settings_from
from onrecord.cli.reporting import ProgressReporter, exit_of
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows
from onrecord.settings import Settings

COLUMNS = ("place", "line", "error", "reason", "tries", "failed_at")


@click.command(cls=Command)
@click.option("--retry", is_flag=True, help="Try all of them again.")
@form_options
@setting_options
@click.pass_context
def failures(ctx: click.Context, /, retry: bool, as_json: bool, as_csv: bool, **options: Any) -> None:
    """List what couldn't be read into the archive, and why, or try it again."""
    from onrecord.archive import Store

    settings = settings_from(options)
    form = chosen_form(as_json=as_json, as_csv=as_csv)
    if retry:
        ctx.exit(_retry(settings))
    with Store(settings.archive, read_only=True) as archive:
        rows = (asdict(failure) for failure in archive.failures())
        number = write_rows(_picked(rows), form=form, columns=COLUMNS, shown=_shown)
    if form == "table" and not number:
        say("nothing has failed")


def _retry(settings: Settings) -> Exit:
    from onrecord.pipeline.adding import Archive

    reporter = ProgressReporter()
    with Archive(settings.archive) as archive:
        archive.retry(settings=settings, report=reporter)
    say(str(reporter.tally))
    return exit_of(reporter.tally)


def _picked(rows: Iterator[dict[str, Any]]) -> Iterator[Row]:
    return ({name: row[name] for name in COLUMNS} for row in rows)


def _shown(row: Row) -> Row:
    place = row["place"] if row["line"] is None else f"{row['place']}, {row['line']}"
    return {"place": place, "reason": row["reason"], "tries": row["tries"], "last": row["failed_at"][:10]}
