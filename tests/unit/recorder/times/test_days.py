import pytest

from tests.unit.recorder.times.reading import read, value, values, words


@pytest.mark.parametrize(
    "written",
    [
        "April 13, 2021",
        "April 13th, 2021",
        "Apr. 13, 2021",
        "Tuesday, April 13, 2021",
        "13 April 2021",
        "the 13th of April 2021",
        "Tue, 13 Apr 2021",
        "2021-04-13",
        "2021/4/13",
        "4/13/2021",
        "13/4/2021",
        "13.04.2021",
        "4/13/21",
        "13-Apr-21",
        "13/Apr/2021",
        "Apr-13-2021",
        "2021-Apr-13",
        "13 April '21",
    ],
)
def test_a_day_is_read_in_every_order_and_spelling(written):
    (time,) = read(f"Talks began on {written} in Oslo.")
    assert (time.value, time.kind, time.earliest, time.latest) == ("2021-04-13", "DATE", "2021-04-13", "2021-04-13")
    assert words(f"Talks began on {written} in Oslo.") == [written]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Friday.", "2024-03-01"),
        ("They will meet on Friday.", "2024-03-08"),
        ("On Friday, the council will vote.", "2024-03-08"),
        ("On Friday, the council voted.", "2024-03-01"),
        ("The council is set to meet Friday.", "2024-03-08"),
        ("The council was forced to meet Friday.", "2024-03-01"),
        ("They met on Tuesday.", "2024-03-05"),
        ("They met last Tuesday.", "2024-02-27"),
        ("They meet next Tuesday.", "2024-03-12"),
        ("They will meet this Friday.", "2024-03-08"),
        ("Police have until Friday.", "2024-03-08"),
    ],
)
def test_tense_tells_the_last_friday_from_the_next(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in October.", "2023-10"),
        ("They will meet in October.", "2024-10"),
        ("They met in February.", "2024-02"),
        ("They met on Dec. 24.", "2023-12-24"),
        ("They will vote on Nov. 5.", "2024-11-05"),
        ("They met last May.", "2023-05"),
        ("They met on Monday, Feb. 26.", "2024-02-26"),
    ],
)
def test_a_day_without_a_year_is_the_nearest_that_its_tense_allows(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met today.", "2024-03-05"),
        ("They met yesterday.", "2024-03-04"),
        ("They meet tomorrow.", "2024-03-06"),
        ("They met the day before yesterday.", "2024-03-03"),
        ("They meet the day after tomorrow.", "2024-03-07"),
        ("They met ten days ago.", "2024-02-24"),
    ],
)
def test_days_are_counted_from_the_article_s(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Tuesday night", "2024-03-05TNI"),
        ("Friday morning", "2024-03-01TMO"),
        ("yesterday afternoon", "2024-03-04TAF"),
        ("this evening", "2024-03-05TEV"),
        ("last night", "2024-03-04TNI"),
        ("tonight", "2024-03-05TNI"),
        ("3 p.m. EDT on Friday", "2024-03-01T15:00"),
        ("Friday at 3 p.m", "2024-03-01T15:00"),
        ("12:30 a.m. Friday", "2024-03-01T00:30"),
        ("noon Friday", "2024-03-01T12:00"),
        ("15:30 on March 3", "2024-03-03T15:30"),
        ("9 o'clock", "2024-03-05T09:00"),
        ("10.30am", "2024-03-05T10:30"),
        ("1430 GMT", "2024-03-05T14:30"),
        ("0600 hours", "2024-03-05T06:00"),
    ],
)
def test_a_time_of_day_belongs_to_its_day(written, expected):
    text = f"They met, at last, {written}."
    (time,) = read(text)
    assert (time.span.cut(text), time.kind, time.value) == (written, "TIME", expected)
    assert time.earliest == time.latest == expected[:10]


def test_further_days_of_a_month_go_by_their_numbers():
    assert values("They met on April 24 and 25.") == {"April 24": "2024-04-24", "25": "2024-04-25"}
    assert values("They met on May 3-5.") == {"May 3": "2024-05-03", "5": "2024-05-05"}
    assert words("On April 24 and 25 percent of the votes.") == ["April 24"]


@pytest.mark.parametrize(
    ("holiday", "expected"),
    [
        ("Christmas Eve", "2023-12-24"),
        ("New Year's Day", "2024-01-01"),
        ("New Year’s Day", "2024-01-01"),
        ("Thanksgiving 2021", "2021-11-25"),
        ("Labor Day", "2023-09-04"),
        ("Memorial Day", "2023-05-29"),
        ("Easter Sunday 2019", "2019-04-21"),
        ("Good Friday 2024", "2024-03-29"),
        ("Martin Luther King Jr. Day", "2024-01-15"),
        ("St. Patrick's Day 2020", "2020-03-17"),
        ("Election Day 2016", "2016-11-08"),
    ],
)
def test_holidays_have_their_date_fixed_or_computed(holiday, expected):
    assert value(f"They met on {holiday}.") == expected


@pytest.mark.parametrize(
    ("written", "expected", "quant"),
    [
        ("every Friday", "XXXX-WXX-5", "EVERY"),
        ("each Thursday", "XXXX-WXX-4", "EACH"),
        ("every Tuesday night", "XXXX-WXX-2TNI", "EVERY"),
        ("Mondays", "XXXX-WXX-1", None),
        ("every July", "XXXX-07", "EVERY"),
        ("every morning", "XXXX-XX-XXTMO", "EVERY"),
        ("each night", "XXXX-XX-XXTNI", "EACH"),
        ("every summer", "XXXX-SU", "EVERY"),
        ("every day", "P1D", "EVERY"),
        ("every two weeks", "P2W", "EVERY"),
        ("each year", "P1Y", "EACH"),
        ("daily", "P1D", None),
    ],
)
def test_what_comes_again_is_a_set_without_bounds(written, expected, quant):
    (time,) = read(f"They meet {written}.")
    assert (time.kind, time.value, time.quant, time.earliest, time.latest) == ("SET", expected, quant, None, None)


def test_the_29th_of_february_is_a_day_of_leap_years_alone():
    assert value("They met on February 29, 2020.") == "2020-02-29"
    assert words("They met on February 29, 2021.") == []
    assert value("They met on February 29.", "2023-05-02") == "XXXX-02-29"


def test_of_figures_that_are_another_day_elsewhere_only_the_year_is_sure():
    assert value("It expired on 3/5/2019.") == "2019"
    assert value("It expired on 5/5/2019.") == "2019-05-05"
    assert value("It was stamped 03/05/2024 and filed.", "2024-03-05") == "2024-03-05"


def test_friday_the_13th_is_of_a_month_that_nobody_named():
    (time,) = read("They met on Friday the 13th.")
    assert (time.value, time.earliest) == ("XXXX-XX-13", None)
