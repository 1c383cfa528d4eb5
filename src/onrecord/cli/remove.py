"""`onrecord remove`."""

import sys
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.messages import say
from onrecord.cli.options import Command, archive_option, settings_from

if TYPE_CHECKING:
    from onrecord.archive import Store


@click.command(cls=Command)
@click.argument("named", nargs=-1, metavar="ARTICLE...")
@click.option("--tombstone", is_flag=True, help="Keep hashes, so that the article isn't added again.")
@click.option("--why", metavar="REASON", help="The reason, kept with the tombstone.")
@click.option("--who", metavar="NAME", help="Who removes it, kept with the tombstone. [default: your login name]")
@click.option("--yes", "-y", is_flag=True, help="Don't ask.")
@click.option("--wipe", is_flag=True, help="Only finish a removal whose bytes are still in the file.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing.")
@archive_option
def remove(
    named: tuple[str, ...],
    *,
    tombstone: bool,
    why: str | None,
    who: str | None,
    yes: bool,
    wipe: bool,
    quiet: bool,
    **options: Any,
) -> None:
    """Take articles out of the archive for good. ARTICLE is a number, an address or an id.

    All versions go, with their texts, records and original bytes, and with what searches, stories, quotations and
    actors have of them. Actors go that appear nowhere else, and so does what people have decided about the article. At
    the end the file is written anew, so that none of its words are left in it. This can't be undone.
    """
    from onrecord.archive import Store
    from onrecord.archive.decisions import by
    from onrecord.pipeline.removing import remove as take_out

    if bool(named) == wipe:
        raise click.UsageError("Name at least one article, or give --wipe alone.")
    if (why or who) and not tombstone:
        raise click.UsageError("--why and --who are kept with the tombstone. Give --tombstone, too.")
    path = settings_from(options).archive
    with Store(path, read_only=True) as archive:  # so that an archive that doesn't exist isn't created
        numbers = list(dict.fromkeys(map(archive.find_article, named)))
        if not yes and not wipe:
            _ask(archive, numbers)
    with Store(path) as archive:
        for number in numbers:
            removed = take_out(archive, number, by(who, why), tombstone=tombstone)
            if not quiet:
                say(f"article {number} removed{_versions(len(removed.articles))}")
        archive.wipe()


def _ask(archive: "Store", numbers: list[int]) -> None:
    """Say what would be removed, and ask whether it is to be; raises Abort if it isn't."""
    if not is_terminal():
        raise click.UsageError("Nobody can be asked here whether to remove it. Give --yes.")
    for number in numbers:
        versions = archive.versions(number)
        latest = versions[-1]
        about = (latest.title or latest.article_id, latest.outlet, (latest.published or "")[:10])
        say(f"{number}: {', '.join(filter(None, about))}{_versions(len(versions))}")
    what = "this article" if len(numbers) == 1 else f"these {len(numbers)} articles"
    if not click.confirm(f"Remove {what} for good?", err=True):
        raise click.ClickException("Nothing was removed.")


def is_terminal() -> bool:
    """Tell whether somebody can be asked."""
    return sys.stdin.isatty()


def _versions(number: int) -> str:
    return f", in {number} versions" if number > 1 else ""
