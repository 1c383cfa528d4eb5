"""`onrecord stories`."""

from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.output import put
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows

if TYPE_CHECKING:
    from onrecord.archive import Store

WANTED = "What to find"

_FILTERS = ("outlet", "since", "until", "actor", "least", "order")


@click.command(cls=Command)
@click.argument("words", nargs=-1)
@option(WANTED, "--outlet", metavar="NAME", help="Told by this outlet.")
@option(WANTED, "--from", "since", metavar="DATE", help="Told then or later: 2024, 2024-03 or 2024-03-05.")
@option(WANTED, "--to", "until", metavar="DATE", help="Told then or earlier.")
@option(WANTED, "--actor", type=click.IntRange(min=1), metavar="NUMBER",
        help="Where this actor appears; see onrecord actors list.")  # fmt: skip
@option(WANTED, "--least", type=click.IntRange(min=1), default=2, show_default=True,
        help="At least so many articles. 1 also finds what only one article tells.")  # fmt: skip
@option(WANTED, "--order", type=click.Choice(("newest", "largest")), default="newest", show_default=True,
        help="What comes first: the newest, or what most outlets have told.")  # fmt: skip
@option(
    WANTED, "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most so many; 0 for all."
)
@option(WANTED, "--story", type=click.IntRange(min=1), metavar="NUMBER",
        help="Only the articles of this story, the first one first. Any article's number names its story.")  # fmt: skip
@option(WANTED, "--events", "as_events", is_flag=True,
        help="With --story: the events that several of its articles tell, and how accounts differ.")  # fmt: skip
@form_options
@archive_option
def stories(
    words: tuple[str, ...], story: int | None, as_events: bool, as_json: bool, as_csv: bool, **options: Any
) -> None:
    """Find stories: articles of a few days that are about one thing, with an article that has all WORDS.

    A story's title is the most central of its headlines. With --story, you see who told it, and who had it first.

    With --story and --events, you see what its articles say of the same event: a row for each version, a column for
    each outlet, and in it on whose word the outlet has it.
    """
    from onrecord.archive import Store
    from onrecord.archive.listing import STORY_COLUMNS, TOLD_COLUMNS, story_row, told_row

    settings = settings_from(options)
    form = chosen_form(as_json=as_json, as_csv=as_csv)
    limit = options["limit"] or None
    if as_events and story is None:
        raise click.UsageError("--events is about one story. Name it: --story NUMBER.")
    if as_events and as_csv:
        raise click.UsageError("Accounts of events have no flat rows. Choose --json.")
    with Store(settings.archive, read_only=True) as archive:
        if story is not None:
            found = archive.story(story)
            if as_events:
                _show_accounts(archive, found.id, limit, as_json=as_json)
                return
            told = (told_row(found, each) for each in archive.story_articles(found.id, limit=limit))
            write_rows(told, form=form, columns=TOLD_COLUMNS, shown=_article)
            return
        filters: dict[str, Any] = {name: options[name] for name in _FILTERS}
        rows = map(story_row, archive.stories(words=" ".join(words) or None, limit=limit, **filters))
        if not write_rows(rows, form=form, columns=STORY_COLUMNS, shown=_story):
            say("nothing is found")


def _show_accounts(archive: "Store", story: int, limit: int | None, *, as_json: bool) -> None:
    from onrecord.eventdata import load_cities
    from onrecord.pipeline.accounts import accounts_of
    from onrecord.render.event_accounts import accounts_terminal
    from onrecord.render.tabular import json_parts

    found = islice(accounts_of(archive, story, load_cities()), limit)
    if as_json:
        for part in json_parts(each.model_dump(mode="json") for each in found):
            put(part)
        return
    tables = [accounts_terminal(each) for each in found]
    put("\n".join(tables))
    if not tables:
        say("no event is told by several of its articles")


def _story(row: Row) -> Row:
    days = " to ".join(dict.fromkeys(filter(None, (row["first_day"], row["last_day"]))))
    counts = {name: row[name] for name in ("articles", "outlets")}
    return {"": row["story"], "days": days, "title": row["title"] or "(no title)"} | counts


def _article(row: Row) -> Row:
    return {
        "": row["article"],
        "published": (row["published"] or "")[:16].replace("T", " "),
        "outlet": row["outlet"],
        "title": row["title"] or "(no title)",
    }
