"""Where somebody says something else than before about the same matter, with the words that show it.

said      what this is given, and what it gives
words     the words of a statement, without their endings
clauses   a statement cut into clauses, and what bends each
figures   a figure that changes
polarity  what was denied and is confirmed, was never to be and will be, was promised and is dropped
finding   all turns of one speaker
"""

from onrecord.stories.turns.finding import turns
from onrecord.stories.turns.said import Said, Turn, TurnKind

__all__ = ["Said", "Turn", "TurnKind", "turns"]
