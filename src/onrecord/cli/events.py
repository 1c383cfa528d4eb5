"""`onrecord events`."""

from typing import Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.saving import save_option, save_search
from onrecord.cli.tables import Marked, Row, Styled, chosen_form, form_options, write_rows

WANTED = "What to find"
TYPES = (
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject", "threaten",
    "protest", "sanction", "mobilize", "coerce", "assault", "elect", "office", "decide", "justice", "crime", "harm",
    "disaster", "move", "business", "measure", "achieve", "life", "other",
)  # fmt: skip
STATUSES = ("actual", "negated", "planned", "possible", "hypothetical", "general")
STANDINGS = ("outlet", "said", "confirmed", "denied", "asked", "urged", "promised", "believed", "unclear")

_FILTERS = (
    "type", "status", "standing", "who", "whom", "where", "country", "on_word_of", "since", "until", "dated", "denied",
    "happened", "confidence", "outlet",
)  # fmt: skip


@click.command(cls=Command)
@option(WANTED, "--type", type=click.Choice(TYPES), help="What kind of thing happens.")
@option(WANTED, "--who", metavar="NAME", help="Who does it: a name or a part of it.")
@option(WANTED, "--whom", metavar="NAME", help="To whom or with whom it is done.")
@option(WANTED, "--where", metavar="NAME", help="Where it happens: a place, or a country.")
@option(WANTED, "--country", metavar="CODE", help="The country where it happens, by its ISO 3166 code: FR.")
@option(WANTED, "--from", "since", metavar="DATE", help="It may have happened then or later: 2024, 2024-03 or "
        "2024-03-05.")  # fmt: skip
@option(WANTED, "--to", "until", metavar="DATE", help="It may have happened then or earlier.")
@option(WANTED, "--dated", is_flag=True, default=None,
        help="Only events whose day is known; else the day of the article counts.")  # fmt: skip
@option(WANTED, "--status", type=click.Choice(STATUSES), help="How its own clause puts it.")
@option(WANTED, "--standing", type=click.Choice(STANDINGS), help="How it stands: who says so, and how.")
@option(WANTED, "--on-word-of", metavar="outlet|NAME",
        help="On whose word it stands: what the outlet tells itself, or what NAME says.")  # fmt: skip
@option(WANTED, "--denied", is_flag=True, default=None, help="Only what somebody denies; with --on-word-of, what NAME "
        "denies.")  # fmt: skip
@option(WANTED, "--happened", is_flag=True, default=None,
        help="Only what counts as having happened: not denied, unclear, planned or possible.")  # fmt: skip
@option(WANTED, "--confidence", type=click.FloatRange(0, 1), metavar="NUMBER", help="At least so sure, from 0 to 1.")
@option(WANTED, "--outlet", metavar="NAME", help="Who published it.")
@option(
    WANTED, "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all."
)
@save_option
@form_options
@archive_option
def events(save: str | None, as_json: bool, as_csv: bool, **options: Any) -> None:
    """Find events in the archive: who did what to whom, where and when, and on whose word it is known.

    The newest come first. Each event stands in its sentence, beside how it stands: told by the outlet, said or denied
    by somebody, or unclear. What is denied, unclear, planned or only possible is listed, too, but it never counts as
    something that happened.

    What an article tells several times is listed each time, since each place stands on its own word; it counts once.
    """
    from onrecord.archive import Store
    from onrecord.archive.listing import EVENT_COLUMNS, event_row

    settings = settings_from(options)
    output = chosen_form(as_json=as_json, as_csv=as_csv)
    filters: dict[str, Any] = {name: options[name] for name in _FILTERS}
    if save is not None:
        save_search(settings.archive, save, "events", filters)
    with Store(settings.archive, read_only=True) as archive:
        rows = map(event_row, archive.events(limit=options["limit"] or None, **filters))
        if write_rows(rows, form=output, columns=EVENT_COLUMNS, shown=_shown):
            return
        say("nothing is found")
        totals = archive.totals()
        if totals.articles and not totals.events:
            say("no article of this archive has events: `onrecord reread` finds them in what older versions read")


def _shown(row: Row) -> Row:
    from onrecord.archive import Context, Part

    parts = tuple(Part(**part) for part in row["context_content"])
    return {
        "": ", ".join(filter(None, (f"{row['article']}/{row['event_id']}", row["place"]))),
        "day": _day(row),
        "outlet": row["outlet"],
        "event": _event(row),
        "on whose word": _standing(row),
        "sentence": Marked(Context(row["context"], parts, ()).pieces),
    }


def _day(row: Row) -> str:
    """The days of the event; where only the day on which it was said or told is known, say so."""
    first, last = row["day_from"], row["day_to"]
    if first is None:
        told = (row["published"] or "")[:10]
        return f"told {told}" if told else ""
    days = first if first == last else f"{first} to {last}"
    return f"said {days}" if row["day_how"] == "said_on" else days


def _event(row: Row) -> str:
    """Who does what to whom, where, and how many: as the readable record has it."""
    from onrecord.render.event_words import TYPES as WORDS
    from onrecord.render.event_words import count_words
    from onrecord.schema import Count

    of = row["count_of"]
    amount = count_words(Count(least=row["count_least"], most=row["count_most"], of=of)) if of else None
    does = " — ".join(filter(None, (row["who"], WORDS[row["type"]], row["whom"])))
    return " · ".join(filter(None, (does, row["where"], amount)))


def _standing(row: Row) -> Styled:
    """How it stands, in words and in a colour, with the statement that decides it."""
    from onrecord.render.event_lines import STYLES

    statement = row["on_word_of"] or row["may_belong_to"]
    words = f"{row['standing_words']}, {row['article']}/{statement}" if statement else row["standing_words"]
    return Styled(words, STYLES[row["standing"]])
