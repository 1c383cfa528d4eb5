"""When somebody was here last, kept in a cookie of their own browser: the server keeps nothing about anybody.

The cookie has two moments: when the visit before this one ended, and when this one was last seen. A visit has ended
after half an hour without a look at the home page.
"""

from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

VISIT_COOKIE: Final = "onrecord_visit"
VISIT_SECONDS: Final = 365 * 24 * 3600
"""Seconds that a browser keeps it."""

PAUSE: Final = timedelta(minutes=30)
"""After so long, the next look is a new visit."""

FIRST: Final = timedelta(days=7)
"""On the first visit, so far is looked back."""


class Visit(NamedTuple):
    """A visit: when the one before it ended, or where to look back to on the `first` one; and when it was last seen."""

    since: datetime
    seen: datetime
    first: bool

    @property
    def cookie(self) -> str:
        """The visit as the browser keeps it: both moments in seconds since 1970; the first is 0 on a first visit.

        >>> visit(None, datetime(2024, 3, 5, 8, tzinfo=UTC)).cookie
        '0.1709625600'
        """
        return f"{0 if self.first else int(self.since.timestamp())}.{int(self.seen.timestamp())}"


def visit(cookie: str | None, now: datetime) -> Visit:
    """Tell since when to look back, by the cookie of the browser; one that can't be used is none.

    >>> noon = datetime(2024, 3, 5, 12, tzinfo=UTC)
    >>> yesterday = visit(None, noon - timedelta(days=1)).cookie
    >>> today = visit(yesterday, noon)
    >>> today.since.isoformat(), visit(today.cookie, noon + timedelta(minutes=20)).since == today.since
    ('2024-03-04T12:00:00+00:00', True)
    """
    before = _read(cookie or "")
    if before is None or not before[0] <= before[1] <= now:
        return Visit(now - FIRST, now, first=True)
    since, seen = before
    if now - seen > PAUSE:
        return Visit(seen, now, first=False)
    return Visit(seen - FIRST, now, first=True) if since == _NONE else Visit(since, now, first=False)


_NONE: Final = datetime.fromtimestamp(0, UTC)


def _read(cookie: str) -> tuple[datetime, datetime] | None:
    parts = cookie.split(".")
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) < 12 for part in parts):
        return None
    since, seen = (datetime.fromtimestamp(int(part), UTC) for part in parts)
    return since, seen
