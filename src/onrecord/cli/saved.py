"""`onrecord saved`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, option, settings_from
from onrecord.cli.tables import Row, chosen_form, form_options, write_rows

if TYPE_CHECKING:
    from onrecord.archive import SavedSearch, Store

CHANGE = "What to change"
COLUMNS = ("saved", "name", "kind", "filters", "new", "at_least", "seen", "told", "saved_at")


@click.command(cls=Command)
@option(CHANGE, "--seen", multiple=True, metavar="NAME",
        help="Count nothing as new that this search finds by now; can be given several times.")  # fmt: skip
@option(CHANGE, "--remove", multiple=True, metavar="NAME",
        help="Remove this saved search, and its feed; can be given several times.")  # fmt: skip
@form_options
@archive_option
def saved(*, seen: tuple[str, ...], remove: tuple[str, ...], as_json: bool, as_csv: bool, **options: Any) -> None:
    """List the saved searches of the archive, and count what is new for each.

    A search is saved with --save by the commands that search, or on the desk: onrecord search --speaker Reyes dam
    --save "Reyes on the dam". What is new is what it finds in articles that were added since somebody has seen its
    results, whatever their days. A search goes by its name or its number.
    """
    from onrecord.archive import Store

    form = chosen_form(as_json=as_json, as_csv=as_csv)
    path = settings_from(options).archive
    if seen or remove:
        with Store(path, read_only=True) as archive:  # nothing is changed where one of them isn't there
            named = [archive.saved_search(which(name)) for name in (*seen, *remove)]
        with Store(path) as archive:
            for search in named[: len(seen)]:
                archive.mark_seen(search.id, archive.last_article())
            for search in named[len(seen) :]:
                archive.remove_search(search.id)
    with Store(path, read_only=True) as archive:
        number = write_rows(_rows(archive), form=form, columns=COLUMNS, shown=_shown)
    if form == "table" and not number:
        say("no search is saved")


def which(name: str) -> int | str:
    """Tell whether a saved search goes by its number here, or by its name.

    >>> which("12"), which("Reyes on the dam")
    (12, 'Reyes on the dam')
    """
    return int(name) if name.isascii() and name.isdigit() and len(name) < 19 else name


def _rows(archive: "Store") -> Iterator[Row]:
    from onrecord.pipeline.digest import actor_names, asked_for

    for search in archive.saved_searches():
        yield _row(archive, search) | {"asked": asked_for(search, actor_names(archive, search))}


def _row(archive: "Store", search: "SavedSearch") -> dict[str, Any]:
    from json import dumps

    new = archive.count_arrivals(search, after=search.seen)
    return {
        "saved": search.id,
        "name": search.name,
        "kind": search.kind,
        "filters": dumps(dict(search.filters), ensure_ascii=False),
        "new": new.number,
        "at_least": new.at_least,
        "seen": search.seen,
        "told": search.told,
        "saved_at": search.saved_at,
    }


def _shown(row: Row) -> Row:
    return {
        "": row["saved"],
        "name": row["name"],
        "finds": row["asked"],
        "new": f"more than {row['new']:,}" if row["at_least"] else f"{row['new']:,}",
        "saved": row["saved_at"][:10],
    }
