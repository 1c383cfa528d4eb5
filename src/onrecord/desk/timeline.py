"""Draw when outlets told a story, and each part of it: a mark an article, and who may have had it first.

An article whose hour is known is a moment. Another one may have come out at any hour of its day, so it is as wide as
that day, and nobody is said to have been first where two such days overlap.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Final, NamedTuple

from onrecord.archive import StoredArticle, ToldBy
from onrecord.archive.story_rows import outlet_key
from onrecord.desk.charts import Tick
from onrecord.render.captions import day
from onrecord.stories.firsts import ONE_DAY, Period, may_be_first, period

MOST_MARKS: Final = 40
"""So many articles of an outlet are drawn: the first ones."""

MOST_TICKS: Final = 6

_QUARTERS: Final = (0, 6, 12, 18)
"""The hours that are written under a single day."""


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


def timeline(outlets: Sequence[ToldBy], articles: Iterable[StoredArticle]) -> Timeline:
    """Draw outlets, each with its first article, and with those of `articles` that are its own.

    What has no day has no mark. Outlets are in the order in which they begin; those without a day come last.
    """
    known = {each.id: each for each in (*articles, *(outlet.first for outlet in outlets))}
    when = _when(known.values())
    leading = may_be_first(when)
    dated: dict[str, list[StoredArticle]] = {}
    for number in sorted(when, key=lambda each: (*when[each], each)):
        dated.setdefault(outlet_key(known[number].outlet), []).append(known[number])
    frame = _frame(when.values())
    rows = []
    for outlet in outlets:
        own = dated.get(outlet_key(outlet.outlet), [])
        first = own[0] if own else outlet.first
        marks = tuple(
            _mark(article, when[article.id], frame, first=article is first and article.id in leading)
            for article in own[:MOST_MARKS]
        )
        rows.append(Row(first.outlet, first, outlet.articles, marks))
    rows.sort(key=lambda row: (row.first.id not in when, when.get(row.first.id, ()), row.first.id))
    return Timeline(
        tuple(rows),
        _ticks(*frame) if when else (),
        tuple(row.first for row in rows if row.first.id in leading),
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
            leading = may_be_first(own)
            ordered = sorted(own, key=lambda each: (*own[each], each))
            marks = tuple(_mark(known[each], own[each], frame, first=each in leading) for each in ordered[:MOST_MARKS])
            first = tuple(known[each] for each in ordered if each in leading)
            rows.append((own[ordered[0]], ItemRow(item, marks, first)))
    rows.sort(key=lambda pair: pair[0])
    return tuple(row for _, row in rows[:most])


def _when(articles: Iterable[StoredArticle]) -> dict[int, Period]:
    return {each.id: found for each in articles if (found := period(each.published))}


def _mark(article: StoredArticle, when: Period, frame: tuple[datetime, timedelta], *, first: bool) -> Mark:
    begin, length = frame
    start, end = ((each - begin) / length * 100 for each in when)
    return Mark(article, round(start, 2), round(end - start, 2), first)


def _frame(periods: Iterable[Period]) -> tuple[datetime, timedelta]:
    """Give the first midnight, and the whole days from there to the end of the last period."""
    found = list(periods)
    if not found:
        return datetime.min.replace(tzinfo=UTC), ONE_DAY
    begin = datetime.combine(min(each.start for each in found).date(), time(), UTC)
    rest = max(each.end for each in found) - begin
    return begin, max(-(-rest // ONE_DAY), 1) * ONE_DAY


def _ticks(begin: datetime, length: timedelta) -> tuple[Tick, ...]:
    """Mark midnights, at most so many; the hours of a single day."""
    if length == ONE_DAY:
        return tuple(Tick(f"{hour:02}:00", round(hour / 24 * 100, 2)) for hour in _QUARTERS)
    days = length // ONE_DAY
    return tuple(
        Tick(day((begin + passed * ONE_DAY).date().isoformat()).rpartition(" ")[0], round(passed / days * 100, 2))
        for passed in range(0, days, -(-days // MOST_TICKS))
    )
