"""Draw what passed between two actors over time: cooperation upwards, conflict downwards.

Only what counts as having happened stands in the columns. What is denied, unclear or not said to have happened has
lanes of its own below them, so that no picture shows it as something that happened.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from onrecord.archive import Dealing
from onrecord.desk.charts import MIN_LABEL_WIDTH, WIDTH, Tick, nice_ceiling, periods
from onrecord.render.captions import day
from onrecord.schema.account import ACCOUNTS, COUNTED, Account
from onrecord.schema.leaning import Leaning

SIDES: tuple[Leaning, ...] = ("cooperation", "conflict")
"""What stands in the columns: the first above the line, the second below it."""

_SIDE = 90
"""The height of each side of the line."""

_LEFT, _RIGHT, _TOP, _LABELS, _LANE = 96, 4, 10, 26, 20
_YEAR = 4
"""The length of a year, as it is written."""

_LANE_MARK = 12
"""The height of a mark in its lane."""

_NUMBER_WIDTH = 18
"""A mark that is narrower than this has no number in it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a column: what it counts, and its place."""

    leaning: Leaning
    account: Account
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """What a lane has in one period; with `numbered`, its number has room in it."""

    count: int
    y: float
    numbered: bool


@dataclass(frozen=True, slots=True)
class Period:
    """One period, in ISO 8601 and in words: its parts, its marks by the name of their lane, and its place."""

    period: str
    name: str
    x: float
    width: float
    parts: tuple[Part, ...]
    marks: Mapping[str, Mark]

    def count(self, leaning: Leaning, account: Account) -> int:
        """Give how many of one kind stand in its column."""
        return sum(part.count for part in self.parts if (part.leaning, part.account) == (leaning, account))

    def side(self, leaning: Leaning) -> int:
        """Give how many of one leaning stand in its column."""
        return sum(part.count for part in self.parts if part.leaning == leaning)


class Lane(NamedTuple):
    """A row below the columns, with the middle of its height."""

    name: str
    middle: float


class BalanceChart(NamedTuple):
    """What passed between two actors; `unit` is "month" or "year".

    What can't be put into one period (`undated`), or stands long `before` the rest, is counted but not drawn.
    """

    unit: str
    periods: tuple[Period, ...]
    lanes: tuple[Lane, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    undated: int
    before: int
    line: float
    height: float
    width: int = WIDTH
    left: int = _LEFT
    mark_height: int = _LANE_MARK

    def most(self, leaning: Leaning) -> Period:
        """The earliest of the periods with the most of one leaning."""
        return max(self.periods, key=lambda period: period.side(leaning))


def balance_chart(dealings: Sequence[Dealing]) -> BalanceChart | None:
    """Draw counts by month, leaning and account; None if no month is known.

    >>> found = [Dealing("2024-01", "conflict", "outlet", 2), Dealing("2024-02", "conflict", "denied", 1)]
    >>> chart = balance_chart(found)
    >>> [(each.name, each.side("conflict"), sorted(each.marks)) for each in chart.periods]
    [('January 2024', 2, []), ('February 2024', 0, ['denied'])]
    """
    months = [each.month for each in dealings if each.month and len(each.month) > _YEAR]
    if not months:
        return None
    unit, names = periods(months)
    length = len(names[0])
    dated = [(each.month[:length], each) for each in dealings if each.month and len(each.month) >= length]
    counts: dict[str, dict[tuple[Leaning, Account], int]] = {}
    for name, each in dated:
        found = counts.setdefault(name, {})
        key = (each.leaning, each.account)
        found[key] = found.get(key, 0) + each.count
    drawn = {name: counts.get(name, {}) for name in names}
    lanes = _lanes(drawn.values())
    top = nice_ceiling(max((_side(found, side) for found in drawn.values() for side in SIDES), default=1) or 1)
    room = (WIDTH - _LEFT - _RIGHT) / len(names)
    width = min(room * 0.8, 40)
    line = _TOP + _SIDE
    made = tuple(
        Period(
            name,
            day(name),
            round(_LEFT + number * room + (room - width) / 2, 2),
            round(width, 2),
            tuple(_parts(found, top, line)),
            _marks(found, lanes, width),
        )
        for number, (name, found) in enumerate(drawn.items())
    )
    every = max(1, -(-MIN_LABEL_WIDTH // room))
    in_time = sum(each.count for _, each in dated)
    return BalanceChart(
        unit,
        made,
        lanes,
        tuple(Tick(each.period, round(each.x + width / 2, 2)) for i, each in enumerate(made) if i % every == 0),
        tuple(Tick(f"{top:,}" if part else "0", line - part * _SIDE) for part in (1, 0, -1)),
        sum(each.count for each in dealings) - in_time,
        in_time - sum(sum(found.values()) for found in drawn.values()),
        line,
        line + _SIDE + len(lanes) * _LANE + _LABELS,
    )


def lane_of(leaning: Leaning, account: Account) -> str | None:
    """Name the lane of what stands in no column: its account, or "neither" for what leans to no side; else None.

    >>> lane_of("conflict", "denied"), lane_of("neither", "outlet"), lane_of("conflict", "source")
    ('denied', 'neither', None)
    """
    if account not in COUNTED:
        return account
    return None if leaning in SIDES else "neither"


def _lanes(found: Iterable[Mapping[tuple[Leaning, Account], int]]) -> tuple[Lane, ...]:
    """Make a lane for each name that is needed, what counts first."""
    needed = {lane_of(*key) for counts in found for key in counts}
    names = [name for name in ("neither", *ACCOUNTS) if name in needed]
    first = _TOP + 2 * _SIDE + _LANE / 2
    return tuple(Lane(name, first + number * _LANE) for number, name in enumerate(names))


def _side(found: Mapping[tuple[Leaning, Account], int], side: Leaning) -> int:
    return sum(found.get((side, account), 0) for account in COUNTED)


def _parts(found: Mapping[tuple[Leaning, Account], int], top: int, line: float) -> Iterable[Part]:
    """Stack the accounts of each side outwards from the line."""
    for side in SIDES:
        beyond = 0.0
        for account in COUNTED:
            if count := found.get((side, account), 0):
                height = _SIDE * count / top
                y = line - beyond - height if side == "cooperation" else line + beyond
                yield Part(side, account, count, round(y, 2), round(height, 2))
                beyond += height


def _marks(found: Mapping[tuple[Leaning, Account], int], lanes: Iterable[Lane], width: float) -> dict[str, Mark]:
    marks = {}
    for lane in lanes:
        if count := sum(number for key, number in found.items() if lane_of(*key) == lane.name):
            marks[lane.name] = Mark(count, lane.middle - _LANE_MARK / 2, width >= _NUMBER_WIDTH)
    return marks
