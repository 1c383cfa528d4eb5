"""What is drawn and coded: statements, and passages of text.

A unit holds its own words and what onrecord says of them, as they were when the audit was drawn. So it can be coded
after the article was read again, and what is compared is what was drawn.
"""

from typing import Annotated, Literal

from pydantic import Field

from onrecord.schema import Act, SourceKind, Span
from onrecord.schema.base import Frozen

Kind = Literal["statement", "passage"]


class Words(Frozen):
    """The words of a unit, and those around them, which help to understand it."""

    before: str
    text: str
    after: str


class Candidate(Frozen):
    """An actor of the article who may be the speaker; `near` if the words of the unit mention it."""

    id: str
    name: str
    near: bool


class StatementUnit(Words):
    """A statement that onrecord found: its words are marked, and coders say what it is.

    `content` is in `text`. What onrecord says is in `speakers` (ids of candidates), `act` and `source_kind`.

    >>> StatementUnit(before="", text="The dam is safe, Reyes said.", after="", content=(Span(0, 15),),
    ...               candidates=(Candidate(id="a1", name="Reyes", near=True),), statement="s1", speakers=("a1",),
    ...               act="assert", source_kind="person").kind
    'statement'
    """

    kind: Literal["statement"] = "statement"
    content: tuple[Span, ...]
    candidates: tuple[Candidate, ...]
    statement: str
    speakers: tuple[str, ...]
    act: Act
    source_kind: SourceKind


class Found(Frozen):
    """A statement that onrecord has in a passage: in which sentence it begins (from 0), and who makes it."""

    sentence: int
    statement: str
    source_kind: SourceKind


class PassageUnit(Words):
    """A passage that may hold any number of statements, or none: coders count them, sentence by sentence.

    `sentences` are in `text`. What onrecord says is in `found`.

    >>> unit = PassageUnit(before="", text="It rained.", after="", sentences=(Span(0, 10),), found=())
    >>> unit.kind, len(unit.sentences)
    ('passage', 1)
    """

    kind: Literal["passage"] = "passage"
    sentences: tuple[Span, ...]
    found: tuple[Found, ...]


class Unit(Frozen):
    """A unit of an audit: its number there, its article, and what is to be coded.

    `probability` is the one with which it was drawn. `outlet` and `year` are those of its article.
    """

    number: int
    article: int
    title: str | None
    outlet: str | None
    year: str | None
    probability: float
    task: Annotated[StatementUnit | PassageUnit, Field(discriminator="kind")]
