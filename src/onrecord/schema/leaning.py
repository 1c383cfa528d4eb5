"""Which way an event moves those who take part in it: nearer to each other, or against each other."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from onrecord.schema.labels import EventType

Leaning = Literal["cooperation", "conflict", "neither"]
"""Whether a type of event brings actors nearer to each other, sets them against each other, or says neither."""

_COOPERATION: Final[tuple[EventType, ...]] = (
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat",
)  # fmt: skip
_CONFLICT: Final[tuple[EventType, ...]] = (
    "request", "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
)  # fmt: skip

LEANINGS: Final[Mapping[EventType, Leaning]] = {
    each: "cooperation" if each in _COOPERATION else "conflict" if each in _CONFLICT else "neither"
    for each in get_args(EventType)
}
"""The leaning of each type, as PLOVER divides its own: seven (with `yield` as two) are cooperation, nine conflict.

The other types, such as `elect` or `measure`, are neither.
"""
