"""What turns are found in, and what they are."""

from typing import Literal, NamedTuple

from onrecord.schema import Span
from onrecord.schema.labels import Act

TurnKind = Literal["figure", "confirmed", "denied", "reversed", "dropped"]
"""What turns:

- `figure`: the same is counted or measured otherwise;
- `confirmed`: what was denied is confirmed, or said;
- `denied`: what was said or confirmed is denied;
- `reversed`: what was never to be is to be, or the other way round;
- `dropped`: what was promised or planned is dropped or put off.
"""


class Said(NamedTuple):
    """A statement of somebody, with the day on which it was said, else that of its article.

    `number` is its row in the archive. `likely` is how likely it is that it was said, and by this speaker.
    """

    number: int
    article: int
    day: str
    content: str
    act: Act
    likely: float = 1.0


class Turn(NamedTuple):
    """That `later` turns what `earlier` says; the spans are the words in the two contents that show it.

    `words` say it in a line, and `shared` are words that show that both are about the same.
    """

    kind: TurnKind
    earlier: Said
    later: Said
    earlier_spans: tuple[Span, ...]
    later_spans: tuple[Span, ...]
    words: str
    shared: tuple[str, ...]
    confidence: float
