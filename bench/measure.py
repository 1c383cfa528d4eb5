"""What a measurement gives: a number with its name, unit and, where one is set, its limit."""

import json
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
"""The limits: `speed` by the names of measures, `accuracy` in the shape of the scores."""


class MissingError(Exception):
    """What is to be measured isn't there; the message says what to do."""


@dataclass(frozen=True)
class Measure:
    """One number of a report."""

    section: str
    name: str
    value: float
    unit: str
    detail: str = ""
    """How much it varied, or with what it was measured."""


@dataclass(frozen=True)
class Limit:
    """What a number must not fall below, or not exceed.

    >>> Limit(at_least=10.0).holds(9.9), Limit(at_most=0.15).holds(0.15)
    (False, True)
    """

    at_least: float | None = None
    at_most: float | None = None

    def holds(self, value: float) -> bool:
        """Whether a value is within the limit."""
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)

    def __str__(self) -> str:
        return f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:g}"


def speed_limits() -> dict[str, Limit]:
    """The limits of speed and memory, by the names of the measures."""
    return {name: Limit(**limit) for name, limit in json.loads(FLOORS.read_text(encoding="utf8"))["speed"].items()}
