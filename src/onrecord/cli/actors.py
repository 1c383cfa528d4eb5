"""`onrecord actors`."""

from typing import Any

import click

from onrecord.cli.decisions import who_option, why_option
from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, settings_from
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows

KINDS = ("person", "organization", "place", "group")


@click.group()
def actors() -> None:
    """List the actors of the archive, and join or split them by hand.

    Actors of different articles are one if they have the same full name or the same entry in the table of actors. A
    surname alone is never enough. What you join or split stays so until you undo it (`onrecord decisions`).
    """


@actors.command("list", cls=Command)
@click.argument("name", nargs=-1)
@click.option("--kind", type=click.Choice(KINDS), help="Only actors of this kind.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="At most this many; 0 for all."
)
@form_options
@archive_option
def list_actors(
    name: tuple[str, ...], kind: str | None, limit: int, as_json: bool, as_csv: bool, **options: Any
) -> None:
    """List named actors, those who speak most first. With NAME, list only those whose names have these words."""
    from onrecord.archive import Store
    from onrecord.archive.listing import ACTOR_COLUMNS, actor_row

    settings = settings_from(options)
    form = chosen_form(as_json=as_json, as_csv=as_csv)
    with Store(settings.archive, read_only=True) as archive:
        found = archive.actors(" ".join(name) or None, kind=kind, limit=limit or None)
        rows = map(actor_row, found)
        number = write_rows(rows, form=form, columns=ACTOR_COLUMNS, shown=_shown)
    if form == "table" and not number:
        say("no such actor")


@actors.command(cls=Command)
@click.argument("keep", type=int)
@click.argument("others", type=int, nargs=-1, required=True, metavar="OTHER...")
@who_option
@why_option
@archive_option
def merge(keep: int, others: tuple[int, ...], who: str | None, why: str | None, **options: Any) -> None:
    """Join actors into one: the actors numbered OTHER become part of the actor numbered KEEP.

    You can take it back with `onrecord decisions --undo`.
    """
    from onrecord.archive import Store

    with Store(settings_from(options).archive) as archive:
        archive.merge(keep, *others, who=who, why=why)
        actor = archive.actor(keep)
    say(f"{actor.id} {actor.name}: {actor.articles} articles, {actor.statements} statements")


@actors.command(cls=Command)
@click.argument("actor", type=int)
@click.option("--article", "articles", type=int, multiple=True, metavar="NUMBER",
              help="Split off the actor of this article; can be given several times.")  # fmt: skip
@who_option
@why_option
@archive_option
def split(actor: int, articles: tuple[int, ...], who: str | None, why: str | None, **options: Any) -> None:
    """Make the ACTOR of some articles an actor of its own. Without --article, undo all joins into ACTOR."""
    from onrecord.archive import Store

    with Store(settings_from(options).archive) as archive:
        for number in (actor, *archive.split(actor, articles=articles, who=who, why=why)):
            found = archive.actor(number)
            say(f"{found.id} {found.name}: {found.articles} articles, {found.statements} statements")


def _shown(row: Row) -> Row:
    return dict(row)
