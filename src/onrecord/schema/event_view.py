"""An event as one article tells it, with all that is compared where several articles are."""

from typing import NamedTuple

from onrecord.schema.labels import EventStatus, EventType
from onrecord.schema.standing import StandingKind


class Party(NamedTuple):
    """Who takes part in an event, or where it happens: an archive's actor, or words that are none (`actor` None)."""

    actor: int | None
    name: str
    kind: str = ""
    named: bool = False


class EventView(NamedTuple):
    """An event of an archive, by the number of its row, as one place in an article tells it.

    `first` is the row of its first telling in the article, which is `event` itself where that is the first one. `day`
    is the day on which the article came out. `words` say on whose word it stands, and `sources` are the names of those
    who speak. `sentence` is the one around the trigger, `start` is where the trigger begins in it, and `position` where
    the sentence begins in the article, all in code points.
    """

    event: int
    first: int
    article: int
    type: EventType | None
    trigger: str
    sentence: str
    start: int
    position: int = 0
    outlet: str | None = None
    day: str | None = None
    status: EventStatus = "actual"
    standing: StandingKind = "outlet"
    words: str = ""
    sources: tuple[str, ...] = ()
    happened: bool = True
    who: tuple[Party, ...] = ()
    whom: tuple[Party, ...] = ()
    where: tuple[Party, ...] = ()
    country: str | None = None
    day_from: str | None = None
    day_to: str | None = None
    count_least: int | float | None = None
    count_most: int | float | None = None
    count_of: str | None = None
