"""Which events of a record are told more than once, and who denies what."""

from collections.abc import Mapping

from onrecord.schema import Record, standing_of


def first_tellings(record: Record) -> dict[str, str]:
    """Map the id of each event to that of its first telling in the record, its own if it is the first."""
    first: dict[str, str] = {}
    for event in record.events:
        first[event.id] = first[event.same_as] if event.same_as else event.id
    return first


def denied_by(record: Record, first: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Name those who deny an event in any of its tellings, by the id of the first one; `first` is `first_tellings`.

    A name comes once. Events that nobody denies aren't there.
    """
    found: dict[str, dict[str, None]] = {}
    for event in record.events:
        for voice in standing_of(record, event).chain:
            if voice.act == "deny":
                found.setdefault(first[event.id], {}).update(dict.fromkeys(voice.speakers))
    return {event: tuple(names) for event, names in found.items()}
