"""What the tables say of a record's event: how it stands, when and where it happens, and who takes part in it."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from onrecord.archive.sentences import sentence_around
from onrecord.schema import Event, Record, Span, event_happened, standing_of

DayHow = Literal["when", "inferred", "said_on"]
"""What tells the days of an event:

- `when`: its own sentence;
- `inferred`: words elsewhere that leave no doubt;
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


class Part(NamedTuple):
    """Somebody's part in an event: the actor's id in the record, if there is one, and the words."""

    actor: str | None
    span: Span
    inferred: bool


def event_values(record: Record, day: str) -> Iterator[tuple[Event, dict[str, Any]]]:
    """Give each event with its values of EVENT_COLUMNS; `day` is the article's, empty if it isn't known."""
    text = record.article.text
    first: dict[str, str] = {}
    for event in record.events:
        first[event.id] = first[event.same_as] if event.same_as else event.id
        days = days_of(record, event)
        standing = standing_of(record, event)
        denials = [voice.statement for voice in standing.chain if voice.act == "deny"]
        words = denials or [voice.statement for voice in standing.chain]
        sentence = sentence_around(text, event.trigger.start, event.trigger.end)
        count = event.count
        values: tuple[Any, ...] = (
            *(event.id, event.type, event.status, standing.kind, record.standing(event), event_happened(record, event)),
            *(event.statement, words[0] if words else None, event.may_belong_to),
            *(first[event.id] if event.same_as else None, _country(record, event), *days, days.first or day),
            *((count.least, count.most, count.of) if count else (None,) * 3),
            *(" ".join(event.trigger.cut(text).split()), event.trigger.start, event.trigger.end, *sentence),
            *(record.article.place_at(event.trigger.start), event.confidence),
        )
        yield event, dict(zip(EVENT_COLUMNS, values, strict=True))


def days_of(record: Record, event: Event) -> Days:
    """Tell when an event happened: by its own times, else by when it was said.

    What was said on a day is no clue to when something planned or possible will happen, so that counts only for what
    is told as past.
    """
    times = {time.id: time for time in record.times}
    whens = [(times[when.time], bool(when.inferred)) for when in event.when if when.time is not None]
    own = [(time, inferred) for time, inferred in whens if time.earliest is not None]
    if own:
        ends = [times[time.until] for time, _ in own if time.until in times]
        known = [(time.earliest, time.latest) for time in (*(time for time, _ in own), *ends) if time.earliest]
        how: DayHow = "inferred" if all(inferred for _, inferred in own) else "when"
        return Days(min(first for first, _ in known if first), max(last for _, last in known if last), how)
    if event.statement is None or event.status not in ("actual", "negated"):
        return Days()
    (statement,) = [each for each in record.statements if each.id == event.statement]
    said = times[statement.said_on] if statement.said_on is not None else None
    return Days(said.earliest, said.latest, "said_on") if said and said.earliest else Days()


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
