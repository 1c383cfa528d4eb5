"""The checks as the desk speaks of them: what each asks, what its verdicts mean, and how often it is right."""

from onrecord.checks import CHECKS

__all__ = ["CHECKS", "meaning", "precision"]


def precision() -> dict[str, float]:
    """Give how often each check is right, for those for which it was measured."""
    return {each.kind: each.precision for each in CHECKS if each.precision is not None}


def meaning(kind: str, verdict: str) -> str | None:
    """Say what a verdict means; None for one that this version doesn't know."""
    return next((each.verdicts.get(verdict) for each in CHECKS if each.kind == kind), None)
