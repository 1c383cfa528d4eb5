"""How much a finding weighs: what stands first where findings are listed, and what a machine may stop at."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from onrecord.schema.check import Check

Level = Literal["error", "warning", "note", "none"]
"""The words of SARIF 2.1.0 (OASIS), section 3.27.10, the heaviest first.

error    two places say different things, or the words are somebody else's
warning  more is said than the evidence bears out, or nothing is there that bears it out
note     whose word something is, how it is worded, what is missing
none     nothing doesn't fit: the headline is supported, a quotation is as in its original
"""

LEVELS: Final[tuple[Level, ...]] = get_args(Level)

_OF_KIND: Final[Mapping[str, Level]] = {
    "headline": "warning",
    "quotation": "error",
    "conflict": "error",
    "against": "error",
}
"""The level of a kind's verdicts, unless they are in `_OF_VERDICT`; every other kind makes notes."""

_OF_VERDICT: Final[Mapping[tuple[str, str], Level]] = {
    ("headline", "contradicted"): "error",
    ("headline", "wrong_source"): "error",
    ("headline", "wrong_detail"): "error",
    ("headline", "supported"): "none",
    ("against", "cut"): "warning",
    ("against", "not_found"): "warning",
    ("against", "identical"): "none",
}


def level_of(check: Check) -> Level:
    """Say how much a finding weighs, by its kind and its verdict.

    >>> levels = [level_of(Check.model_construct(kind="headline", verdict=verdict))
    ...           for verdict in ("contradicted", "overstated", "supported")]
    >>> levels, level_of(Check.model_construct(kind="loaded", verdict="emotive"))
    (['error', 'warning', 'none'], 'note')
    """
    return _OF_VERDICT.get((check.kind, check.verdict)) or _OF_KIND.get(check.kind, "note")


def is_listed(check: Check) -> bool:
    """Tell whether a finding is shown without being asked for: it is right often enough, and not all is well."""
    return check.shown and level_of(check) != "none"


def order_of(check: Check) -> tuple[int, float]:
    """Give what findings are sorted by to have the worst first: by level, then the surest.

    >>> checks = [Check.model_construct(kind=kind, verdict="", confidence=confidence)
    ...           for kind, confidence in (("loaded", 0.9), ("conflict", 0.8), ("conflict", 0.95))]
    >>> [(each.kind, each.confidence) for each in sorted(checks, key=order_of)]
    [('conflict', 0.95), ('conflict', 0.8), ('loaded', 0.9)]
    """
    return LEVELS.index(level_of(check)), -check.confidence
