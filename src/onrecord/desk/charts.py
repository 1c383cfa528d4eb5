"""Turn counts into the geometry of a chart, which a template draws as SVG.

No library is used: those available write inline styles or scripts, which the desk's Content-Security-Policy forbids,
and colours that don't follow the reader's light or dark mode.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.archive import Bar
from onrecord.render.captions import day

MAX_MONTHS = 60
"""A chart with more months than this shows years instead."""

MAX_YEARS = 150
"""No more years than this are drawn: one wrong date, centuries off, must not flatten all the others."""

WIDTH, HEIGHT = 720, 200
"""Size of a column chart, in units of its SVG."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 4, 10, 26
MIN_LABEL_WIDTH = 56
"""The least room that a label under the columns has."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its period in ISO 8601 and in words, its count, and its place."""

    period: str
    name: str
    count: int
    x: float
    y: float
    width: float
    height: float


class Tick(NamedTuple):
    """A mark on an axis, and its position along it."""

    label: str
    position: float


class ColumnChart(NamedTuple):
    """Statements over time; `unit` is "month" or "year". Those that are `undated`, or long `before`, aren't drawn."""

    unit: str
    columns: tuple[Column, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    total: int
    undated: int
    before: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    base: int = HEIGHT - _BOTTOM

    @property
    def highest(self) -> Column:
        """The earliest of the columns with the largest count."""
        return max(self.columns, key=lambda column: column.count)


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar of a bar chart: its value and count, its length in per cent of the longest, and its share of all."""

    value: str | None
    count: int
    length: float
    share: float


def column_chart(months: Sequence[Bar]) -> ColumnChart | None:
    """Draw counts by month ("2024-03", None for no date); None if nothing has a date.

    Every month or year from the first to the last has a column; the count of an empty one is 0.

    >>> chart = column_chart([Bar("2024-01", 2), Bar("2024-03", 1), Bar(None, 5)])
    >>> [(column.name, column.count) for column in chart.columns], chart.undated
    ([('January 2024', 2), ('February 2024', 0), ('March 2024', 1)], 5)
    """
    undated = sum(bar.count for bar in months if not bar.value)
    counts = {bar.value: bar.count for bar in months if bar.value}
    if not counts:
        return None
    unit, names = periods(counts)
    if unit == "year":
        by_year: dict[str, int] = {}
        for month, count in counts.items():
            by_year[month[:4]] = by_year.get(month[:4], 0) + count
        counts = by_year
    drawn = sum(counts.get(period, 0) for period in names)
    top = nice_ceiling(max(counts.get(period, 0) for period in names))
    room, base = (WIDTH - _LEFT - _RIGHT) / len(names), HEIGHT - _BOTTOM
    width = min(room * 0.8, 40)
    columns = []
    for number, period in enumerate(names):
        count = counts.get(period, 0)
        height = (base - _TOP) * count / top
        x = _LEFT + number * room + (room - width) / 2
        columns.append(
            Column(period, day(period), count, round(x, 2), round(base - height, 2), round(width, 2), round(height, 2))
        )
    every = max(1, -(-MIN_LABEL_WIDTH // room))
    x_ticks = tuple(
        Tick(column.period, round(column.x + width / 2, 2))
        for number, column in enumerate(columns)
        if number % every == 0
    )
    y_ticks = tuple(Tick(f"{top * part // 2:,}", round(base - (base - _TOP) * part / 2, 2)) for part in _halves(top))
    return ColumnChart(unit, tuple(columns), x_ticks, y_ticks, drawn + undated, undated, sum(counts.values()) - drawn)


def periods(months: Iterable[str]) -> tuple[str, list[str]]:
    """List every month from the first to the last, or every year if that is too many; tell which of the two it is.

    >>> periods(["2024-03", "2024-01"]), periods(["2011-03", "2024-01"])[0]
    (('month', ['2024-01', '2024-02', '2024-03']), 'year')
    """
    found = set(months)
    first, last = min(found), max(found)
    if len(between := _months(first, last)) <= MAX_MONTHS:
        return "month", between
    return "year", [f"{year:04}" for year in range(int(first[:4]), int(last[:4]) + 1)][-MAX_YEARS:]


def bar_chart(bars: Iterable[Bar]) -> tuple[BarRow, ...]:
    """Draw counts as bars, in their order.

    >>> [(share.value, share.length, share.share) for share in bar_chart([Bar("Courier", 3), Bar(None, 1)])]
    [('Courier', 100.0, 75.0), (None, 33.3, 25.0)]
    """
    counted = list(bars)
    total, longest = sum(bar.count for bar in counted), max((bar.count for bar in counted), default=0)
    return tuple(
        BarRow(bar.value, bar.count, round(100 * bar.count / longest, 1), round(100 * bar.count / total, 1))
        for bar in counted
        if bar.count
    )


def nice_ceiling(highest: int) -> int:
    """Round the highest count up to a number that suits the end of an axis.

    >>> [nice_ceiling(n) for n in (1, 3, 7, 11, 23, 101, 4_300)]
    [1, 4, 10, 20, 40, 200, 10000]
    """
    if highest <= 2:
        return max(highest, 1)
    power: int = 10 ** (len(str(highest)) - 1)
    return next(step * power for step in (1, 2, 4, 10) if step * power >= highest)


def _halves(top: int) -> tuple[int, ...]:
    return (0, 1, 2) if top % 2 == 0 else (0, 2)


def _months(first: str, last: str) -> list[str]:
    """List the months from the first to the last; of more than MAX_MONTHS + 1, the latest."""
    start, end = (12 * int(month[:4]) + int(month[5:7]) - 1 for month in (first, last))
    start = max(start, end - MAX_MONTHS)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]
