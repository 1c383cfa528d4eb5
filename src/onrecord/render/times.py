"""The timeline of a record: its times in order of date, with their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from onrecord.render.actors import count, shorten
from onrecord.render.captions import days
from onrecord.schema import Record, Statement, Time

MAX_MARKS = 60
"""No more times than these are laid out by date, those on which something was said before any others."""

WORDS_WIDTH = 60
"""Words longer than this are cut where they stand beside a date."""


class Words(NamedTuple):
    """The words of a time, and the number by which a link finds them; the first time of a record has the number 1."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Days that the text speaks of, from `earliest` to `latest`."""

    earliest: str
    latest: str
    named: tuple[Words, ...]
    ids: tuple[str, ...]
    """The times, by their ids."""

    said: tuple[Statement, ...]
    """The statements that were made then."""

    at: float
    """Where it begins between the timeline's two ends, in percent."""

    width: float
    """How long it lasts, in percent of the timeline."""

    @property
    def days(self) -> str:
        """Its days as people write them."""
        return days(self.earliest, self.latest)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The marks of a record by their days; `undated` times mean no days that are known, `more` were too many."""

    marks: tuple[Mark, ...]
    undated: int
    more: int

    @property
    def left_out(self) -> str:
        """Say how many times aren't shown, and why; empty where all are."""
        undated = f"{count(self.undated, 'time')} without known days" if self.undated else ""
        return " · ".join(filter(None, (undated, f"{count(self.more, 'more time')}" if self.more else "")))


def timeline(record: Record) -> Timeline:
    """Lay a record's times out by date: the same days make one mark, and the earlier stand first.

    >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "In 2021, not in 2019."},
    ...   "times": [{"id": "t1", "start": 3, "end": 7, "kind": "DATE", "value": "2021", "earliest": "2021-01-01",
    ...              "latest": "2021-12-31"},
    ...             {"id": "t2", "start": 16, "end": 20, "kind": "DATE", "value": "2019", "earliest": "2019-01-01",
    ...              "latest": "2019-12-31"}], "model": {"name": "by hand", "version": "1"}}''')
    >>> [(mark.days, mark.named) for mark in timeline(record).marks]
    [('2019', (Words(number=2, words='2019'),)), ('2021', (Words(number=1, words='2021'),))]
    """
    said: dict[str, list[Statement]] = {}
    for statement in record.statements:
        if statement.said_on:
            said.setdefault(statement.said_on, []).append(statement)
    dated = [(i, each) for i, each in enumerate(record.times, start=1) if each.earliest]
    chosen = sorted(
        sorted(dated, key=lambda each: each[1].id not in said)[:MAX_MARKS], key=lambda each: _bounds(each[1])
    )
    begin, scale = _scale([each for _, each in chosen])
    marks = []
    for (earliest, latest), members in groupby(chosen, key=lambda each: _bounds(each[1])):
        together = list(members)
        named = tuple(Words(i, words(record, each)) for i, each in together)
        statements = tuple(statement for _, each in together for statement in said.get(each.id, ()))
        at = (_ordinal(earliest) - begin) * scale
        width = (_ordinal(latest) - _ordinal(earliest)) * scale
        ids = tuple(each.id for _, each in together)
        marks.append(Mark(earliest, latest, named, ids, statements, round(at, 2), round(width, 2)))
    return Timeline(tuple(marks), len(record.times) - len(dated), len(dated) - len(chosen))


def said_on(record: Record) -> dict[str, tuple[int, str]]:
    """Say by a statement's id when it was made, in the text's words and as a date, after the time's number."""
    wanted = {statement.said_on for statement in record.statements}
    found = {}
    for i, each in enumerate(record.times, start=1):
        if each.id in wanted:
            shown = words(record, each)
            when = days(each.earliest, each.latest) if each.earliest and each.latest else ""
            found[each.id] = i, f"{shown} → {when}" if when and when != shown else shown
    return {each.id: found[each.said_on] for each in record.statements if each.said_on}


def words(record: Record, time: Time) -> str:
    """Give a time's words on one line."""
    return shorten(time.span.cut(record.article.text), WORDS_WIDTH)


def non_overlapping(times: Sequence[Time]) -> list[Time]:
    """Keep the times that no earlier one runs into: these are marked in the text, the others only found by links."""
    kept: list[Time] = []
    for each in times:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _bounds(time: Time) -> tuple[str, str]:
    return time.earliest or "", time.latest or ""


def _scale(times: Sequence[Time]) -> tuple[int, float]:
    """The first day of all, and how much of the timeline one day takes, in percent."""
    edges = [_ordinal(day) for each in times for day in _bounds(each)]
    if not edges:
        return 0, 0.0
    return min(edges), 100 / max(1, max(edges) - min(edges))


def _ordinal(day: str) -> int:
    """Count a day's place among others; one that no calendar has (a 30 February) stands about where it would."""
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        year, month, number = map(int, day.split("-"))
        return round(year * 365.2425 + (month - 1) * 30.44) + number
