"""The words that expressions of time are made of, in tables: class, word, value.

A class is named in capitals, as the grammar calls it. A word may stand in several classes ("second" is an ordinal and a
unit, "May" a month only when it is written so).
"""

from typing import Final


def listed(words: str) -> frozenset[str]:
    """Give the words of a list that is written as one string."""
    return frozenset(words.split())


def _numbered(words: str, first: int = 1) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), first)}


_MONTHS: Final = _numbered("january february march april may june july august september october november december")
_SHORT_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_WEEKDAYS: Final = _numbered("monday tuesday wednesday thursday friday saturday sunday")
_SHORT_WEEKDAYS: Final = {
    "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7,
}  # fmt: skip

_ONES: Final = _numbered("one two three four five six seven eight nine")
_TEENS: Final = _numbered("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", first=10)
_TENS: Final = {
    word: 10 * number
    for word, number in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", first=2).items()
}
_ORDINALS: Final = _numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
) | {"thirtieth": 30, "final": 4}
_ZONES: Final = listed(
    "gmt utc edt est cdt cst mdt mst pdt pst bst wet west cet cest eet eest msk ist pkt sgt jst kst hkt aest aedt "
    "acst awst nzst nzdt sast eat wat wib akst hst"
)

UNITS: Final = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "fortnight": "F", "weekend": "WE",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
"""Units of time by the letters that TIMEX3 counts them with ("T" before those of the clock); decades, centuries and
fortnights have letters of our own, and are written as years and weeks."""

_PLURALS: Final = {f"{unit}s": letter for unit, letter in UNITS.items() if unit != "century"} | {"centuries": "C"}
_SHORT_UNITS: Final = {"yr": "Y", "yrs": "Y", "hr": "TH", "hrs": "TH", "min": "TM", "mins": "TM", "sec": "TS"}

Table = dict[str, int | str]

NAMES: Final[dict[str, Table]] = {
    "MONTH": {**_MONTHS},
    "ABBR": {**_SHORT_MONTHS},
    "WEEKDAY": {**_WEEKDAYS},
    "WEEKDAYS": {f"{name}s": number for name, number in _WEEKDAYS.items()},
    "WEEKABBR": {**_SHORT_WEEKDAYS},
    "ZONE": {zone: zone for zone in sorted(_ZONES)},
    "ZONELETTERS": {zone: zone for zone in ("et", "ct", "mt", "pt", "z")},
}
"""Words that are written with a capital letter, or all in capitals."""

WORDS: Final[dict[str, Table]] = {
    "UNIT": {**UNITS, **_PLURALS, **_SHORT_UNITS},
    "SINGULAR": {**UNITS},
    "PLURAL": {**_PLURALS},
    "ADVERB": {
        "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "monthly": "P1M",
        "bimonthly": "P2M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
    },
    "NUMBER": {**_ONES, **_TEENS, **_TENS, "dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000},
    "TEEN": {**_TEENS, **_TENS},
    "ONE": {**_ONES},
    "VAGUE": dict.fromkeys(("few", "several", "many", "some", "countless"), "X"),
    "ORDINAL": {**_ORDINALS},
    "TH": dict.fromkeys(("st", "nd", "rd", "th"), 0),
    "TENS": {f"{word[:-1]}ies": number for word, number in _TENS.items()},
    "SEASON": {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    "SEASONS": {"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"},
    "DAYPART": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV",
                "lunchtime": "AF", "nightfall": "NI"},
    "DAYPARTS": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "NOON": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "LAST": {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1},
    "THIS": {"this": 0, "current": 0},
    "NEXT": {"next": 1, "coming": 1, "following": 1, "upcoming": 1},
    "RELATIVE": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "POSITION": {
        "early": "START", "earlier": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID",
        "late": "END", "later": "END", "end": "END",
    },
}  # fmt: skip
"""Words that count in small letters, with a capital, or all in capitals."""

MODIFIERS: Final = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "less than": "LESS_THAN", "just under": "LESS_THAN",
    "under": "LESS_THAN", "fewer than": "LESS_THAN",
    "over": "MORE_THAN", "more than": "MORE_THAN", "just over": "MORE_THAN", "well over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS", "as much as": "EQUAL_OR_LESS", "as long as": "EQUAL_OR_LESS",
}  # fmt: skip
"""What stands before an amount of time and belongs to it, and the modifier that TIMEX3 has for it."""

REFERENCES: Final = {
    "PRESENT_REF": ("now", "currently", "presently", "nowadays", "at present", "these days", "the present"),
    "PAST_REF": ("recently", "more recently", "most recently", "lately", "the past", "the recent past", "long ago"),
    "FUTURE_REF": ("soon", "shortly", "the future", "the near future"),
}
"""What means the present, the past or the future and no day of theirs."""

TABLES: Final = NAMES | WORDS
"""Every table by the name of its class."""
