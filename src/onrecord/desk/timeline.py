"""Draw when outlets told a story, and each part of it: a mark an article, and who may have had it first.

An article whose hour is known is a moment. Another one may have come out at any hour of its day, so it is as wide as
that day, and nobody is said to have been first where two such days overlap.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from typing import Final, NamedTuple

from onrecord.archive import StoredArticle, ToldBy
from onrecord.desk.charts import Tick
from onrecord.render.captions import day
from onrecord.schema.article import DAY

MOST_MARKS: Final = 40
"""So many articles of an outlet are drawn: the first ones."""

MOST_TICKS: Final = 6

_DAY: Final = timedelta(days=1)
_NEVER: Final = datetime.max.replace(tzinfo=UTC)
_QUARTERS: Final = (0, 6, 12, 18)
"""The hours that are written under a single day."""


class Period(NamedTuple):
    """When something came out: not before `start`, and not after `end`."""

    start: datetime
    end: datetime


class Mark(NamedTuple):
    """An article: its place from the left and its width, both in hundredths; a moment has no width.

    With `first`, nothing shows that another one came out before it.
    """

    article: StoredArticle
    x: float
    width: float
    first: bool


class Row(NamedTuple):
    """An outlet with its first article, how many it has, and those that are drawn."""

    outlet: str | None
    first: StoredArticle
    articles: int
    marks: tuple[Mark, ...]


class Item(NamedTuple):
    """A part of a story that some articles have, such as a quotation: its words, its address, and these articles."""

    words: str
    address: str
    articles: frozenset[int]


class ItemRow(NamedTuple):
    """A part of a story with the articles that are drawn; `first` are those that may have been the first to have it."""

    item: Item
    marks: tuple[Mark, ...]
    first: tuple[StoredArticle, ...]


class Timeline(NamedTuple):
    """When outlets told a story; `first` has the first article of each that may have been the first to tell it."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    first: tuple[StoredArticle, ...]


def period(published: str | None) -> Period | None:
    """Tell when something came out, by its date in ISO 8601; None unless at least its day is known.

    A time of day without a zone may mean any hour of the day.

    >>> period("2024-05-03T08:00+02:00").start.isoformat(), period("2024-05")
    ('2024-05-03T06:00:00+00:00', None)
    """
    with suppress(ValueError, OverflowError):  # a day that no calendar has, or one at its very end
        if published is not None and len(published) >= DAY:
            moment = datetime.fromisoformat(published)
            if moment.tzinfo is not None:
                return Period(moment.astimezone(UTC), moment.astimezone(UTC))
            start = datetime.combine(moment.date(), time(), UTC)
            return Period(start, start + _DAY)
    return None


def timeline(outlets: Sequence[ToldBy], articles: Iterable[StoredArticle]) -> Timeline:
    """Draw outlets, each with its first article, and with those of `articles` that are its own.

    What has no day has no mark. Outlets are in the order in which they begin; those without a day come last.
    """
    known = {each.id: each for each in (*articles, *(outlet.first for outlet in outlets))}
    when = _when(known.values())
    may_be_first = _may_be_first(when)
    dated: dict[str, list[StoredArticle]] = {}
    for number in sorted(when, key=lambda each: (*when[each], each)):
        dated.setdefault(outlet_key(known[number].outlet), []).append(known[number])
    frame = _frame(when.values())
    rows = []
    for outlet in outlets:
        own = dated.get(outlet_key(outlet.outlet), [])
        first = own[0] if own else outlet.first
        marks = tuple(
            _mark(article, when[article.id], frame, first=article is first and article.id in may_be_first)
            for article in own[:MOST_MARKS]
        )
        rows.append(Row(first.outlet, first, outlet.articles, marks))
    rows.sort(key=lambda row: (row.first.id not in when, when.get(row.first.id, ()), row.first.id))
    return Timeline(
        tuple(rows),
        _ticks(*frame) if when else (),
        tuple(row.first for row in rows if row.first.id in may_be_first),
    )


def item_rows(items: Iterable[Item], articles: Iterable[StoredArticle], *, most: int) -> tuple[ItemRow, ...]:
    """Draw at most so many parts of a story in the frame of all its articles; those that came first come first.

    A part of which no article has a day is left out.
    """
    known = {each.id: each for each in articles}
    when = _when(known.values())
    frame = _frame(when.values())
    rows = []
    for item in items:
        own = {number: when[number] for number in item.articles if number in when}
        if own:
            first = _may_be_first(own)
            ordered = sorted(own, key=lambda each: (*own[each], each))
            marks = tuple(_mark(known[each], own[each], frame, first=each in first) for each in ordered[:MOST_MARKS])
            rows.append(
                (own[ordered[0]], ItemRow(item, marks, tuple(known[each] for each in ordered if each in first)))
            )
    rows.sort(key=lambda pair: pair[0])
    return tuple(row for _, row in rows[:most])


def _when(articles: Iterable[StoredArticle]) -> dict[int, Period]:
    return {each.id: found for each in articles if (found := period(each.published))}


def _may_be_first(when: Mapping[int, Period]) -> set[int]:
    """Tell before which articles no other one surely came out."""
    earliest = min((each.end for each in when.values()), default=_NEVER)
    return {number for number, each in when.items() if each.start < earliest or each.end == earliest}


def _mark(article: StoredArticle, when: Period, frame: tuple[datetime, timedelta], *, first: bool) -> Mark:
    begin, length = frame
    start, end = ((each - begin) / length * 100 for each in when)
    return Mark(article, round(start, 2), round(end - start, 2), first)


def outlet_key(outlet: str | None) -> str:
    """Give what the names of one outlet have in common, however they are capitalized."""
    return (outlet or "").lower()


def _frame(periods: Iterable[Period]) -> tuple[datetime, timedelta]:
    """Give the first midnight, and the whole days from there to the end of the last period."""
    found = list(periods)
    if not found:
        return datetime.min.replace(tzinfo=UTC), _DAY
    begin = datetime.combine(min(each.start for each in found).date(), time(), UTC)
    rest = max(each.end for each in found) - begin
    return begin, max(-(-rest // _DAY), 1) * _DAY


def _ticks(begin: datetime, length: timedelta) -> tuple[Tick, ...]:
    """Mark midnights, at most so many; the hours of a single day."""
    if length == _DAY:
        return tuple(Tick(f"{hour:02}:00", round(hour / 24 * 100, 2)) for hour in _QUARTERS)
    days = length // _DAY
    return tuple(
        Tick(day((begin + passed * _DAY).date().isoformat()).rpartition(" ")[0], round(passed / days * 100, 2))
        for passed in range(0, days, -(-days // MOST_TICKS))
    )
