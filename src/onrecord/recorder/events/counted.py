"""What an event counts: the killed, the arrested, money. The event's type and the words of its trigger tell."""

import re
from collections.abc import Mapping
from typing import Final

from onrecord.schema import EventType

KILLED: Final = (
    r"kill|dead|die[ds]?\b|dying|death|slay|slain|murder|massacre|assassinat|execut|drown|perish|fatal|lynch|hang|behead"
    r"|lost (?:his|her|their|its) li[fv]e"
)
INJURED: Final = r"injur|wound|hurt|maim|hospitali"
ABDUCTED: Final = r"kidnap|abduct|hostage|captive"
ARRESTED: Final = r"arrest|detain|detention|round(?:ed|ing)? up|apprehend|captur|jail|custody|imprison"
DEPORTED: Final = r"deport|expel|expul"
DISPLACED: Final = r"displac|evict|flee|fled\b|uproot|homeless|driven|evacuat|took refuge"

BY_TYPE: Final[Mapping[EventType, tuple[tuple[str, str], ...]]] = {
    "assault": ((KILLED, "killed"), (INJURED, "injured"), (ABDUCTED, "abducted"), (r"shot dead", "killed")),
    "harm": ((KILLED, "killed"), (INJURED, "injured"), (r"sicken|infect|ill\b", "infected")),
    "disaster": ((KILLED, "killed"), (INJURED, "injured"), (DISPLACED, "displaced"), (r"infect", "infected")),
    "coerce": ((ARRESTED, "arrested"), (DEPORTED, "deported"), (DISPLACED, "displaced"), (ABDUCTED, "abducted")),
    "justice": ((KILLED, "executed"), (r"charg|indict", "charged"), (r"convict|guilty", "convicted"),
                (r"sentenc", "sentenced"), (r"acquit", "acquitted"), (r"arrest|detain", "arrested")),
    "concede": ((r"free[ds]?\b|freeing|releas", "released"), (r"pardon|amnest", "pardoned")),
    "sanction": ((DEPORTED, "expelled"),),
    "move": ((DISPLACED, "displaced"), (r"missing|disappear|vanish", "missing"), (r"rescu", "rescued")),
    "aid": ((r"rescu|sav(?:ed|ing)", "rescued"), (r"evacuat", "evacuated")),
    "mobilize": ((r"deploy|send|sent\b|mobili", "deployed"),),
    "business": ((r"la(?:id|y|ying) off|layoff|fire[ds]?\b|dismiss|sack|redundan|cut", "dismissed"),),
    "protest": ((r"", "protesting"),),
}  # fmt: skip
"""For each type that counts people, how a word of the trigger begins and what is then counted; the first that fits."""

_COMPILED: Final = {
    kind: tuple((re.compile(rf"\b(?:{words})", re.IGNORECASE), counted) for words, counted in table)
    for kind, table in BY_TYPE.items()
}

CURRENCIES: Final = (
    (r"(?:US\$|(?<![A-Z])\$)|\b(?:US |U\.S\. )?dollars?\b", "USD"), (r"C\$", "CAD"), (r"A\$", "AUD"), (r"HK\$", "HKD"),
    (r"£", "GBP"), (r"€|\beuros?\b", "EUR"), (r"\byen\b", "JPY"), (r"\byuan\b|\brenminbi\b", "CNY"),
    (r"\brou?bles?\b", "RUB"), (r"\bshekels?\b", "ILS"), (r"\bnaira\b", "NGN"), (r"\bSwiss francs?\b", "CHF"),
)  # fmt: skip
"""How amounts name a currency, and its code. Words that several countries share, such as "pesos", name none."""

_CURRENCIES: Final = tuple((re.compile(pattern), code) for pattern, code in CURRENCIES)
_OTHER_DOLLARS: Final = re.compile(r"\b(?:Australian|Canadian|Hong Kong|New Zealand|Singapore|Taiwan)\b")
_PERCENT: Final = re.compile(r"\s?(?:%|per ?cent\b|pct\b)", re.IGNORECASE)


def people(kind: EventType, trigger: str) -> str | None:
    """Say which people an event counts, by its type and its trigger's words; None if it counts none.

    >>> people("assault", "shot dead"), people("coerce", "detained"), people("agree", "signed")
    ('killed', 'arrested', None)
    """
    return next((counted for words, counted in _COMPILED.get(kind, ()) if words.search(trigger)), None)


def unit(words: str, end: int) -> str | None:
    """Say what an amount is of, a currency's code or "percent"; `end` is where its number ends.

    >>> unit("$3 billion", 10), unit("4 percent", 1), unit("20 roses", 2)
    ('USD', 'percent', None)
    """
    if _PERCENT.match(words, end):
        return "percent"
    if _OTHER_DOLLARS.search(words):
        return None
    return next((code for pattern, code in _CURRENCIES if pattern.search(words)), None)
