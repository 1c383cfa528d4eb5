"""What questions about audits give back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class StoredAudit:
    """An audit of the archive: what was drawn, from what, when and by whom.

    `filters` are those of the question whose statements were drawn from, `statements` how many there were, and
    `articles` from how many articles the passages were drawn. `units` is how many were drawn, and `coded` how many each
    coder has coded, by name.
    """

    id: int
    name: str
    seed: int
    filters: Mapping[str, Any]
    drawn_at: str
    who: str | None
    program: str
    statements: int
    articles: int
    units: int
    passages: int
    coded: Mapping[str, int]
