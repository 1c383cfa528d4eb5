"""What the accounts of one event agree on and where they differ, as a table for a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord.render.captions import days
from onrecord.render.clean import one_line
from onrecord.render.event_words import TYPES, count_words
from onrecord.render.terminal import printed
from onrecord.schema.event_accounts import Aspect, Comparison, EventAccounts, Version
from onrecord.schema.standing_words import TOLD

if TYPE_CHECKING:
    from rich.console import RenderableType

ASPECTS: Final[dict[Aspect, str]] = {
    "happened": "whether it happened",
    "count": "how many",
    "day": "when",
    "place": "where",
    "who": "who",
    "whom": "to whom",
}
"""What accounts are compared in, in words."""

NO_OUTLET: Final = "no outlet"
"""The column of articles whose outlet isn't known."""

SAYS_SO: Final = "itself"
"""Stands where an outlet tells something on no one's word but its own."""


def accounts_terminal(accounts: EventAccounts, *, width: int | None = None, colour: bool | None = None) -> str:
    """Draw a table of an event's accounts: a row for each version, a column for each outlet, in it on whose word.

    What several articles say and none contradicts comes first, then where they differ. `width` and `colour` are as in
    `terminal`.

    >>> from onrecord.schema.event import Count
    >>> from onrecord.schema.event_accounts import Told
    >>> one = Told(event=1, article=1, outlet="Courier", standing="said", words="said by the police")
    >>> two = Told(event=2, article=2, outlet="Post", standing="outlet", words="told by the outlet")
    >>> tolls = (Version(count=Count(least=12, most=12, of="killed"), told=(one,)),
    ...          Version(count=Count(least=15, most=15, of="killed"), told=(two,)))
    >>> print(accounts_terminal(EventAccounts(event=1, type="harm", words="killed", articles=(1, 2),
    ...     outlets=("Courier", "Post"), comparisons=(Comparison(aspect="count", of="killed", versions=tolls),)),
    ...     colour=False))
    “killed” (harm): 2 articles of 2 outlets
                         Courier              Post
    ≠ how many
      12 killed          said by the police
      15 killed                               itself
    <BLANKLINE>
    """
    return printed(lambda _: _parts(accounts), width, colour)


def _parts(accounts: EventAccounts) -> Iterator["RenderableType"]:
    from rich.table import Table
    from rich.text import Text

    heading = Text(f"“{one_line(accounts.words)}” ({TYPES[accounts.type]})", style="bold")
    heading.append(f": {len(accounts.articles)} articles of {len(accounts.outlets)} outlets", style="not bold")
    yield heading
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("", overflow="fold")
    for outlet in accounts.outlets:
        table.add_column(_plain(outlet or NO_OUTLET), overflow="fold")
    for comparison in (*accounts.agreed, *accounts.differing):
        table.add_row(_heading(comparison))
        for version in comparison.versions:
            cells = (_words(version, outlet) for outlet in accounts.outlets)
            table.add_row(Text(f"  {version_words(version)}"), *(Text(cell) for cell in cells))
    if table.row_count:
        yield table


def version_words(version: Version) -> str:
    """Say in words what a version says.

    >>> from onrecord.schema.event_accounts import Told
    >>> told = (Told(event=1, article=1, standing="outlet", words=""),)
    >>> version_words(Version(days=("2024-05-05", "2024-05-05"), told=told))
    '5 May 2024'
    """
    if version.count is not None:
        return count_words(version.count)
    if version.days is not None:
        return days(*version.days)
    return one_line(version.name or "")


def _heading(comparison: Comparison) -> "RenderableType":
    from rich.text import Text

    sign, style = ("≠", "bold red") if comparison.differs else ("=", "bold green")
    return Text(f"{sign} {ASPECTS[comparison.aspect]}", style=style)


def _words(version: Version, outlet: str | None) -> str:
    """Say on whose word an outlet has a version; nothing where it doesn't have it."""
    found = dict.fromkeys(each.words for each in version.told if each.outlet == outlet)
    return "; ".join(SAYS_SO if words == TOLD else one_line(words) for words in found)


def _plain(name: str) -> "RenderableType":
    from rich.text import Text

    return Text(one_line(name))
