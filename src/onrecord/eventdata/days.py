"""When the events of a record happened."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from onrecord.schema import Event, Record, Time, standing_of

DayHow = Literal["when", "inferred", "same_as", "said_on"]
"""What tells the days of an event:

- `when`: its own sentence;
- `inferred`: words elsewhere that leave no doubt;
- `same_as`: another telling of the same event in the article, which is neither denied nor unclear;
- `said_on`: only when the statement was made that it stands in, so it may have happened earlier.
"""


class Days(NamedTuple):
    """The first and the last day on which an event may have happened, and what tells them; all None if nothing does."""

    first: str | None = None
    last: str | None = None
    how: DayHow | None = None


UNDATED: Final = Days()


def event_days(record: Record, first: Mapping[str, str]) -> dict[str, Days]:
    """Tell when the events of a record happened, by their ids; `first` is `first_tellings`.

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
