"""What takes the place of a number, a date or a name, so that it no longer fits the other places that give it.

A new value has the form of the old one, is wrong by a clear amount, and stands nowhere else in the text. So it can't be
taken for an earlier toll or for another day that the text tells of.
"""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, get_args

Kind = Literal["number", "age", "amount", "date", "weekday", "years", "name", "office", "order"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
Holder = Literal["she", "he"]

# Lists of words read best as words.
UNITS: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
    """.split()  # noqa: SIM905
TENS: Final = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]  # noqa: SIM905
ORDINALS: Final = """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
    """.split()  # noqa: SIM905
WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
MONTHS: Final = """
    January February March April May June July August September October November December
    """.split()  # noqa: SIM905
SHORT_MONTHS: Final = [*(f"{m}." for m in ("Jan", "Feb", "Aug", "Oct", "Nov", "Dec")), "Sept."]
OPPOSITES: Final = {
    "before": "after",
    "earlier": "later",
    "previous": "following",
    "first": "last",
    "won": "lost",
    "younger": "older",
    "elder": "younger",
    "higher": "lower",
    "rose": "fell",
    "north": "south",
    "east": "west",
    "left": "right",
}
HOLDERS: Final[dict[Holder, Sequence[str]]] = {
    "she": ("Ruth Calverley", "Ines Moravec", "Hanne Oldroyd", "Priya Sandilands", "Greta Lomax", "Amara Quist"),
    "he": ("Colin Varley", "Tomas Hredek", "Owen Stallard", "Rafiq Desmoulins", "Pieter Vance", "Kofi Brandreth"),
}
_SPELLINGS: Final = (
    *(("ei", "ie"), ("ie", "ei"), ("ph", "f"), ("ck", "k"), ("ou", "u"), ("ey", "y"), ("ay", "ey"), ("ee", "ea")),
    *(("a", "e"), ("e", "a"), ("i", "y"), ("y", "i"), ("o", "u"), ("u", "o"), ("s", "z"), ("z", "s"), ("k", "c")),
    *(("c", "k"), ("v", "w"), ("w", "v"), ("b", "p"), ("d", "t"), ("t", "d"), ("m", "n"), ("g", "k"), ("sh", "sch")),
)
_DOUBLED: Final = "lnrtsmpdfgk"
_NUMERAL: Final = re.compile(r"\d[\d,.]*")
_TRIES: Final = 60


def altered(kind: Kind, value: str, text: str, rng: random.Random, holder: Holder | None = None) -> str | None:
    """Give another value of this kind that doesn't stand in the text, or None where none is found.

    Raises:
        ValueError: if the value is of no form that this kind has.
    """
    make = _MAKERS[kind]
    for _ in range(_TRIES):
        new = make(value, rng) if kind != "office" else rng.choice(HOLDERS[holder or "he"])
        if new != value and (kind == "order" or not stands(new, text)):
            return new
    return None


def stands(value: str, text: str) -> bool:
    """Say whether the text has this value, as digits or as a word."""
    forms = {value, value.lower(), value.capitalize()}
    if (number := read(value)) is not None:
        forms |= {str(number), f"{number:,}", *(() if number > 99 else (spelled(number), spelled(number).capitalize()))}
    return any(re.search(rf"(?<![\w]){re.escape(form)}(?![\w]|[.,]\d)", text) for form in forms)


def read(value: str) -> int | None:
    """Read a whole number in digits or in words up to ninety-nine, or give None."""
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d+", value):
        return int(value.replace(",", ""))
    words = value.lower()
    if words in UNITS:
        return UNITS.index(words)
    tens, _, unit = words.partition("-")
    if tens in TENS[2:] and (not unit or unit in UNITS[1:10]):
        return TENS.index(tens) * 10 + (UNITS.index(unit) if unit else 0)
    return None


def spelled(number: int) -> str:
    """Spell a number under a hundred.

    >>> spelled(42), spelled(14)
    ('forty-two', 'fourteen')
    """
    if number < 20:
        return UNITS[number]
    return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")


def _number(value: str, rng: random.Random, least: int = 1) -> str:
    if value.lower() in ORDINALS:
        place = ORDINALS.index(value.lower())
        near = [p for p in range(1, len(ORDINALS)) if 1 <= abs(p - place) <= 3]
        return _as_written(ORDINALS[rng.choice(near)], value)
    number = read(value)
    if number is None or number > 150:
        return _digits(value, rng)
    step = rng.randint(least, max(least + 2, min(number // 4, 20)))
    new = number + rng.choice([-step, step])
    if new < 2 or (not value[0].isdigit() and new > 99):
        new = 2 * number - new
    return str(new) if value[0].isdigit() else _as_written(spelled(new), value)


def _digits(value: str, rng: random.Random) -> str:
    """Swap two digits, as fingers do, or put in another one."""
    match = _NUMERAL.search(value)
    if match is None:
        raise ValueError(f"{value!r} is no number: write it in digits, or in words up to ninety-nine")
    figures = list(match[0].rstrip(".,"))
    places = [p for p, figure in enumerate(figures) if figure.isdigit()]
    while len(places) > 1 and figures[places[-1]] == "0":  # a round number stays as round
        places.pop()
    swaps = [(a, b) for a, b in pairwise(places) if figures[a] != figures[b] and figures[b] != "0"]
    if swaps and rng.random() < 0.5:
        first, second = rng.choice(swaps)
        figures[first], figures[second] = figures[second], figures[first]
    else:
        place = rng.choice([p for p in places if figures[p] != "0"])
        figures[place] = str(rng.choice([d for d in range(1, 10) if str(d) != figures[place]]))
    return value[: match.start()] + "".join(figures) + value[match.start() + len(figures) :]


def _age(value: str, rng: random.Random) -> str:
    return _number(value, rng, 2)


def _years(value: str, rng: random.Random) -> str:
    """Be wrong by three years at least, which no birthday makes good."""
    number = read(value)
    if number is not None and number > 999:
        return str(number + rng.choice([-1, 1]) * rng.choice([3, 4, 5, 6, 10, 20]))
    return _number(value, rng, 3)


def _date(value: str, rng: random.Random) -> str:
    """Alter the day or the month of "4 April", "March 1" or "Feb. 9", or the year where there is nothing else."""
    month = next((m for m in [*MONTHS, *SHORT_MONTHS] if re.search(rf"\b{re.escape(m)}(?!\w)", value)), None)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", value)
    if day and (month is None or rng.random() < 0.6):
        number = int(day[0])
        new = rng.choice([n for n in range(1, 29) if abs(n - number) > 1])
        suffix = re.match(r"st|nd|rd|th", value[day.end() :])
        tail = value[day.end() + (2 if suffix else 0) :]
        return value[: day.start()] + str(new) + (_suffix(new) if suffix else "") + tail
    if month:
        return value.replace(
            month, rng.choice([m for m in (MONTHS if month in MONTHS else SHORT_MONTHS) if m != month])
        )
    return _years(value, rng)


def _suffix(day: int) -> str:
    return "th" if day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _weekday(value: str, rng: random.Random) -> str:
    if value not in WEEKDAYS:
        raise ValueError(f"{value!r} is no day of the week: mark the day alone, with its capital letter")
    return rng.choice([day for day in WEEKDAYS if day != value])


def _name(value: str, rng: random.Random) -> str:
    """Spell the last word of a name in another way, but for its first letter."""
    start = value.rfind(" ") + 1
    ways = list(_misspelled(value[start:]))
    return value[:start] + rng.choice(ways) if ways else value


def _misspelled(word: str) -> Iterator[str]:
    """Give the ways in which somebody who has heard a name may write it."""
    for was, new in _SPELLINGS:
        for at in range(1, len(word) - len(was) + 1):
            if word[at : at + len(was)] == was:
                yield word[:at] + new + word[at + len(was) :]
    for at in range(1, len(word)):
        if word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
        elif word[at] in _DOUBLED and word[at - 1] in "aeiou" and word[at + 1 :][:1] in set("aeiouy"):
            yield word[: at + 1] + word[at:]


def _order(value: str, _: random.Random) -> str:
    both = {new: was for was, new in OPPOSITES.items()} | OPPOSITES
    if value.lower() not in both:
        raise ValueError(f"{value!r} has no opposite here: the words that have one are {', '.join(sorted(both))}")
    return _as_written(both[value.lower()], value)


def _as_written(new: str, old: str) -> str:
    return new.capitalize() if old[0].isupper() else new


_MAKERS: Final[dict[Kind, Callable[[str, random.Random], str]]] = {
    "number": _number,
    "age": _age,
    "amount": _number,
    "date": _date,
    "weekday": _weekday,
    "years": _years,
    "name": _name,
    "office": _name,
    "order": _order,
}
