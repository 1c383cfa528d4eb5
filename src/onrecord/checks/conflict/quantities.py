"""Numbers with what they count or measure, as the text writes them: "the 14 victims", "$210,000", "41C"."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.schema import Span
from onrecord.text import NUMBER, read_bounds

Kind = Literal["money", "share", "measure", "count"]

MODIFIERS: Final = (
    r"at least|no (?:fewer|less|more) than|not (?:fewer|less|more) than|more than|less than|fewer than|up to|as many as"
    r"|as much as|nearly|almost|close to|about|around|some|roughly|approximately|an estimated|estimated|over|under|above"
    r"|below|just over|just under|well over|upwards? of|in excess of|perhaps|between|from|only|just|exactly"
)
"""What may stand before a number and bend it."""

_PREFIX: Final = r"US\$|CA?\$|AU?\$|HK\$|NZ\$|R\$|[$£€¥₦₹]|KSh|Sh|Rs\.? ?"
_NUMBER: Final = re.compile(
    rf"(?<![\w.,:/'’$£€¥-])(?:(?P<modifier>{MODIFIERS})\s+)?(?P<currency>{_PREFIX})?(?P<number>{NUMBER})", re.IGNORECASE
)

CURRENCY_WORDS: Final = {
    "dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pounds sterling": "£", "quid": "£", "yen": "¥",
    "pence": "penny", "naira": "₦", "rupees": "₹", "yuan": "yuan", "roubles": "rouble", "rubles": "rouble",
    "francs": "franc", "pesos": "peso", "rand": "rand", "shillings": "Sh", "kronor": "krona", "kroner": "krone",
    "shekels": "shekel",
}  # fmt: skip

MEASURES: Final = {
    "kilometre": ("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"),
    "mile": ("mile", "miles"),
    "metre": ("m", "metre", "metres", "meter", "meters"),
    "centimetre": ("cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    "foot": ("ft", "foot", "feet"),
    "inch": ("inch", "inches"),
    "yard": ("yard", "yards"),
    "acre": ("acre", "acres"),
    "hectare": ("ha", "hectare", "hectares"),
    "pound": ("lb", "lbs", "pound", "pounds"),
    "kilogram": ("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"),
    "tonne": ("tonne", "tonnes", "ton", "tons"),
    "litre": ("litre", "litres", "liter", "liters"),
    "gallon": ("gallon", "gallons"),
    "mph": ("mph", "miles per hour", "miles an hour"),
    "kph": ("kph", "km/h", "kmh", "kilometres per hour", "kilometers per hour", "kilometres an hour"),
    "C": ("c", "°c", "degrees celsius", "degrees c", "celsius"),
    "F": ("f", "°f", "degrees fahrenheit", "degrees f", "fahrenheit"),
    "year": ("year", "years"),
    "month": ("month", "months"),
    "week": ("week", "weeks"),
    "day": ("day", "days"),
    "hour": ("hour", "hours"),
    "minute": ("minute", "minutes"),
    "second": ("second", "seconds"),
}
"""Units, and how the text may write them."""

TIMES: Final = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})

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
_WORD: Final = re.compile(r"[ -](?P<word>[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)*)")
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
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_AFTER_MONTH: Final = re.compile(rf"\b{_MONTH}\s$", re.IGNORECASE)
_BEFORE_MONTH: Final = re.compile(rf"(?:st|nd|rd|th)?\s(?:of )?{_MONTH}", re.IGNORECASE)

_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th|s)\b")
_LOOK_BACK: Final = 24
_LONGEST_NUMBER: Final = 120
_LONGEST_PHRASE: Final = 4
"""So many words are looked at to find the noun that a number counts."""

_IRREGULAR: Final = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "police": "police", "staff": "staff",
    "personnel": "personnel", "crew": "crew", "cattle": "cattle", "sheep": "sheep", "fish": "fish", "teeth": "tooth",
    "aircraft": "aircraft", "troops": "troops", "lives": "life", "wives": "wife", "crises": "crisis",
    "policemen": "policeman", "policewomen": "policewoman", "firemen": "fireman", "gunmen": "gunman",
    "servicemen": "serviceman", "fishermen": "fisherman", "congressmen": "congressman", "countrymen": "countryman",
    "spokesmen": "spokesman", "midwives": "midwife", "thieves": "thief", "knives": "knife", "buses": "bus",
}  # fmt: skip

_STOP: Final = frozenset(
    re.findall(
        r"\S+",
        """
    a an the and or but nor of in on at to for from by with without within into onto over under after before since until
    while when where who whom which that as than if because so then there here this these those it its he his him she her
    they their them we our us you your i my me is are was were be been being has have had do does did will would can
    could may might must shall should not no yet still also only just even already ago later earlier since per each every
    down up off out about around against across along through during between among toward towards behind beyond near
    says said told took came went got made says was's later's including compared plus minus versus vs via despite
    """,
    )
)
_VERBS: Final = frozenset(
    re.findall(
        r"\S+",
        "says was is has does goes comes takes makes gets puts sits runs meets leaves gives shows begins ends lies stands holds "
        "plus less this his hers its ours theirs yours us as across towards always perhaps sometimes besides thus yes",
    )
)


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
    low = max(each.least for each in (one, other) if each.least is not None) if _has(one, other, "least") else None
    high = min(each.most for each in (one, other) if each.most is not None) if _has(one, other, "most") else None
    return low is None or high is None or low <= high + slack


def _has(one: Quantity, other: Quantity, bound: str) -> bool:
    return getattr(one, bound) is not None or getattr(other, bound) is not None


def quantities(text: str) -> tuple[Quantity, ...]:
    """Find the numbers of a text that count or measure something, in order.

    >>> [(each.unit, each.exact) for each in quantities("The 14 miners got a $210,000 bonus, 8 per cent of 2.5 million.")]
    [('miner', 14), ('$', 210000), ('percent', 8)]
    """
    found: list[Quantity] = []
    for match in _NUMBER.finditer(text):
        if found and match.start("number") < found[-1].number.end:
            continue
        if (each := _quantity(text, match)) is not None:
            found.append(each)
    return tuple(found)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    number, end = match["number"], match.end()
    before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
    if _is_part_of_a_date(text, match) or _NUMBERED.search(before):
        return None
    bounds = read_bounds(number)
    if bounds is None or bounds.end < len(number):
        return None
    if not match["currency"] or match["currency"][-1] in "$£€¥":
        whole = read_bounds(text[match.start() : match.start() + _LONGEST_NUMBER])
        if whole is not None and match.start() + whole.end >= end:
            bounds, end = whole, match.start() + whole.end
    kind, unit, last = _unit(text, match, end)
    if (match["modifier"] or "").lower() in ("over", "above") and _figures(number) >= 3:
        bounds = read_bounds(number) or bounds  # nobody rounds to $61,400: "quits over $61,400 in charges"
    if kind is None:
        return None
    phrase, head = _phrase(text, last if kind != "count" else end)
    attributive = text[end : end + 1] == "-"
    if kind == "count":
        if head is None or bounds.least in (0, 1) or attributive:
            return None
        unit, last = head[0], head[1]
        phrase = phrase[: phrase.index(head[2])]
    if _YEAR.fullmatch(number) and kind == "count" and bounds.least == bounds.most:
        return None
    of = _OF.match(text, last) if kind in ("measure", "money") else None
    modifiers = frozenset(word.lower() for word in phrase) if kind != "measure" or attributive else frozenset()
    return Quantity(
        Span(match.start(), last),
        Span(match.start("number"), match.end("number")),
        bounds.least,
        bounds.most,
        _step(number, bounds.least),
        kind,
        unit,
        modifiers | ({of["word"].lower()} if of else set()),
        _DEFINITE.search(before) is not None,
        attributive,
    )


def _is_part_of_a_date(text: str, match: re.Match[str]) -> bool:
    start, end = match.start("number"), match.end("number")
    if text[end : end + 1] in (":", "/") and text[end + 1 : end + 2].isdigit():
        return True
    if re.match(r"\s?[ap]\.?m\b", text[end : end + 5], re.IGNORECASE):
        return True
    return (
        _AFTER_MONTH.search(text[max(0, start - 12) : start]) is not None or _BEFORE_MONTH.match(text, end) is not None
    )


def _unit(text: str, match: re.Match[str], end: int) -> tuple[Kind | None, str, int]:
    """Say what kind of number it is, its unit, and where the words of the unit end."""
    if match["currency"]:
        return "money", match["currency"].strip(" .").upper().removeprefix("US"), end
    if share := _SHARE.match(text, end):
        return "share", "percent", share.end()
    if money := _MONEY.match(text, end):
        return "money", "penny" if money["pence"] else CURRENCY_WORDS[money["word"].lower()], money.end()
    if (unit := _UNIT.match(text, end)) and not (len(unit["unit"]) == 1 and unit["gap"]):
        return "measure", _UNITS[unit["unit"].lower()], unit.end()
    if text[end : end + 1].isalnum():
        return None, "", end
    return "count", "", end


def _phrase(text: str, position: int) -> tuple[list[str], tuple[str, int, str] | None]:
    """Read the words behind a number up to the noun that it counts: its singular, where it ends, and as written."""
    words: list[str] = []
    while len(words) < _LONGEST_PHRASE and (found := _WORD.match(text, position)):
        word = found["word"]
        if word.lower() in _STOP:
            break
        word = re.sub(r"['’]s?$", "", word)
        words.append(word)
        position = found.end()
        if (one := singular(word)) is not None:
            return words, (one, found.start("word") + len(word), word)
    return words, None


def singular(word: str) -> str | None:
    """Give the singular of a plural noun; None if the word isn't one.

    >>> singular("councillors"), singular("families"), singular("people"), singular("boss"), singular("drowned")
    ('councillor', 'family', 'person', None, None)
    """
    small = word.lower()
    last = small.rsplit("-", 1)[-1]
    if last in _IRREGULAR:
        return small.removesuffix(last) + _IRREGULAR[last]
    if len(last) < 4 or not last.endswith("s") or last.endswith(("ss", "us", "is", "'s")) or last in _VERBS:
        return None
    if last.endswith("ies") and len(last) > 4:
        return small[:-3] + "y"
    return small[:-2] if last.endswith(("ches", "shes", "xes", "sses")) else small[:-1]


def _step(number: str, value: float | None) -> float:
    """Say how finely a number is written: 1,900 to the hundred, 2.4 million to the hundred thousand, 1,987 to the one."""
    if value is None or value == 0:
        return 1.0
    figures = re.match(r"[\d,]*\d(?:\.(\d+))?", number)
    if figures is None:
        return 1.0 if value < 100 else _zeros(value)
    written = float(figures[0].replace(",", ""))
    scale = value / written if written else 1.0
    return float(scale * 10 ** -len(figures[1])) if figures[1] else scale * _zeros(written)


def _figures(number: str) -> int:
    return len(re.sub(r"\D", "", number).strip("0"))


def values(text: str) -> tuple[tuple[Span, float], ...]:
    """Find all whole numbers of a text that are no dates, times of day or parts of names, with or without a noun.

    >>> [value for _, value in values("Of the 61 people inside, 47 got out by 5:30 on March 4.")]
    [61, 47]
    """
    found: list[tuple[Span, float]] = []
    for match in _NUMBER.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if _is_part_of_a_date(text, match) or _NUMBERED.search(before) or _ORDINAL.match(text, match.end()):
            continue
        bounds = read_bounds(match["number"])
        if bounds is not None and bounds.least is not None:
            found.append((Span(match.start("number"), match.end("number")), bounds.least))
    return tuple(found)


def _zeros(value: float) -> float:
    """Give the power of ten that a whole number of some size is a multiple of; small numbers are exact."""
    step = 1.0
    while value >= 50 and step * 10 <= value and value % (step * 10) == 0:
        step *= 10
    return step
