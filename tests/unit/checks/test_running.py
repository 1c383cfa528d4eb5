"""Checks that are run on a record that has findings already."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.checks import CheckInput, Finding, check, check_more
from onrecord.checks.table import QUOTATION
from tests.support import record_of


def find(given: CheckInput) -> Iterator[Finding]:
    yield Finding("reworded", f"It has {len(given.text)} characters", 0.9)


ONE = replace(QUOTATION, kind="one", find=find)
OTHER = replace(QUOTATION, kind="other", find=find)


def test_findings_of_one_kind_take_the_place_of_those_before() -> None:
    record = check_more(check(record_of("It rained."), (ONE, OTHER)), (ONE,))
    assert [(each.id, each.kind) for each in record.checks] == [("c1", "other"), ("c2", "one")]


def test_statements_around_a_character_are_given_from_the_inside() -> None:
    given = CheckInput(record_of("{s1:Reyes} {q1:said} {c1:that {s2:Hale} {q2:thinks} {c2:it is safe}}."))
    assert [each.id for each in given.holding(given.text.index("safe"))] == ["s2", "s1"]
    assert given.holding(0) == ()
