"""Figures: things that are measured, each with its name, its unit, which way is better, and what we aim at."""

from dataclasses import dataclass
from statistics import median
from typing import Literal


class MissingError(Exception):
    """Something that the benchmark needs is missing; the message says what to do."""


@dataclass(frozen=True)
class Aim:
    """Where we want a figure to be. An aim that is missed is shown, but it doesn't fail the benchmark.

    >>> Aim(at_least=10.0).met(9.9), Aim(at_most=0.15).met(0.15)
    (False, True)
    """

    at_least: float | None = None
    at_most: float | None = None

    def met(self, value: float) -> bool:
        """Tell whether a value reaches the aim."""
        return (self.at_least is None or value >= self.at_least) and (self.at_most is None or value <= self.at_most)

    def __str__(self) -> str:
        return f"≥ {self.at_least:g}" if self.at_least is not None else f"≤ {self.at_most:g}"


@dataclass(frozen=True)
class Figure:
    """One thing that is measured. Its name is the key under which a probe gives its value.

    Only a figure that says which way is `better` is compared with the baseline.
    """

    section: str
    name: str
    unit: str
    better: Literal["lower", "higher"] | None = None
    aim: Aim | None = None
    tolerance: float = 0.03
    """A smaller change than this doesn't matter, however surely it was measured; 0.03 is 3 %."""
    note: str = ""


@dataclass(frozen=True)
class Result:
    """The values of a figure, one a turn; `before` holds those of the baseline, and is empty if there are none."""

    figure: Figure
    now: tuple[float, ...]
    before: tuple[float, ...] = ()
    new: bool = False
    """Whether there is a baseline, but one that can't do this yet."""

    @property
    def value(self) -> float:
        """The median of the values."""
        return median(self.now)

    @property
    def aim_met(self) -> bool | None:
        """Whether the aim is reached; None if there is none."""
        return None if self.figure.aim is None else self.figure.aim.met(self.value)
