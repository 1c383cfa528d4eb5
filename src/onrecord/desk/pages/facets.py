"""Facets: the values by which results can be narrowed, with how many there are of each."""

from dataclasses import dataclass
from typing import NamedTuple

MAX_FACET_VALUES = 12
"""The most values of a facet that are shown: enough for all months of a year."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: its name, its count, and the address that narrows the search to it, if there is one."""

    name: str
    count: int
    address: str | None


class Facet(NamedTuple):
    """A facet: values by which the results can be narrowed."""

    name: str
    choices: tuple[Choice, ...]
