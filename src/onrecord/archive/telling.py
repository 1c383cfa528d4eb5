"""What the tables say of a record's event: how it stands, when and where it happens, and who takes part in it."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from onrecord.archive.sentences import sentence_around
from onrecord.schema import Event, Record, Span, Time, event_happened, standing_of

DayHow = Literal["when", "inferred", "same_as", "said_on"]
"""What tells the days of an event:

- `when`: its own sentence;
- `inferred`: words elsewhere that leave no doubt;
- `same_as`: another telling of the same event in the article, which is neither denied nor unclear;
- `said_on`: only when the statement was made that it stands in, so it may have happened earlier.
"""

EVENT_COLUMNS = (
    "event_id", "type", "status", "standing", "standing_words", "happened", "statement", "on_word_of", "may_belong_to",
    "same_as", "country", "day_from", "day_to", "day_how", "day", "count_least", "count_most", "count_of", "trigger",
    "start", "end", "sentence_start", "sentence_end", "place", "confidence",
)  # fmt: skip
"""The columns of `events` that follow from the record alone; the names of those who take part are the archive's."""


class Days(NamedTuple):
    """The first and the last day on which an event may have happened, and what tells them; all None if nothing does."""

    first: str | None = None
    last: str | None = None
    how: DayHow | None = None


UNDATED = Days()


class Part(NamedTuple):
    """Somebody's part in an event: the actor's id in the record, if there is one, and the words."""

    actor: str | None
    span: Span
    inferred: bool


def event_values(record: Record, day: str) -> Iterator[tuple[Event, dict[str, Any]]]:
    """Give each event with its values of EVENT_COLUMNS; `day` is the article's, empty if it isn't known."""
    text = record.article.text
    first = _first_tellings(record)
    dated = _days(record, first)
    for event in record.events:
        days, count = dated[event.id], event.count
        standing = standing_of(record, event)
        denials = [voice.statement for voice in standing.chain if voice.act == "deny"]
        words = denials or [voice.statement for voice in standing.chain]
        sentence = sentence_around(text, event.trigger.start, event.trigger.end)
        values: tuple[Any, ...] = (
            *(event.id, event.type, event.status, standing.kind, record.standing(event), event_happened(record, event)),
            *(event.statement, words[0] if words else None, event.may_belong_to),
            *(first[event.id] if event.same_as else None, _country(record, event), *days, days.first or day),
            *((count.least, count.most, count.of) if count else (None,) * 3),
            *(" ".join(event.trigger.cut(text).split()), event.trigger.start, event.trigger.end, *sentence),
            *(record.article.place_at(event.trigger.start), event.confidence),
        )
        yield event, dict(zip(EVENT_COLUMNS, values, strict=True))


def _days(record: Record, first: Mapping[str, str]) -> dict[str, Days]:
    """Tell when the events of a record happened; `first` maps an event's id to that of its first telling.

    An event's own times count first, then those of another telling of it, then the day on which it was said. A denial
    tells of no day on which something happened. The day on which something was said is no clue to when something
    planned or possible will happen, so it counts only for what is told as past.
    """
    times = {time.id: time for time in record.times}
    said_on = {statement.id: statement.said_on for statement in record.statements}
    own = {event.id: _own_days(event, times) for event in record.events}
    told: dict[str, Days] = {}
    for event in record.events:
        if own[event.id].how and standing_of(record, event).kind not in ("denied", "unclear"):
            told.setdefault(first[event.id], own[event.id]._replace(how="same_as"))
    found = {}
    for event in record.events:
        days = own[event.id] if own[event.id].how else told.get(first[event.id], UNDATED)
        if not days.how and event.status in ("actual", "negated"):
            said = times.get(said_on.get(event.statement or "") or "")
            days = Days(said.earliest, said.latest, "said_on") if said and said.earliest else UNDATED
        found[event.id] = days
    return found


def _first_tellings(record: Record) -> dict[str, str]:
    """Map the id of each event to that of its first telling, its own if it is the first."""
    first: dict[str, str] = {}
    for event in record.events:
        first[event.id] = first[event.same_as] if event.same_as else event.id
    return first


def _own_days(event: Event, times: Mapping[str, Time]) -> Days:
    """Read the days of an event off its own times; a period runs to the end of the time that ends it."""
    whens = [(times[when.time], when.inferred) for when in event.when if when.time is not None]
    dated = [(time, inferred) for time, inferred in whens if time.earliest is not None]
    if not dated:
        return UNDATED
    meant = [time for time, _ in dated] + [times[time.until] for time, _ in dated if time.until is not None]
    known = [(time.earliest, time.latest) for time in meant if time.earliest and time.latest]
    how: DayHow = "inferred" if all(inferred for _, inferred in dated) else "when"
    return Days(min(first for first, _ in known), max(last for _, last in known), how)


def parts_of(record: Record, event: Event, role: str) -> Iterator[Part]:
    """Give everybody who has a role in an event (who, whom or where); a set of actors as its members."""
    members = {actor.id: actor.members for actor in record.actors if actor.members}
    for each in getattr(event, role):
        inferred = bool(getattr(each, "inferred", False))
        for actor in members.get(each.actor, (each.actor,)):
            yield Part(actor, each, inferred)


def _country(record: Record, event: Event) -> str | None:
    """Give the country of the places where an event happens, unless it is unknown or there are several."""
    known: Mapping[str, str | None] = {each.id: each.known_as.country for each in record.actors if each.known_as}
    found = {country for where in event.where if where.actor and (country := known.get(where.actor))}
    return found.pop() if len(found) == 1 else None
