"""What somebody asks to put right in the record at hand, by ids and characters, and the correction that it is."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Annotated, Any, Final, Literal, TypeVar, get_args

from pydantic import Field, ValidationError

from onrecord.corrections.anchors import Anchor, anchored
from onrecord.corrections.kinds import (
    DAY_OR_LESS,
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
    SameActor,
    StatementAt,
    StatementCorrection,
    TimeCorrection,
)
from onrecord.errors import CorrectionError
from onrecord.schema import Act, Actor, ActorKind, EventStatus, EventType, MentionForm, Record, Span, TimeKind
from onrecord.schema.actor import Id
from onrecord.schema.base import Frozen

T = TypeVar("T")

What = Literal[
    "statement", "missed_statement", "no_statement", "mentions", "same_actor", "actor", "event", "missed_event",
    "no_event", "time", "missed_time", "no_time", "article",
]  # fmt: skip
"""What is put right: a statement, one that is missing, what is no statement, and so on."""

_Spans = Annotated[tuple[Span, ...], Field(max_length=100)]
_Text = Annotated[str, Field(min_length=1, max_length=200)]


class Named(Frozen):
    """An actor named by some words of the text; `name` is what it is called, by default these words."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]
    name: _Text | None = None
    kind: ActorKind = "person"
    named: bool = True


Who = Id | Named
"""An actor of the record by its id, or one that is named by words of the text."""


class Edit(Frozen):
    """What to put right in a record. `what` says which of the other keys count; those left out stay as they are.

    `line` is the id of the statement, actor, event or time. An empty list takes everything away: without `speakers`,
    nobody knows who speaks.

    | `what` | needs | may have |
    |---|---|---|
    | `statement` | `line` | `speakers`, `act`, `source`, `cue`, `content` |
    | `missed_statement` | `content` | `speakers`, `act`, `source`, `cue` |
    | `no_statement` | `line` | |
    | `mentions` | `mentions` | `actor` (nobody without it), `form` |
    | `same_actor` | `line`, `actor` | |
    | `actor` | `line` | `name`, `kind`, `named` |
    | `event` | `line` | `type`, `status`, `trigger`, `who`, `whom`, `where`, `when`, `amount` |
    | `missed_event` | `trigger`, `type` | `status`, `who`, `whom`, `where`, `when`, `amount` |
    | `no_event` | `line` | |
    | `time` | `line` | `value` (as TIMEX3 writes it: 2024-03-05), `time_kind` |
    | `missed_time` | `content`, `value` | `time_kind` |
    | `no_time` | `line` | |
    | `article` | | `published`, `outlet`, `byline` |
    """

    what: What
    line: Id | None = None
    speakers: Annotated[tuple[Who, ...], Field(max_length=20)] | None = None
    act: Act | None = None
    source: _Spans | None = None
    cue: _Spans | None = None
    content: _Spans | None = None
    mentions: _Spans | None = None
    actor: Who | None = None
    form: MentionForm | None = None
    name: _Text | None = None
    kind: ActorKind | None = None
    named: bool | None = None
    type: EventType | None = None
    status: EventStatus | None = None
    trigger: Span | None = None
    who: _Spans | None = None
    whom: _Spans | None = None
    where: _Spans | None = None
    when: _Spans | None = None
    amount: _Spans | None = None
    value: _Text | None = None
    time_kind: TimeKind | None = None
    published: Annotated[str, Field(pattern=DAY_OR_LESS)] | None = None
    outlet: _Text | None = None
    byline: _Text | None = None


_TAKES: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    what: (frozenset(needs.split()), frozenset(may.split()))
    for what, needs, may in (
        ("statement", "line", "speakers act source cue content"),
        ("missed_statement", "content", "speakers act source cue"),
        ("no_statement", "line", ""),
        ("mentions", "mentions", "actor form"),
        ("same_actor", "line actor", ""),
        ("actor", "line", "name kind named"),
        ("event", "line", "type status trigger who whom where when amount"),
        ("missed_event", "trigger type", "status who whom where when amount"),
        ("no_event", "line", ""),
        ("time", "line", "value time_kind"),
        ("missed_time", "content value", "time_kind"),
        ("no_time", "line", ""),
        ("article", "", "published outlet byline"),
    )
}
_ROLES = ("source", "cue", "content")
_PARTS = ("who", "whom", "where", "when", "amount")


def read_edit(values: Mapping[str, Any]) -> Edit:
    """Read an edit from a mapping, such as one of JSON. Raises CorrectionError for a key or a value that it can't have.

    >>> read_edit({"what": "no_statement", "line": "s1"}).line
    's1'
    """
    try:
        return Edit(**values)
    except (ValidationError, TypeError) as error:
        if isinstance(error, TypeError):
            raise CorrectionError("This is no correction", value=values, allowed="a JSON object with “what”") from error
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CorrectionError(
            f"A correction can't be so; at {place}: {first['msg']}",
            value=None if isinstance(first["input"], dict) else first["input"],
            hint="docs/archive.md has the keys of each kind of correction.",
        ) from error


def correction_of(record: Record, edit: Edit) -> Correction:
    """Turn what somebody asks for into a correction, which still holds where ids and places are others.

    Raises CorrectionError if the edit lacks something or has too much, if the record has no such line, or if a span
    runs past the end of the text or holds no words.

    >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "Yes, Mary said."},
    ...   "statements": [{"id": "s1", "source": [{"start": 5, "end": 9}], "cue": [{"start": 10, "end": 14}],
    ...                   "content": [{"start": 0, "end": 3}], "form": "indirect", "act": "assert", "confidence": 0.9}],
    ...   "model": {"name": "by hand", "version": "1"}}''')
    >>> edit = Edit(what="statement", line="s1", act="confirm", speakers=[Named(start=5, end=9)])
    >>> correction_of(record, edit).summary
    'of “Yes”, the speaker is Mary, the act is confirm'
    """
    _require(edit)
    return _Editor(record, edit).make()


def _require(edit: Edit) -> None:
    """Raise CorrectionError unless the edit has what it needs and nothing else."""
    needs, may = _TAKES[edit.what]
    allowed = _allowed(edit.what)
    given = {name for name in type(edit).model_fields if getattr(edit, name) is not None} - {"what"}
    if missing := sorted(needs - given):
        raise CorrectionError(f"This correction lacks “{missing[0]}”", value=edit.what, allowed=allowed)
    if surplus := sorted(given - needs - may):
        raise CorrectionError(f"This correction can't have “{surplus[0]}”", value=edit.what, allowed=allowed)
    if not needs - {"line"} and may and not given & may:
        raise CorrectionError("This correction changes nothing", value=edit.what, allowed=allowed)


def _allowed(what: str) -> str:
    needs, may = _TAKES[what]
    parts = [f"it needs {', '.join(sorted(needs))}"] if needs else []
    parts += [f"it may have {', '.join(sorted(may))}"] if may else []
    return "; ".join(parts)


class _Editor:
    """Makes the correction of one edit."""

    def __init__(self, record: Record, edit: Edit) -> None:
        self.record = record
        self.edit = edit
        self.text = record.article.text

    def make(self) -> Correction:
        made: Callable[[], Correction] = getattr(self, f"_{self.edit.what}")
        return made()

    def _statement(self) -> Correction:
        roles = {role: self._anchors(getattr(self.edit, role)) for role in _ROLES}
        if roles["content"] == ():
            raise CorrectionError("A statement can't be without a content", value=self.edit.line)
        return StatementCorrection(at=self._statement_at(), act=self.edit.act, speakers=self._speakers(), **roles)

    def _missed_statement(self) -> Correction:
        roles = {role: self._anchors(getattr(self.edit, role) or ()) for role in _ROLES}
        if not roles["content"]:
            raise CorrectionError("A statement can't be without a content", value=self.edit.what)
        return MissedStatement(act=self.edit.act or "assert", speakers=self._speakers() or (), **roles)

    def _no_statement(self) -> Correction:
        return FalseStatement(at=self._statement_at())

    def _mentions(self) -> Correction:
        who = self.edit.actor
        actor = None if who is None else self._actor_at(who)
        return MentionCorrection(mentions=self._anchors(self.edit.mentions), actor=actor, form=self.edit.form)

    def _same_actor(self) -> Correction:
        one, other = self._actor_at(self.edit.actor or ""), self._actor_at(self.edit.line or "")
        return SameActor(one=one, other=other)

    def _actor(self) -> Correction:
        changes = self.edit.model_dump(include={"name", "kind", "named"}, exclude_none=True)
        return ActorCorrection(at=self._actor_at(self.edit.line or ""), **changes)

    def _event(self) -> Correction:
        trigger = self.edit.trigger
        return EventCorrection(
            at=self._event_at(),
            type=self.edit.type,
            status=self.edit.status,
            trigger=None if trigger is None else self._anchors([trigger])[0],
            **{role: self._anchors(getattr(self.edit, role)) for role in _PARTS},
        )

    def _missed_event(self) -> Correction:
        return MissedEvent(
            trigger=self._anchors([self.edit.trigger] if self.edit.trigger else None)[0],
            type=self.edit.type,
            status=self.edit.status or "actual",
            **{role: self._anchors(getattr(self.edit, role) or ()) for role in _PARTS},
        )

    def _no_event(self) -> Correction:
        return FalseEvent(at=self._event_at())

    def _time(self) -> Correction:
        return TimeCorrection(at=self._time_at(), value=self.edit.value, kind=self.edit.time_kind)

    def _missed_time(self) -> Correction:
        [at] = self._anchors(self.edit.content)[:1] or [None]
        if at is None:
            raise CorrectionError("A time can't be without words", value=self.edit.what)
        return MissedTime(at=at, value=self.edit.value, kind=self.edit.time_kind or "DATE")

    def _no_time(self) -> Correction:
        return FalseTime(at=self._time_at())

    def _article(self) -> Correction:
        changes = self.edit.model_dump(include={"published", "outlet", "byline"}, exclude_none=True)
        return ArticleCorrection(**changes)

    def _speakers(self) -> tuple[ActorAt, ...] | None:
        return None if self.edit.speakers is None else tuple(map(self._actor_at, self.edit.speakers))

    def _statement_at(self) -> StatementAt:
        found = self._line(self.record.statements, "statement", "s1")
        return StatementAt(content=anchored(found.content, self.text), cue=anchored(found.cue, self.text))

    def _event_at(self) -> EventAt:
        found = self._line(self.record.events, "event", "e1")
        return EventAt(trigger=Anchor.of(found.trigger, self.text), type=found.type)

    def _time_at(self) -> Anchor:
        return Anchor.of(self._line(self.record.times, "time", "t1").span, self.text)

    def _line(self, lines: Sequence[Any], kind: str, example: str) -> Any:
        return _find(lines, self.edit.line or "", kind, example)

    def _actor_at(self, who: Who) -> ActorAt:
        if isinstance(who, Named):
            [at] = self._anchors([Span(who.start, who.end)])
            name = who.name or " ".join(at.words.split())[:200]
            return ActorAt(at=at, name=name, kind=who.kind, named=who.named)
        actor: Actor = _find(self.record.actors, who, "actor", "a1")
        mention = next((each for each in actor.mentions if each.form == "name"), actor.mentions[0])
        at = Anchor.of(Span(mention.start, mention.end), self.text)
        return ActorAt(at=at, name=actor.name[:200], kind=actor.kind, named=actor.named)

    def _anchors(self, spans: Iterable[Span] | None) -> Any:
        """Anchor spans, without white space at their edges; None stays None."""
        return None if spans is None else anchored(sorted(map(self._words, spans)), self.text)

    def _words(self, span: Span) -> Span:
        if span.end > len(self.text):
            raise CorrectionError(
                "A span runs past the end of the text",
                value=f"{span.start}–{span.end}",
                allowed=f"characters from 0 to {len(self.text)}",
            )
        words = span.cut(self.text)
        if not words.strip():
            raise CorrectionError("A span holds no words", value=f"{span.start}–{span.end}")
        return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def _find(lines: Iterable[T], wanted: str, kind: str, example: str) -> T:
    for each in lines:
        if each.id == wanted:  # type: ignore[attr-defined]
            return each
    raise CorrectionError(
        f"The record has no such {kind}", value=wanted, allowed=f"the id of a line of the record, such as {example}"
    )


assert set(_TAKES) == set(get_args(What))  # noqa: S101
