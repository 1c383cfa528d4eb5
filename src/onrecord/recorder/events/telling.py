"""In whose statement an event stands: for sure, or maybe.

A missed attribution that becomes a newspaper's own claim is the worst fault that a record of events can have. So where
the network thinks it possible that a trigger stands in somebody's words, and where a statement may run on past its
found end, the event has no statement, and isn't the outlet's word either. If those words are no statement of the
record, they become a doubtful one.
"""

from typing import NamedTuple

from onrecord.recorder.config import EventConfig
from onrecord.recorder.events import edges, going_on
from onrecord.recorder.events.surroundings import StatementMap
from onrecord.schema import Saying, Span, Statement

_RULES = (
    edges.split,
    edges.broken,
    going_on.quoted,
    going_on.formal,
    going_on.in_first_person,
    going_on.handed_on,
)
"""They are asked in this order, and the first statement that one finds is the one that the event may belong to."""


class Telling(NamedTuple):
    """The ids of the statement that an event stands in, and of the one that it may belong to, or the words that may be
    a statement that the record doesn't have; one at most is given.
    """

    statement: str | None = None
    may_belong_to: str | None = None
    doubtful: Saying | None = None


def tell(trigger: Span, saying: Saying | None, statements: StatementMap, config: EventConfig) -> Telling:
    """Say in which statement a trigger stands: the one with the shortest content that holds it."""
    around = statements.at(trigger)
    holding = [each for each in around.beside if any(span.covers(trigger) for span in each.content)]
    if holding:
        inner = min(holding, key=_length)
        return Telling(inner.id) if inner.confidence >= config.held else Telling(may_belong_to=inner.id)
    if saying is not None and saying.probability >= config.doubtful:
        found = statements.of(saying)
        return Telling(may_belong_to=found.id) if found else Telling(doubtful=saying)
    found = next(filter(None, (rule(around, statements) for rule in _RULES)), None)
    return Telling(may_belong_to=found.id) if found else Telling()


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)
