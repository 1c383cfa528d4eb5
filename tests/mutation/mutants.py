"""Mutants of the package's code: every place where one can be made, and a sample of them that a seed fixes."""

import ast
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

import parso
from cosmic_ray.ast import ast_nodes
from cosmic_ray.mutating import mutate_code

from tests.mutation.operators import OPERATORS

Place = tuple[int, int]
"""A line, from 1, and a column, from 0."""


@dataclass(frozen=True, order=True)
class Mutant:
    """One small change to one file: the `occurrence`-th place of the file where an operator can make one."""

    path: Path
    place: Place
    operator: str
    occurrence: int

    def source(self) -> str:
        """Give the code of the file with the change in it."""
        mutated = mutate_code(self.path.read_text(encoding="utf-8"), OPERATORS[self.operator], self.occurrence)
        assert mutated is not None
        return str(mutated)

    def diff(self) -> str:
        """Show the lines that change."""
        before, after = self.path.read_text(encoding="utf-8").splitlines(), self.source().splitlines()
        return "\n".join(line for line in unified_diff(before, after, lineterm="", n=0) if line[:2] not in _HEADS)


_HEADS = ("--", "++", "@@")


def find(path: Path) -> list[list[Mutant]]:
    """Find the mutants of a file, those of one place together.

    Left out are annotations and decorators: what they say is checked by types, or is how a class is stored.
    """
    code = path.read_text(encoding="utf-8")
    nodes = list(ast_nodes(parso.parse(code)))
    outside = [*_outside(ast.parse(code)), *((node.start_pos, node.end_pos) for node in nodes if _is_star(node))]
    places: dict[Place, list[Mutant]] = {}
    for name, operator in OPERATORS.items():
        positions = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        for occurrence, place in enumerate(positions):
            if not any(start <= place < end for start, end in outside):
                places.setdefault(place, []).append(Mutant(path, place, name, occurrence))
    return [places[place] for place in sorted(places)]


def _outside(tree: ast.Module) -> Iterator[tuple[Place, Place]]:
    """Where the annotations and decorators stand."""
    for node in ast.walk(tree):
        for each in (
            getattr(node, "annotation", None),
            getattr(node, "returns", None),
            *getattr(node, "decorator_list", ()),
        ):
            if each is not None:
                yield (each.lineno, each.col_offset), (each.end_lineno, each.end_col_offset)


def _is_star(node: Any) -> bool:
    """Whether it is the bare star of a function's parameters, which multiplies nothing."""
    return node.type == "operator" and node.parent.type == "parameters"


def sample(paths: Iterable[Path], size: int, seed: int) -> list[Mutant]:
    """Draw mutants from files: from each as many as its share of all places is, and at least one.

    No place is drawn twice. The same files, size and seed give the same mutants.
    """
    found = {path: places for path in sorted(paths) if (places := find(path))}
    drawn: list[Mutant] = []
    for (path, places), share in zip(found.items(), shares([len(each) for each in found.values()], size), strict=True):
        dice = random.Random(f"{seed} {path.name}")  # a file's own, so that one that changes leaves the others' alone
        drawn += [dice.choice(mutants) for mutants in dice.sample(places, share)]
    return sorted(drawn)


def shares(sizes: Sequence[int], total: int) -> list[int]:
    """Share a number out in proportion to sizes: at least 1 each, and no more than each has.

    >>> shares([90, 9, 1], 20), shares([3, 3], 100)
    ([17, 2, 1], [3, 3])
    """
    given = [1] * len(sizes)
    for _ in range(min(total, sum(sizes)) - len(sizes)):
        open_ones = [at for at in range(len(sizes)) if given[at] < sizes[at]]
        given[max(open_ones, key=lambda at: sizes[at] / (given[at] + 0.5))] += 1
    return given
