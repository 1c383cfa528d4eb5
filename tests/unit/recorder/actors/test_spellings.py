"""A clumsy translation spells one name in two ways; two people's names are two."""

import pytest

from onrecord.recorder.actors import nicknames, spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("volodymir zelenski", "volodymyr zelensky"), ("zelenskiy", "zelenskyy"), ("ida brandvold", "ida brantvold"),
        ("john micheal o'neal", "john michael o'neal"), ("uwe moeller", "uwe moller"),
        ("ida lukashevich", "ida lukachevitch"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_name_are_heard(one, other):
    assert spellings.are_one(tuple(one.split()), tuple(other.split()))
    assert spellings.are_one(tuple(other.split()), tuple(one.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kim jong-un", "kim jong-il"), ("ida holm", "ada holm"), ("ida holm", "ida hole"), ("ida holm", "ida holm"),
        ("ana reyes", "reyes"), ("marta berg", "maria berg"), ("ida hansen", "ida jansen"), ("ida marsh", "ida welsh"),
    ],
)  # fmt: skip
def test_two_names_that_are_near_are_two(one, other):
    assert not spellings.are_one(tuple(one.split()), tuple(other.split()))


def test_a_very_long_word_is_not_compared_letter_by_letter():
    assert not spellings.are_one(("ida", "a" * 10_000), ("ida", "a" * 9_999 + "b"))


def test_a_nickname_is_of_the_forename_and_of_its_other_nicknames():
    assert nicknames.are_one("bob", "robert")
    assert nicknames.are_one("bob", "robbie")
    assert nicknames.are_one("mohamed", "muhammad")
    assert not nicknames.are_one("bob", "thomas")
    assert not nicknames.are_one("bob", "")
