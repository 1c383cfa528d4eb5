"""Times that stand together and share a month, a year or a day."""

import pytest

from tests.unit.recorder.times.reading import read, values, words

MONDAY = "2024-10-07"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("the war of 1914-18", "1914", "1918"),
        ("the 2019–20 drought", "2019", "2020"),
        ("the 1999-00 season", "1999", "2000"),
        ("the siege of 1861-65", "1861", "1865"),
        ("a drought from 3 to 5 May 2021", "2021-05-03", "2021-05-05"),
        ("the days of 12-14 March 2021", "2021-03-12", "2021-03-14"),
        ("the days of Oct. 3-5, 2021", "2021-10-03", "2021-10-05"),
        ("a strike from Oct. 3 to Nov. 5, 2021", "2021-10-03", "2021-11-05"),
        ("the drought between May and July 2023", "2023-05", "2023-07"),
        ("a strike from December to January 2022", "2021-12", "2022-01"),
        ("a strike from May to July of last year", "2023-05", "2023-07"),
    ],
)
def test_the_ends_of_a_period_share_what_one_of_them_says(written, first, last):
    begin, end = read(f"They told of {written}.", MONDAY)
    assert (begin.value, end.value, begin.until) == (first, last, end.id)


def test_quarters_share_their_year_too():
    assert values("Q1 and Q2 2023 were bad.", MONDAY) == {"Q1": "2023-Q1", "Q2 2023": "2023-Q2"}


@pytest.mark.parametrize("text", ["They won 3-2 on Friday.", "Flight 1914-18 landed.", "On May 3, 12 people fell ill."])
def test_figures_beside_a_day_are_none(text):
    assert all(not found.isdigit() for found in words(text))


@pytest.mark.parametrize(
    "text",
    [
        "It starts at 8 p.m. local time (1700 GMT) on Sunday.",
        "It starts at 8 p.m. (1700 GMT Sunday).",
        "It starts at 8 p.m. ET on Sunday.",
        "It starts at 20:00 UTC+2 on Sunday.",
    ],
)
def test_a_time_of_day_belongs_to_the_day_right_behind_it_whatever_its_zone(text):
    for time in read(text, MONDAY):
        assert time.value.partition("T")[0] == "2024-10-13", time.span.cut(text)


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("the third quarter and the fourth quarter of 2021", "2021-Q3"),
        ("the fourth quarter and the first quarter of 2021", "2020-Q4"),
        ("the spring and the fall of 2021", "2021-SP"), ("the fall and the spring of 2021", "2020-FA"),
        ("May 3 to May 3, 2021", "2021-05-03"), ("May 5 to May 3, 2021", "2020-05-05"), ("May to May 2021", "2021-05"),
        ("July to May of last year", "2022-07"), ("May to the fourth quarter of 2021", "2024-05"),
        ("the summer and the fourth quarter of 2021", "2024-SU"), ("last May to July 2023", "2024-05"),
    ],
)  # fmt: skip
def test_what_comes_later_in_a_year_than_what_names_it_is_of_the_year_before(written, first):
    begin, _ = read(f"It rained from {written}.", MONDAY)
    assert begin.value == first
