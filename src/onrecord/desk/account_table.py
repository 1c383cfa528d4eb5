"""Lay out what the accounts of an event agree on and where they differ: a row a version, a column an outlet."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from onrecord.render.event_accounts import ASPECTS, NO_OUTLET, version_words
from onrecord.schema.event_accounts import Comparison, EventAccounts, Told, Version
from onrecord.schema.event_view import EventView
from onrecord.schema.standing_words import TOLD

MOST_COLUMNS: Final = 6
"""So many outlets have a column: those that were the first to say something on which accounts differ."""

MOST_VERSIONS: Final = 8
"""So many versions of one thing are rows: those that were told first."""

MOST_WORDS: Final = 3
"""On so many words an outlet has a version, as far as it is shown."""

OWN_WORD: Final = "on its own word"


class Word(NamedTuple):
    """On whose word an outlet has a version, and the address where it says so."""

    words: str
    address: str


class Row(NamedTuple):
    """A version, the day on which it was first told, a cell for each column, and how many other outlets have it."""

    words: str
    day: str | None
    cells: tuple[tuple[Word, ...], ...]
    others: int


class Part(NamedTuple):
    """One thing on which accounts differ; `more` versions are not shown."""

    aspect: str
    rows: tuple[Row, ...]
    more: int


class Fact(NamedTuple):
    """What several articles say and none contradicts, with how many outlets say so."""

    aspect: str
    words: str
    outlets: int


class AccountTable(NamedTuple):
    """The accounts of an event, with the place that told it first.

    With `others`, a last column counts the outlets that have none of their own.
    """

    accounts: EventAccounts
    first: EventView
    agreed: tuple[Fact, ...]
    columns: tuple[str, ...]
    parts: tuple[Part, ...]
    others: bool


def account_table(accounts: EventAccounts, tellings: Iterable[EventView], event_ids: Mapping[int, str]) -> AccountTable:
    """Lay out the accounts of an event that is told in these places.

    `event_ids` has the ids of events in their records, by their rows in the archive.
    """
    told = sorted(
        (each for comparison in accounts.differing for version in comparison.versions for each in version.told),
        key=lambda each: (each.day or "9999", each.article),
    )
    outlets = list(dict.fromkeys(each.outlet for each in told))
    columns = outlets[:MOST_COLUMNS]

    def row(version: Version) -> Row:
        cells = tuple(_cell((each for each in version.told if each.outlet == outlet), event_ids) for outlet in columns)
        return Row(version_words(version), version.told[0].day, cells, len(set(version.outlets) - set(columns)))

    def part(comparison: Comparison) -> Part:
        rows = tuple(map(row, comparison.versions[:MOST_VERSIONS]))
        return Part(ASPECTS[comparison.aspect], rows, len(comparison.versions) - len(rows))

    return AccountTable(
        accounts,
        min(tellings, key=lambda each: (each.day or "9999", each.article, each.event)),
        tuple(_fact(each) for each in accounts.agreed if each.aspect != "happened"),
        tuple(outlet or NO_OUTLET for outlet in columns),
        tuple(map(part, accounts.differing)),
        len(outlets) > len(columns),
    )


def _fact(comparison: Comparison) -> Fact:
    (version,) = comparison.versions
    return Fact(ASPECTS[comparison.aspect], version_words(version), len(version.outlets))


def _cell(told: Iterable[Told], event_ids: Mapping[int, str]) -> tuple[Word, ...]:
    """Give each word on which an outlet has a version once, with the first place that has it."""
    first: dict[str, Word] = {}
    for each in told:
        words = OWN_WORD if each.words == TOLD else each.words
        first.setdefault(words, Word(words, _address(each, event_ids)))
    return tuple(first.values())[:MOST_WORDS]


def _address(told: Told, event_ids: Mapping[int, str]) -> str:
    number = event_ids.get(told.event, "").removeprefix("e")
    anchor = f"event-{number}" if number.isdecimal() and number.isascii() else "events"
    return f"/articles/{told.article}#{anchor}"
