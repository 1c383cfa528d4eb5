"""A random sample: every unit has the same chance, and the same seed draws the same units."""

import heapq
import secrets
from collections.abc import Iterable
from itertools import count
from random import Random
from typing import TypeVar

T = TypeVar("T")


def draw(population: Iterable[T], size: int, seed: str) -> list[T]:
    """Draw a simple random sample without replacement, in random order.

    Each unit gets a random number, and those with the smallest are the sample (Sunter 1977, "List sequential sampling
    with equal or unequal probabilities without replacement"). Of Python's generator only `random` is used, whose
    numbers are the same in every version.

    >>> sorted(draw(range(3), 5, "1")), len(draw(range(1000), 5, "1")), draw("abc", 0, "1")
    ([0, 1, 2], 5, [])
    >>> draw(range(1000), 5, "1") == draw(range(1000), 5, "1")
    True
    """
    generator, order = Random(seed), count()  # noqa: S311 - nothing is kept secret by it
    numbered = ((generator.random(), next(order), each) for each in population)
    return [each for *_, each in heapq.nsmallest(size, numbered, key=lambda drawn: drawn[:2])]


def new_seed() -> int:
    """Choose a seed that nobody has chosen."""
    return secrets.randbelow(2**31)


def in_turn(first: list[T], second: list[T], run: int = 10) -> list[T]:
    """Put two lists into one: a run of the first, a run of the second, and so on.

    >>> in_turn(["a", "b", "c"], ["x"], run=2)
    ['a', 'b', 'x', 'c']
    """
    mixed: list[T] = []
    for at in range(0, max(len(first), len(second)), run):
        mixed += [*first[at : at + run], *second[at : at + run]]
    return mixed
