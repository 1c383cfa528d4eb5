"""Statements: who said, denied, asked for or believed what, and where the text says so."""

from typing import Annotated, Self

from pydantic import Field, PrivateAttr, model_validator

from onrecord.errors import RecordError
from onrecord.schema.actor import Id
from onrecord.schema.annotations import Confidence
from onrecord.schema.base import Corrected, Frozen
from onrecord.schema.labels import Act, Form, SaidOnHow, SourceKind, SpeakersHow
from onrecord.schema.span import Fragments, SomeFragments, Span, join

NOBODY_NAMED = "the text names nobody"
"""Why a statement has no speakers, if there is nothing more to say about it."""


class Statement(Frozen):
    """What somebody asserts, denies, asks for or believes: the source, the cue and the content, as spans of the text.

    A statement in a record knows the text, and so its own words. Outside a record it has only spans.

    >>> said = Statement(id="s1", source=(), cue=(), content=(Span(0, 5),), form="direct", act="assert", speakers=None,
    ...                  unresolved=NOBODY_NAMED, confidence=0.9)
    >>> said.bound_to("“No.”").content_text
    '“No.”'
    """

    id: Id
    source: Fragments
    cue: Fragments
    content: SomeFragments
    form: Form
    act: Act
    speakers: Annotated[tuple[Id, ...], Field(min_length=1)] | None = None
    speakers_how: SpeakersHow | None = None
    unresolved: Annotated[str, Field(min_length=1)] | None = NOBODY_NAMED
    source_kind: SourceKind | None = None
    said_on: Id | None = None
    said_on_how: SaidOnHow | None = None
    within: Id | None = None
    confidence: Confidence
    speaker_confidence: Confidence | None = None
    corrected: Corrected = False

    _text: str | None = PrivateAttr(default=None)

    @model_validator(mode="after")
    def _unresolved_speakers_have_a_reason(self) -> Self:
        if (self.speakers is None) is (self.unresolved is None):
            raise ValueError("either the speakers are known, or `unresolved` says why they are not")
        if self.speakers and len(set(self.speakers)) < len(self.speakers):
            raise ValueError("a speaker comes twice")
        if self.speakers is None and self.speaker_confidence is not None:
            raise ValueError("`speaker_confidence` says how sure the speakers are, and there are none")
        return self

    @model_validator(mode="after")
    def _only_a_day_has_a_way_to_know_it(self) -> Self:
        if self.said_on_how is not None and self.said_on is None:
            raise ValueError("`said_on_how` says how the time in `said_on` is known, and there is none")
        return self

    @model_validator(mode="after")
    def _only_speakers_have_a_way_to_know_them(self) -> Self:
        if self.speakers_how is not None and self.speakers is None:
            raise ValueError("`speakers_how` says how the speakers are known, and there are none")
        return self

    @property
    def spans(self) -> tuple[Span, ...]:
        """All fragments: those of the source, of the cue, of the content."""
        return self.source + self.cue + self.content

    @property
    def source_text(self) -> str:
        """The source's words, fragments joined with " … "; maybe empty. Raises RecordError outside a record."""
        return join(self.source, self._article_text())

    @property
    def cue_text(self) -> str:
        """The cue's words, fragments joined with " … "; maybe empty. Raises RecordError outside a record."""
        return join(self.cue, self._article_text())

    @property
    def content_text(self) -> str:
        """The content's words, fragments joined with " … ". Raises RecordError outside a record."""
        return join(self.content, self._article_text())

    def _article_text(self) -> str:
        if self._text is None:
            raise RecordError(
                "A statement outside a record has no words, only spans",
                value=self.id,
                hint="Take it from record.statements, or cut its spans out of the article's text.",
            )
        return self._text

    def bound_to(self, text: str) -> Self:
        """Copy the statement for a record with this text."""
        bound = self.model_copy()
        bound._text = text
        return bound
