"""What the tables say of a record's event: how it stands, when and where it happens, and who takes part in it."""

import sys
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.eventdata import event_days, first_tellings
from onrecord.schema import Event, Record, event_happened, standing_of
from onrecord.schema.sentences import sentence_around

_LARGEST: Final = 2**63 - 1
"""The largest whole number that a table holds."""

EVENT_COLUMNS = (
    "event_id", "type", "status", "standing", "standing_words", "happened", "statement", "on_word_of", "may_belong_to",
    "same_as", "country", "day_from", "day_to", "day_how", "day", "count_least", "count_most", "count_of", "trigger",
    "start", "end", "sentence_start", "sentence_end", "place", "confidence", "corrected",
)  # fmt: skip
"""The columns of `events` that follow from the record alone; the names of those who take part are the archive's."""


def event_values(record: Record, day: str) -> Iterator[tuple[Event, dict[str, Any]]]:
    """Give each event with its values of EVENT_COLUMNS; `day` is the article's, empty if it isn't known."""
    text = record.article.text
    first = first_tellings(record)
    dated = event_days(record, first)
    statements = {statement.id for statement in record.statements}
    for event in record.events:
        days, count = dated[event.id], event.count
        standing = standing_of(record, event)
        denials = [voice.statement for voice in standing.chain if voice.act == "deny"]
        words = denials or [voice.statement for voice in standing.chain]
        sentence = sentence_around(text, event.trigger.start, event.trigger.end)
        values: tuple[Any, ...] = (
            *(event.id, event.type, event.status, standing.kind, record.standing(event), event_happened(record, event)),
            *(event.statement, words[0] if words else None),
            event.may_belong_to if event.may_belong_to in statements else None,
            *(first[event.id] if event.same_as else None, _country(record, event), *days, days.first or day),
            *((_held(count.least), _held(count.most), count.of) if count else (None,) * 3),
            *(" ".join(event.trigger.cut(text).split()), event.trigger.start, event.trigger.end, *sentence),
            *(record.article.place_at(event.trigger.start), event.confidence, event.corrected),
        )
        yield event, dict(zip(EVENT_COLUMNS, values, strict=True))


def _held(number: int | float | None) -> int | float | None:
    """Give a number as a table can hold it: a whole one of more than 64 bits as a fraction."""
    if number is None or number <= _LARGEST:
        return number
    return float(min(number, sys.float_info.max))


def _country(record: Record, event: Event) -> str | None:
    """Give the country of the places where an event happens, unless it is unknown or there are several."""
    known: Mapping[str, str | None] = {each.id: each.known_as.country for each in record.actors if each.known_as}
    found = {country for where in event.where if where.actor and (country := known.get(where.actor))}
    return found.pop() if len(found) == 1 else None
