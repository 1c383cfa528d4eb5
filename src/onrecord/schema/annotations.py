"""What the encoder gives the recorder: the places that the network marked, which aren't statements yet."""

from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from onrecord.schema.base import Frozen
from onrecord.schema.labels import Act, ActorKind, MentionForm, SourceKind
from onrecord.schema.span import Fragments, SomeFragments, Span
from onrecord.settings import Style

Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""The probability of being right."""


class Attribution(Frozen):
    """A content that somebody is said to have said or thought, with its source and its cue, as the network marked them.

    `named` is how likely it is that the source has a name, and `unnamed` what it is if not; both are None if the
    network wasn't asked. An attribution is `virtual` if no words attribute it: it was found by its content, and its
    cue is empty.
    """

    source: Fragments
    cue: Fragments
    content: SomeFragments
    act: Act
    confidence: Confidence
    virtual: bool = False
    named: Confidence | None = None
    unnamed: SourceKind | None = None

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


class Annotations(Frozen):
    """Everything that the network marked in one article, and the style in which it was asked to."""

    style: Style = "full"
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[MarkedMention, ...] = ()

    @model_validator(mode="after")
    def _antecedents_come_before(self) -> Self:
        for number, mention in enumerate(self.mentions):
            if any(not 0 <= before.mention < number for before in mention.antecedents):
                raise ValueError(f"an antecedent of mention {number} is not an earlier mention")
        return self
