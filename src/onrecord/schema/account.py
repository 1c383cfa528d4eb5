"""How an event is accounted for where events are counted: what happened, on whose word, and what doesn't count."""

from typing import Final, Literal, get_args

from onrecord.schema.labels import EventStatus
from onrecord.schema.standing import StandingKind

Account = Literal["outlet", "source", "denied", "unclear", "open"]
"""How an event is accounted for. The first two count as having happened, the others never do:

- `outlet`: it happened, as the outlet tells it itself;
- `source`: it happened, on the word of a source;
- `denied`: a source denies it;
- `unclear`: it is unclear on whose word it stands;
- `open`: nobody says that it happened: it is planned, possible, asked about, or said not to have happened.
"""

ACCOUNTS: Final[tuple[Account, ...]] = get_args(Account)

COUNTED: Final[tuple[Account, ...]] = ("outlet", "source")
"""The accounts of what counts as having happened, as `event_happened` tells it."""


def account_of(kind: StandingKind, status: EventStatus) -> Account:
    """Tell how an event is accounted for, by how it stands and by its own status.

    >>> account_of("said", "actual"), account_of("denied", "actual"), account_of("outlet", "planned")
    ('source', 'denied', 'open')
    """
    if kind in ("denied", "unclear"):
        return kind
    if status != "actual" or kind == "asked":
        return "open"
    return "outlet" if kind == "outlet" else "source"
