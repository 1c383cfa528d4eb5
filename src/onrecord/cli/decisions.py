"""`onrecord decisions`."""

from dataclasses import asdict
from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows

WHO_DECIDES = "Who decides"
COLUMNS = ("id", "kind", "subject", "summary", "who", "why", "decided_at", "undone_by", "undone_at")


def who_option(command: Any) -> Any:
    """Give a command the option that says who decides."""
    return option(WHO_DECIDES, "--who", metavar="NAME", help="Who decides this. [default: your login name]")(command)


def why_option(command: Any) -> Any:
    """Give a command the option that gives the reason."""
    return option(WHO_DECIDES, "--why", metavar="REASON", help="The reason, kept with the decision.")(command)


@click.command(cls=Command)
@click.option("--undo", type=int, metavar="NUMBER", help="Take this decision back.")
@who_option
@form_options
@archive_option
def decisions(undo: int | None, who: str | None, as_json: bool, as_csv: bool, **options: Any) -> None:
    """List what people have decided about the archive, or take a decision back.

    Each correction is a decision, and so is each join and each split of actors, that two actors aren't one, and that a
    finding of a check doesn't count. A decision has a number, who made it, when and why. Decisions that were taken back
    stay in the list. If you undo a join, the actor comes back under its own number.
    """
    from onrecord.archive import Store

    form = chosen_form(as_json=as_json, as_csv=as_csv)
    if who is not None and undo is None:
        raise click.UsageError("--who says who takes a decision back. Say which decision: --undo NUMBER.")
    path = settings_from(options).archive
    if undo is not None:
        with Store(path, read_only=True):  # so that an archive that doesn't exist isn't created
            pass
        with Store(path) as archive:
            archive.undo(undo, who=who)
    with Store(path, read_only=True) as archive:
        found = [each for each in archive.decisions() if undo in (None, each.id)]
    number = write_rows(map(asdict, found), form=form, columns=COLUMNS, shown=_shown)
    if form == "table" and not number:
        say("nothing has been decided")


def _shown(row: Row) -> Row:
    return {
        "id": row["id"],
        "decision": row["summary"],
        "who": row["who"],
        "when": (row["decided_at"] or "")[:10],
        "why": row["why"],
        "undone": " ".join(filter(None, ((row["undone_at"] or "")[:10], row["undone_by"]))),
    }
