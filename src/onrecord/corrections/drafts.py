"""A record that is being corrected: its lines by their ids."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Self, TypeVar

from onrecord.corrections.anchors import Anchor, Anchors
from onrecord.schema import Actor, Article, Check, Event, Model, Record, Span, Statement, Time
from onrecord.schema.base import Frozen
from onrecord.text import Pair, Quotations
from onrecord.text.layout import Layout

Line = TypeVar("Line", bound=Frozen)


class Lost(Exception):  # noqa: N818
    """The words or the line that a correction is about aren't there any more: the correction changes nothing."""


@dataclass(slots=True)
class Draft:
    """The lines of a record, to be changed one by one.

    `touched` are the values that the correction at hand has set, each by the id of its line and the name of its field;
    `moved` tells whether some of its words were found elsewhere than they were.
    """

    article: Article
    statements: dict[str, Statement]
    actors: dict[str, Actor]
    times: dict[str, Time]
    events: dict[str, Event]
    checks: list[Check]
    record: Record
    touched: set[tuple[str, str]]
    moved: bool = False

    @classmethod
    def of(cls, record: Record) -> Self:
        """Begin with a record as it was read."""
        return cls(
            article=record.article,
            statements={each.id: each for each in record.statements},
            actors={each.id: each for each in record.actors},
            times={each.id: each for each in record.times},
            events={each.id: each for each in record.events},
            checks=list(record.checks),
            record=record,
            touched=set(),
        )

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @property
    def model(self) -> Model:
        """The network that read it."""
        return self.record.model

    def find(self, anchor: Anchor) -> Span:
        """Find the words of an anchor; raises Lost."""
        found = anchor.find(self.text)
        if found is None:
            raise Lost
        self.moved = self.moved or found.moved
        return found.span

    def find_all(self, anchors: Anchors) -> tuple[Span, ...]:
        """Find the fragments of a role; raises Lost if one isn't there, or if they stand in another order now."""
        spans = tuple(self.find(each) for each in anchors)
        if any(after.start < before.end for before, after in pairwise(spans)):
            raise Lost
        return spans

    def quotations(self) -> Quotations:
        """Find the quotations of the text."""
        return Quotations.of(self.text, Layout.of(self.article).paragraphs)

    def put(self, lines: dict[str, Line], line: Line, changes: Mapping[str, Any]) -> Line:
        """Change fields of a line, and mark it as corrected; give the new line."""
        now: Any = line
        fields = {name: getattr(now, name) for name in type(line).model_fields}
        if all(fields[name] == value for name, value in changes.items()):
            return line
        made = type(line)(**fields | dict(changes) | {"corrected": True})
        lines[now.id] = made
        return made

    def finished(self) -> Record:
        """Make the record of the lines."""
        return Record(
            article=self.article,
            statements=tuple(self.statements.values()),
            actors=tuple(self.actors.values()),
            times=tuple(sorted(self.times.values(), key=lambda time: time.start)),
            events=tuple(self.events.values()),
            doubtful=self.record.doubtful,
            checks=tuple(self.checks),
            model=self.record.model,
        )


def fresh(letter: str, taken: Iterable[str]) -> str:
    """Give the next free id of a kind of line.

    >>> fresh("s", ["s1", "s4", "x"])
    's5'
    """
    numbers = [int(each[1:]) for each in taken if each[:1] == letter and each[1:].isdecimal() and len(each) < 10]
    return f"{letter}{max(numbers, default=0) + 1}"


def pairs(spans: Iterable[Span]) -> list[Pair]:
    """Give spans as pairs of numbers."""
    return [(each.start, each.end) for each in spans]


def share(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Give how much of the characters of two roles they have in common; 1 where both are empty.

    >>> share([Span(0, 4)], [Span(2, 6)]), share([], [])
    (0.3333333333333333, 1.0)
    """
    if not left or not right:
        return float(not left and not right)
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    size = sum(each.end - each.start for each in (*left, *right))
    return both / (size - both)
