"""The events after an edit."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from onrecord.exchange.editing.cast import Cast
from onrecord.exchange.editing.lines import Edit, Match, Matches, changed, match
from onrecord.exchange.editing.spans import whole
from onrecord.exchange.editing.times import Times
from onrecord.exchange.marks import ROLES, Argument, EventMark, Spans, event_key
from onrecord.schema import Event, EventPlace, EventTime, Participant, Span, Statement

Meanings = Mapping[str, str]
"""What the keys of mentions and times stand for: an actor, a time."""


def edit_events(edit: Edit, cast: Cast, times: Times, statements: tuple[Statement, ...]) -> tuple[Event, ...]:
    """Give the events of an edited record, each in the innermost statement around it."""
    record = edit.record
    matches = match(edit.before.events, edit.after.events, record.events, key=event_key, shape=_shape, letter="e",
                    keyed=edit.after.keyed)  # fmt: skip
    before, after = {**cast.before, **times.matches.sent}, {**cast.after, **times.matches.ids}
    order = {each.id: n for n, each in enumerate(record.events)}
    links = _links(matches, order)
    events = list(matches.unsent)
    for each in matches:
        event = _event(each, before, after, edit.text)
        then = matches.sent[each.old.same_as] if each.old and each.old.same_as else None
        events.append(event if links.get(each.id) == then else changed(event, same_as=links.get(each.id)))
    events.sort(key=lambda each: (each.trigger.start, order.get(each.id, len(order))))
    was = {each.id: each for each in record.events}
    standing = _Standing(record.statements, statements, {each.id for each in record.doubtful})
    return _first_ones([_mended(standing.placed(each, was.get(each.id)), cast, times.known) for each in events])


def _shape(mark: EventMark) -> Hashable:
    return mark.spans, mark.type, mark.status, tuple((each.role, each.spans) for each in mark.arguments)


def _event(found: Match[EventMark, Event], before: Meanings, after: Meanings, text: str) -> Event:
    mark, old, was = found.mark, found.old, found.was
    new = {role: [(each.spans, after.get(each.means or "")) for each in _in_role(mark, role)] for role in ROLES}
    if old is None or was is None:
        arguments = {role: _arguments(role, new[role], {}, mark, text) for role in ROLES}
        return Event(
            **{"id": found.id, "trigger": whole(mark, text), "type": mark.type, "status": mark.status or "actual"}
            | {"confidence": 1.0, "corrected": True}
            | arguments
        )
    changes: dict[str, Any] = {"type": mark.type, "status": mark.status or was.status}
    if mark.spans != old.spans:
        changes["trigger"] = whole(mark, text)
    for role in ROLES:
        then = [(each.spans, before.get(each.means or "")) for each in _in_role(old, role)]
        if new[role] != then:
            known = dict(zip(then, getattr(was, role), strict=False))  # with what was inferred, and from where
            changes[role] = _arguments(role, new[role], known, mark, text)
    return changed(was, **changes)


def _in_role(mark: EventMark, role: str) -> list[Argument]:
    return [each for each in mark.arguments if each.role == role]


def _arguments(
    role: str,
    given: Sequence[tuple[Spans, str | None]],
    known: Mapping[tuple[Spans, str | None], Any],
    mark: EventMark,
    text: str,
) -> tuple[Any, ...]:
    return tuple(
        known[each] if each in known else _argument(role, whole(mark, text, each[0]), each[1]) for each in given
    )


def _argument(role: str, span: Span, means: str | None) -> Any:
    if role == "amount":
        return span
    if role == "when":
        return EventTime(span.start, span.end, time=means)
    return (EventPlace if role == "where" else Participant)(span.start, span.end, actor=means)


class _Standing:
    """Finds in whose words events stand, where that has changed."""

    def __init__(self, then: tuple[Statement, ...], now: tuple[Statement, ...], doubtful: set[str]) -> None:
        self.then, self.now = then, now
        self.known = {each.id for each in now}
        self.doubtful = doubtful

    def placed(self, event: Event, was: Event | None) -> Event:
        """Put an event into the innermost statement around it, if that is another one now."""
        innermost = _innermost(self.now, event.trigger)
        statement, may_belong_to = event.statement, event.may_belong_to
        if was is None or innermost != _innermost(self.then, was.trigger) or statement not in {*self.known, None}:
            statement = innermost
        if statement or may_belong_to not in {*self.known, *self.doubtful}:
            may_belong_to = None
        return changed(event, statement=statement, may_belong_to=may_belong_to)


def _innermost(statements: Iterable[Statement], trigger: Span) -> str | None:
    around = [
        (content.end - content.start, n, each.id)
        for n, each in enumerate(statements)
        for content in each.content
        if content.covers(trigger)
    ]
    return min(around)[2] if around else None


def _mended(event: Event, cast: Cast, times: set[str]) -> Event:
    """Let an event name no actor and no time that is gone."""
    changes: dict[str, Any] = {}
    for role in ("who", "whom", "where"):
        arguments = getattr(event, role)
        if any(each.actor not in {*cast.known, None} for each in arguments):
            changes[role] = tuple(replace(each, actor=cast.now.get(each.actor)) for each in arguments)
    if any(each.time not in {*times, None} for each in event.when):
        changes["when"] = tuple(replace(each, time=each.time if each.time in times else None) for each in event.when)
    return changed(event, **changes)


def _links(matches: Matches[EventMark, Event], order: Mapping[str, int]) -> dict[str, str]:
    """Say which event is the same as which: always the later one as the earlier, however the link was drawn."""
    names = matches.ids
    place = {each.id: (each.mark.spans[0].start, order.get(each.id, len(order))) for each in matches}
    links = {}
    for each in matches:
        if each.mark.same_as:
            earlier, later = sorted((each.id, names[each.mark.same_as]), key=lambda name: place[name])
            links[later] = earlier
    return links


def _first_ones(events: Sequence[Event]) -> tuple[Event, ...]:
    """Let each event name as the same only one that comes before it."""
    seen: set[str] = set()
    result = []
    for each in events:
        result.append(each if each.same_as is None or each.same_as in seen else changed(each, same_as=None))
        seen.add(each.id)
    return tuple(result)
