"""`onrecord digest`."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import OUTPUT, Command, archive_option, option, settings_from
from onrecord.cli.output import STDOUT, put, writing_to
from onrecord.cli.saved import which
from onrecord.cli.tables import Row, write_rows

if TYPE_CHECKING:
    from onrecord.archive import SavedSearch, Store
    from onrecord.pipeline.digest import News

SINCE = "Since when"

_COLUMNS = {
    "statements": ("who", "statement"),
    "articles": ("", "title"),
    "events": ("who", "event"),
    "checks": ("check", "finding"),
}
"""What the columns of a table are called: that of the groups, and that of what is new."""


@click.command(cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@option(SINCE, "--since", metavar="DATE", help="What was added on that day or later: 2026, 2026-11 or 2026-11-01.")
@option(SINCE, "--since-last", is_flag=True,
        help="What was added since the last digest made so; once it is written, the next begins there.")  # fmt: skip
@option(OUTPUT, "--html", metavar="FILE", help="Write it as a page, for a mail; - for standard output.")
@option(OUTPUT, "--markdown", is_flag=True, help="Write it as Markdown.")
@option(OUTPUT, "--json", "as_json", is_flag=True, help="Write a JSON array, one object for each saved search.")
@option(OUTPUT, "--desk", metavar="ADDRESS",
        help="Let it lead to this desk, such as https://desk.example; else it leads to the articles.")  # fmt: skip
@archive_option
def digest(
    *,
    names: tuple[str, ...],
    since: str | None,
    since_last: bool,
    html: str | None,
    markdown: bool,
    as_json: bool,
    desk: str | None,
    **options: Any,
) -> None:
    """Tell what is new for saved searches, by person: new statements by X on Y.

    With NAME, only for the saved searches of these names or numbers. What is new goes by when articles were added, not
    by their days. Without --since and --since-last, it is what the next digest with --since-last will tell.
    """
    from onrecord.archive import Store
    from onrecord.pipeline.digest import digest as made

    if since is not None and since_last:
        raise click.UsageError("--since and --since-last are two beginnings. Choose one.")
    if sum((html is not None, markdown, as_json)) > 1:
        raise click.UsageError("--html, --markdown and --json are forms of output. Choose one.")
    if desk is not None and not desk.startswith(("http://", "https://")):
        raise click.UsageError(f"--desk {desk}: this is no address of a desk. It begins with http:// or https://.")
    path = settings_from(options).archive
    with Store(path, read_only=True) as archive:
        searches = _chosen(archive, names)
        news = made(archive, searches, after=None if since is None else _last_before(archive, since))
    told = [each for each in news if each.total.number]
    _write(told, html=html, markdown=markdown, as_json=as_json, desk=desk)
    if not told and not (as_json or markdown or html):
        say("nothing is new" if searches else "no search is saved")
    if since_last:
        with Store(path) as archive:
            for each in news:
                archive.mark_told(each.search.id, each.through)


def _chosen(archive: "Store", names: Sequence[str]) -> "list[SavedSearch]":
    found = [archive.saved_search(which(name)) for name in names] if names else archive.saved_searches()
    return list({each.id: each for each in found}.values())


def _last_before(archive: "Store", day: str) -> int:
    from onrecord.archive.query import require_period

    require_period(day, None)
    return archive.last_before(day)


def _write(news: "Sequence[News]", *, html: str | None, markdown: bool, as_json: bool, desk: str | None) -> None:
    from onrecord.pipeline.digest import section_of
    from onrecord.render.captions import day
    from onrecord.render.digest import markdown as as_markdown
    from onrecord.render.digest import page
    from onrecord.render.tabular import json_parts

    sections = [section_of(each, desk=desk) for each in news]
    if html is not None:
        drawn = page(sections, f"What is new, {day(datetime.now(UTC).date().isoformat())}")
        if html == STDOUT:
            put(drawn)
        else:
            with writing_to(html):
                Path(html).write_text(drawn, encoding="utf-8", newline="")
    elif markdown:
        put(as_markdown(sections))
    elif as_json:
        for part in json_parts(each.row() for each in news):
            put(part)
    else:
        for each, section in zip(news, sections, strict=True):
            put(f"{section.name}: {section.title}\n\n")
            rows = _rows(section.groups, *_COLUMNS[each.search.kind])
            write_rows(rows, form="table", columns=(), shown=lambda row: row)
            put(f"{section.more}\n\n" if section.more else "")


def _rows(groups: Sequence[Any], who: str, what: str) -> Iterator[Row]:
    for group in groups:
        for number, line in enumerate(group.lines):
            words = f"{line.how}: {line.words}" if line.how else line.words
            named = {who: "" if number else group.name} if who else {}
            yield {"": line.reference} | named | {"day": line.day, "outlet": line.outlet, what: words}
