"""The events of a record as the terminal, the notebook and the page show them: by day, and by who takes part.

A line says of an event only what its own sentence says. Two lines that tell of the same event stand together, but
nothing goes from one to the other: what one source says of an attack is not what the outlet tells of it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, Self, TypeVar

from onrecord.render import captions
from onrecord.render.actors import ActorList, Profile, count, shorten
from onrecord.render.event_words import NO_DATE, STANDINGS, STATUSES, TYPES, count_words, glance, name
from onrecord.schema import (
    DoubtfulStatement,
    Event,
    EventPlace,
    EventTime,
    Participant,
    Record,
    Span,
    StandingKind,
    Statement,
    Time,
    event_happened,
    standing_of,
)
from onrecord.schema.span import join
from onrecord.schema.standing_words import TOLD

WORDS_WIDTH = 60
"""The words of a trigger, a participant or a place are cut if they are longer than this."""

STANDING_WIDTH = 300
"""How an event stands, in full, is cut if it is longer than this."""

MAX_PARTIES = 4
"""No more participants in one role, or places, than these are named; the rest is counted."""


class Party(NamedTuple):
    """Somebody who takes part in an event, or its place: in words, with the actor that it is, if it is one."""

    words: str
    said: str
    """The text's own words, where these are others."""

    profile: Profile | None
    inferred: bool


class Moment(NamedTuple):
    """When an event happens: the text's words, its days, and the number of the time among those of the record."""

    words: str
    days: str
    number: int | None
    inferred: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of a record as it is shown; its `key` is unique in the record and safe in HTML and CSS."""

    key: str
    event: Event
    kind: StandingKind
    standing: str
    """On whose word it is, in full: "denied by Ana Reyes"."""

    status: str
    """What its own clause adds: "planned", "not happened"; empty where it just happened."""

    happened: bool
    trigger: str
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    where: tuple[Party, ...]
    when: tuple[Moment, ...]
    amount: str
    """How many or how much: the count, else the words of the amount."""

    statement: Statement | None
    """The one that it stands in, or may belong to."""

    doubtful: str
    """Whose word it may be, where it is too unsure for a statement: "may be said by “the mayor”"; else empty."""

    same_as: "Telling | None"
    """The first telling of the same event, if this isn't it."""

    @property
    def name(self) -> str:
        """Its name for people."""
        return name(self.event)

    @property
    def type(self) -> str:
        """What kind of thing happens, in words."""
        return TYPES[self.event.type]

    @property
    def glance(self) -> str:
        """How it stands, in one or two words."""
        return glance(self.kind, self.event.status)

    @property
    def low(self) -> bool:
        """Whether its confidence is low."""
        return self.event.confidence < captions.LOW_CONFIDENCE

    @property
    def aria_label(self) -> str:
        """Its name, standing and type, for who can't see where it stands."""
        return f"Event {self.name} {self.glance}: {self.type}"


@dataclass(frozen=True, slots=True)
class Day:
    """The events of a day, or of some days; `earliest` and `latest` are empty if they aren't known."""

    earliest: str
    latest: str
    events: tuple[tuple[Telling, ...], ...]
    """Each event with its tellings, in the order of the text."""

    @property
    def name(self) -> str:
        """The days as people write them."""
        return captions.days(self.earliest, self.latest) if self.earliest else NO_DATE


class Part(NamedTuple):
    """What an actor has to do with events: what it did, what was done to it or with it, and what happened there."""

    did: tuple[Telling, ...] = ()
    undergone: tuple[Telling, ...] = ()
    there: tuple[Telling, ...] = ()

    @property
    def lines(self) -> list[tuple[str, tuple[Telling, ...]]]:
        """Those that there are, each with its heading."""
        named = (("Did", self.did), ("Done to or with", self.undergone), ("Place of", self.there))
        return [(what, tellings) for what, tellings in named if tellings]


@dataclass(frozen=True, slots=True)
class EventList:
    """The events of a record: by day, those without one last, and by what they are linked to."""

    days: tuple[Day, ...]
    all: tuple[Telling, ...]
    """In the order of the text."""

    by_id: Mapping[str, Telling]
    in_statement: Mapping[str, tuple[Telling, ...]]
    """By a statement's id those that stand in it, or may belong to it."""

    at_time: Mapping[str, tuple[Telling, ...]]
    """By a time's id."""

    parts: Mapping[str, Part]
    """By an actor's id."""

    def part(self, profile: Profile) -> Part:
        """Give what an actor has to do with events."""
        return self.parts.get(profile.actor.id, Part())

    def at_times(self, times: Iterable[str]) -> tuple[Telling, ...]:
        """Give the events that happen at any of some times, by the times' ids."""
        found = {each.key: each for time in times for each in self.at_time.get(time, ())}
        return tuple(found.values())

    @property
    def counts(self) -> list[str]:
        """Count the events, and how often they are told in which way: what is denied or unclear stands apart."""
        distinct = sum(len(day.events) for day in self.days)
        kinds = Counter(each.kind for each in self.all)
        statuses = Counter(each.event.status for each in self.all)
        told = count(distinct, "event") + (f", told {len(self.all)} times" if len(self.all) > distinct else "")
        return [
            told,
            ", ".join(
                f"{kinds[kind]} {TOLD if kind == 'outlet' else words}"
                for kind, words in STANDINGS.items()
                if kinds[kind]
            ),
            ", ".join(
                f"{statuses[status]} {words}"
                for status, words in STATUSES.items()
                if statuses[status] and status != "actual"
            ),
        ][: 3 if set(statuses) - {"actual"} else 2]


def event_list(record: Record, actors: ActorList) -> EventList:
    """List the events of a record, as they are shown.

    >>> from onrecord.render.actors import actor_list
    >>> from onrecord.schema import Article, Model
    >>> fell = Event(id="e1", trigger=Span(9, 13), type="harm", status="actual", confidence=0.9)
    >>> article = Article(id="a", text="The mast fell.")
    >>> record = Record(article=article, events=[fell], model=Model(name="by hand", version="1"))
    >>> [(day.name, day.events[0][0].trigger) for day in event_list(record, actor_list(record)).days]
    [('no date', 'fell')]
    """
    maker = _Maker.of(record, actors)
    first: dict[str, str] = {}
    together: dict[str, list[Telling]] = {}
    made: list[Telling] = []
    for i, event in enumerate(record.events, start=1):
        root = first[event.id] = first[event.same_as] if event.same_as else event.id
        tellings = together.setdefault(root, [])
        made.append(maker.telling(event, f"event-{i}", tellings[0] if tellings else None))
        tellings.append(made[-1])
    return EventList(
        _by_day(together.values(), maker.times),
        tuple(made),
        {each.event.id: each for each in made},
        index((each.statement.id, each) for each in made if each.statement),
        index((when.time, each) for each in made for when in each.event.when if when.time),
        _parts(made),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """What tellings are made from."""

    record: Record
    actors: ActorList
    statements: Mapping[str, Statement]
    doubtful: Mapping[str, DoubtfulStatement]
    times: Mapping[str, tuple[int, Time]]
    """By a time's id its number and the time."""

    pronouns: frozenset[tuple[int, int]]
    """Where the mentions that are pronouns begin and end."""

    @classmethod
    def of(cls, record: Record, actors: ActorList) -> Self:
        mentions = (mention for actor in record.actors for mention in actor.mentions)
        return cls(
            record,
            actors,
            {each.id: each for each in record.statements},
            {each.id: each for each in record.doubtful},
            {each.id: (i, each) for i, each in enumerate(record.times, start=1)},
            frozenset((each.start, each.end) for each in mentions if each.form == "pronoun"),
        )

    def telling(self, event: Event, key: str, same_as: Telling | None) -> Telling:
        status = STATUSES[event.status] if event.status != "actual" else ""
        amount = ", ".join(self._words(span) for span in event.amount[:MAX_PARTIES])
        named = event.statement or event.may_belong_to
        return Telling(
            key=key,
            event=event,
            kind=standing_of(self.record, event).kind,
            standing=shorten(self.record.standing(event).removesuffix(f" ({status})"), STANDING_WIDTH),
            status=status,
            happened=event_happened(self.record, event),
            trigger=self._words(event.trigger),
            who=tuple(map(self._party, event.who)),
            whom=tuple(map(self._party, event.whom)),
            where=tuple(map(self._party, event.where)),
            when=tuple(map(self._moment, event.when)),
            amount=count_words(event.count) if event.count else amount,
            statement=self.statements.get(named) if named else None,
            doubtful=self._doubtful(event),
            same_as=same_as,
        )

    def _doubtful(self, event: Event) -> str:
        """Quote the source of the doubtful statement that an event may stand in; without one, its cue."""
        found = self.doubtful.get(event.may_belong_to or "")
        if found is None:
            return ""
        text = self.record.article.text
        if found.source:
            return f"may be said by “{shorten(join(found.source, text), WORDS_WIDTH)}”"
        return f"may be said by somebody: “{shorten(join(found.cue or found.content, text), WORDS_WIDTH)}”"

    def _party(self, each: Participant | EventPlace) -> Party:
        """Name a participant by its actor's name, if it has one or the words say nothing; else by its words."""
        words = self._words(each)
        profile = self.actors.by_id[each.actor] if each.actor else None
        named = profile is not None and (profile.actor.named or (each.start, each.end) in self.pronouns)
        shown = shorten(profile.name, WORDS_WIDTH) if profile and named else words
        inferred = isinstance(each, EventPlace) and each.inferred is True
        return Party(shown, "" if words == shown else words, profile, inferred)

    def _moment(self, each: EventTime) -> Moment:
        number, time = self.times[each.time] if each.time else (None, None)
        days = captions.days(time.earliest, time.latest) if time and time.earliest and time.latest else ""
        return Moment(self._words(each), days, number, each.inferred is True)

    def _words(self, span: Span) -> str:
        return shorten(span.cut(self.record.article.text), WORDS_WIDTH)


def _by_day(events: Iterable[list[Telling]], times: Mapping[str, tuple[int, Time]]) -> tuple[Day, ...]:
    """Put events on the first day that any of their tellings gives; those that begin together, the shorter first."""
    days: dict[tuple[str, str], list[tuple[Telling, ...]]] = {}
    for tellings in events:
        days.setdefault(_bounds(tellings, times), []).append(tuple(tellings))
    ordered = sorted(days, key=lambda bounds: (not bounds[0], bounds))
    return tuple(Day(*bounds, tuple(days[bounds])) for bounds in ordered)


def _bounds(tellings: Iterable[Telling], times: Mapping[str, tuple[int, Time]]) -> tuple[str, str]:
    for telling in tellings:
        for when in telling.event.when:
            time = times[when.time][1] if when.time else None
            if time and time.earliest and time.latest:
                return time.earliest, time.latest
    return "", ""


def _parts(made: Iterable[Telling]) -> dict[str, Part]:
    roles: dict[str, tuple[dict[str, Telling], ...]] = {}
    for telling in made:
        event = telling.event
        parts: tuple[Sequence[Participant | EventPlace], ...] = (event.who, event.whom, event.where)
        for i, role in enumerate(parts):
            for each in role:
                if each.actor:
                    roles.setdefault(each.actor, ({}, {}, {}))[i][telling.key] = telling
    return {actor: Part(*(tuple(role.values()) for role in found)) for actor, found in roles.items()}


class Keyed(Protocol):
    """Whatever has a key of its own in the record."""

    @property
    def key(self) -> str:
        """The key."""


K = TypeVar("K", bound=Keyed)


def index(pairs: Iterable[tuple[str, K]]) -> dict[str, tuple[K, ...]]:
    """Put together what belongs to the same id, each once."""
    found: dict[str, dict[str, K]] = {}
    for id_, each in pairs:
        found.setdefault(id_, {})[each.key] = each
    return {id_: tuple(each.values()) for id_, each in found.items()}


def listed(parties: Sequence[Party]) -> tuple[Sequence[Party], int]:
    """Give the parties that are named, and how many more there are."""
    return parties[:MAX_PARTIES], max(0, len(parties) - MAX_PARTIES)
