"""Corrects who is who in an article."""

from collections.abc import Callable, Iterable

from onrecord.corrections.drafts import Draft, Lost, fresh
from onrecord.corrections.kinds import ActorAt, ActorCorrection, MentionCorrection, SameActor
from onrecord.schema import Actor, Event, Mention, Span, Statement

NO_SPEAKER = "somebody who has read it says that the text names nobody"
"""Why a statement has no speakers after a correction."""


def correct_mentions(draft: Draft, correction: MentionCorrection) -> str | None:
    """Give mentions to another actor, or to nobody. Whoever speaks or takes part by these words becomes that actor."""
    spans = {draft.find(each) for each in correction.mentions}
    before = {
        Span(each.start, each.end): (actor, each)
        for actor in draft.actors.values()
        for each in actor.mentions
        if Span(each.start, each.end) in spans
    }
    target = None if correction.actor is None else _target(draft, correction.actor, spans)
    owners = {actor.id for actor, _ in before.values()} - ({target.id} if target else set())
    for owner in owners:
        _without(draft, draft.actors[owner], spans)
    if target is not None:
        made = [_mention(span, correction, before, named=target.named) for span in spans]
        others = [each for each in target.mentions if Span(each.start, each.end) not in spans]
        draft.put(draft.actors, target, {"mentions": tuple(sorted((*others, *made)))})
    _take_over(draft, owners, target, spans)
    draft.touched |= {(f"{span.start}-{span.end}", "mentions") for span in spans}
    for owner in owners:
        if not draft.actors[owner].mentions:
            _replace(draft, owner, target.id if target else None)
    return target.id if target else None


def correct_same(draft: Draft, correction: SameActor) -> str:
    """Make two actors of the article one."""
    one, other = find_actor(draft, correction.one), find_actor(draft, correction.other)
    if one is None or other is None:
        raise Lost
    draft.touched.add((f"{one.id}={other.id}", "same"))
    if one.id == other.id:
        return one.id
    places = {(each.start, each.end) for each in one.mentions}
    joined = [*one.mentions, *(each for each in other.mentions if (each.start, each.end) not in places)]
    draft.put(draft.actors, one, {"mentions": tuple(sorted(joined)), "known_as": one.known_as or other.known_as})
    _replace(draft, other.id, one.id)
    return one.id


def correct_actor(draft: Draft, correction: ActorCorrection) -> str:
    """Give an actor another name or another kind. What the table of actors knew about it no longer counts."""
    actor = find_actor(draft, correction.at)
    if actor is None:
        raise Lost
    given = correction.model_dump(include={"name", "kind", "named"}, exclude_none=True)
    draft.touched |= {(actor.id, name) for name in given}
    if any(getattr(actor, name) != value for name, value in given.items()):
        draft.put(draft.actors, actor, given | {"known_as": None})
    return actor.id


def find_actor(draft: Draft, wanted: ActorAt) -> Actor | None:
    """Find the actor whom these words mention; of several, the one that has the name or the kind."""
    span = draft.find(wanted.at)
    there = [
        actor
        for actor in draft.actors.values()
        if any((each.start, each.end) == (span.start, span.end) for each in actor.mentions)
    ]
    return max(there, key=lambda actor: (_is_called(actor, wanted), actor.kind == wanted.kind), default=None)


def actor_at(draft: Draft, wanted: ActorAt) -> Actor:
    """Find the actor whom these words mention; if they mention nobody yet, make them mention one. Raises Lost."""
    return find_actor(draft, wanted) or _target(draft, wanted, {draft.find(wanted.at)})


def mentioned_at(draft: Draft, span: Span) -> str | None:
    """Give the id of the actor whom exactly these words mention; None if they are nobody's."""
    for actor in draft.actors.values():
        if any((each.start, each.end) == (span.start, span.end) for each in actor.mentions):
            return actor.id
    return None


def _target(draft: Draft, wanted: ActorAt, moved: set[Span]) -> Actor:
    """Find the actor that words are given to; a new one if these words are all that the article has of it."""
    span = draft.find(wanted.at)
    if span not in moved and (found := find_actor(draft, wanted)) is not None:
        return found
    for actor in draft.actors.values():
        if _is_called(actor, wanted) and actor.kind == wanted.kind:
            if span in moved:
                return actor
            place = Mention(span.start, span.end, form="name" if wanted.named else "nominal")
            return draft.put(draft.actors, actor, {"mentions": tuple(sorted({*actor.mentions, place}))})
    made = Actor(
        id=fresh("a", draft.actors),
        name=wanted.name,
        kind=wanted.kind,
        named=wanted.named,
        mentions=(Mention(span.start, span.end, form="name" if wanted.named else "nominal"),),
        corrected=True,
    )
    draft.actors[made.id] = made
    return made


def _is_called(actor: Actor, wanted: ActorAt) -> bool:
    return actor.name.casefold() == wanted.name.casefold()


def _mention(
    span: Span, correction: MentionCorrection, before: dict[Span, tuple[Actor, Mention]], *, named: bool
) -> Mention:
    form = correction.form or (before[span][1].form if span in before else "name" if named else "nominal")
    return Mention(span.start, span.end, form=form)


def _without(draft: Draft, actor: Actor, spans: set[Span]) -> None:
    """Take mentions away from an actor; who loses the name goes by what is left."""
    left = tuple(each for each in actor.mentions if Span(each.start, each.end) not in spans)
    if not left:  # it goes altogether, once nothing names it any more
        draft.actors[actor.id] = actor.model_copy(update={"mentions": ()})
        return
    changes: dict[str, object] = {"mentions": left}
    words = {" ".join(each.cut(draft.text).split()) for each in actor.mentions if each not in left}
    if actor.name in words and actor.name not in {" ".join(each.cut(draft.text).split()) for each in left}:
        names = [each for each in left if each.form == "name"]
        called = max(names, key=lambda each: each.end - each.start, default=left[0])
        changes |= {"name": " ".join(called.cut(draft.text).split()), "named": bool(names), "known_as": None}
    draft.put(draft.actors, actor, changes)


def _take_over(draft: Draft, owners: set[str], target: Actor | None, spans: set[Span]) -> None:
    """Let the new owner of mentions speak and take part where the old one did so by these words."""

    def now(actor: str | None, place: Span) -> str | None:
        if place in spans and (actor in owners or actor is None):
            return target.id if target else None
        return actor

    for statement in list(draft.statements.values()):
        speakers = statement.speakers or ()
        if owners & set(speakers) and any(source.covers(span) for source in statement.source for span in spans):
            renamed = (target.id if target and each in owners else each for each in speakers)
            kept = [each for each in renamed if target or each not in owners]
            speak(draft, statement, kept)
    for event in list(draft.events.values()):
        _put_parts(draft, event, lambda part: now(part.actor, Span(part.start, part.end)))


def _replace(draft: Draft, old: str, new: str | None) -> None:
    """Take an actor out, and name another in its place, or nobody."""
    del draft.actors[old]
    for statement in list(draft.statements.values()):
        if old in (statement.speakers or ()):
            renamed = (new if each == old else each for each in statement.speakers or ())
            speak(draft, statement, [each for each in renamed if each])
    for event in list(draft.events.values()):
        _put_parts(draft, event, lambda part: new if part.actor == old else part.actor)
    for actor in list(draft.actors.values()):
        if old in (actor.members or ()):
            members = tuple(dict.fromkeys(new if each == old else each for each in actor.members or ()))
            left = tuple(each for each in members if each and each != actor.id)
            draft.put(draft.actors, actor, {"members": left if len(left) > 1 else None})


def _put_parts(draft: Draft, event: Event, actor: Callable[..., str | None]) -> None:
    changes = {}
    for role in ("who", "whom", "where"):
        parts = getattr(event, role)
        changes[role] = tuple(type(part)(**_fields(part) | {"actor": actor(part)}) for part in parts)
    draft.put(draft.events, event, changes)


def _fields(part: object) -> dict[str, object]:
    return {name: getattr(part, name) for name in part.__dataclass_fields__}  # type: ignore[attr-defined]


def speak(draft: Draft, statement: Statement, speakers: Iterable[str]) -> Statement:
    """Say who speaks in a statement, by the ids of actors; nobody is known if there are none."""
    ids = tuple(dict.fromkeys(speakers))
    if not ids:
        nobody = {"speakers": None, "speakers_how": None, "unresolved": NO_SPEAKER, "speaker_confidence": None}
        return draft.put(draft.statements, statement, nobody if statement.speakers else {})
    if ids == statement.speakers:
        return statement
    actor = draft.actors[ids[0]]
    kind = {"place": "organization"}.get(actor.kind, actor.kind) if actor.named else statement.source_kind or "role"
    known = {"speakers": ids, "speakers_how": "text", "unresolved": None, "speaker_confidence": 1.0}
    return draft.put(draft.statements, statement, known | {"source_kind": kind})
