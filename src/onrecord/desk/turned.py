"""Lay out what somebody said over time: day by day, with the words that show each turn marked in both sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Final, NamedTuple

from onrecord.archive import Bar, Context, Part, StoredStatement
from onrecord.pipeline.turns import SaidThen, StoredTurn, TurnedWords

TURN_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "figure": "another figure",
        "confirmed": "now confirmed",
        "denied": "now denied",
        "reversed": "now the opposite",
        "dropped": "dropped or put off",
    }
)
"""The kinds of turns in words."""


class ShownTurn(NamedTuple):
    """A turn, and the earlier statement as it is shown."""

    turn: StoredTurn
    kind: str
    earlier: StoredStatement


class ShownStatement(NamedTuple):
    """A statement as it is shown, with what it turns."""

    statement: StoredStatement
    turns: tuple[ShownTurn, ...]


class Day(NamedTuple):
    """The statements of a day; None where it isn't known."""

    day: str | None
    statements: tuple[ShownStatement, ...]


def by_day(said: Iterable[SaidThen]) -> list[Day]:
    """Lay out statements day by day, in their order."""
    return [Day(day, tuple(map(_shown, those))) for day, those in groupby(said, key=lambda each: each.day)]


def by_month(said: Iterable[SaidThen]) -> list[Bar]:
    """Count statements by month, the earliest first; None where no day is known."""
    months = sorted((each.day[:7] if each.day else "" for each in said), key=lambda month: (not month, month))
    return [Bar(month or None, len(list(those))) for month, those in groupby(months)]


def marked(statement: StoredStatement, words: Iterable[TurnedWords]) -> StoredStatement:
    """Mark words of an article in the sentence around a statement, as far as it has them, and nothing else."""
    context = statement.context
    moved = context.content[0].start - statement.start if context.content else 0
    parts = [Part(each.start + moved, each.end + moved) for each in words]
    inside = tuple(part for part in parts if 0 <= part.start < part.end <= len(context.text))
    return replace(statement, context=Context(context.text, context.content, inside))


def _shown(said: SaidThen) -> ShownStatement:
    turns = tuple(
        ShownTurn(turn, TURN_WORDS[turn.kind], marked(turn.earlier, turn.earlier_words)) for turn in said.turns
    )
    if not turns:
        return ShownStatement(said.statement, ())
    shows = [words for turn in said.turns for words in turn.later_words]
    return ShownStatement(marked(said.statement, shows), turns)
