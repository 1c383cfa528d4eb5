"""Clues of a text to its own date: each names the years that it leaves, and the words that say so."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from onrecord.recorder.times.find import Expression
from onrecord.recorder.times.holidays import HOLIDAYS
from onrecord.recorder.times.meanings import Calendar, Shift
from onrecord.recorder.times.tense import tense
from onrecord.recorder.times.tokens import ends_sentence
from onrecord.schema import Span

YEARS: Final = range(1900, 2100)
"""The years that an article is thought to be of."""

Incumbent = Callable[[str, int], bool]
"""Says whether the bearer of a name held an office of state at some time of a year."""


class Clue(NamedTuple):
    """Something that the text says, and the years in which it can have been written then."""

    spans: tuple[Span, ...]
    years: frozenset[int]
    weekday: bool = False
    """Whether they are the years in which a date falls on a day of the week."""


def find(text: str, expressions: Sequence[Expression], incumbent: Incumbent | None = None) -> list[Clue]:
    """Find the clues of a text, those of its expressions of time first.

    >>> from onrecord.recorder.times.find import find as expressions
    >>> text = "They met in 2019, five years ago, and will meet again in 2026."
    >>> [(each.spans[0].cut(text), min(each.years), max(each.years)) for each in find(text, expressions(text))]
    [('2019', 2019, 2099), ('2019, five years ago', 2024, 2024), ('2026', 1900, 2026)]
    """
    found = [clue for number, each in enumerate(expressions) for clue in _of_expression(number, expressions)]
    found += _elections(text, expressions)
    if incumbent is not None:
        found += _incumbents(text, incumbent)
    return found


def _of_expression(number: int, expressions: Sequence[Expression]) -> Iterator[Clue]:
    expression = expressions[number]
    meaning = expression.reading.meaning
    if not isinstance(meaning, Calendar):
        return
    span = Span(expression.start, expression.end)
    if meaning.year is None:
        if meaning.weekday and meaning.day and meaning.month:
            yield Clue((span,), frozenset(year for year in YEARS if _falls_on(year, meaning)), weekday=True)
        return
    if len(meaning.year) != 4 or int(meaning.year) not in YEARS:
        return
    year, told = int(meaning.year), expression.tense()
    if _is_compared(expression):
        yield Clue((span,), frozenset({year + 1}))
    elif told < 0 and _is_told(expression):
        yield Clue((span,), frozenset(range(max(year, YEARS[0]), YEARS[-1] + 1)))
    elif _will(expression):
        yield Clue((span,), frozenset(range(YEARS[0], year + 1)))
    if told < 0 and (away := _day_of_last_year(expressions)) and year == _latest_past(expressions):
        yield Clue((span, Span(away.start, away.end)), frozenset({year + 1}))
    if number + 1 < len(expressions):
        yield from _so_long_ago(expression, expressions[number + 1], year)
    if number:
        yield from _so_long_ago(expression, expressions[number - 1], year)


def _is_compared(expression: Expression) -> bool:
    """Whether figures are compared with those of a year: "up from $2 million in the 1988 quarter"."""
    if not expression.text.endswith((" quarter", " period")):
        return False
    before = expression.tokens.text[max(0, expression.start - 100) : expression.start]
    sentence = re.split(r"[.!?]\s+(?=[A-Z])|\n\n", before)[-1]
    return re.search(r"\b(?:from|compared|against|versus|than)\b", sentence) is not None


def _day_of_last_year(expressions: Sequence[Expression]) -> Expression | None:
    for each in expressions:
        meaning = each.reading.meaning
        if isinstance(meaning, Calendar) and meaning.years == -1 and meaning.day is not None:
            return each
    return None


def _latest_past(expressions: Sequence[Expression]) -> int:
    years = [each.reading.meaning.year for each in expressions if isinstance(each.reading.meaning, Calendar)]
    return max((int(year) for year in years if year and len(year) == 4), default=0)


def _so_long_ago(named: Expression, other: Expression, year: int) -> Iterator[Clue]:
    """ "In 2012, four years ago": the two say when the text was written."""
    meaning = other.reading.meaning
    if not isinstance(meaning, Shift) or meaning.unit != "Y" or meaning.other or other.reading.mod:
        return
    first, last = sorted((named, other), key=lambda each: each.start)
    between = first.tokens.text[first.end : last.start]
    if re.fullmatch(r",?\s*(?:\(|—|–|--)?\s*(?:in|back in|since)?\s*", between):
        yield Clue((Span(first.start, last.end),), frozenset({year - (meaning.amount or 0)}))


def _is_told(expression: Expression) -> bool:
    """Whether something happened in a year: a verb in the past stands near it, and no end is set there."""
    parts = expression.tokens.parts
    before = parts[expression.first - 2].lower() if expression.first > 2 else ""
    if before not in _TOLD_BEHIND or _is_name(expression):
        return False
    for at in range(expression.first - 4, max(0, expression.first - 2 * _NEAR), -2):
        if ends_sentence(parts, at + 1):
            break
        if parts[at].lower() in _SETS_AN_END:
            return False
    return tense(expression.tokens, expression.first, expression.last) < 0


_NEAR: Final = 8
"""Words."""

_TOLD_BEHIND: Final = frozenset({"in", "since", "on", "of", "during"})
_SETS_AN_END: Final = frozenset(
    [
        "until",
        "till",
        "by",
        "due",
        "expires",
        "expire",
        "ends",
        "matures",
        "mature",
        "through",
        "maturing",
        "ending",
        "expiring",
        "redeemable",
        "effective",
        "to",
        "beginning",
        "starting",
        "begin",
        "begins",
        "open",
        "opens",
        "would",
        "could",
    ]
)


def _will(expression: Expression) -> bool:
    """Whether "will" leads to a year: other words of the future are told of the past, too."""
    parts = expression.tokens.parts
    for at in range(expression.first - 2, max(0, expression.first - 16), -2):
        if ends_sentence(parts, at + 1):
            return False
        if parts[at] in ("will", "shall"):
            return True
    return False


def _is_name(expression: Expression) -> bool:
    """Whether a year stands in front of what it is part of the name of: "the 2016 election", told of in any tense."""
    parts, at = expression.tokens.parts, expression.last + 2
    return (
        at < len(parts)
        and parts[at - 1] in (" ", "-")
        and parts[at][:1].isalpha()
        and (parts[at] not in _AFTER_YEARS and not ends_sentence(parts, at - 1))
    )


_AFTER_YEARS: Final = frozenset(
    [
        "and",
        "or",
        "to",
        "when",
        "after",
        "before",
        "but",
        "as",
        "by",
        "because",
        "while",
        "with",
        "in",
        "on",
        "at",
        "for",
        "from",
        "until",
        "through",
        "the",
        "that",
        "who",
        "which",
        "were",
        "was",
        "is",
        "are",
        "will",
        "has",
        "had",
        "did",
        "said",
        "under",
        "over",
        "during",
        "if",
        "so",
        "than",
        "then",
        "including",
        "it",
        "he",
        "she",
        "they",
        "a",
        "an",
    ]
)


def _falls_on(year: int, meaning: Calendar) -> bool:
    try:
        return date(year, meaning.month or 1, meaning.day or 1).isoweekday() == meaning.weekday
    except ValueError:
        return False


_NOMINEE: Final = re.compile(
    r"(?<!former )(?<!past )(?<!\d{4} )(?<!eventual )\b(?:(?:Democratic|Republican|GOP)(?: presidential)?|presidential)"
    r" (?:nominee|rival)\b(?! in \d)"
)
_PRESIDENT: Final = re.compile(r"\bpresidential\b|\bWhite House\b")
_VOTE: Final = re.compile(r"\b(?:election|vote|votes|voters|polls|ballot|voting|Election Day)\b", re.IGNORECASE)


def _elections(text: str, expressions: Sequence[Expression]) -> Iterator[Clue]:
    """Who is a party's nominee for president is so in the year of the election; its day is the Tuesday after the first
    Monday of November (3 U.S.C. § 1)."""
    nominee = _NOMINEE.search(text)
    if nominee:
        yield Clue((Span(*nominee.span()),), frozenset(year for year in YEARS if year % 4 == 0))
    if not (nominee or _PRESIDENT.search(text)):
        return
    for expression in expressions:
        meaning = expression.reading.meaning
        if isinstance(meaning, Calendar) and meaning.year is None and meaning.month == 11 and meaning.day:
            around = text[max(0, expression.start - 60) : expression.end + 40]
            if meaning.day in range(2, 9) and _VOTE.search(around):
                day = HOLIDAYS["election day"]
                years = frozenset(year for year in YEARS if year % 4 == 0 and day(year).day == meaning.day)
                yield Clue((Span(expression.start, expression.end),), years)
                return


_TITLED: Final = re.compile(
    r"\b(?<!former )(?<!Former )(?<!late )(?<!Vice )(?<!then-)(?:President|Prime Minister|Chancellor|Premier|King|Queen|Pope) "
    r"(?P<name>[A-Z]\w+(?:[ -][A-Z][\w.]*){1,3})"
)
_PAST_OFFICE: Final = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Ll]ate|then|onetime|under|since|when)\b[^.]{0,40}$")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_NAMES: Final = 8


def _incumbents(text: str, incumbent: Incumbent) -> Iterator[Clue]:
    """Who is called by an office holds it, unless the sentence tells of another time."""
    seen: set[str] = set()
    for match in _TITLED.finditer(text):
        sentence = text[max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1 : match.start()]
        after = text[match.end() : match.end() + 80]
        if _PAST_OFFICE.search(sentence) or _YEAR.search(sentence) or _YEAR.search(after):
            continue
        if match["name"] not in seen and len(seen) < _MOST_NAMES:
            seen.add(match["name"])
            years = frozenset(year for year in YEARS if incumbent(match["name"], year))
            if years:
                yield Clue((Span(*match.span()),), years)
