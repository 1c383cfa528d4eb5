"""Events: the piece by which each is found and its type, its arguments, and its status."""

from typing import Final

from onrecord.schema.labels import EventStatus, EventType

TYPES: Final[tuple[EventType, ...]] = (
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject", "threaten",
    "protest", "sanction", "mobilize", "coerce", "assault", "elect", "office", "decide", "justice", "crime", "harm",
    "disaster", "move", "business", "measure", "achieve", "life", "other",
)  # fmt: skip
"""What kind of event it is: PLOVER's sixteen, and thirteen for the rest of the news."""

TRIGGERS: Final = ("none", *TYPES)
"""What a piece begins: nothing, or the trigger of an event of a type; in the order of the labels' numbers."""

STATUSES: Final[tuple[EventStatus, ...]] = ("actual", "negated", "planned", "possible", "hypothetical", "general")
"""How its own clause puts an event, in the order of the labels' numbers."""

ARGUMENTS: Final = ("outside", "trigger", "who", "whom", "where", "when", "amount")
"""What a piece is to an event, in the order of the labels' numbers."""

REACH: Final = 48
"""How many pieces before and behind a trigger's first one its arguments are looked for."""
