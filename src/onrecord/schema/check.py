"""Checks: what an article's own words don't bear out, each finding with the words that it rests on."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import Field, model_validator

from onrecord.schema.actor import Id
from onrecord.schema.annotations import Confidence
from onrecord.schema.base import Frozen
from onrecord.schema.span import Span, require_inside

Word = Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
"""A kind or a verdict: small letters, with _ between words. Later versions may add some."""


def _is_empty(value: Any) -> bool:
    return not value


class Elsewhere(Frozen):
    """Words that a finding rests on and that are not in this article's text.

    They are in another article (its id), or in a file (its name); `place` is where in it: "page 3", "00:01:02".

    >>> Elsewhere(file="speech.pdf", place="page 3", text="We will not leave.").article is None
    True
    """

    article: Id | None = None
    file: Annotated[str, Field(min_length=1)] | None = None
    place: Annotated[str, Field(min_length=1)] | None = None
    text: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _it_is_in_one_place(self) -> "Elsewhere":
        if (self.article is None) is (self.file is None):
            raise ValueError("words from elsewhere are either in an article or in a file")
        return self


class Check(Frozen):
    """A finding: what doesn't fit together in an article, what is missing, or whose word it passes on as fact.

    It never says that something is false. `about` are the words that are checked, `evidence` those that decide it. Both
    may be empty where the finding is that something is missing. `confidence` is the probability that the finding is
    right. `shown` tells whether findings like this one are right often enough to be shown without being asked for.

    >>> Check(id="c1", kind="undated", verdict="no_date", about=(Span(0, 9),),
    ...       message="“Last year” is relative to a date that the article doesn't give.", confidence=0.9).evidence
    ()
    """

    id: Id
    kind: Word
    verdict: Word
    about: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    statements: tuple[Id, ...] = ()
    events: tuple[Id, ...] = ()
    message: Annotated[str, Field(min_length=1)]
    confidence: Confidence
    shown: bool = True
    elsewhere: Annotated[tuple[Elsewhere, ...], Field(exclude_if=_is_empty)] = ()

    def spans(self) -> Iterator[Span]:
        """Go through all of its places in the text."""
        yield from self.about
        yield from self.evidence


def require_consistent(checks: Iterable[Check], text: str, *, statements: set[Id], events: set[Id]) -> None:
    """Raise ValueError unless the checks have ids of their own, are inside the text, and name lines of the record."""
    seen: set[Id] = set()
    for check in checks:
        if check.id in seen:
            raise ValueError(f"two checks have the same id: {check.id!r}")
        seen.add(check.id)
        require_inside(check.spans(), text)
        for what, named, known in (("statement", check.statements, statements), ("event", check.events, events)):
            if missing := [each for each in named if each not in known]:
                raise ValueError(f"check {check.id!r} names the {what} {missing[0]!r}, which is not in the record")
