"""What a check finds."""

from dataclasses import dataclass

from onrecord.schema import Elsewhere, Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A check's finding before it has a number in its record; the fields are those of `schema.Check`."""

    verdict: str
    message: str
    confidence: float
    about: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    statements: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()

    @property
    def start(self) -> int:
        """Where in the text it begins; 0 if it has no place there."""
        return min((span.start for span in (*self.about, *self.evidence)), default=0)
