"""Days that are told by their week or their month, or so many weeks from another."""

import pytest

from tests.unit.recorder.times.reading import read, value, values

MONDAY = "2024-10-07"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Monday next week", "2024-10-14"),
        ("Thursday last week", "2024-10-03"),
        ("Friday of last week", "2024-10-04"),
        ("next week on Tuesday", "2024-10-15"),
        ("Wednesday this week", "2024-10-09"),
        ("Monday night last week", "2024-09-30TNI"),
        ("Friday the week after next", "2024-10-25"),
        ("the Friday after next", "2024-10-18"),
        ("the Tuesday before last", "2024-09-24"),
        ("the week before last", "2024-W39"),
        ("the weekend after next", "2024-W43-WE"),
        ("the year before last", "2022"),
    ],
)
def test_a_day_is_counted_in_the_week_that_is_named(written, expected):
    text = f"The pilots met, it is said, {written}."
    (time,) = read(text, MONDAY)
    assert (time.span.cut(text), time.value, time.anchor) == (written, expected, "published")


def test_the_following_week_is_that_after_the_one_before():
    found = read("Talks resume Monday next week and end on Tuesday of the following week.", MONDAY)
    assert [time.value for time in found] == ["2024-10-14", "2024-10-22"]
    assert found[1].anchor == found[0].id


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("a week from Friday", "2024-10-18"),
        ("two weeks from Thursday", "2024-10-24"),
        ("a week on Friday", "2024-10-18"),
        ("Friday week", "2024-10-18"),
        ("Friday fortnight", "2024-10-25"),
        ("a week tomorrow", "2024-10-15"),
        ("a fortnight today", "2024-10-21"),
        ("ten days from tomorrow", "2024-10-18"),
        ("a month from today", "2024-11-07"),
        ("a week ago Thursday", "2024-09-26"),
        ("three weeks ago on Sunday", "2024-09-15"),
        ("a year ago today", "2023-10-07"),
        ("two years ago this month", "2022-10"),
        ("a year ago this week", "2023"),
    ],
)
def test_so_many_weeks_are_counted_from_the_day_that_is_named(written, expected):
    assert value(f"The ferry, I hear, sails or sailed {written}.", MONDAY) == expected


@pytest.mark.parametrize(
    ("published", "expected"), [("2024-10-07", "2014-10"), ("2024-11-01", "2014"), ("2024-12-31", "XXXX")]
)
def test_years_ago_a_day_of_the_week_is_as_fine_as_the_last_and_the_next_allow(published, expected):
    assert value("The firm was founded ten years ago Thursday.", published) == expected


def test_a_week_that_lasts_is_no_day():
    assert values("He was away for a week on Friday.", MONDAY) == {"a week": "P1W", "Friday": "2024-10-04"}
    assert values("She swims once a week on Friday.", MONDAY)["a week"] == "P1W"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("the last Sunday of October", "2024-10-27"),
        ("the second Saturday in November 2023", "2023-11-11"),
        ("the 3rd Thursday of May 2022", "2022-05-19"),
        ("the first Saturday of next month", "2024-11-02"),
        ("the fifth Monday of February 2023", "XXXX-02"),
    ],
)
def test_days_of_the_week_are_counted_in_a_month(written, expected):
    assert value(f"The fair, as ever, is on {written}.", MONDAY) == expected


def test_the_first_monday_of_every_month_comes_again():
    (time,) = read("The choir meets on the first Monday of every month.", MONDAY)
    assert (time.kind, time.value, time.earliest) == ("SET", "XXXX-WXX-1", None)


@pytest.mark.parametrize(
    ("written", "expected", "mod"),
    [
        ("the first week of September", "2024-09", "START"),
        ("the last week of this month", "2024-10", "END"),
        ("the second half of May 2023", "2023-05", "END"),
        ("the final days of 2020", "2020", "END"),
        ("the last quarter of 2023", "2023-Q4", None),
        ("the last half of 2023", "2023-H2", None),
    ],
)
def test_a_part_of_a_month_is_as_coarse_as_the_month(written, expected, mod):
    (time,) = read(f"Rain fell, by all accounts, in {written}.", MONDAY)
    assert (time.value, time.mod) == (expected, mod)


def test_the_last_week_of_something_is_not_the_last_before_today():
    for words in ("the last week of the campaign", "the last two weeks of the strike"):
        (time,) = read(f"They met in {words}.", MONDAY)
        assert (time.kind, time.earliest) == ("DURATION", None)


def test_the_week_of_something_is_not_this_week():
    assert values("It fell in the week of the vote and in the month of May 2023.", MONDAY) == {"May 2023": "2023-05"}
    assert values("Sales fell last year, and rose the year before.", MONDAY)["the year before"] == "2022"


def test_a_fortnight_is_two_weeks():
    assert value("It began a fortnight ago.", MONDAY) == "2024-W39"
    (time,) = read("The next fortnight is hard.", MONDAY)
    assert (time.value, time.earliest, time.latest) == ("P2W", "2024-10-07", "2024-10-21")
