"""Who a text says holds an office: when it can have been written then."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from onrecord.recorder.times.clues import Clue
from onrecord.recorder.times.months import NONE, Months
from onrecord.schema import Span

Tenure = Callable[[str, str], Iterable[tuple[str, str]]]
"""Gives the first and last days (ISO 8601) on which bearers of a title and a name may have had it; none for nobody."""

_TITLES: Final = (
    "President", "Prime Minister", "Premier", "Chancellor", "King", "Queen", "Emperor", "Emir", "Pope",
    "Vice President", "Secretary of State", "Defense Secretary", "Secretary of Defense", "Treasury Secretary",
    "Attorney General", "House Speaker", "Speaker", "Secretary-General", "Secretary General", "Foreign Minister",
    "Foreign Secretary", "Finance Minister", "Defense Minister", "Sen.", "Senator", "Rep.",
)  # fmt: skip
WORD: Final = r"[A-Z][\w’'-]{0,30}"
NAME: Final = rf"{WORD}(?: (?:[A-Z]\.|{WORD}|bin|al|de|da|van|von|der)){{0,4}}"
"""What may be a name; no word of it is longer, lest a text without spaces take forever."""

_TITLED: Final = re.compile(rf"\b(?P<title>{'|'.join(map(re.escape, _TITLES))}) (?P<name>{NAME})")

_FORMER: Final = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Oo]ne-?time)[ -](?:[A-Z]?[\w.]+ ){0,2}$")
_ASIDE: Final = re.compile(
    r"\b(?:[Ll]ate|then|under|[Ss]ince|[Ww]hen|[Aa]fter|[Bb]efore|[Dd]eputy|[Aa]cting|[Aa]n?|[Aa]nother)"
    r"[ -](?:[A-Z]?[\w.]+ ){0,2}$"
)
"""What tells of another time, or of a time that may never come: "under President Reyes", "a President Reyes"."""

YEAR: Final = re.compile(r"\b(?:1\d|20)\d\d\b")
"""A year beside a title says that the sentence tells of that year."""

_ACTS: Final = re.compile(
    r",? (?:(?:on )?[MTWFS]\w+day )?(?:says|said|told|announced|will|plans|wants|urges|urged|warns|warned|vowed|"
    r"called on|arrived|met|asked|ordered|accused|promised|defended|dismissed|rejected|signed|visited|"
    r"planned|hopes)\b"
)
"""What stands behind one who does something now."""

_REACH: Final = 200
"""No more of a sentence is looked at in front of a title, in characters."""

_MOST: Final = 60
"""Of so many titles is it asked who had them."""


class Held(NamedTuple):
    """What a title says of the months in which the text can have been written."""

    clue: Clue
    """The months of the office."""

    history: Months
    """Those that are left where the text only looks back at it."""

    acts: bool
    """Whether its bearer surely has it now."""


def held(text: str, tenure: Tenure) -> list[Held]:
    """Find the bearers of offices in a text, each once.

    >>> terms = {("President", "Ana Reyes"): [("2014-03-01", "2018-02-28")]}
    >>> (found,) = held("President Ana Reyes said so.", lambda title, name: terms.get((title, name), ()))
    >>> min(found.clue.months), max(found.clue.months), max(found.history)
    ((2014, 3), (2018, 2), (2099, 12))
    """
    found: dict[tuple[str, str], Held] = {}
    for match in islice(_TITLED.finditer(text), _MOST):
        before = re.split(r"[.!?”]\s|\n", text[max(0, match.start() - _REACH) : match.start()])[-1]
        for name in names(match["name"]):
            if days := sorted(tenure(match["title"], name)):
                span = Span(match.start(), match.start("name") + len(name))
                key, one = (match["title"], name), _held(text, span, before, days)
                if one and (key not in found or (one.acts and not found[key].acts)):
                    found[key] = one
                break
    return list(found.values())


def names(words: str) -> Iterator[str]:
    """What capitalized words behind a title may name, the longest first.

    >>> list(names("Ana Reyes Tuesday")), list(names("Reyes Tuesday")), list(names("Reyes’s House"))
    (['Ana Reyes Tuesday', 'Ana Reyes'], ['Reyes Tuesday', 'Reyes'], ['Reyes'])
    """
    parts = re.sub(r"['’]s?\b.*|['’]$", "", words).split()
    for length in range(len(parts), 0, -1):
        if length > 1 or len(parts) == 1 or parts[1].endswith("day"):
            yield " ".join(parts[:length])


def month(day: str) -> tuple[int, int]:
    """The year and the month of a day in ISO 8601."""
    return int(day[:4]), int(day[5:7])


def _held(text: str, span: Span, before: str, days: list[tuple[str, str]]) -> Held | None:
    """What the bearer of an office says of the time; None where it is called a former one and still is in office."""
    if _FORMER.search(before):
        after = Months.since(*month(days[0][1]))
        return Held(Clue((span,), after), after, acts=False) if after else None
    months = NONE
    for first, last in days:
        months |= Months.between(month(first), month(last))
    history = Months.since(*month(days[0][0]))
    around = (before, text[span.end : span.end + _WIDTH])
    if _ASIDE.search(before) or any(map(YEAR.search, around)):
        return Held(Clue((span,), history), history, acts=False)
    return Held(Clue((span,), months), history, acts=bool(_ACTS.match(around[1])))


_WIDTH: Final = 80
"""So far behind a name a year says that the sentence tells of that year, in characters."""
