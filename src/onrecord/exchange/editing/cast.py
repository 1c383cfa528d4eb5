"""The actors of an edited record: which mentions are of one actor now, and which actor of the record that is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.exchange.editing.lines import Edit, changed
from onrecord.exchange.editing.spans import whole
from onrecord.exchange.marks import MentionMark, mention_key
from onrecord.schema import NOBODY_NAMED, Actor, Mention


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors after an edit, and what tells who is who."""

    actors: tuple[Actor, ...]
    before: Mapping[str, str]
    """The actor of each mention's mark that went out, by its key."""

    after: Mapping[str, str]
    """The actor of each mention's mark that came back, by its key."""

    now: Mapping[str, str]
    """What an actor that went out is now; an actor that is gone isn't there."""

    @property
    def known(self) -> set[str]:
        """The ids of all actors."""
        return {actor.id for actor in self.actors}

    def speaking(self, speakers: tuple[str, ...]) -> dict[str, Any]:
        """Give the fields of a statement that somebody has said who speaks in."""
        kinds = {actor.id: actor.kind for actor in self.actors}
        kind = kinds.get(speakers[0]) if speakers else None
        return {
            "speakers": speakers or None,
            "speakers_how": None,
            "unresolved": None if speakers else NOBODY_NAMED,
            "source_kind": "organization" if kind == "place" else kind,
            "speaker_confidence": 1.0 if speakers else None,
        }


def edit_cast(edit: Edit) -> Cast:
    """Give the actors of an edited record. Raises ExchangeError."""
    record = edit.record
    then, now = _groups(edit.before.mentions), _groups(edit.after.mentions)
    names = _Naming(then, now, {actor.id for actor in record.actors}).names(keyed=edit.after.keyed)
    was = {actor.id: actor for actor in record.actors}
    found = {names[group]: _actor(names[group], marks, was, then, edit.text) for group, marks in now.items()}
    kept = [found.get(each.id, each) for each in record.actors if each.id in found or each.id not in then]
    actors = kept + [actor for name, actor in found.items() if name not in was]
    moved = _moved(then, now, names) | {each.id: each.id for each in kept}
    return Cast(
        tuple(_with_members(each, {actor.id for actor in actors}, moved) for each in actors),
        {mark.key: mark.actor for mark in edit.before.mentions},
        {mark.key: names[mark.actor] for mark in edit.after.mentions},
        moved,
    )


Groups = dict[str, list[MentionMark]]


def _groups(mentions: Iterable[MentionMark]) -> Groups:
    groups: Groups = {}
    for mark in mentions:
        groups.setdefault(mark.actor, []).append(mark)
    return groups


def _shape(marks: Sequence[MentionMark]) -> Any:
    return tuple(sorted((mark.spans, mark.kind, mark.form or "") for mark in marks))


class _Naming:
    """Says which actor each group of mentions is: the one of the same mentions, else the one it shares most with."""

    def __init__(self, then: Groups, now: Groups, taken: set[str]) -> None:
        self.now = now
        self.free = dict(then)
        self.taken = taken
        self.found: dict[str, str] = {}

    def names(self, *, keyed: bool) -> dict[str, str]:
        """Give the id of each group's actor; where groups are `keyed`, their keys are ids themselves."""
        if keyed:
            for group in [each for each in self.now if each in self.free]:
                self._take(group, group)
        self._take_alike()
        self._take_sharing()
        fresh = (name for n in range(1, len(self.taken) + len(self.now) + 2) if (name := f"a{n}") not in self.taken)
        return {group: self.found.get(group) or next(fresh) for group in self.now}

    def _take(self, group: str, actor: str) -> None:
        self.found[group] = actor
        del self.free[actor]

    def _take_alike(self) -> None:
        alike: dict[Any, list[str]] = {}
        for actor in reversed(self.free):
            alike.setdefault(_shape(self.free[actor]), []).append(actor)
        for group, marks in self.now.items():
            if group not in self.found and alike.get(_shape(marks)):
                self._take(group, alike[_shape(marks)].pop())

    def _take_sharing(self) -> None:
        owners: dict[Any, list[str]] = {}
        for actor, marks in self.free.items():
            for spans in {mark.spans for mark in marks}:
                owners.setdefault(spans, []).append(actor)
        shares: Counter[tuple[str, str]] = Counter()
        for group, marks in self.now.items():
            if group not in self.found:
                shares.update((group, actor) for mark in marks for actor in owners.get(mark.spans, ()))
        for (group, actor), _ in shares.most_common():  # those that share as many come in the order of the text
            if group not in self.found and actor in self.free:
                self._take(group, actor)


def _moved(then: Groups, now: Groups, names: Mapping[str, str]) -> dict[str, str]:
    """Say whose the first mention of each actor is now, for actors that may be joined with others."""
    whose = {mark.spans: names[group] for group, marks in reversed(now.items()) for mark in marks}
    found = {actor: [whose[mark.spans] for mark in marks if mark.spans in whose] for actor, marks in then.items()}
    return {actor: owners[0] for actor, owners in found.items() if owners}


def _actor(name: str, marks: Sequence[MentionMark], was: Mapping[str, Actor], then: Groups, text: str) -> Actor:
    old = was.get(name)
    if old and _shape(marks) == _shape(then.get(name, ())):
        return old
    sent = {
        (mark.spans, mark.form): old.mentions[place]
        for place, mark in _places(old, then)
    } if old else {}  # fmt: skip
    mentions = {(each.start, each.end): each for each in _unsent(old, then)}
    for mark in marks:
        mention = sent.get((mark.spans, mark.form))
        if mention is None:
            span = whole(mark, text)
            mention = Mention(span.start, span.end, mark.form or _form(span.cut(text)))  # type: ignore[arg-type]
        mentions.setdefault((mention.start, mention.end), mention)
    ordered = tuple(mentions[place] for place in sorted(mentions))
    kind = _kind(marks, old)
    return Actor(
        **{"id": name, "mentions": ordered, "kind": kind, "corrected": True}
        | _called(ordered, text, _contributors(marks, was, then), old)
        | ({"known_as": old.known_as, "members": old.members} if old else {})
    )


def _places(actor: Actor, then: Groups) -> Iterable[tuple[int, MentionMark]]:
    """Give the marks of an actor that went out, with the numbers of their mentions."""
    numbers = {mention_key(actor.id, n): n for n in range(len(actor.mentions))}
    return [(numbers[mark.key], mark) for mark in then.get(actor.id, ())]


def _unsent(actor: Actor | None, then: Groups) -> Iterable[Mention]:
    """Give the mentions that no mark carried."""
    if actor is None:
        return ()
    sent = {place for place, _ in _places(actor, then)}
    return [each for n, each in enumerate(actor.mentions) if n not in sent]


def _kind(marks: Sequence[MentionMark], old: Actor | None) -> str:
    """Give the kind that most mentions say; what is said anew counts for more."""
    said = Counter(mark.kind for mark in marks)
    new = Counter({kind: count for kind, count in said.items() if old is None or kind != old.kind})
    if old is None or not new:
        return said.most_common(1)[0][0]
    return new.most_common(1)[0][0] if new.total() * 2 >= said.total() else old.kind


def _contributors(marks: Sequence[MentionMark], was: Mapping[str, Actor], then: Groups) -> list[Actor]:
    """Give the actors whose mentions these were."""
    places = {mark.spans for mark in marks}
    return [was[name] for name, sent in then.items() if any(mark.spans in places for mark in sent)]


def _called(mentions: Sequence[Mention], text: str, contributors: Iterable[Actor], old: Actor | None) -> dict[str, Any]:
    """Give an actor's name: the fullest that its mentions bear, else its first description."""
    written = [mention.cut(text) for mention in mentions]
    names = [each.cut(text) for each in mentions if each.form == "name"]
    borne = [each.name for each in contributors if each.named and any(each.name in words for words in written)]
    if old and old.named and old.name in borne:
        borne = [old.name, *borne]
    if borne or names:
        return {"name": max(borne or names, key=len), "named": True}
    if old and not old.named and old.name in written:
        return {"name": old.name, "named": False}
    return {"name": written[0], "named": False}


def _form(words: str) -> str:
    return "name" if words[:1].isupper() else "nominal"


def _with_members(actor: Actor, known: set[str], moved: Mapping[str, str]) -> Actor:
    """Let a set's members be actors that are there."""
    if not actor.members or known.issuperset(actor.members):
        return actor
    members = tuple(dict.fromkeys(moved[each] for each in actor.members if moved.get(each) in known))
    return changed(actor, members=members if len(members) > 1 else None)
