"""Who a text says stands for president: the months of the campaign."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from onrecord.recorder.times.clues import Clue
from onrecord.recorder.times.months import ALL, NONE, Months
from onrecord.recorder.times.offices import NAME, WORD, YEAR, Held, Tenure, month, names
from onrecord.schema import Span

TITLE: Final = "presidential nominee"
"""What `Tenure` is asked for."""

_CALLED: Final = re.compile(rf"\b[Nn]ominee,? (?P<name>{NAME})")
_BEHIND: Final = re.compile(
    rf"\b(?P<name>{NAME}), (?:(?![Vv]ice|[Ff]ormer)[^\W\d][\w’']{{0,30}} ){{0,3}}?"
    r"(?:Republican|Democratic|GOP|presidential) (?:presidential )?nominee\b"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:[Vv]ice[ -][Pp]residential|Senate|House|[Gg]ubernatorial|Court|Libertarian|Green|[Pp]ast|[Ff]ormer"
    r"|[12]\d{3}) (?:[\w-]+ ){0,2}$"
)
"""What makes somebody a nominee for something else, or of another year."""

_CAMPAIGN: Final = re.compile(
    r"\b(?:Republican|Democratic|GOP|presidential|party[’']s) nominee\b|\brunning mate\b|\bElection Day\b"
)
_TO_COME: Final = re.compile(
    r"\b(?:be|becomes?|becoming|eventual|likely|possible|potential|whoever|could|as|for)\b(?: [\w’']+){0,2} $"
)
"""What leads to a nominee whom nobody has named yet."""

_FULL_NAME: Final = re.compile(rf"\b{WORD} (?:[A-Z]\. )?([A-Z][\w-]{{1,30}})\b")
_WIDTH: Final = 60
"""So much is looked at in front of a nominee, in characters."""

_MOST: Final = 60
_MOST_NAMES: Final = 500
"""Of so many names is it asked who stood for president."""

_PRESUMED: Final = 5
"""For so many months before a party's convention is the winner of its primaries called the nominee."""


def standing(text: str, tenure: Tenure) -> list[Held]:
    """Find who stands for president: a nominee by name, or two who stood against each other in one year alone.

    Rivals alone bound nothing from below: a text may be of a time before one of them stood.

    >>> terms = {"Ana Reyes": [("2014-07-16", "2014-11-04")], "Li Wen": [("2014-07-28", "2014-11-04")]}
    >>> def tenure(title, name):
    ...     return terms.get(name, [])
    >>> [min(each.clue.months) for each in standing("The nominee, Ana Reyes, said so.", tenure)]
    [(2014, 2)]
    >>> [max(each.clue.months) for each in standing("Ana Reyes named a running mate before Li Wen did.", tenure)]
    [(2014, 12)]
    """
    found: dict[str, Held] = {}
    called = (match for match in _CALLED.finditer(text) if not _ELSEWHERE.search(_before(text, match)))
    for match in [*islice(called, _MOST), *islice(_BEHIND.finditer(text), _MOST)]:
        if YEAR.search(_before(text, match)) or YEAR.search(text, match.end(), match.end() + _WIDTH):
            continue
        for name in names(match["name"]):
            if months := _months(tenure, name):
                span = Span(match.start(), match.start("name") + len(name))
                found.setdefault(name, Held(Clue((span,), months), Months.since(*min(months)), acts=True))
                break
    return [*found.values(), *_rivals(text, tenure)]


def _rivals(text: str, tenure: Tenure) -> Iterator[Held]:
    if not any(not _TO_COME.search(_before(text, match)) for match in _CAMPAIGN.finditer(text)):
        return
    stood: dict[Months, dict[str, Span]] = {}
    for match in islice(_FULL_NAME.finditer(text), _MOST_NAMES):
        for campaign in _campaigns(tenure, match[0]):
            stood.setdefault(Months.of_years([max(campaign)[0]]), {}).setdefault(match[1], Span(*match.span()))
    against = [(months, spans) for months, spans in stood.items() if len(spans) > 1]
    if len(against) == 1:
        months, spans = against[0]
        yield Held(Clue(tuple(spans.values()), months), ALL, acts=True)


def _campaigns(tenure: Tenure, name: str) -> Iterator[Months]:
    for first, last in tenure(TITLE, name):
        year, named = month(first)
        yield Months.between((year, max(named - _PRESUMED, 1)), month(last))


def _months(tenure: Tenure, name: str) -> Months:
    found = NONE
    for campaign in _campaigns(tenure, name):
        found |= campaign
    return found


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _WIDTH) : match.start()]
