"""What can be asked of the events of an archive."""

from dataclasses import dataclass, fields
from typing import TypedDict, get_args

from onrecord.archive.query import require_period, require_text
from onrecord.errors import QueryError
from onrecord.schema import EventStatus, EventType, StandingKind
from onrecord.schema.account import Account

OUTLET = "outlet"
"""Asked for as the one on whose word an event stands, it means what outlets tell themselves."""


class EventFilters(TypedDict, total=False):
    """The parts of an `EventQuery`, by name."""

    type: EventType | None
    status: EventStatus | None
    standing: StandingKind | None
    account: Account | None
    who: str | None
    whom: str | None
    where: str | None
    country: str | None
    on_word_of: str | None
    since: str | None
    until: str | None
    dated: bool | None
    denied: bool | None
    happened: bool | None
    confidence: float | None
    outlet: str | None
    article: int | None
    actor: int | None
    other_actor: int | None
    who_actor: int | None
    whom_actor: int | None
    where_actor: int | None
    word_actor: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventQuery:
    """A question to an archive about events; all of what is given must hold. Raises QueryError for what can't be asked.

    `who`, `whom` and `where` are a name or a part of one; where the words of an article are no actor with a name, these
    words count. `where` also takes the name of a country, and finds what happens in its places. `country` is the code
    of one in ISO 3166: FR. `on_word_of` is "outlet", for what outlets tell themselves, or the name of a speaker; what
    this speaker denies is found only with `denied`.

    `since` and `until` are a year, a month or a day, both included: an event is found if it may have happened then. If
    nothing tells when it happened, the day counts on which its article came out; `dated` leaves such events out. With
    `denied`, only what is denied is found, and with `happened` only what counts as having happened; with False for one
    of them, all the rest. `account` is how an event is accounted for, as `account_of` tells it. `confidence` is the
    least that an event may have, from 0 to 1.

    The others are numbers: of an article, and of actors. `actor` takes part in an event, whichever way. With
    `other_actor`, the event passes between the two: one does it to the other, or both do it together and to nobody
    else. `who_actor`, `whom_actor`, `where_actor` and `word_actor` are as `who`, `whom`, `where` and `on_word_of`.

    >>> EventQuery(type="war")
    Traceback (most recent call last):
    onrecord.errors.QueryError: There is no such type: 'war'. Allowed: agree, consult, support, concede, ...
    """

    type: EventType | None = None
    status: EventStatus | None = None
    standing: StandingKind | None = None
    account: Account | None = None
    who: str | None = None
    whom: str | None = None
    where: str | None = None
    country: str | None = None
    on_word_of: str | None = None
    since: str | None = None
    until: str | None = None
    dated: bool | None = None
    denied: bool | None = None
    happened: bool | None = None
    confidence: float | None = None
    outlet: str | None = None
    article: int | None = None
    actor: int | None = None
    other_actor: int | None = None
    who_actor: int | None = None
    whom_actor: int | None = None
    where_actor: int | None = None
    word_actor: int | None = None

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, str):
                require_text(each.name, value)
        require_period(self.since, self.until)
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise QueryError("This is no confidence", value=self.confidence, allowed="a number from 0 to 1")
        for name, words in (("type", EventType), ("status", EventStatus), ("standing", StandingKind),
                            ("account", Account)):  # fmt: skip
            value = getattr(self, name)
            if value is not None and value not in get_args(words):
                raise QueryError(f"There is no such {name}", value=value, allowed=", ".join(get_args(words)))
        if self.other_actor is not None and self.actor in (None, self.other_actor):
            raise QueryError(
                "Something passes between two different actors",
                value=[self.actor, self.other_actor],
                allowed="`actor` and `other_actor` with two numbers",
            )

    @property
    def by_outlet(self) -> bool:
        """Whether only what outlets tell themselves is asked for."""
        return self.on_word_of is not None and self.on_word_of.strip().lower() == OUTLET
