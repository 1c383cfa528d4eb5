"""What counts as said outright: what somebody put on record, as far as the record is sure of it."""

from typing import Final, Protocol

from onrecord.schema.labels import Act, Form

SAID: Final[tuple[Act, ...]] = ("assert", "deny", "confirm", "ask", "urge")
"""The acts of saying something: neither believed, planned or promised, nor left unsaid."""

SURE: Final = 0.7
"""A statement with less confidence than this is unsure."""


class _Said(Protocol):
    """A statement, of a record or of an archive, as far as this follows from it."""

    @property
    def form(self) -> Form: ...
    @property
    def act(self) -> Act: ...
    @property
    def within(self) -> str | None: ...
    @property
    def confidence(self) -> float: ...


def said_outright(statement: _Said) -> bool:
    """Tell whether somebody said it outright: quoted directly or by an act of saying, surely, and nobody passes it on.

    >>> from onrecord.schema import Span, Statement
    >>> hoped = Statement(id="s1", source=(), cue=(), content=(Span(0, 5),), form="indirect", act="believe",
    ...                   confidence=0.9)
    >>> said_outright(hoped), said_outright(hoped.model_copy(update={"form": "direct"}))
    (False, True)
    """
    said = statement.form == "direct" or statement.act in SAID
    return said and statement.within is None and statement.confidence >= SURE
