"""The times that head the entries of a live blog, and the moments that they mean."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from onrecord.ingest.dates import normalize_date

LONGEST: Final = 80
"""No stamp has more characters."""

FEWEST: Final = 3
"""So many stamps that stand alone make a live blog."""

HALF_A_YEAR: Final = timedelta(183)

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_DATE: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d)(?![\w-])"
)


def _on(side: str) -> str:
    """The pattern of a day, whose groups end in the name of the side that it stands on."""
    return rf"(?:(?P<weekday{side}>{_WEEKDAY})(?:[,.]? (?P<date{side}>{_DATE}))?|(?P<only{side}>{_DATE}))"


_CLOCK: Final = (
    r"(?P<clock>(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d(?::[0-5]\d)?(?: ?[ap]\.?m\b\.?)?"
    r"|(?:1[0-2]|0?[1-9]) ?[ap]\.?m\b\.?)(?!\d))"
    r"(?P<zone> ?\(?(?-i:[A-Z]{3,4}|[ECMP]T|UT|Z)(?![\w-])(?:[+-]\d{1,2})?\)?)?(?: local time)?"
)
_AGO: Final = r"\(?\d{1,2} ?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?)(?: \d{1,2} ?m(?:ins?)?)? ago\)?"
_STAMP: Final = re.compile(
    r"(?:(?:published|posted|entry)(?: at)?:? )?"
    rf"(?:(?:{_on('1')}(?:,| at| -| –| —| \||:| ·)? )?(?:{_AGO}[ ,·|]{{1,3}})?"
    rf"[(\[]?{_CLOCK}[)\]]?(?:[ ,·|]{{1,3}}{_AGO})?(?:(?:,| on| -| –| —| \||) {_on('2')})?"
    rf"|{_AGO})",
    re.IGNORECASE,
)
_LIVE: Final = re.compile(r"\blive\b|as it happened|minute.by.minute|\bupdates\b|\brolling\b|\bblog\b", re.IGNORECASE)
_DAY: Final = re.compile(_on(""), re.IGNORECASE)
_GOES_ON: Final = re.compile(r"[\w%°$€£'’/]|[.,:-]\d")
"""What stands behind figures that are no time: "2.15m", "14:32:10.5"."""

_AROUND: Final = " \t*_#>•·▪[]()|:–—-"
"""What may stand around a stamp on its line."""

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Stamp(NamedTuple):
    """A stamp: where it stands in its line, its time of day ("T14:32+01:00") and its day, as it is written."""

    start: int
    end: int
    clock: str | None
    day: str | None
    alone: bool


def says_live(words: str) -> bool:
    """Say whether a headline, or the beginning of a text, calls it a live blog.

    >>> says_live("Pier closure – as it happened"), says_live("The pier is closed")
    (True, False)
    """
    return _LIVE.search(words) is not None


def read_stamp(line: str) -> Stamp | None:
    """Read the stamp that a line begins with; `alone` says that the line has nothing else. None where there is none.

    >>> read_stamp("**12.00pm BST** – Vote over")
    Stamp(start=2, end=13, clock='T12:00+01:00', day=None, alone=False)
    >>> read_stamp("8:04 p.m. ET, May 7, 2024").day, read_stamp("14 ships sailed.")
    ('May 7, 2024', None)
    """
    head = line[: 2 * LONGEST]
    start = len(head) - len(head.lstrip(_AROUND))
    found = _STAMP.match(head, start)
    if found is None or found.end() - start > LONGEST:
        return None
    if _GOES_ON.match(head, found.end()):
        return None
    parts = found.groupdict()
    days = (parts[f"{name}{side}"] for name in ("date", "only", "weekday") for side in (1, 2))
    day = next(filter(None, days), None)
    clock = _clock(parts["clock"], parts["zone"]) if parts["clock"] else None
    if parts["clock"] and clock is None:
        return None
    return Stamp(start, found.end(), clock, day, not line[found.end() :].strip(_AROUND))


def read_day(line: str) -> str | None:
    """Read a line that is nothing but a day, as it is written; None for any other.

    >>> read_day("Tuesday 7 May"), read_day("On Tuesday")
    ('7 May', None)
    """
    found = _DAY.fullmatch(line[:LONGEST].strip(_AROUND + ","))
    return (found["date"] or found["only"] or found["weekday"]) if found else None


def moments(stamps: Sequence[Stamp], published: str | None) -> list[str | None]:
    """Say which moments stamps mean, in ISO 8601; None for each that could be of another day.

    Where no stamp has a day, all are of the day that the article came out, unless midnight lies between them.

    >>> moments([read_stamp("14:32"), read_stamp("7 May, 13:05")], "2024-05-07")
    [None, '2024-05-07T13:05']
    >>> moments([read_stamp(line) for line in ("00:10", "23:50", "21:15")], "2024-05-07")
    [None, None, None]
    """
    days = [_day(stamp.day, published) if stamp.day else None for stamp in stamps]
    if not any(stamp.day for stamp in stamps) and published and len(published) >= 10 and _in_one_day(stamps):
        days = [published[:10]] * len(stamps)
    return [
        day and day + (stamp.clock or "") if stamp.clock or stamp.day else None
        for day, stamp in zip(days, stamps, strict=True)
    ]


def local(moment: str, shown: Stamp | None) -> str:
    """Write a moment that a page gives in UTC by the clock that it shows to its readers: its day is theirs.

    >>> local("2024-05-08T01:04:00Z", read_stamp("9:04 p.m. ET"))
    '2024-05-07T21:04-04:00'
    """
    universal = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|\+00:?00)", moment)
    if universal is None or shown is None or shown.clock is None:
        return moment
    there, here = (int(hour) * 60 + int(minute) for hour, minute in (universal.groups()[1:], _figures(shown.clock)))
    ahead = (here - there + 10 * 60) % (24 * 60) - 10 * 60
    if ahead % 15 or not ahead:
        return moment  # the two are different moments, or the page's readers live by UTC
    day = date.fromisoformat(universal[1]) + timedelta((there + ahead) // (24 * 60))
    hours, minutes = divmod(abs(ahead), 60)
    return f"{day.isoformat()}{shown.clock[:6]}{'-' if ahead < 0 else '+'}{hours:02}:{minutes:02}"


def _clock(written: str, zone: str | None) -> str | None:
    name = (zone or "").strip(" ()")
    read = normalize_date(f"2000-01-01 {written.replace('h', ':')} {name}".strip()) or normalize_date(
        f"2000-01-01 {written.replace('h', ':')}"
    )
    return read[10:] if read and len(read) > 10 and read.startswith("2000-01-01") else None


def _figures(clock: str) -> list[str]:
    return clock[1:6].split(":")


def _in_one_day(stamps: Sequence[Stamp]) -> bool:
    """Whether the times of stamps only rise or only fall."""
    clocks = [stamp.clock[:6] for stamp in stamps if stamp.clock]
    steps = [(first <= last, first >= last) for first, last in pairwise(clocks)]
    return all(up for up, _ in steps) or all(down for _, down in steps)


def _day(written: str, published: str | None) -> str | None:
    """The day of a stamp; one without a year is near the day of publication."""
    if day := normalize_date(written):
        return day
    known = date.fromisoformat(published[:10]) if published and len(published) >= 10 else None
    if known is None:
        return None
    if written[:3].lower() in _WEEKDAYS and not any(map(str.isdigit, written)):
        return known.isoformat() if _WEEKDAYS[known.weekday()] == written[:3].lower() else None
    for year in (known.year, known.year - 1, known.year + 1):
        day = normalize_date(f"{written.rstrip(' ,')} {year}")
        if day and abs(date.fromisoformat(day) - known) < HALF_A_YEAR:
            return day
    return None
