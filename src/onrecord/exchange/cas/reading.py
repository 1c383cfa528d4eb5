"""Reads a CAS back into the record that it was made from."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import ExchangeError
from onrecord.exchange.cas.loading import load_cas
from onrecord.exchange.cas.types import EVENT, MENTION, STATEMENT, TIME, require_cassis
from onrecord.exchange.editing import edit
from onrecord.exchange.marks import (
    ROLES,
    Argument,
    EventMark,
    Marks,
    MentionMark,
    Spans,
    StatementMark,
    TimeMark,
    event_key,
    marks_of,
    one_of,
    statement_key,
    time_key,
)
from onrecord.schema import Act, ActorKind, EventStatus, EventType, Form, MentionForm, Record, Span, TimeKind

if TYPE_CHECKING:
    from cassis import Cas

MOST_MARKS: Final = 100_000
"""No article has more marks; a hostile file may have any number."""


def read_cas(content: bytes, record: Record) -> Record:
    """Give the record as it was edited in INCEpTION; `record` is the one that went out.

    `content` is XMI, JSON, or the ZIP file with a type system that INCEpTION exports. Raises MissingExtraError, and
    ExchangeError if it is none of them, if its text isn't that of the article, or if it makes no record.
    """
    require_cassis()
    return edit(record, marks_of(record), _Reader(load_cas(content), record).marks())


class _Reader:
    """Turns the annotations of a CAS into marks."""

    def __init__(self, cas: "Cas", record: Record) -> None:
        self.cas, self.text = cas, record.article.text
        if cas.sofa_string != self.text:
            raise ExchangeError(
                "The text of the document is another one",
                value=(cas.sofa_string or "")[:80],
                allowed="the text of the article that went out, to the character",
                hint="Take the file in with the article that it was made from.",
            )
        self.actors = self._known(record)
        self.there = {each.xmiID for each in cas.select_all_annotations()}
        self.keys: dict[int, str] = {}
        self.first_mentions: dict[str, str] = {}

    @staticmethod
    def _known(record: Record) -> Mapping[str, str]:
        """Give the ids of actors by their names, too, where only one has it."""
        names: dict[str, list[str]] = {}
        for actor in record.actors:
            names.setdefault(actor.name, []).append(actor.id)
        ids = {actor.id: actor.id for actor in record.actors}
        return {name: found[0] for name, found in names.items() if len(found) == 1} | ids

    def marks(self) -> Marks:
        """Give all marks. Raises ExchangeError."""
        mentions = [self._mention(each) for each in self._all(MENTION)]
        times = [self._time(each) for each in self._all(TIME)]
        statements, events = self._all(STATEMENT), self._all(EVENT)
        for key, found in ((statement_key, statements), (event_key, events)):
            for each in found:
                self._name(each, key)
        return Marks(
            tuple(map(self._statement, statements)),
            tuple(mentions),
            tuple(times),
            tuple(map(self._event, events)),
            True,
        )

    def _all(self, layer: str) -> list[Any]:
        if not self.cas.typesystem.contains_type(layer):
            return []
        found = sorted(self.cas.select(layer), key=lambda each: each.xmiID)  # in the order in which they went out
        if len(found) > MOST_MARKS:
            raise ExchangeError(
                f"There are too many annotations of {layer}", value=len(found), allowed=f"up to {MOST_MARKS}"
            )
        return found

    def _name(self, each: Any, key: Any) -> str:
        """Give an annotation its key: that of its line, unless it is new or a copy."""
        given = _feature(each, "record_id")
        name = key(given) if given else f"new {each.xmiID}"
        if name in self.keys.values():
            name = f"new {each.xmiID}"
        self.keys[each.xmiID] = name
        return name

    def _mention(self, each: Any) -> MentionMark:
        name = self.keys[each.xmiID] = f"mention {each.xmiID}"
        given = _feature(each, "actor")
        actor = self.actors.get(given, given) if given else f"new {each.xmiID}"
        self.first_mentions.setdefault(actor, name)
        where = _where(each)
        kind = _feature(each, "kind")
        if kind is None:
            raise ExchangeError(
                "This mention has no kind", where=where, value=self._words(each), allowed="a kind of actor"
            )
        return MentionMark(
            name,
            self._spans(each),
            actor=actor,
            kind=one_of(kind, ActorKind, "kind of actor", where),
            form=self._word(each, "form", MentionForm),
            where=where,
        )

    def _time(self, each: Any) -> TimeMark:
        kind = self._word(each, "kind", TimeKind)
        return TimeMark(
            self._name(each, time_key), self._spans(each), kind=kind, value=_feature(each, "value"), where=_where(each)
        )

    def _statement(self, each: Any) -> StatementMark:
        spans: dict[str, list[Span]] = {"content": [*self._spans(each)], "source": [], "cue": []}
        speakers, within = [], None
        for role, target in self._links(each):
            if role in spans:
                spans[role] += self._spans(target)
            elif role == "speaker":
                speakers.append(self._key(target, MENTION, each, role))
            elif role == "within":
                within = self._key(target, STATEMENT, each, role)
            else:
                raise ExchangeError("A statement has no such role", where=_where(each), value=role,
                                    allowed="content, source, cue, speaker or within")  # fmt: skip
        return StatementMark(
            self.keys[each.xmiID],
            _in_order(spans["content"], each),
            source=_in_order(spans["source"], each),
            cue=_in_order(spans["cue"], each),
            act=self._word(each, "act", Act),
            form=self._word(each, "form", Form),
            speakers=tuple(speakers),
            within=within,
            where=_where(each),
        )

    def _event(self, each: Any) -> EventMark:
        arguments, same_as = [], None
        for role, target in self._links(each):
            if role == "same_as":
                same_as = self._key(target, EVENT, each, role)
            elif role in ROLES:
                arguments.append(Argument(role, self._spans(target), self._meant(role, target)))
            else:
                raise ExchangeError("An event has no such role", where=_where(each), value=role,
                                    allowed=", ".join([*ROLES, "same_as"]))  # fmt: skip
        arguments.sort(key=lambda argument: ROLES.index(argument.role))
        kind = _feature(each, "event_type")
        return EventMark(
            self.keys[each.xmiID],
            self._spans(each),
            type=one_of(kind or "", EventType, "type of event", _where(each)),
            status=self._word(each, "status", EventStatus),
            arguments=tuple(arguments),
            same_as=same_as,
            where=_where(each),
        )

    def _meant(self, role: str, target: Any) -> str | None:
        """Give the key of the mention or the time that words in a role are, or say that they mean."""
        if role == "amount":
            return None
        layer = TIME if role == "when" else MENTION
        if target.type.name == layer:
            return self.keys[target.xmiID]
        means = _feature(target, "means")
        if means is None:
            return None
        if role == "when":
            return next((key for key in self.keys.values() if key == time_key(means)), None)
        return self.first_mentions.get(self.actors.get(means, means))

    def _links(self, each: Any) -> Iterator[tuple[str, Any]]:
        """Give the filled slots of an annotation: some may be empty, and some lead to what was deleted."""
        roles = getattr(each, "roles", None)
        for link in (getattr(roles, "elements", None) or ()) if roles is not None else ():
            if link is not None and link.target is not None and link.target.xmiID in self.there:
                yield link.role or "", link.target

    def _key(self, target: Any, layer: str, owner: Any, role: str) -> str:
        if target.type.name != layer:
            raise ExchangeError(f"The role {role} is filled by another layer", where=_where(owner),
                                value=target.type.name, allowed=layer)  # fmt: skip
        return self.keys[target.xmiID]

    def _word(self, each: Any, feature: str, words: Any) -> Any:
        value = _feature(each, feature)
        return None if value is None else one_of(value, words, f"value of {feature}", _where(each))

    def _spans(self, each: Any) -> Spans:
        begin, end = each.begin, each.end
        if not (isinstance(begin, int) and isinstance(end, int) and 0 <= begin < end <= len(self.text)):
            raise ExchangeError("These are no characters of the text", where=_where(each), value=f"{begin} {end}",
                                allowed=f"a start before its end, up to {len(self.text)}")  # fmt: skip
        return (Span(begin, end),)

    def _words(self, each: Any) -> str:
        return self.text[each.begin : each.end]


def _feature(each: Any, name: str) -> str | None:
    value = getattr(each, name, None)
    return value if isinstance(value, str) and value else None


def _in_order(spans: list[Span], each: Any) -> Spans:
    ordered = tuple(sorted(spans))
    if any(after.start < before.end for before, after in pairwise(ordered)):
        raise ExchangeError("The words of one role overlap", where=_where(each), value=str(ordered))
    return ordered


def _where(each: Any) -> str:
    return f"annotation {each.xmiID} ({each.type.name}, {each.begin} to {each.end})"
