"""What values of TIMEX3 mean in the calendar: bounds, anchors, distances, holidays and sets of months."""

from datetime import date

import pytest

from onrecord.recorder.times.anchors import Anchor
from onrecord.recorder.times.holidays import HOLIDAYS, easter
from onrecord.recorder.times.months import ALL, NONE, YEARS, Months
from onrecord.text.timex import away, bounds


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("00", "0001-01-01", "0099-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2021-Q1", "2021-01-01", "2021-03-31"),
        ("2021-Q4", "2021-10-01", "2021-12-31"),
        ("2021-H1", "2021-01-01", "2021-06-30"),
        ("2021-H2", "2021-07-01", "2021-12-31"),
        ("2021-SP", "2021-03-01", "2021-06-21"),
        ("2021-SU", "2021-06-01", "2021-09-23"),
        ("2021-FA", "2021-09-01", "2021-12-21"),
        ("2021-WI", "2021-12-01", "2022-03-20"),
        ("2021-W01", "2021-01-04", "2021-01-10"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-W32-WE", "2021-08-14", "2021-08-15"),
        ("2021-W32-1", "2021-08-09", "2021-08-09"),
        ("2021-W32-7", "2021-08-15", "2021-08-15"),
        ("2021-08-15", "2021-08-15", "2021-08-15"),
        ("2021-08-15T15:00", "2021-08-15", "2021-08-15"),
        ("2021-12-31TNI", "2021-12-31", "2021-12-31"),
    ],
)
def test_a_value_means_its_first_day_to_its_last(value, first, last):
    assert bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    ["XXXX-05", "1X", "P3M", "PAST_REF", "BC1200", "", "2021-02-29", "2021-13", "2021-W00", "9999-W52", "9999-WI"],
)
def test_a_value_of_no_known_days_has_no_bounds(value):
    assert bounds(value) is None


@pytest.mark.parametrize(
    ("value", "day", "fine"),
    [
        ("2022", "2022-01-01", 0),
        ("2022-10", "2022-10-01", 1),
        ("2022-Q1", "2022-01-01", 1),
        ("2022-Q4", "2022-10-01", 1),
        ("2022-W01", "2022-01-03", 2),
        ("2022-W32-WE", "2022-08-08", 2),
        ("2022-10-15", "2022-10-15", 2),
        ("2022-10-15T18:40Z", "2022-10-15", 2),
    ],
)
def test_an_anchor_is_as_fine_as_its_value(value, day, fine):
    assert Anchor.of(value) == (date.fromisoformat(day), fine, value)


@pytest.mark.parametrize("value", ["PAST_REF", "XXXX-05", "199", "20", "2022-SU", "2022-XX", "2022-13", "2022-02-30"])
def test_what_is_no_day_week_month_quarter_or_year_is_no_anchor(value):
    assert Anchor.of(value) is None


@pytest.mark.parametrize(
    ("day", "unit", "number", "expected"),
    [
        ("2024-03-31", "M", -1, "2024-02-29"),
        ("2024-12-05", "M", 1, "2025-01-05"),
        ("2024-01-05", "M", -1, "2023-12-05"),
        ("2024-02-29", "Y", 1, "2025-02-28"),
        ("2024-02-29", "Y", -4, "2020-02-29"),
        ("2024-01-05", "Y", 0.5, "2024-07-05"),
        ("2024-01-31", "Q", 1, "2024-04-30"),
        ("2024-05-05", "E", -2, "2004-05-05"),
        ("2024-05-05", "C", -1, "1924-05-05"),
        ("2024-05-05", "D", -5, "2024-04-30"),
        ("2024-05-05", "W", 2, "2024-05-19"),
        ("2024-05-05", "F", 1, "2024-05-19"),
        ("2024-05-05", "WE", 2, "2024-05-19"),
        ("2024-05-05", "TH", 30, "2024-05-05"),
    ],
)
def test_a_day_so_many_units_away(day, unit, number, expected):
    assert away(date.fromisoformat(day), unit, number) == date.fromisoformat(expected)


@pytest.mark.parametrize(("unit", "number"), [("Y", 9000), ("Y", -2024), ("D", 9e9), ("C", 1e300)])
def test_no_day_lies_past_the_ends_of_the_calendar(unit, number):
    assert away(date(2024, 5, 5), unit, number) is None


EASTER = """
1990-04-15 1991-03-31 1992-04-19 1993-04-11 1994-04-03 1995-04-16 1996-04-07 1997-03-30 1998-04-12 1999-04-04
2000-04-23 2001-04-15 2002-03-31 2003-04-20 2004-04-11 2005-03-27 2006-04-16 2007-04-08 2008-03-23 2009-04-12
2010-04-04 2011-04-24 2012-04-08 2013-03-31 2014-04-20 2015-04-05 2016-03-27 2017-04-16 2018-04-01 2019-04-21
1598-03-22 1609-04-19 1818-03-22 1886-04-25 1943-04-25 1954-04-18 1981-04-19 2038-04-25 2049-04-18 2076-04-19
2100-03-28 2285-03-22
"""


def test_easter_falls_where_the_church_has_it():
    days = [date.fromisoformat(day) for day in EASTER.split()]
    assert [easter(day.year) for day in days] == days


@pytest.mark.parametrize("year", range(1583, 2600, 7))
def test_easter_is_a_sunday_between_the_22nd_of_march_and_the_25th_of_april(year):
    assert easter(year).isoweekday() == 7
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


IN_2024 = {
    "01-01": "new year's day; new year's", "01-06": "epiphany", "01-15": "martin luther king day",
    "02-02": "groundhog day", "02-14": "valentine's day; ash wednesday", "02-19": "presidents' day; presidents day",
    "03-08": "international women's day", "03-17": "st patrick's day", "03-24": "palm sunday",
    "03-28": "maundy thursday", "03-29": "good friday", "03-30": "holy saturday", "03-31": "easter sunday; easter",
    "04-01": "april fools' day; easter monday", "04-22": "earth day", "04-25": "anzac day", "05-01": "may day",
    "05-09": "victory day", "05-12": "mother's day", "05-19": "pentecost", "05-20": "whit monday",
    "05-27": "memorial day", "06-14": "flag day", "06-16": "father's day", "06-19": "juneteenth",
    "07-01": "canada day", "07-04": "fourth of july", "07-14": "bastille day", "09-02": "labor day",
    "10-14": "columbus day", "10-31": "halloween", "11-01": "all saints' day",
    "11-05": "guy fawkes night; election day",
    "11-11": "remembrance day; armistice day; veterans day; veterans' day",
    "11-28": "thanksgiving day; thanksgiving", "11-29": "black friday", "12-24": "christmas eve",
    "12-25": "christmas day; christmas", "12-26": "boxing day", "12-31": "new year's eve",
}  # fmt: skip
"""The calendar of 2024."""


def test_every_holiday_falls_on_the_day_that_the_calendar_prints():
    printed = {name: f"2024-{day}" for day, names in IN_2024.items() for name in names.split("; ")}
    assert {name: find(2024).isoformat() for name, find in HOLIDAYS.items()} == printed


@pytest.mark.parametrize(
    ("holiday", "day"),
    [
        ("memorial day", "2021-05-31"),
        ("memorial day", "2022-05-30"),
        ("labor day", "2025-09-01"),
        ("thanksgiving", "2018-11-22"),
        ("black friday", "2019-11-29"),
        ("election day", "2016-11-08"),
        ("election day", "2022-11-08"),
        ("election day", "2023-11-07"),
        ("mother's day", "2022-05-08"),
        ("martin luther king day", "2023-01-16"),
    ],
)
def test_a_holiday_of_a_weekday_moves_with_the_year(holiday, day):
    assert HOLIDAYS[holiday](int(day[:4])).isoformat() == day


def test_months_are_counted_from_the_first_year_of_news_to_the_last():
    assert (min(ALL), max(ALL), len(ALL)) == ((1900, 1), (2099, 12), 12 * len(YEARS))
    assert list(Months.between((1899, 5), (1900, 2))) == [(1900, 1), (1900, 2)]
    assert list(Months.between((2099, 11), (2105, 3))) == [(2099, 11), (2099, 12)]
    assert Months.between((2001, 3), (2001, 2)) == NONE
    assert list(Months.between((2001, 3), (2001, 3))) == [(2001, 3)]


def test_months_since_and_until_hold_their_own():
    assert (min(Months.since(2019)), max(Months.since(2019))) == ((2019, 1), (2099, 12))
    assert (min(Months.until(2019)), max(Months.until(2019))) == ((1900, 1), (2019, 12))
    assert min(Months.since(2019, 8)) == (2019, 8)
    assert max(Months.until(2019, 8)) == (2019, 8)


def test_sets_of_months_meet_and_join():
    early, late = Months.between((2000, 11), (2001, 2)), Months.between((2001, 1), (2001, 3))
    assert list(early & late) == [(2001, 1), (2001, 2)]
    assert list(early | late) == [(2000, 11), (2000, 12), (2001, 1), (2001, 2), (2001, 3)]
    assert (bool(early), bool(NONE), len(early)) == (True, False, 4)
    assert list(Months.of_years([2001, 1999])) == [(year, month) for year in (1999, 2001) for month in range(1, 13)]
    assert (Months.of_years([2001, 1999]) | Months.between((2005, 12), (2006, 1))).years == [1999, 2001, 2005, 2006]
    assert (NONE.years, ALL.years) == ([], list(YEARS))
