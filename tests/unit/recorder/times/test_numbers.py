"""Numbers in figures and in words, and every word of the tables that has a number."""

import pytest

from onrecord.recorder.times.numbers import amount, is_range, year_of
from tests.unit.recorder.times.reading import read, value


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("one", 1), ("ten", 10), ("nineteen", 19), ("ninety-nine", 99), ("a", 1), ("another", 1),
        ("a hundred", 100), ("two hundred and six", 206), ("three thousand four hundred", 3400),
        ("twenty-one thousand", 21_000), ("two million", 2_000_000), ("a dozen", 12), ("two dozen", 24),
        ("a couple of", 2), ("half a", 0.5), ("a half", 0.5), ("two and a half", 2.5), ("twenty-one and a half", 21.5),
        ("12", 12), ("1,200", 1200), ("1,234,567", 1_234_567), ("1.5", 1.5), ("2 million", 2_000_000),
        ("12000", 12_000),
        ("two to three", 2), ("18-24", 18), ("18–24", 18), ("five or six", 5), ("two to three and a half", 2),
    ],
)  # fmt: skip
def test_an_amount_is_read_from_figures_and_words(written, number):
    assert amount(written) == number


@pytest.mark.parametrize("written", ["a few", "several", "many", "some", "countless"])
def test_words_that_leave_it_open_give_no_amount(written):
    assert amount(written) is None


def test_a_range_has_two_numbers():
    assert all(map(is_range, ("two to three", "five or six", "12-18", "12–18")))
    assert not any(map(is_range, ("twenty-one", "tomorrow", "forty")))


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("1997", "1997"), ("98", "1998"), ("50", "1950"), ("49", "2049"), ("’07", "2007"),
        ("nineteen ninety-seven", "1997"), ("nineteen ninety", "1990"), ("nineteen oh four", "1904"),
        ("twenty twelve", "2012"), ("eighteen forty-eight", "1848"),
        ("two thousand", "2000"), ("two thousand and one", "2001"), ("two thousand ten", "2010"),
    ],
)  # fmt: skip
def test_a_year_is_read_from_figures_and_words(written, year):
    assert year_of(written) == year


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, "January Jan."), (2, "February Feb."), (3, "March Mar."), (4, "April Apr."), (5, "May"), (6, "June Jun."),
        (7, "July Jul."), (8, "August Aug."), (9, "September Sep. Sept."), (10, "October Oct."),
        (11, "November Nov."), (12, "December Dec."),
    ],
)  # fmt: skip
def test_every_name_of_a_month_is_its_number(number, names):
    for name in names.split():
        assert value(f"They met on {name} 7, 2021.") == f"2021-{number:02}-07"


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, "Monday Mon."), (2, "Tuesday Tue. Tues."), (3, "Wednesday Wed."), (4, "Thursday Thu. Thur. Thurs."),
        (5, "Friday Fri."), (6, "Saturday Sat."), (7, "Sunday Sun."),
    ],
)  # fmt: skip
def test_every_name_of_a_weekday_is_its_number(number, names):
    full, *short = names.split()
    assert value(f"They meet every {full}.") == value(f"They meet {full}s.") == f"XXXX-WXX-{number}"
    assert value(f"They met {full} night.", None) == f"XXXX-WXX-{number}TNI"
    for name in short:  # with the day of the month, for by itself it may be another word
        assert value(f"They met on {name}, March {3 + number}, 2024.") == f"2024-03-{3 + number:02}"


ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)


def test_every_ordinal_is_its_number():
    for number, word in enumerate(ORDINALS.split(), 1):
        assert value(f"It was built in the {word} century.") == f"{number - 1:02}"
        assert value(f"They met on the {word} of May.", "2024-06-01") == f"2024-05-{number:02}"
    assert value("It was built in the twenty-first century.") == "20"
    assert value("They met on the thirtieth of May.", "2024-06-01") == "2024-05-30"


@pytest.mark.parametrize(
    ("written", "decade"),
    [
        ("the twenties", "192"), ("the thirties", "193"), ("the forties", "194"), ("the fifties", "195"),
        ("the sixties", "196"), ("the seventies", "197"), ("the eighties", "198"), ("the nineties", "199"),
        ("the '10s", "201"), ("the '20s", "192"), ("the 2010s", "201"), ("the 1900s", "19"), ("the 1910s", "191"),
    ],
)  # fmt: skip
def test_every_decade_is_its_first_years(written, decade):
    assert value(f"It was built in {written}.") == decade


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        ("second", "PT30S", "PT30S"), ("minute", "PT1M", "PT30M"), ("hour", "PT1H", "PT30H"), ("day", "P1D", "P30D"),
        ("week", "P1W", "P30W"), ("fortnight", "P2W", "P60W"), ("month", "P1M", "P30M"), ("quarter", "P1Q", "P30Q"),
        ("year", "P1Y", "P30Y"), ("decade", "P10Y", "P300Y"),
    ],
)  # fmt: skip
def test_every_unit_is_counted_with_its_letter(unit, one, many):
    assert value(f"They waited for thirty {unit}s.") == many
    if unit not in ("second", "quarter"):
        assert value(f"They waited for one {unit}.") == one


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("5 yrs", "P5Y"), ("5 hrs", "PT5H"), ("5 mins", "PT5M"), ("5 min", "PT5M"), ("3 weekends", "P3WE"),
        ("two centuries", "P200Y"), ("decades", "PXDE"), ("centuries", "PXCE"),
        ("2.5 weeks", "P2.5W"), ("half a day", "PT12H"),
        ("half a decade", "P5Y"), ("1.5 days", "PT36H"), ("1.5 minutes", "PT90S"), ("half a month", "P15D"),
    ],
)  # fmt: skip
def test_fractions_are_counted_in_the_next_finer_unit_where_they_come_out_even(written, expected):
    assert value(f"They waited for {written}.") == expected


@pytest.mark.parametrize(
    ("written", "mod"),
    [
        ("about", "APPROX"), ("around", "APPROX"), ("approximately", "APPROX"), ("roughly", "APPROX"),
        ("some", "APPROX"), ("nearly", "LESS_THAN"), ("almost", "LESS_THAN"), ("less than", "LESS_THAN"),
        ("just under", "LESS_THAN"), ("over", "MORE_THAN"), ("more than", "MORE_THAN"), ("just over", "MORE_THAN"),
        ("well over", "MORE_THAN"), ("at least", "EQUAL_OR_MORE"), ("no less than", "EQUAL_OR_MORE"),
        ("at most", "EQUAL_OR_LESS"), ("no more than", "EQUAL_OR_LESS"), ("up to", "EQUAL_OR_LESS"),
        ("as long as", "EQUAL_OR_LESS"),
    ],
)  # fmt: skip
def test_every_modifier_of_an_amount_is_kept(written, mod):
    (time,) = read(f"They waited for {written} 20 days.")
    assert (time.value, time.mod) == ("P20D", mod)
