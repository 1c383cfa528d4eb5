"""One event as several articles tell it: what their accounts agree on, and where they differ."""

from typing import Annotated, Literal

from pydantic import Field

from onrecord.schema.base import Frozen
from onrecord.schema.event import Count
from onrecord.schema.labels import EventType
from onrecord.schema.standing import StandingKind
from onrecord.schema.time import Day

Aspect = Literal["happened", "count", "day", "place", "who", "whom"]
"""What accounts are compared in: whether it happened at all, how many or how much, when, where, who, and to whom."""


class Told(Frozen):
    """One place that tells something of an event: the event's row in the archive, its article, and on whose word.

    `words` say how it stands, as "said by the police"; `sources` are the names of those who speak, none where the
    outlet tells it itself. `day` is the day on which the article came out.
    """

    event: int
    article: int
    outlet: str | None = None
    day: Day | None = None
    standing: StandingKind
    words: str
    sources: tuple[str, ...] = ()


class Version(Frozen):
    """What some accounts say of an event: a name, a count, or days; with the places that say so, the earliest first.

    Accounts that can be right together are of one version: "at least 12 killed" and "12 killed". It says what the most
    exact of them say.

    >>> told = Told(event=1, article=1, standing="outlet", words="")
    >>> Version(count=Count(least=12, most=12, of="killed"), told=(told,)).count.of
    'killed'
    """

    name: str | None = None
    count: Count | None = None
    days: tuple[Day, Day] | None = None
    told: Annotated[tuple[Told, ...], Field(min_length=1)]

    @property
    def outlets(self) -> tuple[str | None, ...]:
        """The outlets that say so, each once, the earliest first; None where an article's outlet isn't known."""
        return tuple(dict.fromkeys(each.outlet for each in self.told))


class Comparison(Frozen):
    """What the accounts of an event say of one thing: the version that was told first comes first.

    `of` is what is counted, as in `Count`, and None for all that is no count. Two versions can't both be right.
    """

    aspect: Aspect
    of: str | None = None
    versions: Annotated[tuple[Version, ...], Field(min_length=1)]

    @property
    def differs(self) -> bool:
        """Whether accounts differ here."""
        return len(self.versions) > 1

    @property
    def agreed(self) -> bool:
        """Whether two articles or more say so, and none says otherwise."""
        return not self.differs and len({each.article for each in self.versions[0].told}) > 1


class EventAccounts(Frozen):
    """An event that several articles tell: its number, its type, the words most of them have for it, and what they say.

    The number is the smallest of the rows of its tellings in the archive.
    """

    event: int
    type: EventType
    words: str
    articles: tuple[int, ...]
    outlets: tuple[str | None, ...]
    comparisons: tuple[Comparison, ...] = ()

    @property
    def differing(self) -> tuple[Comparison, ...]:
        """Where accounts differ."""
        return tuple(each for each in self.comparisons if each.differs)

    @property
    def agreed(self) -> tuple[Comparison, ...]:
        """What several articles say and none contradicts."""
        return tuple(each for each in self.comparisons if each.agreed)
