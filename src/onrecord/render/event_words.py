"""Words for events: what kind of thing happens, and how it stands, as every view says it."""

from collections.abc import Mapping
from typing import Final

from onrecord.render.actors import shorten
from onrecord.schema import Count, Event, EventStatus, EventType, StandingKind
from onrecord.schema.standing_words import STATUSES as ADDED

TYPES: Final[Mapping[EventType, str]] = {
    "agree": "agreement",
    "consult": "talks",
    "support": "support",
    "concede": "concession",
    "cooperate": "cooperation",
    "aid": "aid",
    "retreat": "withdrawal",
    "request": "request",
    "accuse": "accusation",
    "reject": "refusal",
    "threaten": "threat",
    "protest": "protest",
    "sanction": "sanction",
    "mobilize": "deployment",
    "coerce": "coercion",
    "assault": "attack",
    "elect": "election",
    "office": "change of office",
    "decide": "decision",
    "justice": "legal action",
    "crime": "crime",
    "harm": "harm",
    "disaster": "disaster",
    "move": "movement",
    "business": "business",
    "measure": "figure",
    "achieve": "achievement",
    "life": "life event",
    "other": "other",
}
"""A type of event, as a noun."""

STATUSES: Final[Mapping[EventStatus, str]] = {**ADDED, "actual": "as a fact"}
"""How an event's own clause puts it, where a choice of statuses is listed. Beside an event, "actual" goes unsaid."""

STANDINGS: Final[Mapping[StandingKind, str]] = {
    "outlet": "told",
    "said": "said",
    "confirmed": "confirmed",
    "denied": "denied",
    "asked": "asked",
    "urged": "demanded",
    "promised": "promised",
    "believed": "believed",
    "unclear": "unclear",
}
"""How an event stands, at a glance."""

NO_DATE: Final = "no date"
"""Stands for the day of events whose day isn't known."""

OF_WIDTH = 30
"""What is counted, and a number, are cut if they are longer than this."""


def glance(kind: StandingKind, status: EventStatus) -> str:
    """Say in one or two words how an event stands, with its status where that isn't "actual".

    >>> glance("denied", "actual"), glance("outlet", "planned")
    ('denied', 'told, planned')
    """
    return ", ".join(filter(None, (STANDINGS[kind], ADDED[status])))


def name(event: Event) -> str:
    """Give the name of an event for people: its id, such as "e3", on one line."""
    return shorten(event.id, OF_WIDTH)


def count_words(count: Count) -> str:
    """Write a count as people do.

    >>> count_words(Count(least=12, of="killed")), count_words(Count(least=40, most=50, of="injured"))
    ('at least 12 killed', '40 to 50 injured')
    >>> count_words(Count(least=1200, most=1200, of="USD")), count_words(Count(most=0, least=0, of="arrested"))
    ('1,200 USD', '0 arrested')
    """
    least, most = (None if each is None else shorten(f"{each:,}", OF_WIDTH) for each in (count.least, count.most))
    if least is None:
        number = f"at most {most}"
    elif most is None:
        number = f"at least {least}"
    else:
        number = least if least == most else f"{least} to {most}"
    return f"{number} {shorten(count.of, OF_WIDTH)}"
