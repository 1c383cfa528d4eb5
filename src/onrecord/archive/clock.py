"""The time as an archive writes it."""

from datetime import UTC, datetime


def now() -> str:
    """The time, in UTC, to the second."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """Write a moment as the archive does.

    >>> written(datetime(2024, 3, 5, 8, tzinfo=UTC))
    '2024-03-05T08:00:00Z'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
