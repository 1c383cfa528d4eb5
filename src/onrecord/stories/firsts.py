"""Who may have had something first, as far as the times of articles tell."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from typing import Final, NamedTuple

from onrecord.schema.article import DAY

ONE_DAY: Final = timedelta(days=1)

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


class Period(NamedTuple):
    """When something came out: not before `start`, and not after `end`."""

    start: datetime
    end: datetime


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
            return Period(start, start + ONE_DAY)
    return None


def may_be_first(periods: Mapping[int, Period]) -> set[int]:
    """Give the articles, by number, of which nothing shows that another one came out before them.

    An article whose hour isn't known may have come out at any hour of its day.

    >>> days = {1: "2024-05-03", 2: "2024-05-03T08:00Z", 3: "2024-05-03T09:00Z", 4: "2024-05-04"}
    >>> sorted(may_be_first({number: period(day) for number, day in days.items()}))
    [1, 2]
    """
    earliest = min((each.end for each in periods.values()), default=_NEVER)
    return {number for number, each in periods.items() if each.start < earliest or each.end == earliest}
