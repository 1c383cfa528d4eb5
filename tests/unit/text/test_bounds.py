import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import read_bounds


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ("12 people", 12, 12),
        ("the 12 people", 12, 12),
        ("twelve people", 12, 12),
        ("twenty-one goats", 21, 21),
        ("two hundred and five boats", 205, 205),
        ("1,200 homes", 1200, 1200),
        ("2.5 million euros", 2_500_000, 2_500_000),
        ("3bn", 3_000_000_000, 3_000_000_000),
        ("a dozen men", 12, 12),
        ("half a dozen men", 6, 6),
        ("two dozen men", 24, 24),
        ("a couple of guards", 2, 2),
        ("at least 12 people", 12, None),
        ("no fewer than 30 boats", 30, None),
        ("more than a dozen", 13, None),
        ("over 3,000 miners", 3001, None),
        ("up to 40 trucks", None, 40),
        ("as many as 40 trucks", None, 40),
        ("fewer than ten", None, 9),
        ("between 40 and 50 houses", 40, 50),
        ("40 to 50 houses", 40, 50),
        ("40-50 houses", 40, 50),
        ("five or six shots", 5, 6),
        ("3 to 5 million litres", 3_000_000, 5_000_000),
        ("some 200 villagers", 180, 220),
        ("nearly 200 villagers", 180, 200),
        ("dozens of boats", 24, None),
        ("scores", 40, None),
        ("hundreds of people", 200, None),
        ("tens of thousands of people", 20_000, None),
        ("several hundred people", 300, None),
        ("a few sheep", 3, None),
        ("no one", 0, 0),
        ("none of them", 0, 0),
    ],
)
def test_a_number_is_read_as_bounds(words, least, most):
    assert read_bounds(words)[:2] == (least, most)


@pytest.mark.parametrize(
    "words",
    ["the mayor", "", "a 12-year-old boy", "12-year-old Ada", "nobles", "someone", "the B-52", "people aged 40",
     "50 to 40", "notes", "a building"],
)  # fmt: skip
def test_a_phrase_that_begins_with_no_number_has_no_bounds(words):
    assert read_bounds(words) is None


def test_what_is_measured_is_not_one_more():
    assert read_bounds("more than 5 percent", counts=False)[:2] == (5, None)
    assert read_bounds("less than 1%", counts=False)[:2] == (None, 1)


numbers = st.lists(
    st.sampled_from([
        *("at least", "more than", "up to", "fewer than", "nearly", "about", "between", "from", "to", "or", "and", "-"),
        *("$", "£", "%", "a", "half a", "no", "the", "another", "one", "two", "twelve", "twenty", "hundred", "dozen"),
        *("thousand", "million", "scores", "hundreds", "tens", "of", "several", "7", "40", "50", "1,200", "2.5", "3bn"),
    ]),
    max_size=9,
).map(" ".join)  # fmt: skip


@given(numbers | st.text(max_size=60))
def test_the_least_is_never_more_than_the_most(words):
    bounds = read_bounds(words)
    if bounds is not None:
        assert bounds.least is not None or bounds.most is not None
        assert bounds.least is None or bounds.least >= 0
        assert bounds.least is None or bounds.most is None or bounds.least <= bounds.most
        assert re.search(r"\w", words[: bounds.end])
