"""The time as an archive writes it."""

from datetime import UTC, datetime


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
