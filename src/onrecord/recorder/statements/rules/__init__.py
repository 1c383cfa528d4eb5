"""The forms in which newspapers print statements without a verb, one rule each.

given        what a rule is given, and what it gives
labels       speakers' labels: "SMITH: …"
signed, interviews, introduced, continued, headlines, floating   the rules

A rule gives what it finds in a text; `cueless` decides what becomes a statement.
"""

from collections.abc import Callable, Iterator
from typing import Final

from onrecord.recorder.statements.rules.floating import floating
from onrecord.recorder.statements.rules.given import RuleInput, RuleMatch
from onrecord.recorder.statements.rules.headlines import headline
from onrecord.recorder.statements.rules.interviews import answered, labelled
from onrecord.recorder.statements.rules.signed import signed

RULES: Final[tuple[Callable[[RuleInput], Iterator[RuleMatch]], ...]] = (
    signed,
    labelled,
    headline,
    answered,
    floating,
)
"""The rules in the order in which they run; each sees what the ones before it added."""

__all__ = ["RULES", "RuleInput", "RuleMatch"]
