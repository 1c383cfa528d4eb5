"""Dates of publication, as callers and pages write them."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from onrecord.schema.article import DATE_PATTERN

ALLOWED = "a date as ISO 8601 writes it, such as 2024, 2024-03, 2024-03-05 or 2024-03-05T18:40:00Z"

_SPACED = re.compile(r"^(\d{4}-\d\d-\d\d)[ t]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(z|Z|[+-]\d\d:?\d\d)?$")


def normalize_date(written: str) -> str | None:
    """Write a date as ISO 8601, as finely as it is given; None where it is no date.

    >>> [normalize_date(written) for written in ("2024-03", "2024-03-05 18:40", "Tue, 05 Mar 2024 18:40:00 GMT")]
    ['2024-03', '2024-03-05T18:40', '2024-03-05T18:40:00+00:00']
    >>> normalize_date("2024-02-30") is None
    True
    """
    written = written.strip()
    if spaced := _SPACED.match(written):
        day, time, zone = spaced.groups()
        written = f"{day}T{time}{(zone or '').upper()}"
    if re.match(DATE_PATTERN, written, re.ASCII):
        return written if _exists(written) else None
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _exists(written: str) -> bool:
    """Say whether the calendar and the clock have it; a year or a month alone is a date as well."""
    try:
        if len(written) <= 10:
            date.fromisoformat(written + "0000-01-01"[len(written) :])
        else:
            datetime.fromisoformat(re.sub(r"(\.\d{1,6})\d*", r"\1", written))
    except ValueError:
        return False
    return True
