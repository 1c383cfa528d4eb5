"""Dates of publication, as callers, pages and feeds write them."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

from onrecord.schema.article import DATE_PATTERN

ALLOWED = "a date as ISO 8601 writes it, such as 2024, 2024-03, 2024-03-05 or 2024-03-05T18:40:00Z"

LONGEST: Final = 120
"""No date is longer, in characters."""

DAY: Final = len("2024-03-05")

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES: Final = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "bst": 60, "wet": 0, "west": 60, "cet": 60, "cest": 120, "eet": 120,
    "eest": 180, "sast": 120, "eat": 180, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
}  # fmt: skip
"""Minutes before Greenwich; names that stand for several zones (IST, CST) are left out, and then so is the zone."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?)? ?(?P<half>[ap]\.?m\.?)?"
    r"(?: ?\(?(?:(?P<name>[a-z]{1,5})(?![a-z]))? ?(?P<offset>[+-]\d\d:?(?:\d\d)?)?\)?(?: \([\w ]{1,40}\))?)?"
)
_DAY = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{{0,2}} )?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>{_MONTH})[.,]?[ -](?P<year>\d{{4}}|\d\d(?= \d|$))"
    rf"|(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})[-/.](?P<month3>\d\d?)[-/.](?P<day3>\d\d?))"
)
_WRITTEN = re.compile(rf"{_DAY}(?:[ t]?(?:,|\||at|on|-|–|—|•|·)?[ t]?{_CLOCK})?[.,]?", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_SECONDS = re.compile(r"(1[0-9]{9}|[2-3][0-9]{9})(\d{3})?")
_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_ISO = re.compile(DATE_PATTERN, re.ASCII)
_CHANGED = re.compile(r"\b(?:updated?|modified|changed|edited|amended|corrected)\b", re.IGNORECASE)
_CAME_OUT = re.compile(r"\b(?:published|posted|first|created|issued|filed|released)\b", re.IGNORECASE)
_SPACES = re.compile(r"\s+")


def normalize_date(written: str) -> str | None:
    """Write a date as ISO 8601, as finely as it is given; None where it is no date, or could be two.

    >>> [normalize_date(written) for written in ("2024-03", "2024-03-05 18:40", "Tue, 05 Mar 2024 18:40:00 GMT")]
    ['2024-03', '2024-03-05T18:40', '2024-03-05T18:40:00+00:00']
    >>> [normalize_date(written) for written in ("10 Sept 2024", "May 7, 2024 at 9:15 a.m.", "10/02/2024")]
    ['2024-09-10', '2024-05-07T09:15', None]
    >>> normalize_date("2024-02-30") is None
    True
    """
    written = _SPACES.sub(" ", written).strip(" ,;:")
    if not written or len(written) > LONGEST:
        return None
    if _ISO.match(written):
        return written if _exists(written) else None
    if found := _COMPACT.fullmatch(written):
        return _iso(*map(int, found.groups()))
    if found := _SECONDS.fullmatch(written):
        return datetime.fromtimestamp(int(found[1]), UTC).isoformat()
    if found := _SLASHES.fullmatch(written):
        return _of_slashes(found)
    found = _WRITTEN.fullmatch(written)
    return _of_words(found) if found else None


def find_dates(line: str) -> tuple[str | None, str | None]:
    """Find in a line such as a page has above its article when it came out first, and when it was changed.

    >>> find_dates("Published: Tuesday, May 7, 2024 at 9:15 a.m. / Updated: May 9, 2024")
    ('2024-05-07T09:15', '2024-05-09')
    """
    line = _SPACES.sub(" ", line[:400])
    published = updated = None
    before = 0
    for found in _WRITTEN.finditer(line):
        value = _of_words(found)
        led = line[before : found.start()]
        before = found.end()
        if value is None:
            continue
        if _CHANGED.search(led) and not _CAME_OUT.search(led):
            updated = updated or value
        else:
            published = published or value
    return published, updated


def is_later(value: str, other: str | None, *, days: int = 0) -> bool:
    """Say whether a date is surely later than another, by more than so many days.

    >>> is_later("2024-05-09", "2024-05-07T09:15"), is_later("2024-05-07", "2024-05-07T09:15")
    (True, False)
    """
    if other is None or len(value) < DAY or len(other) < DAY:
        return other is None
    if days == 0 and value[:10] == other[:10]:
        first, second = (datetime.fromisoformat(re.sub(r"(\.\d{1,6})\d*", r"\1", each)) for each in (other, value))
        if first.tzinfo is None or second.tzinfo is None:  # whose clock it was isn't told
            first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
        return len(value) > DAY and len(other) > DAY and second > first
    return date.fromisoformat(value[:DAY]) - date.fromisoformat(other[:DAY]) > timedelta(days)


def _of_words(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = parts["month"] or parts["month2"]
    number = _MONTHS.index(month[:3].lower()) + 1 if month else int(parts["month3"])
    year = int(parts["year"] or parts["year2"] or parts["year3"])
    if year < 100:
        year += 2000 if year < 69 else 1900  # as RFC 2822 reads them
    day = _iso(year, number, int(parts["day"] or parts["day2"] or parts["day3"]))
    clock = parts["hour"] and (parts["minute"] or parts["half"])
    return _at(day, parts) if day and clock else day


def _at(day: str, parts: dict[str, str | None]) -> str | None:
    """Add the time of day, and its zone where its name tells it."""
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    if half := (parts["half"] or "").lower():
        if not 1 <= hour <= 12:
            return day
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour == 24 and minute == 0:  # midnight, at the end of a day
        day, hour = (date.fromisoformat(day) + timedelta(1)).isoformat(), 0
    if hour > 23 or minute > 59 or int(parts["second"] or 0) > 59:
        return day
    written = f"{day}T{hour:02}:{minute:02}" + (f":{parts['second']}" if parts["second"] else "")
    name, offset = (parts["name"] or "").lower(), parts["offset"]
    if offset:
        digits = offset[1:].replace(":", "").ljust(4, "0")
        return f"{written}{offset[0]}{digits[:2]}:{digits[2:]}"
    if name in _ZONES:
        hours, minutes = divmod(abs(_ZONES[name]), 60)
        return f"{written}{'-' if _ZONES[name] < 0 else '+'}{hours:02}:{minutes:02}"
    return written


def _of_slashes(found: re.Match[str]) -> str | None:
    """Read a date in figures where only one order of day and month is possible."""
    first, second, year = map(int, found.groups())
    if first == second or second > 12:
        return _iso(year, first, second)
    return _iso(year, second, first) if first > 12 else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
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
