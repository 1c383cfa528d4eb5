"""What the form has that puts a line of a record right: its fields, each with what the record says now."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Literal, NamedTuple, get_args

from onrecord.corrections.edits import What
from onrecord.desk.found_words import written
from onrecord.errors import CorrectionError
from onrecord.render import captions, event_words
from onrecord.render.actors import shorten
from onrecord.render.clean import one_line
from onrecord.schema import Act, Actor, ActorKind, Record, Span, TimeKind
from onrecord.schema.rows import SEVERAL

FieldKind = Literal["choice", "who", "words", "text", "date", "flag", "mentions"]
"""How a field is filled in: by a choice, an actor or words that name one, words of the text, and so on."""

NOBODY: Final = "-"
"""The choice in a field of actors that says that nobody is known."""

MOST_ACTORS = 200
"""So many actors can be chosen, the nearest first; the others are named by their words."""

MOST_MENTIONS = 100
"""So many mentions of an actor can be chosen."""

MOST_TYPED = 20_000
"""So many characters a field may hold; words that are more have none."""

_AROUND = 30


class Option(NamedTuple):
    """What can be chosen: what the form sends, and what it says."""

    value: str
    name: str


_EVENT_TYPES = [Option(value, name) for value, name in event_words.TYPES.items()]
_EVENT_STATUSES = [Option(value, name) for value, name in event_words.STATUSES.items()]


class Field(NamedTuple):
    """A part of a form. `value` is what the record says now, and `at` where its words stand, or near where.

    `name` is the key of the edit. `what` is the kind of edit, where it isn't the form's.
    """

    name: str
    label: str
    kind: FieldKind
    value: str = ""
    options: Sequence[Option] = ()
    at: int | None = None
    hint: str = ""
    what: What | None = None

    @property
    def said(self) -> str:
        """What the record says now, in words."""
        return next((each.name for each in self.options if each.value == self.value), self.value)


class Form(NamedTuple):
    """The form that puts a line right, or adds one.

    `spans` are the words of the line. `remove` is the kind of edit that takes it out, with what its button says.
    """

    what: What
    line: str | None
    title: str
    fields: tuple[Field, ...]
    spans: tuple[Span, ...] = ()
    remove: tuple[What, str] | None = None

    @property
    def adds(self) -> bool:
        """Whether it adds a line that the record lacks."""
        return self.what in ("missed_statement", "missed_event", "missed_time", "mentions")


FORMS: tuple[What, ...] = (
    "statement", "missed_statement", "event", "missed_event", "actor", "mentions", "time", "missed_time", "article",
)  # fmt: skip
"""The kinds of edits that have a form of their own; the others are buttons and fields of these."""


def form_of(record: Record, what: What, line: str | None, *, at: int | None = None) -> Form:
    """Make the form for a line of a record, or for one that it lacks, near a character of the text.

    Raises CorrectionError if the record has no such line.
    """
    made = _form(record, what, line, at)
    return made._replace(fields=tuple(each for each in made.fields if len(each.value) <= MOST_TYPED))


def _form(record: Record, what: What, line: str | None, at: int | None) -> Form:
    if what == "statement":
        return _statement(record, line)
    if what == "event":
        return _event(record, line)
    if what == "actor":
        return _actor(record, line)
    if what == "time":
        return _time(record, line)
    if what == "article":
        return _article(record)
    return Form(what, None, _TITLES[what], tuple(_added(record, what, at)))


_TITLES: dict[str, str] = {
    "missed_statement": "A statement is missing",
    "missed_event": "An event is missing",
    "missed_time": "A time is missing",
    "mentions": "Who is mentioned",
}
_TIMEX = "As TIMEX3 writes it: 2024-03-05, 2024-03 or P2D."
_NAMES = "The words that name the speaker."
_ATTRIBUTES = "The words that attribute it, such as “said”."
_SEVERAL = "Several pieces have “…” between them."
_PARTS = (
    ("who", "Who does it"),
    ("whom", "To or with whom"),
    ("where", "Where"),
    ("when", "When"),
    ("amount", "How many"),
)


def _statement(record: Record, line: str | None) -> Form:
    said = _find(record.statements, line, "statement")
    text, at = record.article.text, said.content[0].start
    names = SEVERAL.join(one_line(each.name) for each in record.speakers(said))
    fields = (
        Field("speakers", "Who speaks", "who", names, _actors(record, at), at),
        Field("act", "What the speaker does", "choice", said.act, _options(get_args(Act))),
        *_roles(text, content=said.content, source=said.source, cue=said.cue, near=at),
    )
    title = f"Statement {captions.number(said)}"
    return Form("statement", said.id, title, fields, said.content, ("no_statement", "Not a statement"))


def _event(record: Record, line: str | None) -> Form:
    told = _find(record.events, line, "event")
    text, at = record.article.text, told.trigger.start
    words = written([told.trigger], text)
    fields = (
        Field("type", "What happens", "choice", told.type, _EVENT_TYPES),
        Field("status", "Whether it happened", "choice", told.status, _EVENT_STATUSES),
        Field("trigger", "The words that tell it", "words", words, at=at),
        *(_words(name, label, getattr(told, name), text, at) for name, label in _PARTS),
    )
    return Form("event", told.id, f"Event “{words}”", fields, (told.trigger,), ("no_event", "Not an event"))


def _actor(record: Record, line: str | None) -> Form:
    actor = _find(record.actors, line, "actor")
    at = actor.mentions[0].start
    others = [each for each in _actors(record, at) if each.value != actor.id]
    fields = (
        Field("name", "Name", "text", one_line(actor.name)),
        Field("kind", "Kind", "choice", actor.kind, _options(get_args(ActorKind))),
        Field("actor", "The same as", "who", "", others[:-1], at, what="same_actor"),
        Field(
            "mentions", "These words mention somebody else", "mentions", "", _mentions(record, actor), what="mentions"
        ),
        Field("other", "Whom these mention", "who", "", others, at, what="mentions"),
    )
    first = tuple(Span(each.start, each.end) for each in actor.mentions[:1])
    return Form("actor", actor.id, f"Actor {shorten(actor.name)}", fields, first)


def _time(record: Record, line: str | None) -> Form:
    time = _find(record.times, line, "time")
    words = written([time.span], record.article.text)
    fields = (
        Field("value", "What it means", "text", time.value, hint=_TIMEX),
        Field("time_kind", "Kind", "choice", time.kind, _options(get_args(TimeKind))),
    )
    return Form("time", time.id, f"Time “{words}”", fields, (time.span,), ("no_time", "Not a time"))


def _article(record: Record) -> Form:
    article = record.article
    outlet = one_line(article.outlet or "")
    fields = [
        Field("published", "When it came out", "date", article.published.value[:10] if article.published else "",
              hint="A year, a month or a day: 2024-03-05. With another date, the article is read again."),
        Field("outlet", "Outlet", "text", outlet),
        Field("byline", "Author", "text", one_line(article.byline or "")),
    ]  # fmt: skip
    if outlet:
        label = f"{shorten(outlet)} is this outlet in all articles, also in those to come"
        fields.insert(2, Field("everywhere", label, "flag"))
    return Form("article", None, "This article", tuple(fields))


def _added(record: Record, what: What, at: int | None) -> Iterator[Field]:
    near = at or 0
    if what == "missed_statement":
        yield Field("content", "Content", "words", at=at, hint=_SEVERAL)
        yield Field("speakers", "Who speaks", "who", "", _actors(record, near), at)
        yield Field("act", "What the speaker does", "choice", "assert", _options(get_args(Act)))
        yield Field("source", "Source", "words", at=at, hint=_NAMES)
        yield Field("cue", "Cue", "words", at=at, hint=_ATTRIBUTES)
    elif what == "missed_event":
        yield Field("trigger", "The words that tell it", "words", at=at)
        yield Field("type", "What happens", "choice", "", [Option("", "choose"), *_EVENT_TYPES])
        yield Field("status", "Whether it happened", "choice", "actual", _EVENT_STATUSES)
        for name, label in _PARTS:
            yield Field(name, label, "words", at=at)
    elif what == "missed_time":
        yield Field("content", "The words of the time", "words", at=at)
        yield Field("value", "What it means", "text", hint=_TIMEX)
        yield Field("time_kind", "Kind", "choice", "DATE", _options(get_args(TimeKind)))
    else:
        yield Field("mentions", "The words", "words", at=at, hint=_SEVERAL)
        yield Field("other", "Whom they mention", "who", "", _actors(record, near), at)


def _roles(
    text: str, *, content: Sequence[Span], source: Sequence[Span], cue: Sequence[Span], near: int
) -> tuple[Field, ...]:
    return (
        _words("content", "Content", content, text, near)._replace(hint=_SEVERAL),
        _words("source", "Source", source, text, near)._replace(hint=_NAMES),
        _words("cue", "Cue", cue, text, near)._replace(hint=_ATTRIBUTES),
    )


def _words(name: str, label: str, spans: Iterable[Span], text: str, near: int) -> Field:
    found = sorted(spans)
    return Field(name, label, "words", written(found, text), at=found[0].start if found else near)


def _options(values: Iterable[str]) -> list[Option]:
    return [Option(each, each) for each in values]


def _actors(record: Record, at: int) -> list[Option]:
    """Name the actors, those mentioned nearest to a place first and places last, then nobody."""

    def far(actor: Actor) -> tuple[bool, int]:
        return actor.kind == "place", min(abs(each.start - at) for each in actor.mentions)

    near = sorted(record.actors, key=far)
    options: dict[str, Option] = {}
    for actor in near[:MOST_ACTORS]:
        name = f"{shorten(actor.name)} ({actor.kind})"
        name = f"{name[:-1]}, {actor.id})" if name in options else name
        options[name] = Option(actor.id, name)
    return [*options.values(), Option(NOBODY, "nobody is known")]


def _mentions(record: Record, actor: Actor) -> list[Option]:
    text = record.article.text
    return [
        Option(
            f"{each.start}-{each.end}",
            f"{one_line(each.cut(text))}: “…{one_line(text[max(0, each.start - _AROUND) : each.end + _AROUND])}…”",
        )
        for each in actor.mentions[:MOST_MENTIONS]
    ]


def _find(lines: Iterable[Any], line: str | None, kind: str) -> Any:
    found = next((each for each in lines if each.id == line), None)
    if found is None:
        raise CorrectionError(
            f"The record has no such {kind} any more",
            value=line,
            allowed="a line of the record",
            hint="Somebody may have corrected it, or the article was read again. Look at the article.",
        )
    return found
