"""Which expression of time says when an event happens."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.schema import Span, Time


class Times:
    """Finds the times of an article's arguments.

    >>> monday = Time(id="t1", start=8, end=14, kind="DATE", value="2024-03-04")
    >>> Times([monday]).at(Span(3, 14)), Times([monday]).at(Span(0, 8)) is None
    ('t1', True)
    """

    def __init__(self, times: Sequence[Time]) -> None:
        self._times = times
        self._ends = [time.end for time in times]

    def at(self, argument: Span) -> str | None:
        """Give the id of the time that shares the most characters with an argument, the first of several; or None."""
        found: tuple[int, str] | None = None
        for time in self._times[bisect_left(self._ends, argument.start + 1) :]:
            if time.start >= argument.end:
                break
            shared = min(time.end, argument.end) - max(time.start, argument.start)
            if found is None or shared > found[0]:
                found = shared, time.id
        return found[1] if found else None
