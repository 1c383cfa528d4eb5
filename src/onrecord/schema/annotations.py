"""What the encoder hands to the recorder: the places that the network marked, not yet statements."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from onrecord.schema.base import Frozen
from onrecord.schema.labels import Act
from onrecord.schema.span import Fragments, SomeFragments
from onrecord.settings import Style

Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""The probability of being right."""


class Attribution(Frozen):
    """A content that the network found to be attributed, with its source and its cue.

    It is `virtual` where no word attributes it: then it was found at its content, and the cue is empty.
    """

    source: Fragments
    cue: Fragments
    content: SomeFragments
    act: Act
    confidence: Confidence
    virtual: bool = False

    @model_validator(mode="after")
    def _without_a_cue_it_is_virtual(self) -> Self:
        if self.virtual is bool(self.cue):
            raise ValueError("an attribution is virtual where it has no cue, and only there")
        return self


class Annotations(Frozen):
    """All that the network marked in one article, and the style in which it was asked to."""

    style: Style = "full"
    attributions: tuple[Attribution, ...] = ()
