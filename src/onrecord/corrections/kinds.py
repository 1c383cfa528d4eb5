"""What a person can put right in a record. Every correction names the words that it is about.

A field that is None stays as it was read; an empty tuple takes everything away.
"""

from typing import Annotated, Literal

from pydantic import Field

from onrecord.corrections.anchors import Anchor, Anchors
from onrecord.schema import Act, ActorKind, EventStatus, EventType, Form, MentionForm, TimeKind
from onrecord.schema.base import Frozen
from onrecord.schema.span import GAP

DAY_OR_LESS = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
"""A date as a person gives it: a year, a month or a day."""

_SHOWN = 60
"""So many characters of the words stand in a summary."""

Name = Annotated[str, Field(min_length=1, max_length=200)]
SomeAnchors = Annotated[Anchors, Field(min_length=1, max_length=200)]


class ActorAt(Frozen):
    """The actor whom some words mention; if the article has no such actor yet, a new one with this name and kind."""

    at: Anchor
    name: Name
    kind: ActorKind = "person"
    named: bool = True


class StatementAt(Frozen):
    """A statement, by the words of its content and of its cue."""

    content: SomeAnchors
    cue: Anchors = ()


Speakers = Annotated[tuple[ActorAt, ...], Field(max_length=20)]


class StatementCorrection(Frozen):
    """A statement has other speakers, another act, or another extent. Without speakers, nobody knows who speaks."""

    what: Literal["statement"] = "statement"
    at: StatementAt
    speakers: Speakers | None = None
    act: Act | None = None
    form: Form | None = None
    source: Anchors | None = None
    cue: Anchors | None = None
    content: SomeAnchors | None = None

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        changes = []
        if self.speakers is not None:
            who = " and ".join(each.name for each in self.speakers)
            changes.append(f"the speaker is {who}" if who else "nobody knows who speaks")
        if self.act is not None:
            changes.append(f"the act is {self.act}")
        if self.form is not None:
            changes.append(f"the form is {self.form}")
        for role in ("source", "cue", "content"):
            anchors = getattr(self, role)
            if anchors is not None:
                changes.append(f"the {role} is {shown(anchors)}" if anchors else f"it has no {role}")
        return f"of {shown(self.at.content)}, {', '.join(changes)}"


class MissedStatement(Frozen):
    """A statement that the record lacks."""

    what: Literal["missed_statement"] = "missed_statement"
    content: SomeAnchors
    source: Anchors = ()
    cue: Anchors = ()
    act: Act = "assert"
    form: Form | None = None
    speakers: Speakers = ()

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        who = " and ".join(each.name for each in self.speakers) or "somebody"
        return f"{shown(self.content)} is a statement of {who}"


class FalseStatement(Frozen):
    """What the record has for a statement isn't one."""

    what: Literal["no_statement"] = "no_statement"
    at: StatementAt

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        return f"{shown(self.at.content)} is no statement"


class MentionCorrection(Frozen):
    """Some words mention another actor, or, without an actor, nobody."""

    what: Literal["mentions"] = "mentions"
    mentions: SomeAnchors
    actor: ActorAt | None = None
    form: MentionForm | None = None

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        return f"{shown(self.mentions)} means {self.actor.name if self.actor else 'nobody'}"


class SameActor(Frozen):
    """Two actors of the article are one, the `one`."""

    what: Literal["same_actor"] = "same_actor"
    one: ActorAt
    other: ActorAt

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        return f"{self.other.name} is {self.one.name}"


class ActorCorrection(Frozen):
    """An actor of the article has another name or is of another kind."""

    what: Literal["actor"] = "actor"
    at: ActorAt
    name: Name | None = None
    kind: ActorKind | None = None
    named: bool | None = None

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        changes = [f"has the name {self.name}"] if self.name else []
        changes += [f"is of the kind {self.kind}"] if self.kind else []
        if self.named is not None:
            changes.append("goes by a name" if self.named else "goes by a description")
        return f"{self.at.name} {' and '.join(changes)}"


class EventAt(Frozen):
    """An event, by the words that tell it, and its type."""

    trigger: Anchor
    type: EventType


class EventCorrection(Frozen):
    """An event is of another type or status, or others take part in it."""

    what: Literal["event"] = "event"
    at: EventAt
    type: EventType | None = None
    status: EventStatus | None = None
    trigger: Anchor | None = None
    who: Anchors | None = None
    whom: Anchors | None = None
    where: Anchors | None = None
    when: Anchors | None = None
    amount: Anchors | None = None

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        changes = [f"the {name} is {value}" for name in ("type", "status") if (value := getattr(self, name))]
        if self.trigger is not None:
            changes.append(f"the words are {shown((self.trigger,))}")
        for role in ("who", "whom", "where", "when", "amount"):
            anchors = getattr(self, role)
            if anchors is not None:
                changes.append(f"“{role}” is {shown(anchors)}" if anchors else f"“{role}” is empty")
        return f"of the event {shown((self.at.trigger,))}, {', '.join(changes)}"


class MissedEvent(Frozen):
    """An event that the record lacks."""

    what: Literal["missed_event"] = "missed_event"
    trigger: Anchor
    type: EventType
    status: EventStatus = "actual"
    who: Anchors = ()
    whom: Anchors = ()
    where: Anchors = ()
    when: Anchors = ()
    amount: Anchors = ()

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        return f"{shown((self.trigger,))} tells an event ({self.type})"


class FalseEvent(Frozen):
    """What the record has for an event isn't one."""

    what: Literal["no_event"] = "no_event"
    at: EventAt

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        return f"{shown((self.at.trigger,))} tells no event"


Value = Annotated[str, Field(min_length=1, max_length=100)]


class TimeCorrection(Frozen):
    """An expression of time has another value (TIMEX3) or is of another kind."""

    what: Literal["time"] = "time"
    at: Anchor
    value: Value | None = None
    kind: TimeKind | None = None

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        changes = [f"means {self.value}"] if self.value else []
        changes += [f"is of the kind {self.kind}"] if self.kind else []
        return f"{shown((self.at,))} {' and '.join(changes)}"


class MissedTime(Frozen):
    """An expression of time that the record lacks."""

    what: Literal["missed_time"] = "missed_time"
    at: Anchor
    value: Value
    kind: TimeKind = "DATE"

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        return f"{shown((self.at,))} is a time and means {self.value}"


class FalseTime(Frozen):
    """What the record has for an expression of time isn't one."""

    what: Literal["no_time"] = "no_time"
    at: Anchor

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        return f"{shown((self.at,))} is no time"


class ArticleCorrection(Frozen):
    """The article came out on another day, or under another name of an outlet or author."""

    what: Literal["article"] = "article"
    published: Annotated[str, Field(pattern=DAY_OR_LESS)] | None = None
    outlet: Name | None = None
    byline: Name | None = None

    @property
    def summary(self) -> str:
        """What was put right, in words."""
        changes = [f"the date is {self.published}"] if self.published else []
        changes += [f"the outlet is {self.outlet}"] if self.outlet else []
        changes += [f"the author is {self.byline}"] if self.byline else []
        return ", ".join(changes)


Correction = (
    StatementCorrection
    | MissedStatement
    | FalseStatement
    | MentionCorrection
    | SameActor
    | ActorCorrection
    | EventCorrection
    | MissedEvent
    | FalseEvent
    | TimeCorrection
    | MissedTime
    | FalseTime
    | ArticleCorrection
)
"""Every kind of correction."""

AnyCorrection = Annotated[Correction, Field(discriminator="what")]
"""The same, to be read from JSON."""


def shown(anchors: Anchors) -> str:
    """Write the words of anchors as a summary shows them."""
    words = " ".join(GAP.join(each.words for each in anchors).split())
    return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”"
