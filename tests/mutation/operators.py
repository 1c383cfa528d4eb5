"""The kinds of small change that a mutant is made by: cosmic-ray's, and those of its kind that it lacks.

Of all the ways to change an operator only those are used that give code which still runs: a sum that becomes a
division of strings would fail at once and tell nothing about the tests.
"""

from collections.abc import Iterator
from typing import Any

import parso
from cosmic_ray.operators.number_replacer import NumberReplacer
from cosmic_ray.operators.operator import Example, Operator
from cosmic_ray.operators.provider import OperatorProvider
from parso.python.tree import Number, PythonNode, ReturnStmt

Position = tuple[tuple[int, int], tuple[int, int]]

_CORE = OperatorProvider()
_REPLACED = {
    "ReplaceComparisonOperator": (
        "Eq_NotEq NotEq_Eq Lt_LtE Lt_GtE LtE_Lt LtE_Gt Gt_GtE Gt_LtE GtE_Gt GtE_Lt Is_IsNot IsNot_Is"
    ),
    "ReplaceBinaryOperator": "Add_Sub Sub_Add Mul_FloorDiv FloorDiv_Mul Mod_FloorDiv Pow_Mul BitOr_BitAnd BitAnd_BitOr",
    "ReplaceUnaryOperator": "Delete_Not Delete_USub",
}
_PLAIN = (
    "AddNot ReplaceAndWithOr ReplaceOrWithAnd ReplaceTrueWithFalse ReplaceFalseWithTrue ReplaceBreakWithContinue "
    "ReplaceContinueWithBreak ZeroIterationForLoop ExceptionReplacer"
)


class MoveNumber(NumberReplacer):
    """Moves a whole number by one, up or down, and any other by a tenth of itself."""

    def mutate(self, node: Any, index: int) -> Any:
        value = float(node.value.replace("_", "")) if "." in node.value else int(node.value, 0)
        step = (abs(value) / 10 or 0.1) if isinstance(value, float) else 1
        return Number(f"{value + (step, -step)[index]:.10g}", node.start_pos, node.prefix)

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("x = 5", "x = 6"), Example("x = 0.5", "x = 0.45", occurrence=1))


class DropFilter(Operator):  # type: ignore[misc]
    """Drops the condition of a comprehension."""

    def mutation_positions(self, node: Any) -> Iterator[Position]:
        if node.type == "comp_if":
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        return node.children[2] if len(node.children) > 2 else None

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("[x for x in y if x]", "[x for x in y]"),)


class ReturnNothing(Operator):  # type: ignore[misc]
    """Gives back None in place of what a function found; a False is as false, and stays."""

    def mutation_positions(self, node: Any) -> Iterator[Position]:
        if isinstance(node, ReturnStmt) and node.children[1].get_code(include_prefix=False) not in ("None", "False"):
            yield node.children[1].start_pos, node.children[1].end_pos

    def mutate(self, node: Any, index: int) -> Any:
        node.children[1] = parso.parse(" None")
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("def f():\n    return 1\n", "def f():\n    return None\n"),)


class SwapMembership(Operator):  # type: ignore[misc]
    """Asks whether something is in a collection where the code asks whether it is not, and the other way round."""

    def mutation_positions(self, node: Any) -> Iterator[Position]:
        if isinstance(node, PythonNode) and node.type == "comparison":
            for asked in node.children[1::2]:
                if asked.get_code().split() in (["in"], ["not", "in"]):
                    yield asked.start_pos, asked.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        places = [at for at in range(1, len(node.children), 2) if node.children[at].get_code().split()[-1] == "in"]
        at = places[index]
        node.children[at] = parso.parse(" in" if node.children[at].get_code().split()[0] == "not" else " not in")
        return node

    @classmethod
    def examples(cls) -> tuple[Example, ...]:
        return (Example("x in y", "x not in y"), Example("x not in y", "x in y"))


OPERATORS: dict[str, Operator] = {
    name: _CORE[name]()
    for name in (*(f"{kind}_{change}" for kind, changes in _REPLACED.items() for change in changes.split()),
                 *_PLAIN.split())
} | {each.__name__: each() for each in (MoveNumber, DropFilter, ReturnNothing, SwapMembership)}  # fmt: skip
