"""Compares the scores of the shipped network with the floors in floors.json."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

FLOORS = Path(__file__).with_name("floors.json")

MARGIN = 0.3
"""How far a new floor is below its score, because the last bits of floats differ on other processors."""

Scores = dict[str, Any]
"""A corpus's name and its scores, nested as the scorer writes them: ``{"exact": {"cue": {"f1": 74.0}}}``."""


class FloorCheck(NamedTuple):
    """A floor and the score that is held against it."""

    path: tuple[str, ...]
    floor: float
    score: float

    @property
    def holds(self) -> bool:
        """Whether the score reaches the floor."""
        return self.score >= self.floor

    @property
    def name(self) -> str:
        """The score's place in the report."""
        return " / ".join(self.path)


def pinned(path: Path = FLOORS) -> Scores:
    """The floors of accuracy."""
    return dict(json.loads(path.read_text(encoding="utf8"))["accuracy"])


def compare(floors: Scores, scores: Scores, path: tuple[str, ...] = ()) -> Iterator[FloorCheck]:
    """Compare every floor with its score. Raises KeyError, which names what the scores lack.

    >>> [each.holds for each in compare({"dev": {"linked": {"f1": 73.0}}}, {"dev": {"linked": {"f1": 72.9}}})]
    [False]
    """
    for key, floor in floors.items():
        here = (*path, key)
        if not isinstance(scores, dict) or key not in scores:
            raise KeyError(" / ".join(here))
        if isinstance(floor, dict):
            yield from compare(floor, scores[key], here)
        else:
            yield FloorCheck(here, floor, scores[key])


def move(checks: list[FloorCheck], *, up: bool, down: bool, path: Path = FLOORS) -> None:
    """Write new floors: raise them to their scores, or lower them, each only if asked to."""
    written = json.loads(path.read_text(encoding="utf8"))
    for each in checks:
        reached = round(each.score - MARGIN, 1)
        if (up and reached > each.floor) or (down and not each.holds):
            *outer, last = each.path
            place = written["accuracy"]
            for key in outer:
                place = place[key]
            place[last] = reached
    path.write_text(json.dumps(written, indent=2) + "\n", encoding="utf8")
