"""An altered number, date or name is wrong by a clear amount, keeps its form, and stands nowhere else in the text."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from training.checks.alterations import KINDS, MONTHS, WEEKDAYS, Kind, altered, read, spelled, stands

RNG = random.Random(7)
EXAMPLES: dict[Kind, list[str]] = {
    "number": ["14", "Fourteen", "twenty-six", "1,214", "4.2", "third"],
    "age": ["38", "106"],
    "amount": ["9.5", "210,000", "15"],
    "date": ["4 April", "March 1", "Feb. 9", "2nd May", "July"],
    "weekday": ["Tuesday"],
    "years": ["1958", "Fourteen", "32"],
    "name": ["Pickersgill", "Ana Lund", "Oakes"],
    "office": ["Ana Lund"],
    "order": ["before", "Younger"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_gives_another_value_that_the_text_does_not_have(kind: Kind) -> None:
    for value in EXAMPLES[kind]:
        for _ in range(40):
            new = altered(kind, value, f"It was {value} then.", RNG, "she")
            assert new is not None
            assert new != value


@settings(max_examples=25)
@given(st.integers(2, 99))
def test_a_number_in_words_is_read_as_it_is_spelled(number: int) -> None:
    assert read(spelled(number)) == number
    assert read(spelled(number).capitalize()) == number


@settings(max_examples=25)
@given(st.integers(3, 5_000_000), st.randoms(use_true_random=False))
def test_a_number_keeps_its_form(number: int, rng: random.Random) -> None:
    new = altered("number", f"{number:,}", "", rng)
    assert new is not None
    assert read(new) not in {None, number}
    assert (len(new) > 3) == ("," in new)


@settings(max_examples=25)
@given(st.integers(1900, 2026), st.randoms(use_true_random=False))
def test_a_year_is_wrong_by_more_than_a_birthday_makes_good(year: int, rng: random.Random) -> None:
    new = altered("years", str(year), "", rng)
    assert new is not None
    assert abs(int(new) - year) >= 3


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_a_date_stays_one_that_can_be(rng: random.Random) -> None:
    day, month = (altered("date", "30 April", "", rng) or "").split()
    assert 1 <= int(day) <= 30
    assert month in MONTHS


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_an_ordinal_day_gets_its_own_ending(rng: random.Random) -> None:
    new = altered("date", "2nd May", "", rng)
    assert new is not None
    assert re.fullmatch(r"(?:1|21)st May|(?:2|22)nd \w+|(?:3|23)rd May|(?:\d|1\d|2[04-8])th May", new)


def test_no_day_of_the_week_is_taken_that_the_text_also_tells_of() -> None:
    text = "On Monday, on Tuesday and on Wednesday it rained; on Thursday, on Friday and on Saturday it snowed."
    assert altered("weekday", "Monday", text, RNG) == "Sunday"
    assert altered("weekday", "Monday", " ".join(WEEKDAYS), RNG) is None


def test_a_number_that_stands_there_in_words_is_not_taken_either() -> None:
    assert stands("12", "Twelve people came.")
    assert stands("twelve", "There were 12.")
    assert not stands("12", "There were 112, or 12,000, or 12.5.")


def test_a_name_keeps_its_first_letter_and_all_but_its_last_word() -> None:
    for _ in range(50):
        new = altered("name", "Ana Pickersgill", "", RNG)
        assert new is not None
        assert new.startswith("Ana P")


@pytest.mark.parametrize(("kind", "value"), [("weekday", "Tues"), ("order", "green"), ("number", "a few")])
def test_what_is_no_such_value_is_refused_with_what_it_should_be(kind: Kind, value: str) -> None:
    with pytest.raises(ValueError, match=value):
        altered(kind, value, "", RNG)
