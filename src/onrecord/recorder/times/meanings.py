"""What an expression of time means before it is known what it is relative to."""

from typing import Final, Literal, NamedTuple

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


class Calendar(NamedTuple):
    """A place in the calendar, as far as its words name it; what they don't name is None.

    `year` may be a decade ("199") or a century ("19"). `part` is a quarter, a half or a season ("Q3", "H1", "SU"),
    `holiday` the name of a holiday, `clock` the time of day as TIMEX3 has it ("T15:00", "TMO"). `toward` is -1 for the
    last, 0 for this and 1 for the next such place; None where only the tense can tell. `years` says how many years the
    named place is away, where the words say it ("October of last year"), `weeks` how many weeks beyond the day of the
    week that is named ("Monday after next"). `nth` counts the days of the week in a month, from its end where it is
    negative ("the last Sunday of October"). With `either`, month and day can stand the other way round ("3/5/2024").
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    holiday: str | None = None
    clock: str = ""
    toward: int | None = None
    years: int | None = None
    weeks: int = 0
    nth: int = 0
    either: bool = False


class Shift(NamedTuple):
    """A time so many units away: from the day of the article, or with `other` from another expression of the text.

    With `whole` it is a whole unit ("last week"), else as far away as it is fine ("a week ago" is a day). `weekday` is
    a day of the week in that unit ("Monday next week"), the one that `nth` counts in a month; without `whole` it is the
    one that the units are counted from ("a week from Friday"), or the one next to where they lead, with `near` ("three
    weeks ago on Sunday"). With `exact` it is a day, however long the unit ("a year ago today").
    """

    unit: str
    amount: int
    whole: bool = True
    other: bool = False
    clock: str = ""
    weekday: int = 0
    nth: int = 0
    near: bool = False
    exact: bool = False


class Length(NamedTuple):
    """An amount of time; with `toward` it ends (-1) or begins (1) at the time that it is relative to.

    `amount` is None where the words don't say how many.
    """

    unit: str
    amount: float | None
    toward: int = 0


class Reference(NamedTuple):
    """The past, the present or the future, and no day of it."""

    value: str


class Repeated(NamedTuple):
    """A time that comes again and again."""

    value: str


Meaning = Calendar | Shift | Length | Reference | Repeated


class Reading(NamedTuple):
    """An expression as a rule reads it: its kind, what it means, and the rest of what TIMEX3 writes down."""

    kind: Kind
    meaning: Meaning
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None


NOTHING: Final = Reading("DATE", Reference(""))
"""What words mean that look like a date and are none, such as the 31st of February: nothing in them is another one."""
