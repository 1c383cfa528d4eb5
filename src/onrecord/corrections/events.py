"""Corrects what happened, and who took part in it."""

from typing import Any

from onrecord.corrections.actors import mentioned_at
from onrecord.corrections.drafts import Draft, Lost, fresh, share
from onrecord.corrections.kinds import EventAt, EventCorrection, FalseEvent, MissedEvent
from onrecord.corrections.statements import drop_findings_of_event, innermost
from onrecord.schema import Event, EventPlace, EventTime, Participant, Span

ROLES = ("who", "whom", "where", "when", "amount")


def correct_event(draft: Draft, correction: EventCorrection) -> str:
    """Change what the record says of an event."""
    event = find_event(draft, correction.at)
    changes: dict[str, Any] = {}
    for name in ("type", "status"):
        if getattr(correction, name) is not None:
            changes[name] = getattr(correction, name)
    for role in ROLES:
        anchors = getattr(correction, role)
        if anchors is not None:
            changes[role] = _parts(draft, role, draft.find_all(anchors))
    if correction.trigger is not None:
        changes["trigger"] = draft.find(correction.trigger)
    draft.touched |= {(event.id, name) for name in changes}
    if all(_spans(getattr(event, name)) == _spans(value) for name, value in changes.items()):
        return event.id
    if changes.get("trigger", event.trigger) != event.trigger:
        changes |= {"statement": innermost(draft, changes["trigger"]), "may_belong_to": None}
    changes["confidence"] = 1.0
    if "amount" in changes:
        changes["count"] = None  # it was read from the words that were wrong
    drop_findings_of_event(draft, draft.put(draft.events, event, changes))
    _order(draft)
    return event.id


def add_event(draft: Draft, correction: MissedEvent) -> str:
    """Add an event, unless the record has one of this type at these words."""
    trigger = draft.find(correction.trigger)
    draft.touched.add((f"{trigger.start}-{trigger.end}", "trigger"))
    for each in draft.events.values():
        if (each.trigger, each.type) == (trigger, correction.type):
            return each.id
    parts = {role: _parts(draft, role, draft.find_all(getattr(correction, role))) for role in ROLES}
    made = Event(
        id=fresh("e", (*draft.events, *(each.id for each in draft.record.events))),
        trigger=trigger,
        type=correction.type,
        status=correction.status,
        statement=innermost(draft, trigger),
        confidence=1.0,
        corrected=True,
        **parts,
    )
    draft.events[made.id] = made
    _order(draft)
    return made.id


def remove_event(draft: Draft, correction: FalseEvent) -> str:
    """Take an event out. Of those that were the very same, the first one stands for the others."""
    gone = find_event(draft, correction.at)
    del draft.events[gone.id]
    draft.touched.add((gone.id, "trigger"))
    same = [each for each in draft.events.values() if each.same_as == gone.id]
    for each in same:
        first = gone.same_as or same[0].id
        draft.put(draft.events, each, {"same_as": None if each.id == first else first})
    drop_findings_of_event(draft, gone)
    return gone.id


def find_event(draft: Draft, at: EventAt) -> Event:
    """Find the event that some words tell; of several, the one of the type. Raises Lost if they tell none."""
    span = draft.find(at.trigger)
    there = [each for each in draft.events.values() if each.trigger.overlaps(span)]
    if not there:
        raise Lost
    return max(there, key=lambda each: (each.type == at.type, share([span], [each.trigger])))


def _parts(draft: Draft, role: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    if role in ("who", "whom"):
        return tuple(Participant(each.start, each.end, actor=mentioned_at(draft, each)) for each in spans)
    if role == "where":
        return tuple(EventPlace(each.start, each.end, actor=mentioned_at(draft, each)) for each in spans)
    if role == "when":
        return tuple(EventTime(each.start, each.end, time=_time_at(draft, each)) for each in spans)
    return spans


def _time_at(draft: Draft, span: Span) -> str | None:
    return next((each.id for each in draft.times.values() if each.span.overlaps(span)), None)


def _spans(value: Any) -> Any:
    """Give the place of each part; what was inferred isn't there."""
    if not isinstance(value, tuple):
        return value
    return [(each.start, each.end) for each in value if not getattr(each, "inferred", None)]


def _order(draft: Draft) -> None:
    """Bring events into the order of the text. Of those that are the very same, the first stands for the others."""
    ordered = sorted(draft.events.values(), key=lambda each: each.trigger.start)
    first: dict[str, str] = {}
    for each in ordered:
        first.setdefault(each.same_as or each.id, each.id)
    draft.events = {each.id: each for each in ordered}
    for each in ordered:
        stands = first[each.same_as or each.id]
        draft.put(draft.events, each, {"same_as": None if stands == each.id else stands})
