"""The corrections that lead from one record to another of the same text: somebody has edited it elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from onrecord.corrections.anchors import Anchor, anchored
from onrecord.corrections.applying import correct
from onrecord.corrections.drafts import share
from onrecord.corrections.kinds import (
    ActorAt,
    ActorCorrection,
    ArticleCorrection,
    Correction,
    EventAt,
    EventCorrection,
    FalseEvent,
    FalseStatement,
    FalseTime,
    MentionCorrection,
    MissedEvent,
    MissedStatement,
    MissedTime,
    StatementAt,
    StatementCorrection,
    TimeCorrection,
)
from onrecord.corrections.pairing import Likeness, blocks, pair
from onrecord.errors import RecordError
from onrecord.schema import Actor, Event, Mention, Record, Span, Statement, Time

T = TypeVar("T")

_ROLES = ("source", "cue", "content")
_PARTS = ("who", "whom", "where", "when", "amount")


def between(before: Record, after: Record) -> list[Correction]:
    """Give the corrections that make of a record another one: none if both say the same.

    Lines are paired by their ids, else by their words. What can't be put right by hand, such as how sure a line is, is
    passed over. Raises RecordError if the texts differ.

    >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "Yes, Mary said."},
    ...   "statements": [{"id": "s1", "source": [{"start": 5, "end": 9}], "cue": [{"start": 10, "end": 14}],
    ...                   "content": [{"start": 0, "end": 3}], "form": "indirect", "act": "assert", "confidence": 0.9}],
    ...   "model": {"name": "by hand", "version": "1"}}''')
    >>> [each.summary for each in between(record, record.model_copy(update={"statements": ()}))]
    ['“Yes” is no statement']
    >>> between(record, record)
    []
    """
    if before.article.text != after.article.text:
        raise RecordError(
            "The corrected record has another text",
            value=after.article.id,
            allowed="a record of the same text, to the character",
            hint="Export the article again, and correct that.",
        )
    found: list[Correction] = []
    now = before
    for stage in (_article, _times, _actors, _names, _statements, _events):  # each sees what those before it have done
        corrections = list(stage(now, after))
        now = correct(now, dict(enumerate(corrections))).record
        found += corrections
    return found


def _article(before: Record, after: Record) -> Iterator[Correction]:
    old, new = before.article, after.article
    changes: dict[str, Any] = {
        name: getattr(new, name)
        for name in ("outlet", "byline")
        if getattr(new, name) is not None and getattr(new, name) != getattr(old, name)
    }
    dates = [each.published.value if each.published else None for each in (old, new)]
    if dates[1] is not None and dates[0] != dates[1]:
        changes["published"] = dates[1][:10]
    if changes:
        yield ArticleCorrection(**changes)


def _times(before: Record, after: Record) -> Iterator[Correction]:
    text = before.article.text
    pairs = pair(before.times, after.times, _TIMES)
    for old, new in pairs.both:
        if old.span != new.span:
            yield FalseTime(at=Anchor.of(old.span, text))
            yield _missed_time(new, text)
        elif changes := _changed(old, new, ("value", "kind")):
            yield TimeCorrection(at=Anchor.of(old.span, text), **changes)
    yield from (FalseTime(at=Anchor.of(each.span, text)) for each in pairs.lost)
    yield from (_missed_time(each, text) for each in pairs.gained)


def _missed_time(time: Time, text: str) -> MissedTime:
    return MissedTime(at=Anchor.of(time.span, text), value=time.value, kind=time.kind)


def _actors(before: Record, after: Record) -> Iterator[Correction]:
    """Say which mentions are of whom, and which mention nobody any more."""
    text = before.article.text
    old_of = {new.id: old for old, new in pair(before.actors, after.actors, _ACTORS).both}
    left = {_place(each) for actor in before.actors for each in actor.mentions}
    for new in after.actors:
        old = old_of.get(new.id)
        had = {_place(each): each.form for each in old.mentions} if old else {}
        for form in ("name", "nominal", "pronoun"):
            moved = [each for each in new.mentions if each.form == form and had.get(_place(each)) != form]
            if moved:
                stays = [each for each in old.mentions if each in new.mentions] if old else []
                first = (stays or [each for each in new.mentions if each.form == "name"] or new.mentions)[0]
                named_now = (old.name, old.kind, old.named) if old and stays else (new.name, new.kind, new.named)
                yield MentionCorrection(mentions=_anchors(moved, text), actor=_at(first, *named_now, text), form=form)
        left -= {_place(each) for each in new.mentions}
    if left:
        yield MentionCorrection(mentions=_anchors([Span(*each) for each in sorted(left)], text))


def _names(before: Record, after: Record) -> Iterator[Correction]:
    text = before.article.text
    for old, new in pair(before.actors, after.actors, _ACTORS).both:
        if changes := _changed(old, new, ("name", "kind", "named")):
            first = next((each for each in new.mentions if each in old.mentions), new.mentions[0])
            yield ActorCorrection(at=_at(first, old.name, old.kind, old.named, text), **changes)


def _statements(before: Record, after: Record) -> Iterator[Correction]:
    text = before.article.text
    cast = {each.id: each for each in after.actors}
    now = {old.id: new.id for old, new in pair(before.actors, after.actors, _ACTORS).both}
    pairs = pair(before.statements, after.statements, STATEMENTS)
    yield from (FalseStatement(at=_statement_at(each, text)) for each in pairs.lost)
    for old, new in pairs.both:
        changes: dict[str, Any] = _changed(old, new, ("act", "form"))
        for role in _ROLES:
            if getattr(old, role) != getattr(new, role):
                changes |= {role: anchored(getattr(new, role), text), "form": new.form}
        if [now.get(each, each) for each in old.speakers or ()] != list(new.speakers or ()):
            changes["speakers"] = _speakers(new, cast, text)
        if changes:
            yield StatementCorrection(at=_statement_at(old, text), **changes)
    for new in pairs.gained:
        roles = {role: anchored(getattr(new, role), text) for role in _ROLES}
        yield MissedStatement(**roles, act=new.act, form=new.form, speakers=_speakers(new, cast, text))


def _events(before: Record, after: Record) -> Iterator[Correction]:
    text = before.article.text
    pairs = pair(before.events, after.events, _EVENTS)
    yield from (FalseEvent(at=_event_at(each, text)) for each in pairs.lost)
    for old, new in pairs.both:
        changes: dict[str, Any] = _changed(old, new, ("type", "status"))
        if old.trigger != new.trigger:
            changes["trigger"] = Anchor.of(new.trigger, text)
        for role in _PARTS:
            was, now = _own(getattr(old, role)), _own(getattr(new, role))
            if was != now:
                changes[role] = _anchors(now, text)
        if changes:
            yield EventCorrection(at=_event_at(old, text), **changes)
    for new in pairs.gained:
        parts = {role: _anchors(_own(getattr(new, role)), text) for role in _PARTS}
        yield MissedEvent(trigger=Anchor.of(new.trigger, text), type=new.type, status=new.status, **parts)


def _changed(old: T, new: T, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(new, name) for name in names if getattr(old, name) != getattr(new, name)}


def _place(span: Span) -> tuple[int, int]:
    return (span.start, span.end)


def _own(parts: Sequence[Span]) -> list[Span]:
    """Give the words of a role in an event's own sentence, without what was inferred."""
    return sorted(Span(*_place(each)) for each in parts if not getattr(each, "inferred", None))


def _anchors(spans: Iterable[Span], text: str) -> tuple[Anchor, ...]:
    return anchored(sorted(Span(*_place(each)) for each in spans), text)


def _at(mention: Mention, name: str, kind: Any, named: bool, text: str) -> ActorAt:
    return ActorAt(at=Anchor.of(Span(*_place(mention)), text), name=name[:200], kind=kind, named=named)


def _speakers(statement: Statement, cast: dict[str, Actor], text: str) -> tuple[ActorAt, ...]:
    """Point at each speaker: where the source mentions them, else at their first name."""
    found = []
    for each in statement.speakers or ():
        actor = cast[each]
        inside = [m for m in actor.mentions if any(span.covers(m) for span in statement.source)]
        named = [m for m in actor.mentions if m.form == "name"]
        found.append(_at((inside or named or list(actor.mentions))[0], actor.name, actor.kind, actor.named, text))
    return tuple(found)


def _statement_at(statement: Statement, text: str) -> StatementAt:
    return StatementAt(content=anchored(statement.content, text), cue=anchored(statement.cue, text))


def _event_at(event: Event, text: str) -> EventAt:
    return EventAt(trigger=Anchor.of(event.trigger, text), type=event.type)


def _alike_actors(left: Actor, right: Actor) -> float:
    places = [{_place(each) for each in actor.mentions} for actor in (left, right)]
    return len(places[0] & places[1]) / len(places[0] | places[1])


def _alike_statements(left: Statement, right: Statement) -> float:
    return share(left.content, right.content) * (1 + share(left.cue, right.cue))


def _alike_events(left: Event, right: Event) -> float:
    return share([left.trigger], [right.trigger]) * (1 + (left.type == right.type))


STATEMENTS = Likeness(_alike_statements, lambda each: blocks(each.content))
"""How statements of two records are paired: by their ids, then by their contents and cues."""

_ACTORS = Likeness(_alike_actors, lambda each: map(_place, each.mentions))
_EVENTS = Likeness(_alike_events, lambda each: blocks([each.trigger]))
_TIMES = Likeness[Time](lambda a, b: share([a.span], [b.span]), lambda each: blocks([each.span]))
