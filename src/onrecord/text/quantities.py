"""Numbers with what they count or measure, as the text writes them: "the 14 victims", "$210,000", "41C"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.schema import Span
from onrecord.text.bounds import Bounds, read_bounds
from onrecord.text.nouns import counted
from onrecord.text.numbers import Number, numbers
from onrecord.text.units import CURRENCY_WORDS, MEASURES

Kind = Literal["money", "share", "measure", "count"]

_UNITS: Final = {written: unit for unit, ways in MEASURES.items() for written in ways}
_UNIT: Final = re.compile(
    rf"(?P<gap>[\s-]?)(?P<unit>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})\b(?!['’]\w)",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(r"\s?(?:%|per ?cent\b|percent\b|pct\b)", re.IGNORECASE)
_MONEY: Final = re.compile(
    rf"[\s-](?:US |U\.S\. )?(?P<word>{'|'.join(sorted(CURRENCY_WORDS, key=len, reverse=True))})\b|(?P<pence>p)\b",
    re.IGNORECASE,
)
_OF: Final = re.compile(r" of (?P<word>[^\W\d_]\w*)")
_YEAR: Final = re.compile(r"(?:1[2-9]|20)\d\d")
_DEFINITE: Final = re.compile(
    r"\b(?:the|these|those|all(?: of)?(?: the)?|all (?:its|their|his|her)|its|their|his|her|same)\s+$", re.IGNORECASE
)
_NUMBERED: Final = re.compile(
    r"(?:\bNos?\.?|#|\b(?:number|chapter|article|section|page|phase|route|channel|room|day|week|division|form|grade|class"
    r"|round|game|tier|level|age|aged|title)) ?$",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_AFTER_MONTH: Final = re.compile(rf"\b{_MONTH}\s$", re.IGNORECASE)
_BEFORE_MONTH: Final = re.compile(rf"(?:st|nd|rd|th)?\s(?:of )?{_MONTH}", re.IGNORECASE)
_CLOCK: Final = re.compile(r"[:/]\d|\s?[ap]\.?m\b", re.IGNORECASE)

_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th|s)\b")
_FIGURES: Final = re.compile(r"[\d,]*\d(?:\.(\d+))?")
_LOOK_BACK: Final = 24
_LONGEST_MONTH: Final = 12
_LONGEST_NUMBER: Final = 120


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: from `start` to `end`, its own characters from `number` on.

    It is `least` or more and `most` or less, None where that is open. `unit` is a currency, "percent", a unit of
    measure, or the noun that is counted, in the singular. `modifiers` are the words between the number and that noun,
    or behind an amount of money. `definite` tells whether the text speaks of it as known: "the 14 victims".
    """

    span: Span
    number: Span
    least: float | None
    most: float | None
    step: float
    kind: Kind
    unit: str
    modifiers: frozenset[str] = frozenset()
    definite: bool = False
    attributive: bool = False

    @property
    def exact(self) -> float | None:
        """Its value, None where the words leave it open."""
        return self.least if self.least == self.most else None


def fit(one: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers can be the same: their bounds meet, or the coarser one is the finer one rounded.

    >>> first, second, third = quantities("at least 12 people; 14 people; 2,000 people")
    >>> fit(first, second), fit(second, third), fit(quantities("1,987 people")[0], third)
    (True, False, True)
    """
    slack = max(one.step, other.step) / 2 if one.step != other.step else 0.0
    lows = [each.least for each in (one, other) if each.least is not None]
    highs = [each.most for each in (one, other) if each.most is not None]
    return not lows or not highs or max(lows) <= min(highs) + slack


def quantities(text: str, found: Iterable[Number] | None = None) -> tuple[Quantity, ...]:
    """Find the numbers of a text that count or measure something, in order; `found` are its numbers, if known.

    >>> text = "The 14 miners got a $210,000 bonus, 8 per cent of 2.5 million."
    >>> [(each.unit, each.exact) for each in quantities(text)]
    [('miner', 14), ('$', 210000), ('percent', 8)]
    """
    return tuple(_quantities(text, numbers(text) if found is None else found))


def _quantities(text: str, found: Iterable[Number]) -> Iterator[Quantity]:
    end = 0
    for number in found:
        if number.first >= end and not _is_of_a_date(text, number) and (each := _quantity(text, number)) is not None:
            end = each.number.end
            yield each


def _quantity(text: str, number: Number) -> Quantity | None:
    written = text[number.first : number.end]
    read = _bounds(text, number, written)
    if read is None:
        return None
    bounds, end = read
    kind, unit, last = _unit(text, number, end)
    if kind is None:
        return None
    phrase, head = counted(text, last if kind != "count" else end)
    attributive = text[end : end + 1] == "-"
    if kind == "count":
        if head is None or bounds.least in (0, 1) or attributive:
            return None
        if _YEAR.fullmatch(written) and bounds.least == bounds.most:
            return None
        unit, last = head[0], head[1]
        phrase = phrase[: phrase.index(head[2])]
    of = _OF.match(text, last) if kind in ("measure", "money") else None
    modifiers = frozenset(word.lower() for word in phrase) if kind != "measure" or attributive else frozenset()
    return Quantity(
        Span(number.start, last),
        Span(number.first, number.end),
        bounds.least,
        bounds.most,
        _step(written, bounds.least),
        kind,
        unit,
        modifiers | ({of["word"].lower()} if of else set()),
        _DEFINITE.search(text, max(0, number.start - _LOOK_BACK), number.start) is not None,
        attributive,
    )


def _bounds(text: str, number: Number, written: str) -> tuple[Bounds, int] | None:
    """Read a number with its modifier, and where it ends; None if it can't be read as a whole."""
    bounds = read_bounds(written)
    if bounds is None or bounds.end < len(written):
        return None
    end = number.end
    if not number.currency or number.currency[-1] in "$£€¥":
        whole = read_bounds(text[number.start : number.start + _LONGEST_NUMBER])
        if whole is not None and number.start + whole.end >= end:
            if number.modifier.lower() in ("over", "above") and _figures(written) >= 3:
                return bounds, number.start + whole.end  # nobody rounds to $61,400: "quits over $61,400 in charges"
            return whole, number.start + whole.end
    return bounds, end


def _is_of_a_date(text: str, number: Number) -> bool:
    """Tell whether a number is a day, a time of day, or one that only tells things apart: "Article 27"."""
    return (
        _CLOCK.match(text, number.end) is not None
        or _AFTER_MONTH.search(text, max(0, number.first - _LONGEST_MONTH), number.first) is not None
        or _BEFORE_MONTH.match(text, number.end) is not None
        or _NUMBERED.search(text, max(0, number.start - _LOOK_BACK), number.start) is not None
    )


def _unit(text: str, number: Number, end: int) -> tuple[Kind | None, str, int]:
    """Say what kind of number it is, its unit, and where the words of the unit end."""
    if number.currency:
        return "money", number.currency.strip(" .").upper().removeprefix("US"), end
    if share := _SHARE.match(text, end):
        return "share", "percent", share.end()
    if money := _MONEY.match(text, end):
        return "money", "penny" if money["pence"] else CURRENCY_WORDS[money["word"].lower()], money.end()
    if (unit := _UNIT.match(text, end)) and not (len(unit["unit"]) == 1 and unit["gap"]):
        return "measure", _UNITS[unit["unit"].lower()], unit.end()
    if text[end : end + 1].isalnum():
        return None, "", end
    return "count", "", end


def values(text: str, found: Iterable[Number] | None = None) -> tuple[tuple[Span, float], ...]:
    """Find all numbers of a text that are no dates, times of day or parts of names, with or without a noun.

    >>> [value for _, value in values("Of the 61 people inside, 47 got out by 5:30 on March 4.")]
    [61, 47]
    """
    return tuple(_values(text, numbers(text) if found is None else found))


def _values(text: str, found: Iterable[Number]) -> Iterator[tuple[Span, float]]:
    for number in found:
        if _is_of_a_date(text, number) or _ORDINAL.match(text, number.end):
            continue
        bounds = read_bounds(text[number.first : number.end])
        if bounds is not None and bounds.least is not None:
            yield Span(number.first, number.end), bounds.least


def _step(number: str, value: float | None) -> float:
    """Say how finely a number is written: 1,900 to the hundred, 2.4 million to the hundred thousand."""
    if value is None or value == 0:
        return 1.0
    figures = _FIGURES.match(number)
    if figures is None:
        return 1.0 if value < 100 else _zeros(value)
    written = float(figures[0].replace(",", ""))
    scale = value / written if written else 1.0
    return float(scale * 10 ** -len(figures[1])) if figures[1] else scale * _zeros(written)


def _figures(number: str) -> int:
    return len("".join(filter(str.isdigit, number)).strip("0"))


def _zeros(value: float) -> float:
    """Give the power of ten that a whole number of some size is a multiple of; small numbers are exact."""
    step = 1.0
    while value >= 50 and step * 10 <= value and value % (step * 10) == 0:
        step *= 10
    return step
