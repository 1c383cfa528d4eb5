"""The forms in which newspapers print statements without a verb, one rule each.

given        what a rule is given, and what it gives
labels       speakers' labels: "SMITH: …"
signed, interviews, introduced, beside, continued, dialogue, headlines, floating   the rules

A rule gives what it finds in a text; `cueless` decides what becomes a statement.
"""

from collections.abc import Callable, Iterator
from typing import Final

from onrecord.recorder.statements.rules.beside import beside
from onrecord.recorder.statements.rules.continued import continued
from onrecord.recorder.statements.rules.dialogue import dialogue
from onrecord.recorder.statements.rules.floating import floating
from onrecord.recorder.statements.rules.given import RuleInput, RuleMatch
from onrecord.recorder.statements.rules.headlines import headline
from onrecord.recorder.statements.rules.interviews import answered, labelled
from onrecord.recorder.statements.rules.introduced import introduced
from onrecord.recorder.statements.rules.signed import signed, signed_below

RULES: Final[tuple[Callable[[RuleInput], Iterator[RuleMatch]], ...]] = (
    signed,
    signed_below,
    labelled,
    introduced,
    headline,
    answered,
    beside,
    continued,
    dialogue,
    floating,
)
"""The rules in the order in which they run; each sees what the ones before it added."""

__all__ = ["RULES", "RuleInput", "RuleMatch"]
