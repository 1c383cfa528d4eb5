"""The codes of countries."""

import re

import pytest

from onrecord.knowledge import CountryCodes, StateNumber, codes_of, files
from onrecord.knowledge.entries import Country

COUNTRIES = sorted(entry.code for entry in files.actors() if isinstance(entry, Country))


def test_every_country_of_the_table_has_all_codes():
    for code in COUNTRIES:
        found = codes_of(code)
        assert found is not None
        assert re.fullmatch("[A-Z]{3}", found.iso3)
        assert re.fullmatch("Q[1-9][0-9]*", found.wikidata)


def test_no_two_countries_share_a_code_of_three_letters_or_an_item():
    found = [codes_of(code) for code in COUNTRIES]
    assert len({each.iso3 for each in found}) == len({each.wikidata for each in found}) == len(COUNTRIES)


@pytest.mark.parametrize(
    ("code", "on", "number"),
    [
        ("US", None, 2),
        ("RU", "2001-09", 365),
        ("DE", "1990-09-30", 260),
        ("DE", "1990-10-03", 255),
        ("DE", "1990", None),
        ("YE", "1990-05-22", None),
        ("YE", "1990-06", 679),
        ("VN", "1970", None),
        ("VN", "1995-07-11", 816),
        ("CS", None, None),
        ("CS", "1989", 315),
        ("TW", "1948", 713),
        ("VA", "2005", None),
    ],
)
def test_a_country_has_the_number_that_held_at_the_date(code, on, number):
    assert codes_of(code).state_number(on) == number


def test_a_number_is_none_where_two_may_hold():
    two = CountryCodes(
        "KS", "KST", "Q901", (StateNumber(801, "1950-01", "1990-05"), StateNumber(802, "1990-05", "9999-99"))
    )
    assert [two.state_number(on) for on in ("1990-04", "1990-05-31", "1990-06")] == [801, None, 802]
    with pytest.raises(ValueError, match="is no date"):
        two.state_number("May")
