import pytest

from tests.unit.recorder.times.reading import read, value, words


@pytest.mark.parametrize(
    ("written", "expected", "earliest", "latest"),
    [
        ("April 2021", "2021-04", "2021-04-01", "2021-04-30"),
        ("April of 2021", "2021-04", "2021-04-01", "2021-04-30"),
        ("February 2020", "2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021", "2021-01-01", "2021-12-31"),
        ("the year 2000", "2000", "2000-01-01", "2000-12-31"),
        ("'98", "1998", "1998-01-01", "1998-12-31"),
        ("nineteen ninety-seven", "1997", "1997-01-01", "1997-12-31"),
        ("the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("the '90s", "199", "1990-01-01", "1999-12-31"),
        ("the nineties", "199", "1990-01-01", "1999-12-31"),
        ("the 19th century", "18", "1800-01-01", "1899-12-31"),
        ("the twentieth century", "19", "1900-01-01", "1999-12-31"),
        ("the 1800s", "18", "1800-01-01", "1899-12-31"),
        ("the third quarter of 2021", "2021-Q3", "2021-07-01", "2021-09-30"),
        ("Q3 2021", "2021-Q3", "2021-07-01", "2021-09-30"),
        ("the first half of 2021", "2021-H1", "2021-01-01", "2021-06-30"),
        ("fiscal 2021", "2021", "2021-01-01", "2021-12-31"),
        ("the summer of 2021", "2021-SU", "2021-06-01", "2021-09-23"),
        ("winter 2021", "2021-WI", "2021-12-01", "2022-03-20"),
        ("October of last year", "2023-10", "2023-10-01", "2023-10-31"),
        ("August 15 of last year", "2023-08-15", "2023-08-15", "2023-08-15"),
        ("the third quarter", "2023-Q3", "2023-07-01", "2023-09-30"),
        ("last summer", "2023-SU", "2023-06-01", "2023-09-23"),
        ("2016/17", "2016", "2016-01-01", "2016-12-31"),
        ("the first Monday of May 2022", "2022-05-02", "2022-05-02", "2022-05-02"),
        ("Q1 2022", "2022-Q1", "2022-01-01", "2022-03-31"),
        ("1Q21", "2021-Q1", "2021-01-01", "2021-03-31"),
        ("3Q 2022", "2022-Q3", "2022-07-01", "2022-09-30"),
        ("2017Q4", "2017-Q4", "2017-10-01", "2017-12-31"),
        ("Q3'22", "2022-Q3", "2022-07-01", "2022-09-30"),
        ("H2 2019", "2019-H2", "2019-07-01", "2019-12-31"),
        ("2H23", "2023-H2", "2023-07-01", "2023-12-31"),
        ("FY18", "2018", "2018-01-01", "2018-12-31"),
        ("Q1FY24", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("the financial year 2018/19", "2018", "2018-01-01", "2018-12-31"),
    ],
)
def test_months_years_and_their_parts_have_a_value_and_bounds(written, expected, earliest, latest):
    text = f"Talks were held in {written}."
    (time,) = read(text)
    assert time.span.cut(text) == written
    assert (time.kind, time.value, time.earliest, time.latest) == ("DATE", expected, earliest, latest)


@pytest.mark.parametrize(
    ("written", "expected", "mod"),
    [
        ("early March", "2024-03", "START"),
        ("mid-January", "2024-01", "MID"),
        ("late 2021", "2021", "END"),
        ("the end of 2021", "2021", "END"),
        ("the beginning of the year", "2024", "START"),
        ("the early 1990s", "199", "START"),
        ("about two years ago", "2022", "APPROX"),
        ("more than two years ago", "2022", "MORE_THAN"),
    ],
)
def test_modifiers_are_kept_as_timex3_has_them(written, expected, mod):
    (time,) = read(f"It was, by all accounts, {written}.")
    assert (time.value, time.mod) == (expected, mod)


def test_a_quarter_told_ahead_is_the_next_and_one_told_back_the_last():
    assert value("Profit rose in the fourth quarter.", "2024-10-20") == "2024-Q4"
    assert value("Profit rose in the third quarter.", "2024-10-20") == "2024-Q3"
    assert value("Profit rose in the fourth quarter.", "2024-02-20") == "2023-Q4"
    assert value("Profit will rise in the second quarter.", "2024-02-20") == "2024-Q2"


def test_letters_and_figures_are_a_quarter_only_where_nothing_else_is_so_called():
    assert words("He caught H1N1, held an H-1B visa, took the H1 road and drove an Audi Q3.") == []
    assert value("Profit fell in H1.") == "2024-H1"


def test_a_decade_is_no_year_and_a_year_no_decade():
    assert words("The 1990s began in 1990.") == ["The 1990s", "1990"]


def test_years_of_another_era_are_not_those_of_ours():
    (time,) = read("The city was founded in 1200 BC by settlers.")
    assert (time.value, time.earliest, time.latest) == ("BC1200", None, None)
    assert value("The city fell in AD 842.") == "0842"
    assert value("The city fell about 2000 BCE.") == "BC2000"
    assert words("They ran 500 ad campaigns.") == []


@pytest.mark.parametrize("text", ["in 1848", "(1848)", "from 1848 to 1861"])
def test_an_old_year_stands_where_only_a_year_can(text):
    assert words(f"It was made {text}.")[0] == "1848"
    assert words("They sold 1848 copies and 1861 of those.") == []
