"""What PLOVER calls the types of events."""

from collections.abc import Mapping
from typing import Final, Literal

from onrecord.schema import EventType

QuadCode = Literal[1, 2, 3, 4]
"""Cooperation in words and in deeds, conflict in words and in deeds."""

QUAD_CODES: Final[Mapping[EventType, QuadCode]] = {
    "agree": 1, "consult": 1, "support": 1, "concede": 1,
    "cooperate": 2, "aid": 2, "retreat": 2,
    "request": 3, "accuse": 3, "reject": 3, "threaten": 3,
    "protest": 4, "sanction": 4, "mobilize": 4, "coerce": 4, "assault": 4,
}  # fmt: skip
"""The types that PLOVER has, each with its quad code; the other types are of news that PLOVER doesn't code."""

CAMEO: Final[Mapping[EventType, str]] = {
    "agree": "03",
    "consult": "04",
    "support": "05",
    "cooperate": "06",
    "aid": "07",
    "concede": "08: 080 to 083",
    "retreat": "08: 084 to 087, 0813, 0814",
    "accuse": "09, 11",
    "request": "10",
    "reject": "12",
    "threaten": "13",
    "protest": "14",
    "mobilize": "15",
    "sanction": "16, but for 163",
    "coerce": "17, but for 1712 and 175; 163, 191, 192",
    "assault": "18, 19, 20, but for 191 and 192; 1712, 175",
}
"""The codes of CAMEO that PLOVER's table of conversion (2021) gives each of its types."""


def plover_type(kind: EventType) -> str | None:
    """Name a type as PLOVER does; None for those that it doesn't have.

    >>> plover_type("assault"), plover_type("disaster")
    ('ASSAULT', None)
    """
    return kind.upper() if kind in QUAD_CODES else None
