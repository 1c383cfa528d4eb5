"""`onrecord checks`."""

from typing import Any

import click

from onrecord.cli.check import KINDS
from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.saving import save_option, save_search
from onrecord.cli.tables import Marked, Row, chosen_form, form_options, write_rows

WANTED = "What to find"

_FILTERS = ("kind", "verdict", "outlet", "since", "until", "dismissed", "unshown", "confidence")


@click.command(cls=Command)
@option(WANTED, "--kind", type=click.Choice(KINDS), help="Which check found it.")
@option(WANTED, "--verdict", metavar="WORD", help="What the check says, such as overstated. Without it, what fits "
        "(supported) is left out.")  # fmt: skip
@option(WANTED, "--outlet", metavar="NAME", help="Who published it.")
@option(WANTED, "--from", "since", metavar="DATE", help="Published then or later: 2024, 2024-03 or 2024-03-05.")
@option(WANTED, "--to", "until", metavar="DATE", help="Published then or earlier.")
@option(WANTED, "--dismissed", is_flag=True, help="Only what somebody has dismissed. Else that is left out.")
@option(WANTED, "--all", "unshown", is_flag=True,
        help="Also what isn't right often enough to be shown without being asked for.")  # fmt: skip
@option(WANTED, "--confidence", type=click.FloatRange(0, 1), metavar="NUMBER", help="At least so sure, from 0 to 1.")
@option(
    WANTED, "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all."
)
@save_option
@form_options
@archive_option
def checks(save: str | None, as_json: bool, as_csv: bool, **options: Any) -> None:
    """Find what the checks have found in the archive: what an article's own words don't bear out.

    The findings of the newest articles come first. A finding never says that something is false. It says what doesn't
    fit together, what is missing, or whose word is passed on as fact.

    To check an article that isn't in the archive, use onrecord check. To run the checks again, use onrecord recheck.
    """
    from onrecord.archive import Store
    from onrecord.archive.listing import CHECK_COLUMNS, check_row

    settings = settings_from(options)
    output = chosen_form(as_json=as_json, as_csv=as_csv)
    filters: dict[str, Any] = {name: options[name] for name in _FILTERS}
    if save is not None:
        save_search(settings.archive, save, "checks", filters)
    with Store(settings.archive, read_only=True) as archive:
        rows = map(check_row, archive.checks(limit=options["limit"] or None, **filters))
        if not write_rows(rows, form=output, columns=CHECK_COLUMNS, shown=_shown):
            say("nothing is found")


def _shown(row: Row) -> Row:
    from onrecord.archive import Context, Part
    from onrecord.render.checks import in_words

    parts = tuple(Part(**part) for part in row["context_content"])
    shown = {
        "": ", ".join(filter(None, (f"{row['article']}/{row['check_id']}", row["place"]))),
        "published": (row["published"] or "")[:10],
        "outlet": row["outlet"],
        "check": f"{in_words(row['kind'])}: {in_words(row['verdict'])}",
        "finding": row["message"],
        "sentence": Marked(Context(row["context"] or "", parts, ()).pieces),
    }
    return shown | ({"dismissed": row["reason"]} if row["dismissed"] else {})
