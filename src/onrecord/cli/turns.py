"""`onrecord turns`."""

from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.tables import Marked, Row, chosen_form, form_options, write_rows

WANTED = "What to find"
_FILTERS = ("speaker", "since", "until", "outlet")


@click.command(cls=Command)
@click.argument("words", nargs=-1)
@option(WANTED, "--speaker", required=True, metavar="NAME", help="Who speaks: a name or a part of it.")
@option(WANTED, "--from", "since", metavar="DATE", help="Published then or later: 2024, 2024-03 or 2024-03-05.")
@option(WANTED, "--to", "until", metavar="DATE", help="Published then or earlier.")
@option(WANTED, "--outlet", metavar="NAME", help="Who published it.")
@option(WANTED, "--only-turns", is_flag=True, help="Only statements that say something else than an earlier one.")
@form_options
@archive_option
def turns(words: tuple[str, ...], only_turns: bool, as_json: bool, as_csv: bool, **options: Any) -> None:
    """Show what somebody said about a matter, in the order of days, and where it turns.

    WORDS say what it is about, as in onrecord search. A turn is shown where a statement surely is about the same as an
    earlier one and says something else: a figure that changes, what was denied and is confirmed, what was never to be
    and will be, what was promised and is dropped. A turn isn't a lie: what is the case may have changed.
    """
    from onrecord.archive import Store
    from onrecord.pipeline.turns import TURN_COLUMNS, over_time, turn_rows

    settings = settings_from(options)
    form = chosen_form(as_json=as_json, as_csv=as_csv)
    filters: dict[str, Any] = {name: options[name] for name in _FILTERS}
    with Store(settings.archive, read_only=True) as archive:
        found = over_time(archive, matter=" ".join(words) or None, **filters)
    rows = (row for row in turn_rows(found) if row["turn"] or not only_turns)
    number = write_rows(rows, form=form, columns=TURN_COLUMNS, shown=_shown)
    if form == "table" and not number:
        say("nothing is found" if not only_turns else "no turns are found")
    if not found.complete:
        say("only the newest statements were looked at: narrow the question")


def _shown(row: Row) -> Row:
    from onrecord.archive import Context, Part

    parts = tuple(Part(**part) for part in row["context_content"])
    turned = f"{row['turn']}: {row['turn_words']}, since {row['earlier_day']} ({row['earlier']})" if row["turn"] else ""
    return {
        "": f"{row['article']}/{row['statement_id']}",
        "said": row["day"],
        "outlet": row["outlet"],
        "speaker": row["speaker"],
        "sentence": Marked(Context(row["context"], parts, ()).pieces),
        "turn": turned,
    }
