"""`onrecord quotes`."""

from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows

WANTED = "What to find"

KINDS = ("identical", "cut", "altered", "translated", "other_speaker", "other_day")
_FILTERS = ("speaker", "outlet", "since", "until", "kind", "turned", "story", "least", "order")


@click.command(cls=Command)
@click.argument("words", nargs=-1)
@option(WANTED, "--speaker", metavar="NAME", help="Said by this person, by any part of the name.")
@option(WANTED, "--outlet", metavar="NAME", help="Given by this outlet.")
@option(WANTED, "--from", "since", metavar="DATE", help="Given then or later: 2024, 2024-03 or 2024-03-05.")
@option(WANTED, "--to", "until", metavar="DATE", help="Given then or earlier.")
@option(WANTED, "--kind", type=click.Choice(KINDS), help="Where one wording differs so from the fullest one.")
@option(WANTED, "--turned", is_flag=True,
        help="Where a wording lacks a word that turns what is said: a “not”, an “if”.")  # fmt: skip
@option(WANTED, "--story", type=click.IntRange(min=1), metavar="NUMBER",
        help="Given in this story; see onrecord stories.")  # fmt: skip
@option(WANTED, "--least", type=click.IntRange(min=1), default=2, show_default=True,
        help="At least so many outlets. 1 also finds what only one outlet gives.")  # fmt: skip
@option(WANTED, "--order", type=click.Choice(("newest", "largest")), default="newest", show_default=True,
        help="What comes first: the newest, or what most outlets give.")  # fmt: skip
@option(
    WANTED, "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all."
)
@option(WANTED, "--quotation", type=click.IntRange(min=1), metavar="NUMBER",
        help="Only the wordings of this quotation, the first one first.")  # fmt: skip
@form_options
@archive_option
def quotes(words: tuple[str, ...], quotation: int | None, as_json: bool, as_csv: bool, **options: Any) -> None:
    """Find direct words that several articles give, with a statement that has all WORDS.

    You see the fullest wording, and who printed it first. With --quotation, you see who gives it and what each wording
    leaves out or changes.
    """
    from onrecord.archive import Store
    from onrecord.archive.listing import QUOTATION_COLUMNS, WORDING_COLUMNS, quotation_row, wording_row

    settings = settings_from(options)
    form = chosen_form(as_json=as_json, as_csv=as_csv)
    limit = options["limit"] or None
    with Store(settings.archive, read_only=True) as archive:
        if quotation is not None:
            found = archive.quotation(quotation)
            given = (wording_row(found, each) for each in archive.wordings(found.id, limit=limit))
            write_rows(given, form=form, columns=WORDING_COLUMNS, shown=_wording)
            return
        filters: dict[str, Any] = {name: options[name] for name in _FILTERS}
        rows = map(quotation_row, archive.quotations(words=" ".join(words) or None, limit=limit, **filters))
        if not write_rows(rows, form=form, columns=QUOTATION_COLUMNS, shown=_quotation):
            say("nothing is found")


def _quotation(row: Row) -> Row:
    signs = [row["kinds"], *(name.replace("_", " ") for name in ("turned", "other_speaker", "other_day") if row[name])]
    return {
        "": row["quotation"],
        "speaker": row["speaker"],
        "words": row["words"],
        "first": " ".join(filter(None, (row["first_day"], row["first_outlet"]))),
        "outlets": row["outlets"],
        "wordings": "; ".join(filter(None, signs)),
    }


def _wording(row: Row) -> Row:
    changes = (("without", row["missing"]), ("with", row["instead"]))
    differs = [row["kind"], *(f"{how}: {words}" for how, words in changes if words)]
    return {
        "": row["article"],
        "published": (row["published"] or "")[:16].replace("T", " "),
        "outlet": row["outlet"],
        "speaker": row["speaker"],
        "words": row["content"],
        "differs": "fullest" if row["fullest"] else "; ".join(differs),
        "turned": f"“{row['turn']}”" if row["turn"] else "",
    }
