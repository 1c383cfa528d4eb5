import pytest

from tests.unit.recorder.times.reading import read, value, values


@pytest.mark.parametrize(
    ("written", "expected", "mod"),
    [
        ("two weeks", "P2W", None),
        ("twenty-one days", "P21D", None),
        ("1,200 days", "P1200D", None),
        ("two and a half years", "P30M", None),
        ("half an hour", "PT30M", None),
        ("1.5 hours", "PT90M", None),
        ("a couple of years", "P2Y", None),
        ("several months", "PXM", None),
        ("years", "PXY", None),
        ("two decades", "P20Y", None),
        ("a fortnight", "P2W", None),
        ("more than four hours", "PT4H", "MORE_THAN"),
        ("at least 72 hours", "PT72H", "EQUAL_OR_MORE"),
        ("nearly three years", "P3Y", "LESS_THAN"),
        ("up to 180 days", "P180D", "EQUAL_OR_LESS"),
        ("about a decade", "P10Y", "APPROX"),
        ("two to three weeks", "P2W", "APPROX"),
    ],
)
def test_amounts_are_durations(written, expected, mod):
    text = f"They waited for {written}."
    (time,) = read(text)
    assert time.span.cut(text) == written
    assert (time.kind, time.value, time.mod, time.earliest) == ("DURATION", expected, mod, None)


def test_an_amount_that_ends_today_covers_days():
    (time,) = read("They waited for the past two weeks.")
    assert (time.value, time.earliest, time.latest, time.anchor) == ("P2W", "2024-02-20", "2024-03-05", "published")
    (time,) = read("They will wait for the next three days.")
    assert (time.value, time.earliest, time.latest) == ("P3D", "2024-03-05", "2024-03-08")


def test_the_determiner_of_an_attribute_stays_outside():
    assert values("The eight-year war and a five-hour meeting.") == {"eight-year": "P8Y", "five-hour": "PT5H"}


@pytest.mark.parametrize("text", ["A 6-year-old boy.", "She is 44 years old.", "They are two-year-old twins."])
def test_an_age_is_no_time(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met last week.", "2024-W09"),
        ("They meet next week.", "2024-W11"),
        ("They met last month.", "2024-02"),
        ("They met last year.", "2023"),
        ("They meet this quarter.", "2024-Q1"),
        ("They met two years ago.", "2022"),
        ("They met two months ago.", "2024-01"),
        ("They met two weeks ago.", "2024-W08"),
        ("They met at the weekend.", "2024-W09-WE"),
        ("They meet now.", "PRESENT_REF"),
        ("They met recently.", "PAST_REF"),
        ("They will meet soon.", "FUTURE_REF"),
        ("They met years ago.", "PAST_REF"),
    ],
)
def test_relative_expressions_count_from_the_article_s_date(text, expected):
    assert value(text) == expected


def test_a_rate_comes_again_and_a_speed_is_no_time():
    (time,) = read("They build 40 boats per year.")
    assert (time.kind, time.value) == ("SET", "P1Y")
    assert read("It flew at 90 miles per hour.") == ()


def test_a_range_lasts_as_long_as_its_first_number():
    for written, expected in (
        ("3-5 days", "P3D"),
        ("3–5 days", "P3D"),
        ("18-24 months", "P18M"),
        ("5 or 6 weeks", "P5W"),
    ):
        (time,) = read(f"They waited {written}.")
        assert (time.value, time.mod) == (expected, "APPROX"), written


def test_figures_of_four_are_no_figures_of_three():
    assert values("They waited 2000 years and left 1500 days ago.") == {
        "2000 years": "P2000Y",
        "1500 days ago": "2020-01-26",
    }


def test_the_year_that_ended_reaches_to_no_day_of_the_article():
    (time,) = read("They sold more in the year ended.")
    assert (time.value, time.earliest, time.latest, time.anchor) == ("P1Y", None, None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met last year.", "2023"), ("They met this year.", "2024"), ("It is of the current year.", "2024"),
        ("They meet next year.", "2025"), ("It is of the coming year.", "2025"),
        ("It is of the upcoming year.", "2025"),
    ],
)  # fmt: skip
def test_the_last_this_and_the_next_year_count_from_the_article_s_date(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("which", "expected"),
    [("previous", "1995"), ("preceding", "1995"), ("prior", "1995"), ("following", "1997"), ("same", "1996")],
)
def test_the_year_before_and_the_year_after_count_from_the_one_that_was_named(which, expected):
    assert values(f"They met in 1996. It rained in the {which} year.")[f"the {which} year"] == expected
