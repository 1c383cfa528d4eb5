"""Which year or week is meant where the words don't say it: the nearest that their tense allows."""

from datetime import date

import pytest

from onrecord.recorder.times.anchors import Anchor
from onrecord.recorder.times.meanings import Calendar
from onrecord.recorder.times.nearest import weekday, year_of_day, year_of_part

PAST, OPEN, FUTURE = -1, 0, 1
LAST, THIS, NEXT = -1, 0, 1


def year(named: Calendar, on: str, tense: int = OPEN) -> int:
    find = year_of_part if named.part else year_of_day
    return find(named, Anchor.of(on), lambda: tense)


def day(text: str) -> Calendar:
    month, day = map(int, text.split("-"))
    return Calendar(month=month, day=day)


@pytest.mark.parametrize(
    ("number", "toward", "tense", "expected"),
    [
        (1, None, PAST, "2024-03-04"), (1, None, OPEN, "2024-03-04"), (1, None, FUTURE, "2024-03-11"),
        (2, None, PAST, "2024-03-05"), (2, None, OPEN, "2024-03-05"), (2, None, FUTURE, "2024-03-05"),
        (3, None, PAST, "2024-02-28"), (3, None, OPEN, "2024-02-28"), (3, None, FUTURE, "2024-03-06"),
        (3, THIS, PAST, "2024-02-28"), (3, THIS, OPEN, "2024-03-06"), (3, THIS, FUTURE, "2024-03-06"),
        (1, LAST, FUTURE, "2024-03-04"), (2, LAST, FUTURE, "2024-02-27"), (3, LAST, FUTURE, "2024-02-28"),
        (1, NEXT, PAST, "2024-03-11"), (2, NEXT, PAST, "2024-03-12"), (3, NEXT, PAST, "2024-03-06"),
        (7, None, PAST, "2024-03-03"), (7, None, FUTURE, "2024-03-10"),
    ],
)  # fmt: skip
def test_a_weekday_is_the_last_or_the_next_from_a_tuesday(number, toward, tense, expected):
    assert weekday(number, toward, Anchor.of("2024-03-05"), lambda: tense) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("named", "expected"),
    [("03-05", 2024), ("03-06", 2024), ("05-18", 2024), ("05-19", 2023), ("12-24", 2023), ("01-02", 2024)],
)
def test_a_day_told_in_the_past_is_the_last_one_unless_it_is_quite_near(named, expected):
    assert year(day(named), "2024-03-05", PAST) == expected


@pytest.mark.parametrize(("named", "expected"), [("12-24", 2024), ("03-05", 2024), ("03-06", 2024), ("11-05", 2024)])
def test_a_day_told_in_the_future_is_the_next_one(named, expected):
    assert year(day(named), "2024-03-05", FUTURE) == expected


def test_a_day_told_in_the_future_is_the_last_one_where_it_is_hardly_gone():
    assert year(day("12-01"), "2024-12-20", FUTURE) == 2024
    assert year(day("01-15"), "2024-12-20", FUTURE) == 2025


@pytest.mark.parametrize(
    ("named", "expected"), [("09-05", 2023), ("09-04", 2024), ("03-30", 2024), ("12-24", 2023), ("02-29", 2024)]
)
def test_a_day_that_no_verb_tells_is_the_nearest(named, expected):
    assert year(day(named), "2024-03-05") == expected
    assert year(day(named), "2024-03-05", OPEN) == expected


def test_a_day_that_is_near_across_the_new_year_is_of_another_year():
    assert year(day("01-04"), "2023-12-29") == 2024
    assert year(day("12-29"), "2024-01-04") == 2023


@pytest.mark.parametrize(
    ("month", "tense", "expected"),
    [
        (3, PAST, 2024), (4, PAST, 2024), (5, PAST, 2023), (12, PAST, 2023), (2, PAST, 2024),
        (3, FUTURE, 2024), (4, FUTURE, 2024), (12, FUTURE, 2024),
        (3, OPEN, 2024), (4, OPEN, 2024), (5, OPEN, 2023), (2, OPEN, 2024),
    ],
)  # fmt: skip
def test_a_month_is_this_year_s_or_last_year_s_as_its_tense_tells(month, tense, expected):
    assert year(Calendar(month=month), "2024-03-05", tense) == expected


def test_a_month_is_the_nearest_where_the_day_of_the_article_is_not_known():
    assert [year(Calendar(month=month), "2024-03", PAST) for month in (1, 3, 8, 9, 10, 12)] == [
        2024, 2024, 2024, 2024, 2023, 2023,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("month", "toward", "expected"),
    [(2, LAST, 2024), (3, LAST, 2023), (4, LAST, 2023), (2, THIS, 2024), (4, THIS, 2024), (3, THIS, 2024),
     (2, NEXT, 2025), (3, NEXT, 2025), (4, NEXT, 2024)],
)  # fmt: skip
def test_the_last_and_the_next_month_are_not_this_one(month, toward, expected):
    assert year(Calendar(month=month, toward=toward), "2024-03-05", FUTURE if toward == LAST else PAST) == expected


@pytest.mark.parametrize(
    ("weekday_", "named", "expected"),
    [(5, "03-01", 2024), (2, "03-05", 2024), (7, "03-05", 2023), (3, "03-05", 2025), (5, "03-05", 2024),
     (4, "02-29", 2024), (5, "02-28", 2025)],
)  # fmt: skip
def test_a_day_with_its_weekday_is_of_the_year_in_which_it_falls_on_that(weekday_, named, expected):
    both = day(named)._replace(weekday=weekday_)
    assert year(both, "2024-03-05", PAST) == expected


def test_a_holiday_is_the_nearest_or_as_its_tense_tells():
    easter, christmas = Calendar(holiday="easter"), Calendar(holiday="christmas")
    assert [year(christmas, "2024-03-05", tense) for tense in (PAST, OPEN, FUTURE)] == [2023, 2023, 2024]
    assert [year(easter, "2024-03-05", tense) for tense in (PAST, OPEN, FUTURE)] == [2024, 2024, 2024]
    assert [year(easter, "2024-11-05", tense) for tense in (PAST, OPEN)] == [2024, 2025]
    assert year(christmas._replace(toward=LAST), "2024-12-25", PAST) == 2023


@pytest.mark.parametrize(
    ("part", "on", "tense", "expected"),
    [
        ("Q1", "2024-02-20", PAST, 2024), ("Q1", "2024-05-20", PAST, 2024), ("Q2", "2024-02-20", PAST, 2023),
        ("Q2", "2024-02-20", FUTURE, 2024), ("Q3", "2024-05-20", PAST, 2024), ("Q4", "2024-05-20", PAST, 2023),
        ("Q4", "2024-05-20", FUTURE, 2024), ("Q4", "2024-09-30", PAST, 2024), ("Q4", "2024-06-30", PAST, 2023),
        ("Q1", "2024-10-20", FUTURE, 2025), ("Q1", "2024-09-20", FUTURE, 2024), ("Q1", "2024-10-20", PAST, 2024),
        ("Q3", "2024-01-20", OPEN, 2023), ("H1", "2024-05-20", PAST, 2024), ("H2", "2024-05-20", PAST, 2024),
        ("H2", "2024-06-30", OPEN, 2024), ("H1", "2024-12-01", PAST, 2024), ("H1", "2024-12-01", FUTURE, 2024),
    ],
)  # fmt: skip
def test_a_quarter_is_the_last_of_which_there_can_be_figures_unless_told_ahead(part, on, tense, expected):
    assert year(Calendar(part=part), on, tense) == expected


@pytest.mark.parametrize(
    ("part", "toward", "expected"),
    [("Q1", LAST, 2024), ("Q2", LAST, 2023), ("Q3", LAST, 2023), ("Q2", THIS, 2024), ("Q3", THIS, 2024),
     ("Q1", NEXT, 2025), ("Q2", NEXT, 2025), ("Q3", NEXT, 2024)],
)  # fmt: skip
def test_the_last_and_the_next_quarter_are_not_this_one(part, toward, expected):
    assert year(Calendar(part=part, toward=toward), "2024-05-20") == expected


@pytest.mark.parametrize(
    ("part", "on", "tense", "expected"),
    [
        ("SU", "2024-03-05", PAST, 2023), ("SU", "2024-03-05", OPEN, 2024), ("SU", "2024-03-05", FUTURE, 2024),
        ("SU", "2024-02-05", OPEN, 2024), ("SU", "2024-01-05", OPEN, 2023), ("SU", "2024-06-01", PAST, 2024),
        ("SU", "2024-11-05", PAST, 2024), ("FA", "2024-03-05", OPEN, 2023), ("FA", "2024-05-05", OPEN, 2024),
        ("WI", "2024-02-05", PAST, 2023), ("WI", "2024-12-05", PAST, 2024), ("WI", "2024-03-05", PAST, 2023),
        ("WI", "2024-11-05", FUTURE, 2024), ("SP", "2024-05-31", PAST, 2024), ("SP", "2024-01-10", PAST, 2023),
    ],
)  # fmt: skip
def test_a_season_is_the_last_the_running_or_the_next_one(part, on, tense, expected):
    assert year(Calendar(part=part), on, tense) == expected


@pytest.mark.parametrize(
    ("part", "on", "toward", "expected"),
    [
        ("SU", "2024-07-05", LAST, 2023), ("SU", "2024-08-31", LAST, 2023), ("SU", "2024-09-01", LAST, 2024),
        ("SU", "2024-06-01", LAST, 2023), ("SU", "2024-03-05", LAST, 2023), ("SU", "2024-07-05", THIS, 2024),
        ("SU", "2024-07-05", NEXT, 2025), ("SU", "2024-03-05", NEXT, 2024), ("WI", "2024-02-05", LAST, 2022),
        ("WI", "2024-02-05", THIS, 2023), ("WI", "2024-04-05", LAST, 2023), ("WI", "2024-02-05", NEXT, 2024),
    ],
)  # fmt: skip
def test_last_summer_is_not_the_one_that_is_running(part, on, toward, expected):
    assert year(Calendar(part=part, toward=toward), on) == expected
