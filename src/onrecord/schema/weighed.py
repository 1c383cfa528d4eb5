"""What the pair classifier tells of a headline and a passage of the body."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.schema.span import Span


@dataclass(frozen=True, slots=True)
class Weighed:
    """How likely each verdict is, and how likely the passage says all that the headline does.

    `evidence` are the pieces of the passage, each with how likely it belongs to what decides the verdict.
    """

    verdicts: Mapping[str, float]
    supported: float
    evidence: tuple[tuple[Span, float], ...]
