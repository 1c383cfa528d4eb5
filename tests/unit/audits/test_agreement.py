"""Agreement has the values that Krippendorff printed."""

import pytest

from onrecord.audits.agreement import measure


def by_unit(*coders):
    """One unit for each place; a dot is no answer."""
    return [[[each for each in answers if each != "."]] for answers in zip(*coders, strict=True)]


def test_two_coders_of_ten_units_agree_as_in_krippendorff_2011():
    found = measure(by_unit("0100000010", "1110010000"))
    assert found.alpha.value == pytest.approx(0.095, abs=0.001)
    assert found.percent.value == pytest.approx(0.6)
    assert found.alpha.low < 0 < found.alpha.high


def test_four_coders_with_answers_missing_agree_as_in_krippendorff_2011():
    found = measure(by_unit("123321412...", "1233224125.3", ".3332342251.", "12332441251."))
    assert found.alpha.value == pytest.approx(0.743, abs=0.001)
    assert found.units == 11


def test_coders_who_always_agree_have_a_lower_bound_nevertheless():
    found = measure(by_unit("0101010101" * 2, "0101010101" * 2))
    assert found.alpha.value == found.alpha.high == 1
    assert 0.4 < found.alpha.low < 0.8


def test_where_all_answers_are_the_same_nothing_is_said_of_chance():
    found = measure(by_unit("1" * 20, "1" * 20))
    assert found.alpha is None
    assert found.percent.value == 1


def test_things_of_one_unit_stand_and_fall_together():
    apart = measure([[("a", "a")]] * 40 + [[("b", "b")]] * 40 + [[("a", "b")]] * 20)
    together = measure([[("a", "a")] * 4] * 10 + [[("b", "b")] * 4] * 10 + [[("a", "b")] * 4] * 5)
    assert together.alpha.value == pytest.approx(apart.alpha.value, abs=0.01)
    assert together.alpha.high - together.alpha.low > 1.5 * (apart.alpha.high - apart.alpha.low)


def test_what_one_person_has_coded_counts_for_nothing():
    assert measure([[("a",)]] * 50) == (0, None, None)
    assert measure([[("a", "a")]] * 9).percent is None
