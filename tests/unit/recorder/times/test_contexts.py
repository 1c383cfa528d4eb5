"""A word that may be a time is one where what stands around it says so."""

import pytest

from tests.unit.recorder.times.reading import values, words


def found(text: str) -> str:
    """The expressions of a text, in one line."""
    return "; ".join(words(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May they left.", "May"), ("By March it rains.", "March"), ("Until April it rains.", "April"),
        ("Between March and May it rains.", "March; May"), ("March and May were wet.", "May"),
        ("The March summit failed.", "March"), ("since June Carter sang", "June"), ("In Jan. it fell.", "Jan"),
        ("In Mar it fell.", "Mar"), ("Oct. rain fell.", "Oct"), ("September rain fell.", "September"),
        ("early May", "early May"), ("May 2021", "May 2021"), ("last May", "last May"),
        ("It fell in may.", ""), ("They met and May left.", ""), ("He and May left.", ""), ("with June Carter", ""),
        ("from June Carter", ""), ("the March on Oslo", ""), ("the March of Tarn", ""), ("the march summit", ""),
        ("March summit", ""), ("about April", ""), ("Jan. it fell.", ""), ("Jan left", ""), ("Oct rain fell.", ""),
        ("Ana March left.", ""), ("She met May in Oslo.", ""), ("Ana September left.", ""),
        ("September Reyes left.", ""),
    ],
)  # fmt: skip
def test_the_name_of_a_month(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1900 rain", "1900"), ("2059 rain", "2059"), ("in 2060", "2060"), ("in 2099", "2099"), ("in 1899", "1899"),
        ("(1848)", "1848"), ("It fell (1848, they say).", "1848"), ("rain 1848)", "1848"),
        ("from 1848 to 1861", "1848; 1861"), ("1800 to 1848", "1848"),
        ("Ana's 1984", "1984"), ("1984, people", "1984"), ("x-1984", "1984"), ("1983-1984", "1983; 1984"),
        ("55 1984", "1984"),
        ("1899 rain", ""), ("2060 rain", ""), ("in 2100", ""), ("to 1848", ""), ("from 1848", ""), ("after 1848", ""),
        ("on 1848", ""), ("555 1984", ""), ("No. 1984", ""), ("flight 1984", ""), ("Orwell's 1984", ""),
        ("1984 people", ""), ("“1984”", ""), ("55-1984", ""), ("99-1984", ""), ("the 1848 flood", ""),
        ("reading 1984", ""),
    ],
)  # fmt: skip
def test_figures_that_may_be_a_year(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in spring", "spring"), ("since spring", "spring"), ("by fall", "fall"), ("in the spring", "the spring"),
        ("during the summer", "the summer"), ("from the fall", "the fall"), ("last fall", "last fall"),
        ("fall 2021", "fall 2021"), ("the spring", ""), ("in the spring of hope", ""), ("during spring", ""),
        ("from fall", ""), ("prices fall", ""),
    ],
)  # fmt: skip
def test_the_name_of_a_season(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at 2:30", "T02:30"), ("by 2:30", "T02:30"), ("2:30 GMT", "T02:30"), ("3 p.m.", "T15:00"),
        ("12 p.m.", "T12:00"),
        ("12 a.m.", "T00:00"), ("11 a.m.", "T11:00"), ("noon", "T12:00"), ("at midnight", "T24:00"),
        ("five o'clock", "T05:00"), ("24:00 GMT", "T24:00"), ("0959 GMT", "T09:59"), ("1000 GMT", "T10:00"),
        ("2230 GMT", "T22:30"), ("2359 hours", "T23:59"), ("0000 GMT", "T00:00"),
        ("2:30", None), ("it stood 2:30", None), ("13 p.m.", None), ("at 5", None), ("2360 GMT", None),
        ("0960 GMT", None),
        ("25:00 GMT", None),
    ],
)  # fmt: skip
def test_figures_that_may_be_a_time_of_day(text, value):
    assert list(values(text).values()) == ([f"2024-03-05{value}"] if value else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sunday left.", "Sunday"), ("the Sunday, Times", "Sunday"), ("Sunday Reyes left.", ""),
        ("Sun, May 5", "Sun, May 5"), ("Sunday Times", ""), ("Sunday Mirror", ""), ("Bloody Sunday", ""),
        ("Cyber Monday", ""), ("Sun left", ""), ("on Sun", ""), ("Wed left", ""),
        ("“60 Minutes”", ""), ("“60 minutes”", "60 minutes"), ("60 Minutes", "60 Minutes"), ("“This Week”", ""),
        ("This Week", "This Week"), ("“this week”", "this week"), ("“60 Minutes was on", "60 Minutes"),
        ("USA Today", ""), ("It rains today", "today"), ("The Daily News", ""), ("daily news", "daily"),
        ("“Daily” news", "Daily"), ("on average daily", ""), ("a quarterly dividend", ""),
        ("They meet quarterly.", "quarterly"),
        ("a monthly fee", ""), ("a weekly fee", "weekly"),
    ],
)  # fmt: skip
def test_a_name_of_a_paper_or_a_programme(text, expected):
    assert found(text) == expected


def test_a_quarter_of_a_game_is_none_within_twelve_words():
    for gap, expected in ((10, ""), (12, "the first quarter")):
        assert found(f"touchdown {gap * 'so '}the first quarter") == expected
    for gap, expected in ((8, ""), (9, "the first quarter")):
        assert found(f"the first quarter {gap * 'so '}touchdown") == expected
    assert found("last year's first quarter, touchdown") == "last year's first quarter"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("within minutes", ""), ("in recent minutes", "recent minutes"), ("for weeks", "weeks"),
        ("in coming days", "coming days"),
        ("for days", ""), ("in a few weeks", "a few weeks"), ("two more weeks", "two more weeks"), ("per weeks", ""),
        ("five weeks old", ""), ("weeks old", ""), ("a weekend of talks", ""), ("by a quarter", ""),
        ("two quarters of it", ""),
        ("two quarters ago", "two quarters ago"), ("over several years", "several years"),
        ("over two years", "over two years"),
        ("a second later", ""), ("two seconds later", "two seconds later"), ("as soon as", ""), ("too soon", ""),
        ("how soon", ""), ("soon after", ""), ("they come soon", "soon"), ("the now defunct board", ""),
        ("it rains now", "now"),
        ("90 miles per hour", ""), ("three times a week", "a week"), ("$5 a day", "a day"),
        ("40 boats per year", "per year"),
        ("500 ad campaigns", ""), ("500 AD", "500 AD"), ("0 AD", ""), ("2016-17", "2016; 17"),
        ("1999-00", "1999; 00"), ("the 31st century", ""), ("the 30th century", "the 30th century"),
        ("the 0th century", ""),
        ("Q4 2021", "Q4 2021"), ("Q5 2021", "2021"), ("the third half", ""), ("the second half", "the second half"),
        ("the 1990s", "the 1990s"), ("the 1995s", ""), ("the year ended", "the year"), ("the day", ""),
        ("the second", ""),
        ("this minute", ""), ("the past month", "the past month"), ("the year-end", "the year-end"),
    ],
)  # fmt: skip
def test_words_of_time_that_count_and_those_that_do_not(text, expected):
    assert found(text) == expected
