"""What the table tells of a mention's words, at a date."""

import pytest

from onrecord import knowledge

table = knowledge.load()


def person(words: str, on: str | None) -> tuple[str, str | None] | None:
    found = table.describe(words, kind="person", on=on)
    return found and (found.name, found.office)


PRESIDENT = "President of the United States"


def test_the_us_president_of_2009_is_not_the_one_of_2024():
    assert person("the US president", "2009-06-04") == ("Barack Obama", PRESIDENT)
    assert person("the US president", "2024-03-01") == ("Joe Biden", PRESIDENT)


@pytest.mark.parametrize(
    "on",
    [
        None,
        "2009-01-20",  # the day itself had two
        "2009-01",
        "2009",
        "2017",
        "1930-05-01",  # before the table begins
        "2041-05-01",  # after its date
        "2041",
    ],
)
def test_where_the_date_leaves_two_or_nobody_only_the_office_is_told(on):
    assert person("the US president", on) == (PRESIDENT, PRESIDENT)


@pytest.mark.parametrize("on", ["2009-01-21", "2009-02", "2010", "2010-07-04T12:00:00Z", "2017-01-19"])
def test_a_date_within_one_term_names_its_holder_in_any_fineness(on):
    assert person("the US president", on) == ("Barack Obama", PRESIDENT)


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("1999-12-30", "Boris Yeltsin"),
        ("1999-12-31", "President of Russia"),
        ("1999", "President of Russia"),
        ("2000-01-01", "Vladimir Putin"),
        ("2010", "Dmitry Medvedev"),
        ("2015", "Vladimir Putin"),
    ],
)
def test_the_president_of_the_russian_federation_changed_on_the_last_day_of_1999(on, name):
    assert person("the president of the Russian Federation", on) == (name, "President of Russia")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Russia's president", "Dmitry Medvedev"),
        ("Russia’s president", "Dmitry Medvedev"),
        ("The Russian President", "Dmitry Medvedev"),
        ("the president of Russia", "Dmitry Medvedev"),
        ("the current Russian president", "Dmitry Medvedev"),
        ("Russia's current president", "Dmitry Medvedev"),
        ("the Russian premier", "Vladimir Putin"),
        ("the South Korean president", "Lee Myung-bak"),
        ("the U.S. Secretary of State", "Hillary Clinton"),
        ("the British foreign secretary", "William Hague"),
        ("the French foreign minister", "Alain Juppe"),
        ("the German chancellor", "Angela Merkel"),
        ("Jordan's king", "Abdullah II"),  # no king is of somebody called Jordan
        ("Georgia's president", "Mikheil Saakashvili"),  # nor of the state
        ("the pope", "Pope Benedict XVI"),
        ("the taoiseach", "Brian Cowen"),
        ("the Queen of England", "Elizabeth II"),
        ("the North Korean leader", "Kim Jong Il"),
        ("the UN chief", "Ban Ki-moon"),
        ("the U.N. Secretary-General", "Ban Ki-moon"),
        ("NATO's secretary general", "Anders Fogh Rasmussen"),
        ("the president of the European Commission", "Jose Manuel Barroso"),
        ("the House speaker", "John Boehner"),
        ("the Fed chairman", "Ben Bernanke"),
    ],
)
def test_an_office_is_found_however_it_is_described(words, name):
    assert person(words, "2011-03-05") == (name, table.describe(words, kind="person", on="2011-03-05").office)


@pytest.mark.parametrize(
    "words",
    [
        "the former US president",
        "the then US president",
        "the next Russian president",
        "the US president-elect",
        "the acting Ukrainian president",
        "the US presidents",
        "a Hamas leader",
        "the president",
        "the prime minister",
        "the president of the club",
        "the president of the University of Georgia",
        "the US president's spokesman",
        "the Indian foreign secretary",  # a civil servant
        "the mayor of Moscow",
        "Barack Obama",
        "President Obama",
        "Mr Obama",
        "Hezbollah",
        "the Americans",
        "of",
        "the",
        "",
        "'s",
        "“”",
    ],
)
def test_other_descriptions_and_names_tell_of_no_office(words):
    assert person(words, "2011-03-05") is None


def test_a_name_that_agrees_with_the_office_and_the_date_is_confirmed():
    assert person("French President Nicolas Sarkozy", "2011-03-05") == ("Nicolas Sarkozy", "President of France")
    assert person("French President Sarkozy", "2011-03-05") == ("Nicolas Sarkozy", "President of France")


def test_a_name_of_its_own_is_never_overruled():
    assert person("French President Macron", "2011-03-05") is None
    assert person("US President Ada Quill", "2011-03-05") is None


def test_an_office_that_the_table_has_no_holders_of_is_told_with_its_country():
    found = table.describe("the Peruvian health minister", kind="person", on="2011-03-05")
    assert (found.name, found.office, found.country) == ("Health Minister of Peru", "Health Minister of Peru", "PE")


def said(words: str, kind: str = "organization", *, speaks: bool = False) -> tuple[str, str | None] | None:
    found = table.describe(words, kind=kind, on="2011-03-05", speaks=speaks)
    return found and (found.name, found.country)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Kremlin", "Government of Russia"),
        ("KREMLIN", "Government of Russia"),
        ("Washington", "Government of the United States"),
        ("the White House", "Government of the United States"),
        ("Downing Street", "Government of the United Kingdom"),
        ("the Elysee", "Government of France"),
        ("the Élysée Palace", "Government of France"),
        ("Beijing", "Government of China"),
        ("Kabul", "Government of Afghanistan"),
        ("the Kabul government", "Government of Afghanistan"),
        ("the Russian government", "Government of Russia"),
        ("Russian authorities", "Government of Russia"),
        ("the French foreign ministry", "Foreign Ministry of France"),
        ("the Ministry of Foreign Affairs of Iran", "Foreign Ministry of Iran"),
        ("Iran's defence ministry", "Defense Ministry of Iran"),
    ],
)
def test_a_seat_of_government_and_its_ministries_are_their_country_s(words, name):
    assert said(words)[0] == name


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Hezbollah", ("Hezbollah", "LB")),
        ("HEZBOLLAH", ("Hezbollah", "LB")),
        ("Hizbullah", ("Hezbollah", "LB")),
        ("the UN", ("United Nations", None)),
        ("U.N.", ("United Nations", None)),
        ("the State Department", ("US Department of State", "US")),
        ("the US", ("United States", "US")),
    ],
)
def test_organizations_and_countries_have_their_usual_name(words, found):
    assert said(words) == found


@pytest.mark.parametrize(
    "words", ["the Obama administration", "Georgia", "IS", "the Democratic Party", "Brussels", "us"]
)
def test_an_organization_that_could_be_another_is_nobody(words):
    assert said(words) is None


def test_a_capital_is_a_place_until_it_speaks():
    assert said("Kabul", "place") == ("Kabul", "AF")
    assert said("Kabul", "place", speaks=True) == ("Government of Afghanistan", "AF")
    assert said("Russia", "place", speaks=True) == ("Russia", "RU")


def test_a_name_that_is_a_person_s_too_is_taken_for_what_it_was_marked_as():
    assert said("Jordan", "place") == ("Jordan", "JO")
    assert said("Chad", "place") == ("Chad", "TD")
    assert said("Jordan", "person") is None
    assert said("Jordan", "organization") is None
    assert said("Washington", "person") is None


@pytest.mark.parametrize("words", ["Georgia", "Congo", "turkey", "us", "Tripoli", "Springfield"])
def test_a_place_that_could_be_another_is_nowhere(words):
    assert said(words, "place") is None
    assert said(words, "place", speaks=True) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the Americans", ("Americans", "US")),
        ("Iranians", ("Iranians", "IR")),
        ("the French", ("French", "FR")),
        ("the Taliban", ("Taliban", "AF")),
        ("officials", None),
        ("the Congolese", None),
        ("demonstrators", None),
    ],
)
def test_a_people_is_its_country_s(words, found):
    assert said(words, "group") == found


@pytest.mark.parametrize("on", ["yesterday", "2009-13", "2009-02-30", "20090604", ""])
def test_a_date_that_is_none_is_refused(on):
    with pytest.raises(ValueError, match="Allowed: a year, a month or a day"):
        table.describe("the US president", kind="person", on=on)


def test_words_without_end_are_looked_up_in_no_time():
    assert table.describe("the president of " * 100_000, kind="person", on="2009") is None
    assert table.describe("x " * 99, kind="person", on="2009") is None


def test_every_answer_is_dated():
    for words, kind in (("the US president", "person"), ("Kabul", "place"), ("the Kremlin", "organization")):
        assert table.describe(words, kind=kind, on="2009-06-04").as_of > "2009"
