"""What the encoder gives the recorder: the places that the network marked, which aren't statements yet."""

from typing import Annotated, Final, NamedTuple, Self

from pydantic import Field, model_validator

from onrecord.schema.base import Frozen
from onrecord.schema.labels import Act, ActorKind, EventStatus, EventType, MentionForm, SourceKind
from onrecord.schema.span import Fragments, SomeFragments, Span
from onrecord.settings import Style

Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""The probability of being right."""


class Speaking(NamedTuple):
    """A mention that is a name, and how likely it is the name of the one who speaks."""

    span: Span
    probability: float


class Attribution(Frozen):
    """A content that somebody is said to have said or thought, with its source and its cue, as the network marked them.

    `named` is how likely it is that the source has a name, and `unnamed` what it is if not; both are None if the
    network wasn't asked. `names` are the names in the article that may be the speaker's. An attribution is `virtual` if
    no words attribute it: it was found by its content, and its cue is empty.
    """

    source: Fragments
    cue: Fragments
    content: SomeFragments
    act: Act
    confidence: Confidence
    virtual: bool = False
    named: Confidence | None = None
    unnamed: SourceKind | None = None
    names: tuple[Speaking, ...] = ()

    @model_validator(mode="after")
    def _without_a_cue_it_is_virtual(self) -> Self:
        if self.virtual is bool(self.cue):
            raise ValueError("an attribution is virtual where it has no cue, and only there")
        return self


class Antecedent(NamedTuple):
    """An earlier mention (its number in the annotations), and how likely it is of the same actor as a later one."""

    mention: int
    probability: float


class MarkedMention(Frozen):
    """A place where the text mentions somebody or something, with the earlier mentions that may be of the same actor.

    The span ends with its head: for "the mayor of the town" it is "the mayor".
    """

    span: Span
    kind: ActorKind
    form: MentionForm
    confidence: Confidence
    antecedents: tuple[Antecedent, ...] = ()


class Earlier(NamedTuple):
    """An earlier event (its number in the annotations), and how likely a later one is the very same event."""

    event: int
    probability: float


class Saying(NamedTuple):
    """An attribution in whose content a trigger may stand, and how likely it stands there.

    It needn't be one of the annotations: it may be too unsure for that, and its content may end before the trigger.
    """

    source: Fragments
    cue: Fragments
    content: Fragments
    probability: float


ARGUMENTS: Final = ("who", "whom", "where", "when", "amount")
"""The roles of an event's arguments."""


class MarkedEvent(Frozen):
    """A place where the text tells of an event: its trigger, and what the network marked around it.

    The trigger is the fewest words that name the event ("broke out", "attack"). An argument is a whole noun phrase ("at
    least 12 people", "the mayor of the town"), or for `when` the expression of a time. `before` are the earlier events
    that may be the same. `saying` is the likeliest attribution around the trigger; None if none is likely.
    """

    trigger: Span
    type: EventType
    status: EventStatus
    who: tuple[Span, ...] = ()
    whom: tuple[Span, ...] = ()
    where: tuple[Span, ...] = ()
    when: tuple[Span, ...] = ()
    amount: tuple[Span, ...] = ()
    confidence: Confidence
    before: tuple[Earlier, ...] = ()
    saying: Saying | None = None

    @model_validator(mode="after")
    def _a_saying_has_words(self) -> Self:
        if self.saying is not None and not self.saying.cue and not self.saying.content:
            raise ValueError("a saying has a cue, a content or both")
        return self

    @property
    def spans(self) -> tuple[Span, ...]:
        """The trigger, all arguments, and the words of the saying."""
        said = (*self.saying.source, *self.saying.cue, *self.saying.content) if self.saying else ()
        return (self.trigger, *(span for role in ARGUMENTS for span in getattr(self, role)), *said)


UNMARKED: Final = -3.0
"""The score that pieces count with that aren't among the loaded ones."""


class LoadedPiece(NamedTuple):
    """A piece of a word that may be loaded, and its score: the higher, the likelier the outlet judges or colours here.

    The score is one sign among others, and no probability.
    """

    span: Span
    score: float


class Annotations(Frozen):
    """Everything that the network marked in one article, and the style in which it was asked to.

    The events are in the order in which their triggers stand in the text.
    """

    style: Style = "full"
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[MarkedMention, ...] = ()
    events: tuple[MarkedEvent, ...] = ()
    loaded: tuple[LoadedPiece, ...] = ()

    @model_validator(mode="after")
    def _antecedents_come_before(self) -> Self:
        for number, mention in enumerate(self.mentions):
            if any(not 0 <= before.mention < number for before in mention.antecedents):
                raise ValueError(f"an antecedent of mention {number} is not an earlier mention")
        return self

    @model_validator(mode="after")
    def _events_are_in_order(self) -> Self:
        starts = [event.trigger.start for event in self.events]
        if starts != sorted(starts):
            raise ValueError("the events are not in the order in which their triggers stand in the text")
        for number, event in enumerate(self.events):
            if any(not 0 <= before.event < number for before in event.before):
                raise ValueError(f"an event before event {number} is not an earlier event")
        return self
