"""The list of nicknames holds together: each line says something, and no name is told twice."""

import pytest

from onrecord.knowledge.nicknames import FILE, is_nickname, long_forms, usual_spelling

LINES = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
SHORT = {line.split(": ")[0]: line.split(": ")[1].split(", ") for line in LINES if ":" in line}
SPELT = {line.split(" = ")[0]: line.split(" = ")[1].split(", ") for line in LINES if "=" in line}


def test_there_are_two_hundred_nicknames_and_more():
    assert len({short for found in SHORT.values() for short in found}) > 400


def test_every_line_is_a_name_with_short_forms_or_other_spellings_and_stands_once():
    assert len(SHORT) + len(SPELT) == len(LINES)
    assert all(name.istitle() and found and name not in found for name, found in [*SHORT.items(), *SPELT.items()])
    assert len(set(LINES)) == len(LINES)


def test_a_spelling_is_of_one_name_and_has_none_of_its_own():
    others = [other for found in SPELT.values() for other in found]
    assert len(others) == len(set(others))
    assert SPELT.keys().isdisjoint(others)
    assert SHORT.keys().isdisjoint(others)


@pytest.mark.parametrize(
    ("one", "other"),
    [("bill", "william"), ("peggy", "margaret"), ("ted", "edward"), ("ted", "theodore"), ("misha", "mikhail"),
     ("mo", "muhammad"), ("kate", "kathryn"), ("jack", "john"), ("bob", "rob")],
)  # fmt: skip
def test_a_short_form_is_that_of_its_names(one, other):
    assert is_nickname(one, other)
    assert is_nickname(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("christopher", "christine"), ("ida", "ada"), ("ana", "ana"), ("mohammed", "muhammad")]
)
def test_two_names_are_no_short_forms_of_each_other(one, other):
    assert not is_nickname(one, other)


def test_spellings_of_a_name_are_one():
    assert {usual_spelling(name) for name in ("katherine", "kathryn", "catherine")} == {"catherine"}
    assert long_forms("mohamed") == {"mohammed"}
